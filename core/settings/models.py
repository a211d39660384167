"""A setting's values, each from a date on. A rule with an effective-from date is data."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.database import Model


class SettingValue(Model):
    __tablename__ = "setting_value"
    __table_args__ = (UniqueConstraint("name", "from_on", name="one_value_a_day"),)

    name: Mapped[str]
    from_on: Mapped[date]
    value: Mapped[Any] = mapped_column(JSON)
