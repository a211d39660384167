"""What people do with themes, and what the machine may not undo."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.access.permissions import Role
from core.accounts.services import add_account
from core.database import db
from core.errors import Refused
from engagement.themes import queries, running, services
from engagement.themes.models import Coding, Quote
from engagement.voices import services as voices
from engagement.voices.models import Kind, Remark

LIFTS = [
    "The lift is broken again",
    "Lift out of order all week",
    "lift broken, stuck upstairs",
    "the lift keeps breaking",
    "That lift is broken",
]
DAMP = [
    "Damp in the bedroom",
    "black mould and damp",
    "mould on the bedroom wall",
    "Damp and mould everywhere",
    "the bedroom is damp",
]


@pytest.fixture
def priya(app):
    account = add_account(name="Priya Nair", email="priya@example.org", roles=[Role.OFFICER])
    db.session.flush()
    return account


@pytest.fixture
def said(app):
    """Ten comments about two things, and one that says nothing."""
    for text in [*LIFTS, *DAMP, "n/a"]:
        voices.hear(kind=Kind.SURVEY, source="survey:test", remarks=[("Why?", text)])
    db.session.flush()


def theme_of(text: str):
    remark = db.session.scalar(select(Remark).where(Remark.text == text))
    return next(iter(queries.themes_of_voice(remark.voice)), None)


def remark(text: str) -> Remark:
    return db.session.scalar(select(Remark).where(Remark.text == text))


def test_a_run_puts_like_with_like_and_counts_empty_answers_apart(said):
    run = running.run(n_themes=2)
    assert theme_of(LIFTS[0]) is theme_of(LIFTS[1]) is not None
    assert theme_of(DAMP[0]) is theme_of(DAMP[1]) is not theme_of(LIFTS[0])
    assert (run.empty, queries.totals().empty) == (1, 1)
    totals = queries.totals()
    assert totals.in_a_theme + totals.without + totals.empty + totals.unread == totals.all == 11


def test_a_second_run_keeps_themes_names_and_moves(said, priya):
    running.run(n_themes=2)
    lifts, damp = theme_of(LIFTS[0]), theme_of(DAMP[0])
    services.rename(lifts, name="Lifts that break down", by=priya)
    services.move([remark(DAMP[0])], lifts, by=priya)
    voices.hear(kind=Kind.SURVEY, source="survey:test", remarks=[("", "lift broken once more")])
    db.session.flush()
    running.run(n_themes=2)
    assert theme_of("lift broken once more") is lifts
    assert lifts.name == "Lifts that break down"
    assert theme_of(DAMP[0]) is lifts, "a person's move outlives the run"
    assert theme_of(DAMP[1]) is damp


def test_a_merge_counts_everything_for_the_other_theme_and_can_be_undone(said, priya):
    running.run(n_themes=2)
    lifts, damp = theme_of(LIFTS[0]), theme_of(DAMP[0])
    services.merge(damp, lifts, by=priya)
    db.session.flush()
    assert [each.theme for each in queries.weighed()] == [lifts]
    assert queries.by_slug(damp.slug) is lifts
    services.undo(services.last_change(), by=priya)
    db.session.flush()
    assert {each.theme for each in queries.weighed()} == {lifts, damp}


def test_what_if_says_what_the_move_then_does(said, priya):
    running.run(n_themes=2)
    lifts, damp = theme_of(LIFTS[0]), theme_of(DAMP[0])
    foretold = services.what_if([remark(DAMP[0]).key, remark(DAMP[1]).key], lifts)
    services.move([remark(DAMP[0]), remark(DAMP[1])], lifts, by=priya)
    db.session.flush()
    sizes = {each.theme.id: each.remarks for each in queries.weighed()}
    assert foretold == {lifts.id: sizes[lifts.id], damp.id: sizes[damp.id]}


def test_undoing_a_move_gives_the_remark_back_to_the_machine(said, priya):
    running.run(n_themes=2)
    damp = theme_of(DAMP[0])
    services.move([remark(DAMP[0])], None, by=priya)
    db.session.flush()
    assert theme_of(DAMP[0]) is None
    services.undo(services.last_change(), by=priya)
    db.session.flush()
    assert theme_of(DAMP[0]) is damp


def test_two_themes_cannot_share_a_name(said, priya):
    running.run(n_themes=2)
    services.rename(theme_of(LIFTS[0]), name="Lifts", by=priya)
    with pytest.raises(Refused, match="has this name"):
        services.rename(theme_of(DAMP[0]), name=" lifts ", by=priya)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Dave was rude about the lift", True),
        ("[name] was rude about the lift", True),
        ("… rude about the lift", True),
        ("Dave was very rude about the lift", False),
        ("the lift was rude", False),
        ("", False),
    ],
)
def test_a_quote_is_the_customers_own_words(text, holds):
    assert services.is_cut_from(text, "Dave was rude about the lift") is holds


def test_words_put_in_the_customers_mouth_are_refused(said, priya):
    running.run(n_themes=2)
    with pytest.raises(Refused, match="own words"):
        services.approve_quote(remark(LIFTS[0]), theme_of(LIFTS[0]), "The lift is wonderful", by=priya)


def test_words_taken_back_leave_the_theme_and_its_quotes(said, priya):
    running.run(n_themes=2)
    lifts = theme_of(LIFTS[0])
    services.approve_quote(remark(LIFTS[0]), lifts, LIFTS[0], by=priya)
    db.session.flush()
    voices.take_back(remark(LIFTS[0]).voice)
    db.session.flush()
    assert queries.quotes_of(lifts) == []
    assert db.session.scalar(select(Quote)) is None
    assert len(db.session.scalars(select(Coding)).all()) == 10


def test_the_database_keeps_one_machine_coding_for_a_remark(said):
    from sqlalchemy.exc import IntegrityError

    running.run(n_themes=2)
    db.session.add(Coding(remark_key=remark(LIFTS[0]).key, strength=1))
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()
