"""What everybody can read, and what staff do, in every phase."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event

from core import clock
from core.database import db
from surveys.consultations import queries, services
from surveys.consultations.phases import Phase
from tests.makers.engagement_promises import a_charter
from tests.makers.surveys import an_answer, an_open_survey
from tests.makers.surveys_consultations import (
    OUTCOME,
    a_closed_consultation,
    a_decided_consultation,
    a_draft_consultation,
    an_open_consultation,
)

MAKERS = {
    Phase.DRAFT: a_draft_consultation,
    Phase.OPEN: an_open_consultation,
    Phase.CLOSED: a_closed_consultation,
    Phase.DECIDED: a_decided_consultation,
}
PAGE_OF = {"plan": Phase.DRAFT, "open": Phase.DRAFT, "last-day": Phase.OPEN, "outcome": Phase.CLOSED}
STAFF_WHO_RUN = {"engagement_officer", "administrator"}
STAFF_WHO_SEE = STAFF_WHO_RUN | {"complaints_officer", "committee_member", "committee_chair"}
ROLES = sorted(STAFF_WHO_SEE | {"customer", "pool_member"})


def test_with_nothing_open_the_page_says_what_else_there_is(visitor):
    page = visitor.opens("/have-your-say")
    assert page.says("Nothing is open today")
    assert page.says("Tell us something")


def test_what_is_open_stands_with_its_last_day(visitor, app):
    survey, consultation = an_open_survey(title="About the lifts"), an_open_consultation()
    an_open_survey(title="By invitation", has_open_link=False)
    page = visitor.opens("/have-your-say")
    assert page.says("2 things are open now")
    assert page.text.index(survey.title) < page.text.index(consultation.title)
    assert not page.says("By invitation")


def test_what_was_decided_stands_below(visitor, app):
    a_decided_consultation()
    assert visitor.opens("/have-your-say").says(OUTCOME["decision"])


def test_the_page_says_what_can_still_change_who_decides_and_when(visitor, app):
    made = an_open_consultation()
    page = visitor.opens(f"/consultations/{made.slug}")
    for words in ("What can still change", "The board", "They decide by", "Another format", "Your privacy"):
        assert page.says(words)


def test_a_decided_one_shows_all_four_parts_of_its_outcome(visitor, app):
    page = visitor.opens(f"/consultations/{a_decided_consultation().slug}")
    for words in OUTCOME.values():
        assert page.says(words)


def test_staff_open_one_on_the_charter_in_a_few_clicks(officer, visitor):
    a_charter()
    page = officer.opens("/manage/consultations").follows("New consultation").presses("Begin it")
    ends, decides = clock.today() + timedelta(days=35), clock.today() + timedelta(days=70)
    page = page.fills_in({"Who decides?": "The board"})
    assert page.says("Saved.")
    assert page.says("Give the last day to answer.")
    page = page.follows("Say what it is about and who decides")
    page = page.fills_in({"The last day to answer": ends, "When do they decide?": decides}, then="Save")
    page = page.follows("Open it").presses("Open it now")
    assert page.says("It is open. Anybody can answer now.")
    assert visitor.opens("/have-your-say").says("Is our charter right?")


def test_what_is_missing_is_listed_and_the_button_is_not_there(officer, app):
    made = a_draft_consultation(decided_by="")
    page = officer.opens(f"/manage/consultations/{made.slug}/open")
    assert page.says("Say who decides.")
    assert not page.says("Open it now")


def test_the_questions_cannot_be_opened_round_the_rules(officer, app):
    officer.opens(f"/manage/surveys/{a_draft_consultation(decided_by='').slug}/open", status=404)


def test_the_builder_leads_back_to_the_consultation(officer, app):
    made = a_draft_consultation()
    assert officer.opens(f"/manage/surveys/{made.slug}").says("Say what it is about and who decides")


def test_staff_give_people_longer(officer, app):
    made = an_open_consultation()
    later = made.ends_on + timedelta(days=7)
    page = officer.opens(f"/manage/consultations/{made.slug}/last-day")
    page = page.fills_in({"The new last day to answer": later}, then="Give people longer")
    assert page.says("The last day is changed.")
    assert queries.consultation_named(made.slug).ends_on == later


def test_staff_close_it_and_say_what_was_decided(officer, visitor):
    made = an_open_consultation()
    page = officer.opens(f"/manage/consultations/{made.slug}/last-day").presses("Close it now")
    page = page.follows("Say what was decided").fills_in({"What was said?": "Plain words"}, then="Publish it")
    assert page.error_beside("What was decided?") == "Say what was decided"
    assert page.answer_to("What was said?") == "Plain words"
    page.fills_in(
        {"How did you consider it?": "At the board", "What was decided?": "Yes", "Why?": "It is right"}
    )
    assert visitor.opens(f"/consultations/{made.slug}").says("It is right")


@pytest.mark.parametrize("phase", MAKERS)
@pytest.mark.parametrize("role", ROLES)
def test_who_may_run_it_in_each_phase(visitor, role, phase):
    made = MAKERS[phase]()
    visitor.signs_in_as(role)
    visitor.opens(f"/manage/consultations/{made.slug}", status=200 if role in STAFF_WHO_SEE else 403)
    for page in ("plan", "open", "last-day", "outcome"):
        visitor.opens(
            f"/manage/consultations/{made.slug}/{page}", status=200 if role in STAFF_WHO_RUN else 403
        )
    is_over = phase in {Phase.CLOSED, Phase.DECIDED}
    visitor.opens(
        f"/consultations/{made.slug}/results", status=200 if is_over or role in STAFF_WHO_SEE else 404
    )


@pytest.mark.parametrize("phase", MAKERS)
@pytest.mark.parametrize("page", PAGE_OF)
def test_in_the_wrong_phase_a_sentence_says_why(officer, page, phase):
    made = MAKERS[phase]()
    found = officer.opens(f"/manage/consultations/{made.slug}/{page}")
    assert found.address.endswith(page) is (phase is PAGE_OF[page])
    sentences = (
        "Open it first",
        "answering this now",
        "say what was decided",
        "what was decided is published",
    )
    assert any(found.says(words) for words in sentences) is (phase is not PAGE_OF[page])


def test_what_was_typed_stays_when_the_phase_changed_meanwhile(officer, app):
    made = a_draft_consultation()
    page = officer.opens(f"/manage/consultations/{made.slug}/plan")
    services.open_consultation(made, by=None)
    db.session.commit()
    page = page.fills_in({"Who decides?": "Others"}, then="Save")
    assert page.says("People are answering this now.")
    assert page.answer_to("Who decides?") == "Others"


def test_results_hide_small_numbers_and_few_answers(officer, app):
    made = an_open_consultation()
    address = f"/consultations/{made.slug}/results"
    for _number in range(9):
        an_answer(made.survey.version, {"V-agree": "Agree"})
    assert officer.opens(address).says("Too few to show")
    for _number in range(3):
        an_answer(made.survey.version, {"V-agree": "Disagree"})
    page = officer.opens(address)
    assert page.says("12 customers answered.")
    assert page.says("hidden")
    assert not page.says("25%")


def test_a_follower_is_told_who_decides_and_then_what_was_decided(visitor, app):
    made = an_open_consultation()
    code = an_answer(made.survey.version, {"V-words": "Plain words please"})
    page = visitor.opens("/follow").fills_in({"Your code": code})
    assert page.says("Who decides: The board.")
    assert page.says("We have your words")
    services.close_early(made, by=None)
    services.publish_outcome(made, **OUTCOME, decided_on=clock.today(), by=None)
    db.session.commit()
    page = visitor.opens("/follow").fills_in({"Your code": code})
    assert page.says(OUTCOME["decision"])
    assert page.says("This is decided")


def test_a_promise_lists_the_consultation_about_it(visitor, app):
    made = an_open_consultation()
    assert visitor.opens("/promises/V1").follows(made.title).heading == made.title


def test_a_date_that_is_none_keeps_what_was_typed(officer, app):
    made = a_draft_consultation(ends_on=None, decides_on=None)
    page = officer.opens(f"/manage/consultations/{made.slug}/plan")
    token = page.tree.find(".//input[@name='csrf_token']").get("value")
    sent = {
        "csrf_token": token,
        "title": "Bins",
        "ends_on-day": "31",
        "ends_on-month": "2",
        "ends_on-year": "2027",
    }
    page = officer._asks("POST", f"/manage/consultations/{made.slug}/plan", 200, data=sent)
    assert page.error_beside("The last day to answer") == "Give a real date, like 31 3 2027"
    assert page.answer_to("What is it called?") == "Bins"


@pytest.mark.parametrize("address", ["/have-your-say", "/consultations", "/promises"])
def test_a_longer_list_asks_no_more_of_the_database(visitor, app, address):
    an_open_consultation()
    few = _statements(visitor, address)
    for _number in range(3):
        a_decided_consultation()
        an_open_consultation()
    assert _statements(visitor, address) <= few + 1


def _statements(visitor, address) -> int:
    visitor.opens(address)
    found = []
    event.listen(db.engine, "before_cursor_execute", lambda *said: found.append(said[2]))
    visitor.opens(address)
    assert found, "nothing was counted"
    return len([each for each in found if each.lstrip().upper().startswith("SELECT")])
