"""`flask surveys results NAME --json` says the same as the page, in a shape that stays."""

from __future__ import annotations

import json

from tests.makers.surveys import a_draft
from tests.makers.surveys_results import a_question, a_survey, answered


def run(app, *words):
    return app.test_cli_runner().invoke(args=["surveys", "results", *words])


def test_the_json_has_all_that_the_page_has(app):
    survey = a_survey(a_question("q1", "satisfaction", code="TP01"), a_question("why", "long_text"))
    answered(
        survey,
        (30, {"q1": "Very satisfied", "why": "They came"}),
        (10, {"q1": "Fairly dissatisfied"}),
        channel="link",
    )
    ran = run(app, survey.slug, "--json")
    assert ran.exit_code == 0
    data = json.loads(ran.stdout)
    assert data["survey"] == survey.slug
    assert data["answers"] == 40
    assert data["response"]["by_channel"] == {"link": 40, "open": 0, "phone": 0, "paper": 0, "face": 0}
    first, second = data["questions"]
    assert first["base"] == 40
    assert first["counts"]["Very satisfied"] == 30
    assert first["share"] == 0.75
    assert first["low"] < 0.75 < first["high"]
    assert first["score"] == "75.0"
    assert second["comments"] == 30


def test_without_json_it_can_be_read(app):
    survey = a_survey(a_question("q1", "single_choice", choices=["Yes", "No"]))
    answered(survey, (30, {"q1": "Yes"}), (3, {"q1": "No"}))
    ran = run(app, survey.slug)
    assert ran.exit_code == 0
    assert ran.stdout.count("hidden") == 2


def test_an_unknown_survey_is_a_sentence_and_status_2(app):
    ran = run(app, "nothing-here", "--json")
    assert ran.exit_code == 2
    assert ran.stdout == ""
    assert ran.stderr.startswith("There is no survey called nothing-here.")


def test_a_draft_has_no_results(app):
    ran = run(app, a_draft().slug, "--json")
    assert (ran.exit_code, ran.stdout) == (2, "")
