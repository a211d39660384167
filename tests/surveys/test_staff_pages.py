"""Building and running a survey, as staff do it in the browser."""

from __future__ import annotations

from datetime import timedelta

from core import clock
from core.tasks import work_off
from surveys.fieldwork import queries
from surveys.questionnaires import definition as definitions
from surveys.questionnaires.queries import survey_named
from tests.makers.engagement_customers import a_customer
from tests.makers.surveys import a_draft, an_open_survey


def in_two_weeks():
    day = clock.today() + timedelta(days=14)
    return {"Day": str(day.day), "Month": str(day.month), "Year": str(day.year)}


def test_a_survey_is_made_opened_and_sent_in_a_few_clicks(app, officer):
    a_customer(email="m@customers.example.org")
    page = officer.opens("/manage/surveys/new").fills_in({"What is it called?": "Bins"}, then="Make it")
    page = page.follows("Add the questions").follows("Add a question")
    page = page.fills_in(
        {"What kind of answer do you want?": "Choose one answer", "The question": "Are the bins emptied?",
         "The answers to choose from": "Yes\nNo"}, then="Add it",
    )  # fmt: skip
    assert page.says("Are the bins emptied?")
    page = officer.opens("/manage/surveys/bins/open")
    page = page.fills_in(
        {"What do you promise?": "Anonymous: nobody can find out who said what", **in_two_weeks()},
        then="Open it",
    )
    assert page.says("The survey is open")
    page = page.follows("Say who to ask")
    assert page.says("Answers the regulator needs")
    page = page.presses("Draw the homes")
    officer.opens("/manage/surveys/bins/invitations").presses("Send the invitations")
    assert work_off() == 1
    assert queries.counts(survey_named("bins")).sent == 1


def test_a_question_with_one_answer_is_refused_beside_its_answers(app, officer):
    survey = a_draft()
    page = officer.opens(f"/manage/surveys/{survey.slug}/questions/add")
    page = page.fills_in(
        {"What kind of answer do you want?": "Choose one answer", "The question": "Yes?",
         "The answers to choose from": "Yes"}, then="Add it",
    )  # fmt: skip
    assert "at least two" in page.error_beside("The answers to choose from")


def test_a_question_is_asked_only_after_an_answer(app, officer):
    survey = a_draft()
    page = officer.opens(f"/manage/surveys/{survey.slug}/questions/easy/when?after=lift")
    page.fills_in({"Which answers lead to this question?": ["No"]}, then="Save it")
    question = definitions.question(survey_named(survey.slug).draft, "easy")
    assert question["show_if"] == {"question": "lift", "is": ["No"]}


def test_statutory_questions_have_no_buttons(app, officer):
    survey = a_draft(definition=None, ready_set="tsm")
    page = officer.opens(f"/manage/surveys/{survey.slug}/questions")
    assert page.says("Set by the regulator")
    words = [link.get("href", "") for link in page.tree.iter("a")]
    assert not any(link.endswith("/questions/TP01") for link in words)
    assert any(link.endswith("/questions/TP01_why") for link in words)


def test_an_opened_survey_cannot_be_changed(app, officer):
    survey = an_open_survey()
    assert officer.opens(f"/manage/surveys/{survey.slug}/questions/add", status=400)
    assert officer.opens(f"/manage/surveys/{survey.slug}/questions").says("its questions are fixed")


def test_the_preview_keeps_nothing(app, officer):
    survey = a_draft()
    page = officer.opens(f"/manage/surveys/{survey.slug}/preview")
    page = page.fills_in({"Do you use the lift?": "No"}, then="Continue")
    for _page in range(2):
        page = page.presses("Continue")
    assert page.presses("Send my answers").says("Nothing was kept")
    assert queries.counts(survey).answers == 0


def test_an_answer_by_phone_is_written_down_with_its_channel(app, officer):
    survey = an_open_survey()
    page = officer.opens(f"/manage/surveys/{survey.slug}/enter")
    page = page.fills_in(
        {
            "How did they answer?": "By phone",
            "Do you use the lift?": "No",
            "What else should we know?": "Rang",
        },
        then="Keep this answer",
    )
    assert page.says("Read this code to the customer")
    assert queries.counts(survey).by_channel == {"phone": 1}


def test_an_empty_entry_is_refused(app, officer):
    survey = an_open_survey()
    page = officer.opens(f"/manage/surveys/{survey.slug}/enter")
    page = page.fills_in({"How did they answer?": "By phone"}, then="Keep this answer")
    assert page.says("Write down at least one answer")


def test_closing_needs_one_press(app, officer):
    survey = an_open_survey()
    page = officer.opens(f"/manage/surveys/{survey.slug}/close").presses("Close it now")
    assert page.says("The survey is closed")
    assert survey_named(survey.slug).state() == "closed"


def test_the_last_day_can_be_moved(app, officer):
    survey = an_open_survey(days=2)
    officer.opens(f"/manage/surveys/{survey.slug}/close").fills_in(in_two_weeks(), then="Change it")
    assert survey_named(survey.slug).closes_at > clock.now() + timedelta(days=12)
