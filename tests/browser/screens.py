"""Screens to look at pages on, and pictures of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.laws.house import ROOT

PICTURES = ROOT / "build" / "screenshots"


@dataclass(frozen=True)
class Screen:
    name: str
    width: int
    height: int
    javascript: bool = True
    dark: bool = False

    def __str__(self) -> str:
        return self.name


PHONE = Screen("phone", 390, 844)
DESK = Screen("desk", 1280, 900)
PLAIN_PHONE = Screen("phone without JavaScript", 390, 844, javascript=False)
PLAIN_DESK = Screen("desk without JavaScript", 1280, 900, javascript=False)
DARK_PHONE = Screen("dark phone", 390, 844, dark=True)
DARK_DESK = Screen("dark desk", 1280, 900, dark=True)

PHONE_AND_DESK = [PHONE, DESK]
EVERY_SCREEN = [PHONE, DESK, PLAIN_PHONE, PLAIN_DESK]


def screenshot(page: Page, name: str, *, whole: bool = True) -> None:
    """Keep a picture as build/screenshots/<name>-<width>.png."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    width = (page.viewport_size or {"width": 0})["width"]
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    page.screenshot(path=PICTURES / f"{plain}-{width}.png", full_page=whole)


def fits(page: Page) -> None:
    """Fail if the page has to be scrolled sideways."""
    page.wait_for_load_state("load")  # a button that was just pressed may still be leading to the next page
    too_wide = page.locator("html").evaluate("html => html.scrollWidth - html.clientWidth")
    assert too_wide <= 0, f"{page.url} is {too_wide} px wider than the screen"
