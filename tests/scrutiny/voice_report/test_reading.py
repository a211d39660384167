"""The report as it is read: published, replied to, and on paper."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from core import tasks
from core.documents import can_make_pdf
from core.errors import NotAllowed, Refused
from engagement.promises.keeping import Rule
from engagement.promises.measures import Measure, measures
from scrutiny.voice_report import services
from tests.makers.engagement_promises import a_charter
from tests.makers.scrutiny_voice_report import a_moving_figure, a_report, an_approved_quote, the_chair
from tests.sign_in import an_account
from tests.visitor import Visitor


def published(**section):
    report = a_report(**section)
    services.sign_off(report, by=the_chair())
    services.publish(report, by=the_chair())
    return report


def test_the_page_of_reports_is_open_to_everybody(app):
    assert Visitor(app).opens("/voice-report").says("No report is published yet")
    published()
    page = Visitor(app).opens("/voice-report").follows("Customer voice report 2026-27")
    assert page.says("Repairs") and page.says("We asked you.")


def test_the_landlord_replies_to_a_part_and_changes_nothing_else(app):
    report = a_report()
    services.sign_off(report, by=the_chair())
    officer = Visitor(app).signs_in_as("engagement_officer")

    page = officer.opens("/manage/voice-report").follows("Repairs")
    assert page.says("We asked you.")
    page.fills_in(
        {"What do you reply?": "The committee is right.", "Who replies?": "Dawn Pritchard, who runs repairs"}
    )
    services.publish(report, by=the_chair())

    page = Visitor(app).opens("/voice-report/2026-27/repairs")
    assert page.says("Your landlord replies")
    assert page.says("The landlord may answer here. It cannot change our words.")
    assert page.says("The committee is right.") and page.says("We asked you.")


def test_no_reply_is_said_plainly(app):
    published()
    assert Visitor(app).opens("/voice-report/2026-27/repairs").says("Your landlord chose not to reply")


def test_replies_come_after_sign_off_and_before_publication_and_only_from_staff(app):
    report, officer = a_report(), an_account("engagement_officer")
    with pytest.raises(Refused, match="not signed this report off yet"):
        services.reply(report.sections[0], words="No.", who="Dawn", by=officer)
    services.sign_off(report, by=the_chair())
    for role in ("customer", "pool_member", "committee_member", "committee_chair"):
        with pytest.raises(NotAllowed):
            services.reply(report.sections[0], words="No.", who="Dawn", by=an_account(role))
    services.publish(report, by=the_chair())
    with pytest.raises(Refused, match="Replies are closed"):
        services.reply(report.sections[0], words="No.", who="Dawn", by=officer)


def test_a_rare_word_of_a_customer_reaches_the_report_through_an_approved_quote(app):
    theme, _remark = an_approved_quote("the zibberwock in our hall is never cleaned")
    published(kind="themes", title="What you told us", how_many="3")
    page = Visitor(app).opens("/voice-report/2026-27/what-you-told-us")
    assert page.says("zibberwock") and page.says(theme.name)


def test_every_kind_of_section_can_be_added_and_read_before_there_is_any_data(app):
    from scrutiny.voice_report.sections import kinds

    chair = Visitor(app).signs_in_as("committee_chair")
    report = a_report()
    for kind in kinds:
        services.add_section(report, kind.name, by=the_chair())
    assert chair.opens("/voice-report/2026-27").says("We asked you.")
    for section in report.sections:
        chair.opens(f"/voice-report/2026-27/edit/{section.id}")


@pytest.mark.skipif(not can_make_pdf(), reason="This machine has no Pango, so it makes no PDF")
@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo (poppler-utils) is not here")
def test_the_report_is_a_tagged_pdf_in_ordinary_and_large_print(own_app, tmp_path):
    app = own_app()
    with app.app_context():
        published(text="Nine of fourteen did not know the day.")
        from core.database import db

        db.session.commit()
        assert tasks.work_off() == 1
        for query in ("", "?print=large"):
            paper = Visitor(app).opens(f"/voice-report/2026-27.pdf{query}").response
            file = tmp_path / "report.pdf"
            file.write_bytes(paper.data)
            told = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True, check=True).stdout
            assert paper.mimetype == "application/pdf"
            assert "Tagged:          yes" in told
            assert "Customer voice report 2026-27" in told


def test_the_charter_is_told_promise_by_promise_by_its_stated_rule(app):
    a_charter()
    with a_moving_figure() as figure:
        measures.add("examples", Measure("V1", figure.name, Rule(90, unit="%")))
        published(kind="scorecard", title="Promises kept and broken")
        measures._things.pop("examples")
    page = Visitor(app).opens("/voice-report/2026-27/promises-kept-and-broken")
    assert page.says("1 broken") and page.says("not measured yet")
    assert page.says("68% (Kept at 90% or more. Broken under 90%.)")
