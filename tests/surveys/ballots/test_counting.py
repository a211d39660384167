"""The count: once, from the sealed papers, the same by the command, and declared only when it adds up."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from sqlalchemy import func, select

from analysis.counting import METHODS
from core.database import db, saving
from core.errors import Refused
from surveys.ballots import papers, queries, services
from surveys.ballots.counts import count_of
from surveys.ballots.marks import BLANK, SPOILED
from surveys.ballots.models import OpenedBallot, PaperBatch, RollEntry, SealedBallot, Tracker
from surveys.ballots.phases import Phase
from surveys.ballots.reconciling import reconcile, spoiled_reasons
from tests.laws.house import ROOT
from tests.makers.surveys_ballots import an_open_ballot

RANKS = [
    {"o1": 1, "o2": 2},
    {"o2": 1, "o3": 2},
    {"o3": 1},
    {"o1": 1, "o3": 3},
    {"o1": 1, "o2": 1},
    BLANK,
    SPOILED,
]
TICKS = [["o1", "o2"], ["o2"], ["o3"], ["o2", "o3"], ["o1"], BLANK, SPOILED]
MARKED = {
    "yes-no": ["yes", "yes", "no", BLANK, SPOILED],
    "plurality": [["o1"], ["o2"], ["o2"], BLANK],
    "approval": TICKS, "limited": TICKS, "budget-votes": TICKS, "budget-equal-shares": TICKS,
    "score": [{"o1": 10, "o2": 3}, {"o3": 0, "o2": 7}, BLANK, SPOILED],
    "av": RANKS, "stv-scottish": RANKS, "stv-meek": RANKS, "schulze": RANKS,
}  # fmt: skip


def a_closed_ballot(marks=RANKS, **choices):
    """A ballot in which these papers were given, closed."""
    ballot, codes = an_open_ballot(voters=len(marks), **{"seats": 2, "smallest_group": 2, **choices})
    with saving():
        for code, each in zip(codes, marks, strict=False):
            services.vote(ballot, code, each)
    with saving():
        services.close_ballot(ballot, reason="Everybody has voted", by=None)
    return ballot


def number_of(table):
    return db.session.scalar(select(func.count()).select_from(table))


def by_the_command(ballot, folder):
    """What the one line on the result page prints, run in a folder that holds the published papers."""
    for name, content in papers.files(ballot, queries.opened_papers(ballot)).items():
        (folder / name).write_text(content, "utf-8")
    words = papers.command(ballot)
    assert words.startswith("python -m analysis.counting ")
    import shlex

    ran = subprocess.run(
        [sys.executable, *shlex.split(words)[1:], "--json"],
        cwd=folder, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(ran.stdout)


@pytest.mark.postgres
def test_the_count_opens_the_papers_once_and_keeps_nothing_sealed(app):
    ballot = a_closed_ballot()
    with saving():
        services.count(ballot, by=None)
    assert ballot.phase() is Phase.COUNTED
    assert (number_of(SealedBallot), number_of(OpenedBallot), number_of(Tracker)) == (0, 7, 7)
    assert sorted(map(str, queries.opened_papers(ballot))) == sorted(map(str, RANKS))
    with pytest.raises(Refused, match="counted already"):
        services.count(ballot, by=None)


def test_opened_papers_have_fresh_keys(app):
    ballot, codes = an_open_ballot(may_change=True)
    with saving():
        services.vote(ballot, codes[0], {"o1": 1})
    sealed = set(db.session.scalars(select(SealedBallot.key)))
    services.close_ballot(ballot, reason="Over", by=None)
    services.count(ballot, by=None)
    opened = set(db.session.scalars(select(OpenedBallot.key)))
    assert not opened & (sealed | set(db.session.scalars(select(Tracker.key))))


def test_an_open_ballot_is_not_counted(app):
    ballot, _codes = an_open_ballot()
    with pytest.raises(Refused, match="once it has closed"):
        services.count(ballot, by=None)


def test_time_that_is_up_closes_it_before_the_count(app, clock):
    clock.move_to("2027-03-01 09:00")
    ballot, codes = an_open_ballot(days=2)
    services.vote(ballot, codes[0], {"o1": 1})
    clock.move_to("2027-03-03 10:00")
    services.count(ballot, by=None)
    assert [line.what for line in queries.log_lines(ballot)][-2:] == ["closed", "counted"]


@pytest.mark.parametrize("method", list(METHODS))
def test_the_published_papers_give_the_published_result_by_the_command(app, tmp_path, method):
    money = {"purpose": "budget", "budget": 2500, "per": "person"} if method.startswith("budget") else {}
    ballot = a_closed_ballot(MARKED[method], method=method, **money)
    with saving():
        counted = services.count(ballot, by=None)
    assert by_the_command(ballot, tmp_path) == counted.result


@pytest.mark.parametrize("method", ["stv-scottish", "approval", "score"])
def test_a_name_withdrawn_while_people_vote_is_passed_over_by_the_command_too(app, tmp_path, method):
    ballot, codes = an_open_ballot(voters=4, method=method, seats=1, smallest_group=2)
    given = {
        "stv-scottish": [{"o1": 1, "o2": 2}, {"o1": 1}, {"o3": 1}],
        "approval": [["o1", "o2"], ["o1"], ["o3"]],
        "score": [{"o1": 9, "o2": 5}, {"o1": 4}, {"o3": 5}],
    }[method]
    for code, marks in zip(codes, given, strict=False):
        services.vote(ballot, code, marks)
    services.withdraw_option(ballot.options[0], by=None)
    services.close_ballot(ballot, reason="Over", by=None)
    counted = services.count(ballot, by=None)
    assert "Ann Baker" not in counted.result["rounds"][0]["totals"]
    assert counted.result["totals"]["spoiled"] == 1
    assert by_the_command(ballot, tmp_path) == counted.result


def test_a_name_that_a_file_would_read_as_a_column_still_counts(app, tmp_path):
    ballot, codes = an_open_ballot(names=("Paper", "choice 1", "7"), purpose="priorities", per="person")
    services.vote(ballot, codes[0], ["o1", "o3"])
    services.close_ballot(ballot, reason="Over", by=None)
    counted = services.count(ballot, by=None)
    assert counted.result["elected"][0] in {"“Paper” (o1)", "“7” (o3)"}
    assert by_the_command(ballot, tmp_path) == counted.result


def test_blank_and_spoiled_papers_are_told_apart(app):
    counted = services.count(a_closed_ballot(), by=None)
    assert spoiled_reasons(counted) == {
        "The paper was left blank.": 1,
        "The paper was spoiled, or could not be read.": 1,
        "No single first choice was given.": 1,
    }


def test_nothing_is_counted_while_envelopes_and_papers_differ(app):
    ballot, codes = an_open_ballot(voters=3)
    services.vote(ballot, codes[0], {"o1": 1})
    entry = queries.entry_of_code(codes[1])
    services.mark_voted(entry, "paper")
    services.close_ballot(ballot, reason="Over", by=None)
    sheet = reconcile(ballot)
    assert not sheet.adds_up
    assert "1 voters are marked as voting on paper, and 0 papers are in the batches." in sheet.problems
    with pytest.raises(Refused, match="does not add up yet"):
        services.count(ballot, by=None)
    services.seal_papers(ballot, [{"o2": 1}])
    db.session.add(PaperBatch(ballot_id=ballot.id, number=1, papers=1, sealed_at=ballot.closed_at))
    db.session.flush()
    assert reconcile(ballot).problems == []
    assert services.count(ballot, by=None).papers == 2


def test_the_sheet_tells_codes_by_kind_and_what_came_back(app):
    ballot, codes = an_open_ballot(voters=3)
    entry = queries.entry_of_code(codes[0])
    new = services.replace_credential(entry, kind="telephone", reason="Lost", by=None)
    services.vote(ballot, new, {"o1": 1}, channel="telephone")
    services.vote(ballot, codes[1], {"o1": 1})
    sheet = reconcile(ballot)
    assert {one.kind.value: (one.issued, one.replaced, one.used) for one in sheet.codes} == {
        "letter": (3, 1, 1), "telephone": (1, 0, 1),
    }  # fmt: skip
    assert {one.channel.value: one.voters for one in sheet.returned} == {"online": 1, "telephone": 1}
    assert (sheet.roll, sheet.voters, sheet.papers, sheet.trackers, sheet.adds_up) == (3, 2, 2, 2, True)


def test_a_voter_taken_from_the_list_behind_our_back_is_noticed(app):
    ballot = a_closed_ballot(RANKS[:2])
    db.session.add(
        RollEntry(ballot_id=ballot.id, household_id=None, customer_id=_somebody().id, is_late=True)
    )
    db.session.flush()
    assert "The log tells of 0 late additions. The list holds 1." in reconcile(ballot).problems


def test_a_result_is_declared_once_and_only_after_the_count(app):
    ballot = a_closed_ballot()
    with pytest.raises(Refused, match="not been counted"):
        services.declare(ballot, by=None)
    services.count(ballot, by=None)
    services.declare(ballot, by=None)
    assert ballot.phase() is Phase.DECLARED
    assert queries.log_lines(ballot)[-1].details == {"elected": count_of(ballot).result["elected"]}
    with pytest.raises(Refused, match="declared already"):
        services.declare(ballot, by=None)


def test_a_result_that_papers_do_not_give_is_not_declared(app):
    ballot = a_closed_ballot()
    services.count(ballot, by=None)
    # They lie in random order, and one that says this already would change nothing.
    paper = next(each for each in db.session.scalars(select(OpenedBallot)) if each.marks.get("o3") != 1)
    paper.marks = {"o3": 1}
    db.session.flush()
    with pytest.raises(Refused, match="give another result"):
        services.declare(ballot, by=None)
    db.session.delete(paper)
    db.session.flush()
    with pytest.raises(Refused, match="there are 6 papers"):
        services.declare(ballot, by=None)


def test_of_a_few_papers_the_log_says_only_how_many(app):
    ballot = a_closed_ballot(RANKS[:3], smallest_group=10)
    services.count(ballot, by=None)
    assert queries.log_lines(ballot)[-1].details == {"papers": 3}


def test_an_open_ballot_by_name_is_counted_from_the_named_votes(app):
    ballot, codes = an_open_ballot(secrecy="open", seats=1)
    services.vote(ballot, codes[0], {"o2": 1})
    services.close_ballot(ballot, reason="Over", by=None)
    assert services.count(ballot, by=None).result["elected"] == ["Bo Chen"]
    assert len(queries.named_votes(ballot)) == 1


def _somebody():
    from tests.makers.engagement_customers import a_customer

    return a_customer()
