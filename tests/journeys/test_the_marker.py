"""One rare word, said in three ways, is followed by its codes through the whole loop.

A survey comment, a consultation answer and a complaint hold it. Each is followed to its theme, the action,
"you said, we did" and the customer voice report, on pages alone, as people without JavaScript see them.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from core import clock, tasks
from core.database import db
from engagement.themes import queries
from engagement.voices import services as voices
from engagement.voices.models import Kind
from engagement.voices.services import voice_by_code
from scrutiny.voice_report import years
from tests.makers.surveys import an_open_survey
from tests.makers.surveys_consultations import an_open_consultation
from tests.visitor import Page, Visitor

RARE = "quogglewort"
SURVEYED = f"Black mould like {RARE} on the bedroom wall"
CONSULTED = f"Damp and mould, a {RARE} in the bedroom"
COMPLAINED = f"The damp bedroom has {RARE} mould on the wall"
OTHERS = [
    "The lift is broken again", "Lift out of order all week", "lift broken, stuck upstairs",
    "the lift keeps breaking", "That lift is broken", "Damp in the bedroom", "black mould and damp",
    "mould on the bedroom wall", "Damp and mould everywhere", "the bedroom is damp",
]  # fmt: skip
THEME = "Damp and mould"


@pytest.fixture
def codes(app) -> dict[str, str]:
    """The three follow codes, as the pages gave them to three strangers. Others spoke of damp and lifts."""
    for text in OTHERS:
        voices.hear(kind=Kind.SURVEY, source="survey:others", remarks=[("", text)])
    db.session.commit()
    found = {
        "survey": answers_a_survey(Visitor(app)),
        "consultation": answers_a_consultation(Visitor(app)),
        "complaint": complains(Visitor(app)),
    }
    assert len(set(found.values())) == 3
    return found


def answers_a_survey(visitor: Visitor) -> str:
    page = visitor.opens(f"/surveys/{an_open_survey().slug}").presses("Start")
    page = page.fills_in({"Do you use the lift?": "No"}, then="Continue").presses("Continue")
    page = page.presses("Continue")
    return code_on(page.fills_in({"What else should we know?": SURVEYED}, then="Send my answers"))


def answers_a_consultation(visitor: Visitor) -> str:
    page = visitor.opens(f"/consultations/{an_open_consultation().slug}").follows("Give your answer")
    words = "In your own words: what is missing or wrong in “Voice”?"
    page = page.presses("Voice").fills_in({words: CONSULTED}, then="All parts")
    return code_on(page.presses("Send my answers"))


def complains(visitor: Visitor) -> str:
    page = visitor.opens("/tell-us")
    page = page.fills_in({"What do you want to tell us?": "I want to complain"}, then="Continue")
    page = page.fills_in({"What went wrong?": COMPLAINED}, then="Continue").presses("Continue")
    name = {"Do you want to give your name?": "No. I do not want to give my name"}
    return code_on(page.fills_in(name, then="Continue").presses("Send it"))


def code_on(page: Page) -> str:
    return next(each.text for each in page.tree.iter("bdi"))


def test_a_rare_word_goes_the_whole_way_round(app, codes):
    for way, words in (("survey", SURVEYED), ("consultation", CONSULTED), ("complaint", COMPLAINED)):
        assert followed(app, codes[way]).says(words), way
    officer = Visitor(app).signs_in_as("engagement_officer")
    slug = a_checked_theme(officer, list(codes.values()))
    lets_it_be_quoted(officer, slug, codes["survey"])
    promises_something(officer, slug)
    reports(Visitor(app).signs_in_as("committee_chair"))

    for way, code in codes.items():
        page = followed(app, code)
        assert page.says(RARE) and page.says(THEME), f"{way}: its theme is not on its follow page"
        assert page.says("New extractor fans"), f"{way}: its action is not on its follow page"
        assert page.says("The fans are in at Elm Court."), f"{way}: what was done is not on its follow page"
    stranger = Visitor(app)
    assert stranger.opens(f"/themes/{slug}").says(RARE)
    entry = stranger.opens("/you-said-we-did").follows("New extractor fans")
    assert entry.says("The fans are in at Elm Court.") and entry.says(THEME)
    assert not stranger.opens("/voice-report").says("No report is published yet")
    part = stranger.opens(f"/voice-report/{this_year()}/what-many-said")
    assert part.says(THEME) and part.says(SURVEYED)


def test_what_nobody_checked_stays_inside(app, codes):
    """Before sign-off and publication the word is on no page but those of the three who said it."""
    Visitor(app).signs_in_as("engagement_officer").opens("/manage/themes/run").fills_in(
        {"How many themes?": "2"}, then="Find them"
    )
    tasks.work_off()
    stranger = Visitor(app)
    for address in ("/", "/themes", "/you-said-we-did", "/voice-report", "/results", "/have-your-say"):
        assert RARE not in stranger.opens(address).response.text, address


def followed(app, code: str) -> Page:
    return Visitor(app).opens("/follow").fills_in({"Your code": code.lower().replace("-", " ")})


def a_checked_theme(officer: Visitor, codes: list[str]) -> str:
    """The machine looks, the officer names what the three are in, and signs it off."""
    officer.opens("/manage/themes/run").fills_in({"How many themes?": "2"}, then="Find them")
    assert tasks.work_off() == 1
    (theme,) = {
        theme.slug: theme for code in codes for theme in queries.themes_of_voice(voice_by_code(code))
    }.values()
    page = officer.opens(f"/manage/themes/{theme.slug}/name")
    page.fills_in({"What do customers call it?": THEME}, then="Save the name")
    assert officer.opens(f"/manage/themes/{theme.slug}").presses("Sign it off").says("Signed off by")
    return theme.slug


def lets_it_be_quoted(officer: Visitor, slug: str, code: str) -> None:
    key = voice_by_code(code).remarks[0].key
    page = officer.opens(f"/manage/themes/{slug}/quotes/{key}").presses("Let everybody read it")
    assert page.says("Everybody may read these words now.")


def promises_something(officer: Visitor, slug: str) -> None:
    due = clock.today() + timedelta(days=60)
    page = officer.opens(f"/manage/themes/{slug}").follows("Open an action").fills_in(
        {
            "What is it about?": "New extractor fans",
            "What did customers say?": "Bedrooms are damp.",
            "What will you do?": "Put in new fans.",
            "Who will see it through?": "Dawn Pritchard",
            "Day": str(due.day), "Month": str(due.month), "Year": str(due.year),
        },
        then="Open it",
    )  # fmt: skip
    page = page.presses("Publish it")
    page.fills_in({"Done": True, "What happened?": "The fans are in at Elm Court."}, then="Save the news")


def reports(chair: Visitor) -> None:
    page = chair.opens("/voice-report/new").fills_in({"Which year is it of?": this_year()})
    page = page.fills_in({"What do you want to add?": "What many said"}, then="Add it")
    page.fills_in(
        {"Title": "What many said", "This opens a new part of the report, with a page of its own": True}
    )
    edit = f"/voice-report/{this_year()}/edit"
    chair.opens(edit).follows("Sign the report off").presses("Sign it off")
    chair.opens(edit).follows("Publish the report").presses("Publish it")


def this_year() -> str:
    return years.year_of(clock.today())
