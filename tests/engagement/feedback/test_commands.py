"""`flask feedback …`: exact JSON, sentences for bad input, and a status that can be watched."""

from __future__ import annotations

import json

import pytest

from engagement.feedback.kinds import CaseKind
from tests.makers.engagement_feedback import a_case


def run(app, *words: str):
    return app.test_cli_runner().invoke(args=["feedback", *words])


def test_the_codes_limits_as_json(app):
    assert json.loads(run(app, "deadlines", "2026-12-21", "--stage", "1", "--json").stdout) == {
        "acknowledge_by": "2026-12-30"
    }


def test_with_the_day_it_was_acknowledged(app):
    told = run(app, "deadlines", "2026-12-21", "--acknowledged", "2026-12-30", "--json").stdout
    assert json.loads(told) == {"acknowledge_by": "2026-12-30", "respond_by": "2027-01-14"}


def test_with_an_extension(app):
    words = ("deadlines", "2026-12-21", "--acknowledged", "2026-12-30", "--extended", "10", "--json")
    assert json.loads(run(app, *words).stdout)["extended_to"] == "2027-01-28"


@pytest.mark.parametrize(
    "words",
    [
        ("yesterday",),
        ("2026-13-01",),
        ("2026-12-21", "--stage", "3"),
        ("2026-12-21", "--acknowledged", "2026-12-20"),
        ("2026-12-21", "--extended", "4"),
        ("2026-12-21", "--acknowledged", "2026-12-30", "--extended", "11"),
        ("2019-01-01",),
        ("9999-12-31",),
    ],
)
def test_what_cannot_be_ends_with_status_2_and_a_sentence(app, words):
    told = run(app, "deadlines", *words, "--json")
    assert told.exit_code == 2
    assert told.stdout == ""
    assert len(told.stderr.strip().splitlines()) == 1
    assert told.stderr.strip().endswith(".")
    assert "Traceback" not in told.stderr


def test_the_list_of_late_cases_ends_with_status_1(app, clock):
    clock.move_to("2026-11-24 09:00")
    assert run(app, "late").exit_code == 0
    case = a_case(CaseKind.ENQUIRY)
    clock.move_to("2026-11-27 09:00")
    told = run(app, "late", "--json")
    assert told.exit_code == 1
    assert json.loads(told.stdout) == [
        {
            "case": case.reference,
            "kind": "enquiry",
            "step": "answer",
            "due": "2026-11-25",
            "working_days_late": 2,
        }
    ]
