"""Bringing in a list of customers: thousands of rows in seconds, and safe to run twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import insert, select, update

from core import audit
from core.accounts.models import Account
from core.csv_files import RejectedRow, Row, Sheet, UnreadableFile
from core.database import db
from engagement.customers.lines import REQUIRED, BadLine, Line, column_names, read_line
from engagement.customers.models import Building, ContactPreference, ContactWay, Customer, Home, Household


@dataclass
class Report:
    """What became of each row. The four counts add up to `rows`."""

    rows: int = 0
    imported: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: list[RejectedRow] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        return {
            "rows": self.rows,
            "imported": self.imported,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "rejected": len(self.rejected),
        }


def import_customers(sheet: Sheet, by: Account | None = None) -> Report:
    """Bring in every row that can be read, in the caller's transaction.

    Raises UnreadableFile when a column that must be there is missing.
    """
    lines, rejected = readable_lines(sheet)
    report = bring_in(lines)
    report.rows, report.rejected = len(sheet.rows), rejected
    audit.record("customers.imported", by=by, **report.counts)
    return report


def readable_lines(sheet: Sheet) -> tuple[list[Line], list[RejectedRow]]:
    """The rows of a list that can be brought in, and those that cannot, each with its reason."""
    names = column_names(sheet.columns)
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        there = ", ".join(column for column in sheet.columns if column)
        raise UnreadableFile(
            _("There is no column “%(name)s”. The columns are: %(there)s.", name=missing[0], there=there)
        )
    lines: list[Line] = []
    rejected: list[RejectedRow] = []
    agreeing = _Agreeing()
    for row in sheet.rows:
        try:
            lines.append(agreeing.check(_line(row, names), row.number))
        except BadLine as bad:
            rejected.append(RejectedRow(row.number, str(bad), row.cells))
    return lines, rejected


def _line(row: Row, names: dict[str, str]) -> Line:
    if row.problem:
        raise BadLine(row.problem)
    return read_line({ours: row.cells.get(theirs, "") for ours, theirs in names.items()})


class _Agreeing:
    """Refuses a row that says something else than an earlier one about the same home, household or person."""

    def __init__(self) -> None:
        self.seen: dict[tuple[str, str], tuple[int, Any]] = {}

    def check(self, line: Line, number: int) -> Line:
        facts = {
            ("home", line.home_reference): (line.building, line.home),
            ("household", line.household_reference): (line.home_reference, line.household),
        }
        key = ("customer", line.customer_reference) if line.customer_reference else None
        if key in self.seen:
            raise BadLine(_("This customer is in row %(number)s already.", number=self.seen[key][0]))
        for thing, said in facts.items():
            first, before = self.seen.get(thing, (number, said))
            if before != said:
                what = {"home": _("home"), "household": _("household")}[thing[0]]
                raise BadLine(
                    _("Row %(number)s says something else about this %(what)s.", number=first, what=what)
                )
        if not key and ("household", line.household_reference) in self.seen:
            raise BadLine(_("This household is in the list already, and this row adds nobody."))
        for thing, said in facts.items():
            self.seen.setdefault(thing, (number, said))
        if key:
            self.seen[key] = (number, None)
        return line


def bring_in(lines: Iterable[Line]) -> Report:
    """Add or change what the lines say. Each line counts once: as imported, updated or unchanged."""
    lines = list(lines)
    buildings = {line.building: {"area": line.home.get("area", "")} for line in lines if line.building}
    building = _Merged(Building, lambda row: row.name, {k: {"name": k, **v} for k, v in buildings.items()})
    home = _Merged(
        Home,
        lambda row: row.reference,
        {
            line.home_reference: {"reference": line.home_reference, **line.home}
            | ({"building_id": building.ids[line.building]} if line.building else {})
            for line in lines
        },
    )
    household = _Merged(
        Household,
        lambda row: row.reference,
        {
            line.household_reference: {
                "reference": line.household_reference, "home_id": home.ids[line.home_reference], **line.household
            }
            for line in lines
        },
    )  # fmt: skip
    people = [line for line in lines if line.customer_reference]
    customer = _Merged(
        Customer,
        lambda row: row.reference,
        {
            line.customer_reference: {
                "reference": line.customer_reference,
                "household_id": household.ids[line.household_reference],
                **line.customer,
            }
            for line in people
        },
    )
    changed_people = _bring_in_wishes(people, customer)
    return _count(lines, home, household, customer, changed_people)


def _bring_in_wishes(people: list[Line], customer: _Merged) -> set[int]:
    """The ways and wishes of customers; gives the ids of customers for whom one changed."""
    ids = {line.customer_reference: customer.ids[line.customer_reference] for line in people}
    ways = _Merged(
        ContactWay,
        lambda row: (row.customer_id, row.channel),
        {
            (ids[line.customer_reference], channel): {
                "customer_id": ids[line.customer_reference], "channel": channel, "address": address
            }
            for line in people
            for channel, address in line.ways.items()
        },
    )  # fmt: skip
    wishes = _Merged(
        ContactPreference,
        lambda row: row.customer_id,
        {
            ids[line.customer_reference]: {"customer_id": ids[line.customer_reference], **line.wishes}
            for line in people
            if line.wishes
        },
    )
    return {key[0] for key in ways.touched} | wishes.touched


def _count(
    lines: list[Line], home: _Merged, household: _Merged, customer: _Merged, changed_people: set[int]
) -> Report:
    report = Report(rows=len(lines))
    for line in lines:
        reference = line.customer_reference
        if (reference in customer.new) if reference else (line.household_reference in household.new):
            report.imported += 1
        elif (
            line.home_reference in home.touched
            or line.household_reference in household.touched
            or reference in customer.touched
            or (reference and customer.ids[reference] in changed_people)
        ):
            report.updated += 1
        else:
            report.unchanged += 1
    return report


class _Merged:
    """Rows of one table, added or changed in bulk. `ids` by key; `new` and `touched` are keys."""

    def __init__(self, model: Any, key_of: Callable[[Any], Any], wanted: dict[Any, dict[str, Any]]) -> None:
        table = model.__table__
        rows = db.session.execute(select(table)).all() if wanted else []
        there = {key: row for row in rows if (key := key_of(row)) in wanted}
        self.new = wanted.keys() - there.keys()
        changes = {
            key: {"id": there[key].id, **fields}
            for key, fields in wanted.items()
            if key in there and any(getattr(there[key], name) != value for name, value in fields.items())
        }
        self.touched = self.new | changes.keys()
        defaults = _whole_rows(model, [fields for key, fields in wanted.items() if key in self.new])
        if defaults:
            db.session.execute(insert(table), defaults)
        if changes:
            for group in _alike(changes.values()):
                db.session.execute(update(model), group)
        db.session.expire_all()
        after = db.session.execute(select(table)).all() if self.new else rows
        self.ids = {key: row.id for row in after if (key := key_of(row)) in wanted}


def _whole_rows(model: Any, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give every row every column, so that they go in by one statement."""
    named = {name for fields in rows for name in fields}
    columns = {
        column.key: column.default.arg if column.default is not None and column.default.is_scalar else None
        for column in model.__table__.columns
        if column.key in named
    }
    return [columns | fields for fields in rows]


def _alike(changes: Iterable[dict[str, Any]]) -> Iterable[list[dict[str, Any]]]:
    """Changes that name the same columns, together."""
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for fields in changes:
        groups.setdefault(tuple(sorted(fields)), []).append(fields)
    return groups.values()
