"""A file somebody gave us."""

from __future__ import annotations

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Model


class StoredFile(Model):
    __tablename__ = "stored_file"
    __table_args__ = (CheckConstraint("size > 0", name="is_not_empty"),)

    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]
    stored_as: Mapped[str] = mapped_column(unique=True)
