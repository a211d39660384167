"""The voice report of the demo landlord: read by a customer, written by the committee."""

from __future__ import annotations

import pytest

from tests.browser.accessibility import axe
from tests.browser.people import looks_around_as
from tests.browser.screens import DARK_DESK, DESK, PHONE, fits, screenshot


@pytest.mark.parametrize("page", [DESK, DARK_DESK, PHONE], indirect=True, ids=str)
def test_a_customer_reads_last_years_report_part_by_part(page):
    page.goto("/voice-report")
    page.get_by_role("link", name="Repairs").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Repairs"
    assert page.get_by_text("It cannot change our words").is_visible()
    fits(page)
    screenshot(page, "voice-report/repairs")
    axe(page)
    page.get_by_role("link", name="Damp and mould").last.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Damp and mould"


def test_the_committee_sees_which_figure_changed_and_decides(page):
    looks_around_as(page, "Committee chair")
    page.goto("/voice-report")
    page.get_by_role("link", name="Write on it").click()
    axe(page)
    assert page.get_by_text("The figure “actions.late” said").is_visible()
    page.get_by_role("link", name="Decide on figures that changed").click()
    axe(page)
    page.get_by_role("button", name="Use").click()
    assert page.get_by_text("Every figure here is as it was written").is_visible()
