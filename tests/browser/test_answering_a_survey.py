"""Answering a survey and running one, in a real browser: phone and desk, with and without JavaScript."""

from __future__ import annotations

import pytest

from tests.browser.accessibility import axe
from tests.browser.people import looks_around_as
from tests.browser.screens import DESK, PHONE, PLAIN_PHONE, fits, screenshot

OPEN = "/surveys/getting-through-to-us"
STAFF = [
    "/manage/surveys",
    "/manage/surveys/new",
    "/manage/surveys/getting-through-to-us",
    "/manage/surveys/getting-through-to-us/questions",
    "/manage/surveys/getting-through-to-us/sample",
    "/manage/surveys/getting-through-to-us/invitations",
    "/manage/surveys/getting-through-to-us/enter",
    "/manage/surveys/getting-through-to-us/close",
    "/manage/surveys/getting-through-to-us/preview",
]


@pytest.mark.parametrize("page", [PHONE, PLAIN_PHONE, DESK], indirect=True, ids=str)
def test_a_customer_answers_goes_back_and_gets_a_code(page):
    page.goto(OPEN)
    checked(page, "survey-start")
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="Continue").click()
    assert page.get_by_text("One thing to put right").is_visible()
    checked(page, "survey-error")
    page.get_by_label("By phone").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("No", exact=True).check()
    page.get_by_role("button", name="Back").click()
    assert page.get_by_label("By phone").is_checked()
    page.get_by_role("button", name="Continue").click()
    assert page.get_by_label("No", exact=True).is_checked()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Fairly dissatisfied").check()
    checked(page, "survey-scale")
    page.get_by_role("button", name="Continue").click()
    checked(page, "survey-numbers")
    page.locator(".number").nth(3).click()
    page.get_by_role("button", name="Continue").click()
    page.locator("textarea").fill("Ring me back when you say you will. 📞")
    checked(page, "survey-words")
    page.get_by_role("button", name="Send my answers").click()
    assert page.locator("h1").inner_text() == "Thank you"
    checked(page, "survey-thanks")
    assert page.context.cookies() == []


@pytest.mark.parametrize("page", [PHONE, DESK], indirect=True, ids=str)
def test_staff_pages_are_clean(page):
    looks_around_as(page, "Engagement officer")
    for address in STAFF:
        answer = page.goto(address)
        assert answer is not None and answer.status == 200, address
        checked(page, f"staff{address}")


def checked(page, name: str) -> None:
    fits(page)
    screenshot(page, name)
    axe(page)
