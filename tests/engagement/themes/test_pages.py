"""The workbench and what everybody may read."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from core import tasks
from core.database import db
from engagement.themes import queries, running, services
from engagement.voices import codes
from engagement.voices import services as voices
from engagement.voices.models import Kind, Remark
from tests.engagement.themes.test_services import DAMP, LIFTS
from tests.visitor import Visitor


@pytest.fixture
def code(app):
    """Twelve comments about two things; the code belongs to one of them, with a rare word in it."""
    mine = codes.new_code()
    for text in [*LIFTS, *DAMP, "mould in the bedroom zanzibar"]:
        voices.hear(
            kind=Kind.SURVEY,
            source="survey:test",
            remarks=[("", text)],
            code=mine if "zanzibar" in text else None,
        )
    db.session.commit()
    return mine


def test_an_officer_has_the_machine_look_checks_a_theme_and_everybody_can_read_it(officer, code):
    officer.opens("/manage/themes/run").fills_in({"How many themes?": "2"}, then="Find them")
    assert tasks.work_off() == 1
    page = officer.opens("/manage/themes")
    assert page.says("2 themes")
    damp = queries.by_slug(
        next(
            each.theme.slug
            for each in queries.weighed()
            if "amp" in each.theme.name or "ould" in each.theme.name
        )
    )
    page = officer.opens(f"/manage/themes/{damp.slug}/name").fills_in(
        {"What do customers call it?": "Damp and mould"}, then="Save the name"
    )
    Visitor(officer.app).opens(f"/themes/{damp.slug}", status=404)
    page = officer.opens(f"/manage/themes/{damp.slug}").presses("Sign it off")
    assert page.says("Signed off by")
    assert Visitor(officer.app).opens("/themes").says("Damp and mould")


def test_the_voice_finds_its_theme_by_its_code(visitor, code):
    running.run(n_themes=2)
    mine = voices.voice_by_code(code)
    theme = queries.themes_of_voice(mine)[0]
    from core.access.permissions import Role
    from core.accounts.services import add_account

    priya = add_account(name="Priya", email="p@example.org", roles=[Role.OFFICER])
    services.rename(theme, name="Damp and mould", by=priya)
    services.sign_off(theme, by=priya)
    db.session.commit()
    page = visitor.opens(f"/follow/{code}")
    assert page.says("You are not alone")
    assert page.says("Damp and mould")
    assert page.says("5 other customers")


def test_moving_first_says_what_would_change(officer, code):
    running.run(n_themes=2)
    db.session.commit()
    themes = queries.weighed()
    page = officer.opens(f"/manage/themes/{themes[0].theme.slug}")
    key = db.session.scalar(queries.remarks_in(themes[0].theme)).key
    page = page.fills_in({db.session.get(Remark, key).text: True}, then="See what changes")
    assert page.says(f"has {themes[1].remarks + 1}")
    page = page.presses("Move them")
    assert page.says("Moved 1. You can undo it.")


def test_why_is_this_here_names_the_words(officer, code):
    running.run(n_themes=2)
    db.session.commit()
    remark = db.session.scalar(select(Remark).where(Remark.text == DAMP[3]))
    theme = queries.themes_of_voice(remark.voice)[0]
    page = officer.opens(f"/manage/themes/{theme.slug}/why/{remark.key}")
    assert page.says("Because of these words")


@pytest.mark.parametrize("role", ["customer", "pool_member", "committee_member", "administrator"])
def test_only_those_who_check_themes_see_the_unchecked_ones(app, role):
    Visitor(app).signs_in_as(role).opens("/manage/themes", status=403)


def test_the_command_gives_one_json_document(app, code):
    result = app.test_cli_runner().invoke(args=["themes", "run", "--themes", "2", "--json"])
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert told["remarks"] == 11
    assert sum(theme["remarks"] for theme in told["themes"]) + told["no_theme"] + told["empty"] == 11
