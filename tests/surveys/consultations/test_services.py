"""Planning, opening and deciding, and what each refuses."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from core import clock
from core.database import db
from core.errors import Refused
from core.messages import Recipient
from core.messages.models import Message
from engagement.voices.services import subscribe
from surveys.consultations import queries, services
from surveys.consultations.phases import Phase
from tests.makers.surveys_consultations import (
    OUTCOME,
    a_closed_consultation,
    a_decided_consultation,
    a_draft_consultation,
    an_open_consultation,
)


def test_each_commitment_becomes_a_part_with_three_questions_that_may_be_left_out(app):
    sections = a_draft_consultation().survey.draft["sections"]
    assert [section["title"] for section in sections] == ["Voice", "Resolution"]
    kinds = [question["kind"] for question in sections[0]["questions"]]
    assert kinds == ["agreement", "multiple_choice", "long_text"]
    assert not any(q.get("required") for section in sections for q in section["questions"])


def test_a_commitment_with_one_promise_does_not_ask_which_matters_most(app):
    kinds = [q["kind"] for q in a_draft_consultation().survey.draft["sections"][1]["questions"]]
    assert kinds == ["agreement", "long_text"]


@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [
        ({"can_still_change": ""}, "Say what can still change."),
        ({"ends_on": None}, "Give the last day to answer."),
        ({"decided_by": ""}, "Say who decides."),
        ({"decides_on": None}, "Say when they decide."),
        ({"other_formats": ""}, "Say how to ask for another format."),
    ],
    ids=["what can change", "end", "who", "when", "formats"],
)
def test_it_cannot_open_while_something_is_not_said(app, left_out, sentence):
    draft = a_draft_consultation(**left_out)
    with pytest.raises(Refused, match=sentence):
        services.open_consultation(draft, by=None)
    assert draft.phase() is Phase.DRAFT


def test_it_cannot_open_without_a_question(app):
    draft = services.new_consultation(title="Bins", by=None)
    assert "Add a question." in services.ready(draft).missing


def test_a_short_time_needs_a_reason(app):
    draft = a_draft_consultation(ends_on=clock.today() + timedelta(days=7))
    with pytest.raises(Refused, match="fewer than 14 days"):
        services.open_consultation(draft, by=None)


def test_its_words_are_fixed_once_it_is_open(app):
    made = an_open_consultation()
    with pytest.raises(Refused):
        services.plan(made, title="Other", ends_on=None, decides_on=None, by=None)


def test_people_may_be_given_longer_but_not_less(app):
    made = an_open_consultation()
    services.extend(made, made.ends_on + timedelta(days=7), by=None)
    with pytest.raises(Refused, match="later than the last day"):
        services.extend(made, made.ends_on - timedelta(days=1), by=None)
    with pytest.raises(Refused, match="decision must come after"):
        services.extend(made, made.decides_on, by=None)


def test_closed_early_it_is_closed_at_once(app):
    assert a_closed_consultation().phase() is Phase.CLOSED


def test_it_is_open_on_its_last_day_and_closed_the_day_after(app, request):
    held = request.getfixturevalue("clock")
    made = an_open_consultation()
    last = made.ends_on
    held.move_to(f"{last} 23:30")
    assert made.phase() is Phase.OPEN
    held.move_to(f"{last + timedelta(days=1)} 00:10")
    assert made.phase() is Phase.CLOSED


@pytest.mark.parametrize("part", ["was_said", "considered", "decision", "reasons"])
def test_an_outcome_needs_every_part(app, part):
    made = a_closed_consultation()
    with pytest.raises(Refused) as refusal:
        services.publish_outcome(made, **(OUTCOME | {part: " "}), decided_on=clock.today(), by=None)
    assert refusal.value.field == part


@pytest.mark.parametrize("make", [a_draft_consultation, an_open_consultation, a_decided_consultation])
def test_an_outcome_is_published_once_and_only_after_closing(app, make):
    with pytest.raises(Refused):
        services.publish_outcome(make(), **OUTCOME, decided_on=clock.today(), by=None)


def test_a_decision_is_not_dated_in_the_future(app):
    with pytest.raises(Refused, match="not later than today"):
        services.publish_outcome(
            a_closed_consultation(), **OUTCOME, decided_on=clock.today() + timedelta(days=1), by=None
        )


@pytest.mark.postgres
def test_those_who_asked_for_news_are_told_once(app):
    made = a_closed_consultation()
    subscribe(made.source, Recipient.by_email("Ann", "ann@example.org"))
    subscribe("consultation:another", Recipient.by_email("Bo", "bo@example.org"))
    services.publish_outcome(made, **OUTCOME, decided_on=clock.today(), by=None)
    messages = db.session.scalars(select(Message)).all()
    assert [message.to_address for message in messages] == ["ann@example.org"]
    assert OUTCOME["decision"] in messages[0].body


def test_a_letter_can_be_made_of_what_was_decided(app):
    made = a_closed_consultation()
    subscribe(made.source, Recipient.by_letter("Ann", "1 Weir Lane\nAlderbrook"))
    services.publish_outcome(made, **OUTCOME, decided_on=clock.today(), by=None)
    assert OUTCOME["reasons"] in db.session.scalars(select(Message)).one().body


def test_two_of_the_same_name_get_addresses_of_their_own(app):
    assert a_draft_consultation().slug != a_draft_consultation().slug


@pytest.mark.postgres
def test_drafts_are_not_published(app):
    draft, made = a_draft_consultation(), an_open_consultation()
    found = [each for phase in queries.published().values() for each in phase]
    assert made in found
    assert draft not in found
