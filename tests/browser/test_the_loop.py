"""The loop after somebody has spoken, in a real browser: staff, the committee, the pool, and the report.

Phone and desk, with JavaScript and without. Answering, complaining and consulting have files of their own.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page

from core import clock
from tests.browser.accessibility import axe, has_javascript
from tests.browser.people import looks_around_as
from tests.browser.screens import DESK, EVERY_SCREEN, PHONE, PLAIN_PHONE, fits, screenshot

OFFICER, CHAIR, POOL = "Engagement officer", "Committee chair", "Scrutiny pool member"


def checked(page: Page, name: str) -> None:
    """Without JavaScript axe-core may wait for ever, so it reads the same page where there is some."""
    fits(page)
    screenshot(page, name)
    axe(page)


@pytest.mark.parametrize("page", [PHONE, DESK, PLAIN_PHONE], indirect=True, ids=str)
def test_staff_sign_a_theme_off_open_an_action_and_publish_it(page):
    looks_around_as(page, OFFICER)
    page.goto("/manage/themes")
    checked(page, "themes")
    signed = page.get_by_text("Signed off by")
    if not signed.is_visible():
        page.get_by_role("button", name="Sign it off").click()
    assert signed.is_visible()
    page.get_by_role("link", name="Open an action").first.click()
    title = f"Dry homes {page.viewport_size['width']} {has_javascript(page)}"
    page.get_by_label("What is it about?").fill(title)
    page.get_by_label("What did customers say?").fill("Homes are damp.")
    page.get_by_label("What will you do?").fill("Treat every damp home in 20 days.")
    page.get_by_label("Who will see it through?").fill("Dawn Pritchard")
    due = clock.today() + timedelta(days=90)
    for label, value in (("Day", due.day), ("Month", due.month), ("Year", due.year)):
        page.get_by_label(label, exact=True).fill(str(value))
    checked(page, "action-new")
    page.get_by_role("button", name="Open it").click()
    checked(page, "action-opened")
    page.get_by_role("button", name="Publish it").click()
    page.goto("/you-said-we-did")
    assert page.get_by_text(title).first.is_visible()
    fits(page)


@pytest.mark.parametrize("page", [PHONE, DESK, PLAIN_PHONE], indirect=True, ids=str)
def test_the_committee_checks_what_is_said_to_be_done(page):
    looks_around_as(page, CHAIR)
    page.goto("/dashboard")
    checked(page, "dashboard")
    page.get_by_role("main").get_by_role("link", name="Check").first.click()
    checked(page, "check")
    page.get_by_label("It is not done. We send it back").check()
    page.get_by_label("How do you know?").fill("We walked there on Sunday. It is dark.")
    action = page.url.rpartition("/")[2]
    page.get_by_role("button", name="Give our word").click()
    assert page.get_by_text("The committee's word is saved").is_visible()
    page.context.clear_cookies()
    page.goto(f"/you-said-we-did/{action}")
    assert page.get_by_text("We walked there on Sunday. It is dark.").first.is_visible()


@pytest.mark.parametrize("page", [PHONE, DESK, PLAIN_PHONE], indirect=True, ids=str)
def test_the_pool_adds_evidence_to_its_project(page):
    looks_around_as(page, POOL)
    page.goto("/panel")
    checked(page, "panel")
    page.get_by_role("main").get_by_role("link").first.click()
    checked(page, "panel-project")
    page.goto(f"{page.url}/evidence/words")
    checked(page, "panel-evidence")
    page.locator("main textarea").first.fill("Four of five bathrooms had no fan.")
    for box in page.locator("main input[type=text]").all():
        if not box.input_value():
            box.fill("Visit to Elm Court")
    page.get_by_role("main").get_by_role("button").last.click()
    assert page.get_by_text("Four of five bathrooms had no fan.").first.is_visible()
    fits(page)


@pytest.mark.parametrize("page", EVERY_SCREEN, indirect=True, ids=str)
def test_everybody_reads_the_voice_report(page):
    page.goto("/voice-report")
    fits(page)
    page.get_by_role("main").get_by_role("link").first.click()
    page.wait_for_url("**/voice-report/2*")
    page.locator("h1").wait_for()
    checked(page, "voice-report")


@pytest.mark.parametrize("page", [PHONE, DESK], indirect=True, ids=str)
def test_the_committee_opens_its_report_to_write(page):
    looks_around_as(page, CHAIR)
    page.goto("/voice-report")
    page.get_by_role("main").get_by_role("link", name="Write").first.click()
    checked(page, "voice-report-write")
