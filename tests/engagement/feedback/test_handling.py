"""The verbs of a case: what each does, and what each refuses with a sentence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from core.database import db, saving
from core.errors import NotAllowed, Refused
from core.messages.models import Message
from engagement.feedback import services
from engagement.feedback.kinds import CaseKind
from engagement.feedback.models import Stage
from engagement.feedback.state import State, next_of, state_of
from tests.makers.engagement_feedback import a_case, an_answer, an_answered_complaint, an_officer

PARTS = ("definition", "decision", "reasons", "remedy", "next_step")


def messages(template: str) -> list[Message]:
    wanted = select(Message).where(Message.template == f"engagement/feedback/{template}")
    return list(db.session.scalars(wanted))


def test_acknowledging_sends_what_we_understand_it_to_be_about(app):
    case = a_case()
    services.acknowledge(case, definition="The back gate is off its hinges.", by=an_officer())
    db.session.commit()
    body = messages("acknowledged")[0].body
    assert "The back gate is off its hinges." in body
    assert "stage 1" in body


def test_a_complaint_is_not_acknowledged_without_saying_what_it_is_about(app):
    with pytest.raises(Refused, match="understand"):
        services.acknowledge(a_case(), definition=" ", by=an_officer())


@pytest.mark.parametrize("part", PARTS)
def test_an_answer_without_a_part_cannot_be_sent(app, part):
    case = a_case()
    with pytest.raises(Refused) as refused:
        services.answer_complaint(
            case, an_answer(**{part: None if part == "decision" else " "}), by=an_officer()
        )
    assert refused.value.field == part
    assert messages("answer") == []


def test_the_first_answer_says_how_to_go_further_and_where_the_ombudsman_is(app):
    an_answered_complaint()
    body = messages("answer")[0].body
    assert "stage 2" in body
    assert "0300 111 3000" in body


def test_the_last_answer_leads_to_the_ombudsman_and_no_further_stage(app):
    case = an_answered_complaint()
    services.escalate(case, by=None)
    services.answer_complaint(case, an_answer(), by=an_officer())
    db.session.commit()
    body = messages("answer")[-1].body
    assert "last answer" in body
    assert "Housing Ombudsman" in body


def test_stage_2_needs_no_reason_and_somebody_else(app):
    first, second = an_officer(), an_officer()
    case = an_answered_complaint(by=first)
    services.escalate(case, by=None)
    db.session.commit()
    assert case.owner_id is None
    with pytest.raises(Refused, match="Somebody else must look at stage 2"):
        services.assign(case, first, by=second)
    with pytest.raises(Refused, match="Somebody else must look at stage 2"):
        services.answer_complaint(case, an_answer(), by=first)
    services.assign(case, second, by=second)


@pytest.mark.postgres
def test_the_database_too_refuses_one_person_for_both_stages(app):
    first = an_officer()
    case = an_answered_complaint(by=first)
    services.escalate(case, by=None)
    db.session.commit()
    with pytest.raises(Refused, match="Somebody else"), saving():
        case.stages[1].handler_id = first.id


@pytest.mark.postgres
def test_the_database_refuses_a_third_stage(app):
    case = an_answered_complaint()
    with pytest.raises(IntegrityError), saving():
        db.session.add(Stage(case_id=case.id, number=3, began_on=date(2026, 12, 1)))


def test_stage_2_waits_for_the_first_answer(app):
    with pytest.raises(Refused, match="not answered yet"):
        services.escalate(a_case(), by=None)


def test_an_answer_is_put_back_once_with_a_reason_and_never_longer_than_the_code_allows(app):
    case, officer = a_case(), an_officer()
    services.acknowledge(case, definition="The gate", by=officer)
    for wrong in ({"days": 11, "why": "Snow"}, {"days": 5, "why": " "}, {"days": 0, "why": "Snow"}):
        with pytest.raises(Refused):
            services.extend(case, **wrong, by=officer)
    services.extend(case, days=10, why="The joiner is ill.", by=officer)
    with pytest.raises(Refused, match="once already"):
        services.extend(case, days=1, why="Snow", by=officer)
    db.session.commit()
    body = messages("extended")[0].body
    assert "The joiner is ill." in body
    assert "0300 111 3000" in body


def test_something_wrong_becomes_a_complaint_and_the_reason_is_kept(app):
    case = a_case(CaseKind.SERVICE_REQUEST)
    services.become_complaint(case, why="She is unhappy with our reply.", by=an_officer())
    assert case.kind is CaseKind.COMPLAINT
    assert case.voice.kind == "complaint"
    assert [note.words for note in case.notes if note.kind == "decision"] == [
        "She is unhappy with our reply."
    ]
    assert next_of(case).step == "acknowledge"


def test_praise_reaches_the_colleague_and_whoever_gave_it_hears_so(app):
    case, kev = a_case(CaseKind.COMPLIMENT, "Kev was kind.", praised="Kev"), an_officer("engagement_officer")
    services.pass_on(case, to=kev, by=an_officer())
    db.session.commit()
    assert [(m.to_address, "Kev was kind." in m.body) for m in messages("praise")] == [(kev.email, True)]
    assert kev.name in messages("passed_on")[0].body


def test_a_promise_is_followed_until_it_is_done(app):
    officer = an_officer()
    case = a_case()
    due = date.today() + timedelta(days=20)  # noqa: DTZ011 - only has to lie ahead
    services.answer_complaint(case, an_answer(), by=officer, promises=[("A new gate", due)])
    db.session.commit()
    assert state_of(case, due) is State.PROMISED
    assert state_of(case, due + timedelta(days=1)) is State.LATE
    with pytest.raises(Refused, match="not done yet"):
        services.close(case, outcome="Gate hung", by=officer)
    services.keep_promise(case.remedies[0], words="The joiner's photo shows it.", by=officer)
    services.close(case, outcome="Gate hung", by=officer)
    db.session.commit()
    assert "A new gate" in messages("promise_kept")[0].body


def test_nothing_is_closed_before_it_is_answered(app):
    with pytest.raises(Refused, match="not answered yet"):
        services.close(a_case(), outcome="Done", by=an_officer())


def test_a_concern_is_judged_before_it_is_answered_and_kept_for_seven_years(app):
    case, officer = a_case(CaseKind.CONCERN, "The fire door is wedged open."), an_officer()
    with pytest.raises(Refused, match="Judge the danger"):
        services.reply_to(case, "Thank you.", by=officer)
    services.triage(case, by=officer, may_be_an_occurrence=True, handed_to="Jason, job 17")
    services.reply_to(case, "The wedge is gone.", by=officer)
    services.close(case, outcome="Safe", by=officer, on=date(2027, 1, 4))
    assert case.safety.keep_until == date(2034, 1, 4)


def test_an_engagement_officer_cannot_touch_a_complaint(app):
    officer = an_officer("engagement_officer")
    for verb in (
        lambda case: services.acknowledge(case, definition="x", by=officer),
        lambda case: services.answer_complaint(case, an_answer(), by=officer),
        lambda case: services.note(case, "x", by=officer),
    ):
        with pytest.raises(NotAllowed):
            verb(a_case())
