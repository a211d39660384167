"""An attack on anonymous cases: nothing that is kept tells in which order twenty people wrote."""

from __future__ import annotations

from itertools import pairwise

import pytest
from sqlalchemy import select, text

from core.audit.models import Entry
from core.database import db, saving
from core.messages.models import Message
from engagement.feedback import jobs
from engagement.feedback.kinds import CaseKind
from engagement.feedback.models import Case
from tests.makers.engagement_feedback import a_case

PEOPLE = 20
RUNS = 20
TABLES = ("feedback_case", "case_stage", "voice", "remark")


def neighbours_kept(order: list[int]) -> int:
    """How many who wrote one after the other still lie one after the other."""
    return sum(abs(first - second) == 1 for first, second in pairwise(order))


@pytest.mark.postgres
def test_the_order_of_rows_pairs_people_no_better_than_chance(app, clock):
    clock.move_to("2026-11-24 10:00")
    kept = 0
    for run in range(RUNS):
        wrote = [a_case(words=f"Run {run}, person {number}", anonymous=True).id for number in range(PEOPLE)]
        lies = [key for key in db.session.scalars(select(Case.id).order_by(Case.id)) if key in set(wrote)]
        kept += neighbours_kept([wrote.index(key) for key in lies])
    # Chance keeps 1.9 neighbours a run, 38 in all, give or take 6 (one standard deviation). Order would keep 380.
    assert kept < 70


@pytest.mark.postgres
def test_once_the_job_has_run_postgresql_keeps_no_order_of_its_own(own_app):
    """`ctid` follows where rows lie, and `xmin` who was written with whom."""
    with own_app("postgresql").test_request_context(method="POST"):
        kept: dict[str, int] = {}
        for run in range(RUNS):
            wrote = []
            for number in range(PEOPLE):
                with saving():
                    wrote.append(a_case(words=f"Run {run}, person {number}", anonymous=True).id)
            assert neighbours_kept(_lie(wrote, "ctid")) == PEOPLE - 1, "the attack is a real one"
            jobs.shuffle_cases()
            for way in ("ctid", "xmin::text::bigint, ctid"):
                kept[way] = kept.get(way, 0) + neighbours_kept(_lie(wrote, way))
    assert {way: many for way, many in kept.items() if many >= 70} == {}


def _lie(wrote: list[int], way: str) -> list[int]:
    """The people's numbers in the order in which the database keeps their rows."""
    with saving():
        keys = [row[0] for row in db.session.execute(text(f"SELECT id FROM feedback_case ORDER BY {way}"))]
    return [wrote.index(key) for key in keys if key in set(wrote)]


def test_nothing_beside_the_rows_was_written(app):
    for number in range(PEOPLE):
        a_case(CaseKind.ENQUIRY, f"Person {number}", anonymous=True)
    assert db.session.scalars(select(Entry)).all() == []
    assert db.session.scalars(select(Message)).all() == []


def test_every_moment_is_the_start_of_the_day(app, clock):
    clock.move_to("2026-11-24 15:47")
    case = a_case(anonymous=True)
    moments = {case.created_at, case.stage.created_at}
    assert {moment.isoformat() for moment in moments} == {"2026-11-24T00:00:00+00:00"}


def test_no_column_of_theirs_holds_the_minute(app, clock):
    clock.move_to("2026-11-24 15:47:33")
    a_case(anonymous=True)
    for table in TABLES:
        for row in db.session.execute(text(f"SELECT * FROM {table}")):
            assert "15:47" not in " ".join(map(str, row)), table
