"""Figures are bound to their source: worked out on view, compared with when they were written, and frozen."""

from __future__ import annotations

import csv
import io
from fractions import Fraction

import pytest

from core import audit
from core.database import db
from core.errors import NotAllowed, Refused
from engagement.themes import services as theming
from scrutiny.voice_report import queries, services
from tests.makers.scrutiny_voice_report import a_moving_figure, a_report, an_approved_quote, the_chair
from tests.sign_in import an_account
from tests.visitor import Visitor

SATISFIED = "This year {{ figure examples.satisfied }} of you are satisfied."


@pytest.fixture
def moving(app):
    with a_moving_figure() as figure:
        yield figure


@pytest.fixture
def chair(app):
    return Visitor(app).signs_in_as("committee_chair")


def test_a_figure_in_the_text_is_worked_out_afresh_each_time_it_is_read(chair, moving):
    a_report(text=SATISFIED)
    assert chair.opens("/voice-report/2026-27/repairs").says("This year 68 in 100 of you are satisfied.")

    moving.value = Fraction(71, 100)

    page = chair.opens("/voice-report/2026-27/repairs")
    assert page.says("This year 71 in 100 of you are satisfied.")
    assert page.says("Counted by hand. Counted of 1,012. The true figure is likely between 65% and 71%.")


def test_an_unknown_figure_is_said_beside_the_words_and_nothing_typed_is_lost(chair, moving):
    report = a_report()
    page = chair.opens(f"/voice-report/2026-27/edit/{report.sections[0].id}")
    page = page.fills_in({"Our words": "We had {{ figure repairs.magic }} of them."})

    assert page.error_beside("Our words") == "There is no figure called “repairs.magic”."
    assert page.answer_to("Our words") == "We had {{ figure repairs.magic }} of them."
    assert report.sections[0].text == "We asked you."


def test_braces_that_hold_no_figure_are_never_saved(chair, moving):
    report = a_report()
    page = chair.opens(f"/voice-report/2026-27/edit/{report.sections[0].id}")
    page = page.fills_in({"Our words": "We had {{ figur actions.late }} of them."})
    assert "We cannot read “{{ figur actions.late }}”" in page.error_beside("Our words")


def test_a_figure_that_moved_stops_the_sign_off_by_name_and_shows_both_values(chair, moving):
    report = a_report(text=SATISFIED)
    moving.value = Fraction(71, 100)

    with pytest.raises(Refused, match=r"Repairs: The figure “examples.satisfied” said 68% .* now says 71%"):
        services.sign_off(report, by=the_chair())
    page = chair.opens("/voice-report/2026-27/sign-off").presses("Sign it off")
    assert page.says("The figure “examples.satisfied” said 68% when this was written. It now says 71%.")
    assert report.signed_off_at is None


def test_the_writers_take_the_new_figure_and_then_it_can_be_signed_off(chair, moving):
    report = a_report(text=SATISFIED)
    moving.value = Fraction(71, 100)

    page = chair.opens(f"/voice-report/2026-27/edit/{report.sections[0].id}/figures")
    assert page.says("You wrote about 68%. It now says 71%.")
    page.presses("Use 71%")

    assert queries.what_stops(report) == []
    chair.opens("/voice-report/2026-27/sign-off").presses("Sign it off")
    assert report.signed_off_at is not None


def test_the_writers_keep_the_old_figure_and_the_page_says_when_it_was_true(app, moving, clock):
    clock.move_to("2026-09-30 10:00")
    report = a_report(text=SATISFIED)
    moving.value = Fraction(71, 100)
    clock.move_to("2026-11-25 10:00")
    chair = Visitor(app).signs_in_as("committee_chair")

    page = chair.opens(f"/voice-report/2026-27/edit/{report.sections[0].id}/figures")
    page.presses("Keep 68% and say when it was true")

    page = chair.opens("/voice-report/2026-27/repairs")
    assert page.says("This year 68 in 100 (30 September 2026) of you are satisfied.")
    assert page.says("The committee kept it as it stood on 30 September 2026.")
    services.sign_off(report, by=the_chair())


