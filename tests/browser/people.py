"""Becoming somebody in the browser, by the demo's own door."""

from __future__ import annotations

from playwright.sync_api import Page


def looks_around_as(page: Page, who: str) -> None:
    """Press the demo's button for a kind of person, such as "Committee chair"."""
    page.goto("/demo")
    page.get_by_role("button", name=who).first.click()
    assert not page.url.endswith("/demo"), f"Looking around as {who!r} led nowhere"
