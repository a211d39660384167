"""Addresses people can guess, made from titles."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from sqlalchemy import select

from core.database import db


def slug_from(title: str, otherwise: str = "thing") -> str:
    """A title as part of an address; `otherwise` where no letter of it is left.

    >>> slug_from("How are we doing? 2026")
    'how-are-we-doing-2026'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-") or otherwise


def free_slug(model: Any, title: str) -> str:
    """A slug that no row of this model has: the title's own, or with the first number that is free."""
    stem = slug_from(title, model.__tablename__.replace("_", "-"))
    taken = set(db.session.scalars(select(model.slug).where(model.slug.like(f"{stem}%"))))
    return (
        stem if stem not in taken else next(s for n in range(2, 10_000) if (s := f"{stem}-{n}") not in taken)
    )
