"""An anonymous row leads to nobody: its table shares no order, time or key with one that knows a person."""

from __future__ import annotations

import pytest
from sqlalchemy import Date, DateTime

from core.database import Unlinkable, UtcDateTime, db

BREAKS_ANONYMITY = "See docs/house.md 2 and 12: an anonymous row must lead to nobody."


@pytest.fixture
def anonymous(app):
    return [mapper for mapper in db.Model.registry.mappers if issubclass(mapper.class_, Unlinkable)]


def test_anonymous_tables_lie_in_random_order_on_sqlite(anonymous):
    ordered = [m.local_table.name for m in anonymous if m.local_table.dialect_options["sqlite"]["with_rowid"]]
    assert not ordered, (
        f"{ordered} have a rowid, which is an order. Add UNLINKABLE to __table_args__. {BREAKS_ANONYMITY}"
    )


def test_anonymous_tables_hold_no_moment(anonymous):
    timed = [
        f"{mapper.local_table.name}.{column.name}"
        for mapper in anonymous
        for column in mapper.local_table.columns
        if isinstance(column.type, DateTime | UtcDateTime) and not isinstance(column.type, Date)
    ]
    assert not timed, f"{timed} say when to the second. Keep the day (Date) or nothing. {BREAKS_ANONYMITY}"


def test_anonymous_tables_count_nothing_up(anonymous):
    counted = [
        f"{mapper.local_table.name}.{column.name}"
        for mapper in anonymous
        for column in mapper.local_table.primary_key.columns
        if column.type.python_type is int and not column.foreign_keys
    ]
    assert not counted, (
        f"{counted} is a running number, which is an order. Use Unlinkable's random key. {BREAKS_ANONYMITY}"
    )


def test_no_table_that_knows_a_person_is_reached_from_an_anonymous_one(anonymous):
    people = {"account", "customer", "household", "invitation", "outbox_message", "audit_entry"}
    linked = [
        f"{mapper.local_table.name} → {key.column.table.name}"
        for mapper in anonymous
        for key in mapper.local_table.foreign_keys
        if key.column.table.name in people
    ]
    assert not linked, f"{linked}: remove the column. {BREAKS_ANONYMITY}"
