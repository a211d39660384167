"""Who is asked, how they are written to, and that each home answers once."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from core import messages  # noqa: F401 - its tables
from core.database import db
from core.documents import can_make_pdf
from core.errors import Refused
from core.messages.models import Message
from core.messages.recipients import Channel
from surveys.fieldwork import queries, services
from surveys.fieldwork.models import Invitation, InvitationLink, LetterBatch
from tests.makers.engagement_customers import a_customer, a_household
from tests.makers.surveys import an_open_survey

needs_pdf = pytest.mark.skipif(not can_make_pdf(), reason="This machine lacks what PDF needs (Pango)")


def link_in(message):
    return re.search(r"/s/([0-9A-Z-]{14})", message.body)[1]


def by_email(how_many=1):
    return [a_customer(email=f"c{n}@customers.example.org") for n in range(how_many)]


def everyone_drawn(survey, seed=7):
    size = len(services.frame(survey, "LCRA"))
    return services.draw_sample(survey, size=size, seed=seed, by=None)


def invited(**changes):
    survey = an_open_survey(has_open_link=False, **changes)
    everyone_drawn(survey)
    services.invite(survey, by=None)
    return survey


def messages_sent():
    return db.session.scalars(select(Message).order_by(Message.id)).all()


def test_the_same_seed_draws_the_same_homes(app):
    for _one in range(30):
        a_household()
    drawn = []
    for _again in range(2):
        survey = an_open_survey()
        sample = services.draw_sample(survey, size=10, seed=2027, by=None)
        wanted = select(Invitation.household_id).where(Invitation.sample_id == sample.id)
        drawn.append(set(db.session.scalars(wanted)))
    assert drawn[0] == drawn[1]
    assert len(drawn[0]) == 10


def test_more_homes_than_there_are_cannot_be_drawn(app):
    a_household()
    with pytest.raises(Refused, match="1 homes"):
        services.draw_sample(an_open_survey(), size=2, seed=1, by=None)


def test_homes_that_left_or_own_are_not_drawn(app):
    a_household(is_active=False)
    a_household(tenure="other")
    stays = a_household()
    assert services.frame(an_open_survey(), "LCRA") == [stays.id]


def test_an_invitation_goes_by_email_once(app):
    by_email()
    survey = invited()
    assert services.invite(survey, by=None).emails == 0
    assert [message.to_address for message in messages_sent()] == ["c0@customers.example.org"]


def test_only_a_hash_of_the_link_is_kept(app):
    by_email()
    invited()
    link = link_in(messages_sent()[0])
    kept = db.session.scalars(select(InvitationLink.link_hash)).one()
    assert link.replace("-", "") not in kept.upper()
    assert messages_sent()[0].forget, "the words, which hold the link, are blanked once sent"


@needs_pdf
def test_who_has_no_email_gets_a_letter_to_print(app):
    a_customer()
    survey = invited()
    batch = db.session.scalars(select(LetterBatch).where(LetterBatch.survey_id == survey.id)).one()
    assert (batch.letters, batch.file.media_type) == (1, "application/pdf")
    assert messages_sent() == []
    services.forget_letters(batch, by=None)
    assert queries.letter_batches(survey) == []


@needs_pdf
def test_who_prefers_a_call_gets_a_letter_that_says_how_to_ring(app):
    a_customer(phone="07700900123", channel=Channel.CALL)
    assert queries.counts(invited()).sent == 1


def test_who_asked_for_no_surveys_is_left_alone(app):
    a_customer(email="m@customers.example.org", no_surveys=True)
    survey = invited()
    assert messages_sent() == []
    assert queries.counts(survey).sent == 0


def test_an_invited_home_answers_once(app, visitor):
    by_email()
    survey = invited()
    link = link_in(messages_sent()[0])
    page = visitor.opens(f"/s/{link}")
    assert page.says("We know whether you answered, not what you said.")
    page = page.presses("Start").fills_in({"Do you use the lift?": "No"}, then="Continue")
    for _page in range(2):
        page = page.presses("Continue")
    other_tab = page
    assert page.presses("Send my answers").says("Thank you")
    assert other_tab.presses("Send my answers").says("Thank you"), "the same form again is the same answer"
    assert visitor.opens(f"/s/{link}").says("We have an answer from your home")
    assert queries.counts(survey).by_channel == {"link": 1}


def test_two_people_of_one_home_cannot_both_answer(app, visitor):
    by_email()
    survey = invited()
    link = link_in(messages_sent()[0])
    pages = [visitor.opens(f"/s/{link}").presses("Start") for _person in range(2)]
    ends = []
    for page in pages:
        page = page.fills_in({"Do you use the lift?": "No"}, then="Continue")
        for _page in range(2):
            page = page.presses("Continue")
        ends.append(page)
    assert ends[0].presses("Send my answers").says("Thank you")
    late = ends[1].fills_in({"What else should we know?": "Me too"}, then="Send my answers")
    assert late.says("Somebody in your home has answered already")
    assert late.says("Me too"), "what was typed is shown"
    assert queries.counts(survey).answers == 1


def test_a_link_is_understood_however_it_is_typed(app, visitor):
    by_email()
    invited()
    link = link_in(messages_sent()[0]).lower().replace("-", "")
    assert visitor.opens(f"/s/{link}").says("Start")


def test_a_used_invitation_holds_no_day(app):
    assert {c.name for c in Invitation.__table__.columns if c.name.endswith(("_at", "_on"))} == {"created_at"}


def test_only_those_who_have_not_answered_are_reminded_and_at_most_twice(app):
    by_email(2)
    survey = invited()
    link = link_in(messages_sent()[0])
    services.answer(survey.version, {"lift": "No"}, code="A-B-C-1", token=link, channel="link")
    db.session.commit()
    for _again in range(2):
        assert services.remind(survey, by=None).emails == 1
    with pytest.raises(Refused, match="nobody left"):
        services.remind(survey, by=None)
    assert [m.to_address for m in messages_sent()[2:]] == ["c1@customers.example.org"] * 2


def test_a_reminder_has_a_link_that_works_and_the_first_still_does(app, visitor):
    by_email()
    survey = invited()
    services.remind(survey, by=None)
    for message in messages_sent():
        assert visitor.opens(f"/s/{link_in(message)}").says("Start")


def test_a_confidential_answer_knows_its_home_and_an_anonymous_one_does_not(app):
    by_email()
    survey = invited(promise="confidential")
    link = link_in(messages_sent()[0])
    services.answer(survey.version, {"lift": "No"}, code="A-B-C-2", token=link, channel="link")
    db.session.commit()
    kept = queries.invitation_of(link)
    from surveys.fieldwork.models import ConfidentialResponse

    assert db.session.scalars(select(ConfidentialResponse.invitation_id)).one() == kept.id


def test_the_commands_say_what_they_did(app):
    by_email()
    survey = an_open_survey(slug="cli-survey")
    run = app.test_cli_runner().invoke
    assert run(args=["surveys", "draw", "cli-survey", "--size", "1", "--seed", "4"]).exit_code == 0
    assert '"emails": 1' in run(args=["surveys", "invite", "cli-survey", "--json"]).stdout
    assert '"emails": 1' in run(args=["surveys", "remind", "cli-survey", "--json"]).stdout
    wrong = run(args=["surveys", "invite", "nothing"])
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert survey.slug in run(args=["surveys", "list"]).stdout
