"""The peg for a customer's page: rooms above hang what happened with this customer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.registry import Registry
from engagement.customers.models import Customer


@dataclass(frozen=True)
class Moment:
    """One thing that happened. `title` is a sentence for staff, `link` the page with the rest."""

    day: date
    title: Any
    detail: Any = ""
    link: str | None = None


timeline: Registry[Callable[[Customer], list[Moment]]] = Registry("customers.timeline")


def story_of(customer: Customer) -> list[Moment]:
    """Everything every room knows of this customer, newest first."""
    return sorted((m for tell in timeline for m in tell(customer)), key=lambda m: m.day, reverse=True)
