"""A complaint from the first page to its code, on a phone without a script and at a desk."""

from __future__ import annotations

import pytest

from tests.browser.accessibility import axe
from tests.browser.screens import DESK, PLAIN_PHONE, fits


@pytest.mark.parametrize("page", [PLAIN_PHONE, DESK], indirect=True, ids=str)
def test_somebody_complains_and_follows_it_by_its_code(page):
    def goes_on(words: str = "Continue") -> None:
        fits(page)
        page.get_by_role("button", name=words, exact=True).click()

    page.goto("/tell-us")
    page.get_by_label("I want to complain").check()
    goes_on()
    page.get_by_label("What went wrong?").fill("Four visits and nobody came.")
    goes_on()
    goes_on()
    page.get_by_label("No. I do not want to give my name").check()
    goes_on()
    goes_on("Send it")
    fits(page)
    code = page.locator(".follow-code__code").inner_text()
    assert page.context.cookies() == []
    page.goto("/follow")
    page.get_by_role("textbox").fill(code.lower().replace("-", " "))
    page.get_by_role("button", name="Show me").click()
    assert page.get_by_text("Four visits and nobody came.").is_visible()
    fits(page)
    if page.viewport_size["width"] > 600:
        axe(page)
