"""A consultation and the charter in a real browser: phone and desk, with and without JavaScript."""

from __future__ import annotations

import pytest

from tests.browser.accessibility import axe
from tests.browser.people import looks_around_as
from tests.browser.screens import DESK, PHONE, PLAIN_PHONE, fits, screenshot

CONSULTATION = "/consultations/our-charter"
PUBLIC = [
    CONSULTATION,
    "/consultations/your-estate/respond",
    "/consultations/estate-parking",
    "/consultations/estate-parking/results",
    "/promises/C2",
]
STAFF = [
    "/manage/consultations",
    "/manage/consultations/new",
    "/manage/consultations/our-charter",
    "/manage/consultations/our-charter/last-day",
    "/consultations/our-charter/results",
    "/manage/promises/import",
    "/manage/promises/V1",
]


def checked(page, name):
    fits(page)
    screenshot(page, name)
    axe(page)


@pytest.mark.parametrize("page", [PHONE, PLAIN_PHONE, DESK], indirect=True, ids=str)
def test_a_customer_answers_one_part_keeps_it_for_later_and_sends_it(page):
    page.goto("/have-your-say")
    page.get_by_role("link", name="Is our charter right?").click()
    page.get_by_role("link", name="Give your answer").click()
    page.get_by_role("button", name="Communication").click()
    checked(page, "consultation-part")
    page.get_by_label("Agree", exact=True).check()
    page.locator("textarea").fill("Say how long it takes. 🕰️")
    page.get_by_role("button", name="All parts").click()
    assert page.get_by_text("You have answered 1 of 7 parts").is_visible()
    checked(page, "consultation-parts")
    page.get_by_role("button", name="Stop here and finish later").click()
    checked(page, "consultation-later")
    link = page.locator("bdi").inner_text()
    page.goto("/consultations/" + link.partition("/consultations/")[2])
    page.get_by_role("button", name="Communication").click()
    assert page.locator("textarea").input_value() == "Say how long it takes. 🕰️"
    page.get_by_role("button", name="All parts").click()
    page.get_by_role("button", name="Send my answers").click()
    assert page.locator("h1").inner_text() == "Thank you"
    checked(page, "consultation-thanks")
    assert page.context.cookies() == []


@pytest.mark.parametrize("page", [PHONE, DESK], indirect=True, ids=str)
def test_what_everybody_reads_is_clean(page):
    for address in PUBLIC:
        answer = page.goto(address)
        assert answer is not None and answer.status == 200, address
        checked(page, f"public{address}")


@pytest.mark.parametrize("page", [PHONE, DESK], indirect=True, ids=str)
def test_staff_pages_are_clean(page):
    looks_around_as(page, "Engagement officer")
    for address in STAFF:
        answer = page.goto(address)
        assert answer is not None and answer.status == 200, address
        checked(page, f"staff{address}")


@pytest.mark.parametrize("page", [DESK], indirect=True, ids=str)
def test_staff_begin_a_consultation_on_the_charter(page):
    looks_around_as(page, "Engagement officer")
    page.goto("/manage/consultations/new")
    page.get_by_role("button", name="Begin it").click()
    checked(page, "staff-consultation-plan")
    page.get_by_role("button", name="Save").click()
    assert page.get_by_text("Say who decides.").first.is_visible()
    checked(page, "staff-consultation-draft")
