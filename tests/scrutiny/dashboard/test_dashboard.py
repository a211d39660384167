"""The committee's first page says what matters, worst first, and only to the committee."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core import clock as real_clock
from core.access.permissions import Role
from core.accounts.services import add_account
from core.database import db
from engagement.actions import services as actions
from engagement.actions.lateness import Step
from engagement.themes import services as themes
from engagement.themes.models import PersonCoding
from engagement.voices import services as voices
from engagement.voices.models import Kind
from scrutiny.dashboard import queries
from tests.makers.engagement_actions import an_action
from tests.visitor import Visitor


@pytest.fixture
def chair(app) -> Visitor:
    return Visitor(app).signs_in_as("committee_chair")


def a_checked_theme(name: str, customers: int, days_ago: int = 3) -> None:
    priya = add_account(name="Priya", email=f"{name[:4].lower()}@example.org", roles=[Role.OFFICER])
    theme = themes.add_theme(name, by=priya)
    db.session.flush()
    said_on = real_clock.today() - timedelta(days=days_ago)
    for _number in range(customers):
        voice = voices.hear(kind=Kind.SURVEY, source="survey:t", remarks=[("", name)], heard_on=said_on)
        db.session.flush()
        db.session.add(PersonCoding(remark_key=voice.remarks[0].key, theme_id=theme.id, put_by="Priya"))
    themes.sign_off(theme, by=priya)
    db.session.flush()


def test_late_and_waiting_actions_stand_on_it(chair, clock):
    clock.move_to("2026-11-01 12:00")
    an_action(title="Lights in car parks", due_on=real_clock.today())
    done = an_action(title="Calling back")
    actions.add_update(done, step=Step.DONE, words="Every call has a name.", by=None)
    db.session.commit()
    clock.move_to("2026-11-24 12:00")
    page = Visitor(chair.app).signs_in_as("committee_chair").opens("/dashboard")
    assert page.says("23 days")
    assert page.says("Lights in car parks")
    assert page.says("They say done, 1 November")


def test_a_theme_of_fewer_than_five_customers_is_not_shown(chair):
    a_checked_theme("Lifts that break down", 5)
    a_checked_theme("One neighbour", 4)
    page = chair.opens("/dashboard")
    assert page.says("Lifts that break down")
    assert not page.says("One neighbour")


def test_the_weeks_of_a_theme_add_up_and_the_latest_is_last(app):
    a_checked_theme("Lifts that break down", 6, days_ago=0)
    a_checked_theme("Damp", 7, days_ago=100)
    sayings = {each.theme.name: each for each in queries.what_customers_say()[0]}
    assert sayings["Lifts that break down"].weeks == [0] * 11 + [6]
    assert sum(sayings["Damp"].weeks) == 0, "a hundred days is more than twelve weeks"


@pytest.mark.parametrize("role", ["customer", "pool_member", "engagement_officer", "administrator"])
def test_only_the_committee_sees_it(app, role):
    Visitor(app).signs_in_as(role).opens("/dashboard", status=403)


def test_a_stranger_is_led_to_the_door(visitor):
    assert visitor.opens("/dashboard").says("Sign in")