def test_a_quote_that_is_no_longer_approved_stops_the_sign_off_by_its_words(app, moving):
    theme, remark = an_approved_quote("I do not mind waiting I mind not knowing")
    report = a_report(kind="quote", theme=theme.slug, words="I do not mind waiting I mind not knowing")
    assert queries.what_stops(report) == []

    theming.withdraw_quote(remark, by=an_account("engagement_officer"))

    with pytest.raises(Refused, match="I mind not knowing” is no longer approved"):
        services.sign_off(report, by=the_chair())


def test_once_signed_off_nothing_changes_when_the_data_does(chair, moving, app):
    theme, remark = an_approved_quote("The wurzelpeter never came")
    report = a_report(text=SATISFIED)
    for kind, more in (
        ("quote", {"theme": theme.slug, "words": "The wurzelpeter never came"}),
        ("figure", {"figure": "examples.satisfied", "finding": "{{ figure examples.satisfied }} agree."}),
        ("themes", {"title": "What many said", "opens_part": True, "how_many": "5"}),
    ):
        services.add_section(report, kind, by=the_chair(), **more)
    services.sign_off(report, by=the_chair())
    services.publish(report, by=the_chair())
    before = Visitor(app).opens("/voice-report/2026-27").text
    sheet = Visitor(app).opens("/voice-report/2026-27/figures.csv").response.data

    moving.value = Fraction(12, 100)
    theming.withdraw_quote(remark, by=an_account("engagement_officer"))
    theming.rename(theme, name="Another name", by=an_account("engagement_officer"))

    assert "68 in 100" in before and "wurzelpeter" in before
    assert Visitor(app).opens("/voice-report/2026-27").text == before
    assert Visitor(app).opens("/voice-report/2026-27/figures.csv").response.data == sheet
    with pytest.raises(Refused, match="signed off"):
        services.write(report.sections[0], version=1, text="Changed", by=the_chair())


def test_the_frozen_figures_are_a_spreadsheet_that_runs_nothing(app, moving):
    report = a_report(text=SATISFIED, title="=HYPERLINK(1)")
    services.sign_off(report, by=the_chair())
    services.publish(report, by=the_chair())

    sheet = Visitor(app).opens("/voice-report/2026-27/figures.csv").response.data.decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(sheet)))

    assert row["Part"] == "'=HYPERLINK(1)"
    assert row["What it is"] == "'=Satisfied"
    assert (row["Figure"], row["As printed"], row["Value"]) == ("examples.satisfied", "68%", "0.68")
    assert (row["How many it is of"], row["At least"], row["At most"]) == ("1012", "0.65", "0.71")


def test_every_named_figure_can_be_copied_with_what_it_says_today(chair, moving):
    a_report()
    page = chair.opens("/voice-report/2026-27/edit/figures")
    assert page.says("{{ figure examples.satisfied }}")
    assert page.says("{{ figure actions.late since=2026-04-01 until=2027-03-31 }}")
    assert page.says("It may take: kind.")


def test_a_draft_is_for_the_committee_and_its_figures_are_no_file_yet(app, moving, chair):
    a_report(text=SATISFIED)
    for who in ("customer", "pool_member", "engagement_officer", "administrator"):
        Visitor(app).signs_in_as(who).opens("/voice-report/2026-27", status=404)
    Visitor(app).opens("/voice-report/2026-27", status=404)
    chair.opens("/voice-report/2026-27/figures.csv", status=404)
    assert not Visitor(app).opens("/voice-report").says("2026-27")


def test_only_the_chair_signs_off_even_by_a_command(app, moving):
    report = a_report()
    for role in ("committee_member", "pool_member", "engagement_officer", "administrator", "customer"):
        with pytest.raises(NotAllowed):
            services.sign_off(report, by=an_account(role))
    with pytest.raises(NotAllowed):
        services.sign_off(report, by=None)


def test_each_act_is_in_the_log(app, moving):
    report = a_report(text=SATISFIED)
    services.sign_off(report, by=the_chair())
    services.reply(report.sections[0], words="Yes.", who="Dawn", by=an_account("engagement_officer"))
    services.publish(report, by=the_chair())
    events = list(db.session.scalars(db.select(audit.models.Entry.event).order_by(audit.models.Entry.id)))
    wanted = ["begun", "section_added", "section_written", "signed_off", "replied", "published"]
    assert [e for e in events if e.startswith("voice_report")] == [f"voice_report.{each}" for each in wanted]
