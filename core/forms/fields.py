"""Fields of our own: a date as three boxes."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import gettext as _
from wtforms import Field
from wtforms.widgets import TextInput


class DateField(Field):
    """A day, asked as day, month and year in three boxes, because a date picker is hard to use.

    The page shows `field.parts`, three (suffix, label, value) for the inputs
    named `<name>-day`, `<name>-month`, `<name>-year`. One text such as
    2027-03-31 is understood too.
    """

    widget = TextInput()

    def __init__(self, label: Any = None, validators: Any = None, **kwargs: Any) -> None:
        super().__init__(label, validators, **kwargs)
        self.raw_parts: list[str] = ["", "", ""]

    def process(self, formdata: Any, data: Any = None, **kwargs: Any) -> None:
        self.given = formdata
        super().process(formdata, *([] if data is None else [data]), **kwargs)
        if formdata and any(f"{self.name}-{part}" in formdata for part in ("day", "month", "year")):
            self.raw_parts = [
                formdata.get(f"{self.name}-{part}", "").strip() for part in ("day", "month", "year")
            ]
            self.raw_data = [" ".join(self.raw_parts)] if any(self.raw_parts) else [""]
            self._read(self.raw_parts)

    def process_formdata(self, valuelist: list[str]) -> None:
        if valuelist and valuelist[0].strip():
            self.raw_parts = list(reversed(valuelist[0].strip().split("-")))[:3]
            self._read(self.raw_parts)

    def _read(self, parts: list[str]) -> None:
        self.data = None
        if not any(parts):
            return
        try:
            day, month, year = (int(part) for part in parts)
            self.data = date(year + 2000 if year < 100 else year, month, day)
        except ValueError:
            self.process_errors = [_("Give a real date, like 31 3 2027")]

    def _value(self) -> str:
        return self.data.isoformat() if self.data else " ".join(self.raw_parts).strip()

    @property
    def parts(self) -> list[tuple[str, str, str]]:
        values = (
            [str(self.data.day), str(self.data.month), str(self.data.year)] if self.data else self.raw_parts
        )
        return list(zip(("day", "month", "year"), (_("Day"), _("Month"), _("Year")), values, strict=True))
