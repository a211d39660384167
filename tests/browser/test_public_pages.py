"""Every page a stranger can open without knowing an address: readable on a phone, clean for axe-core."""

from __future__ import annotations

import pytest

from app import create_app
from core.cli import pages
from core.config import Config
from tests.browser.accessibility import axe
from tests.browser.screens import DARK_DESK, DESK, PHONE, PLAIN_PHONE, fits, screenshot
from tests.laws.house import ROOT

REPEATS = ("landmark-unique",)  # /design shows the same component in several states
NOT_PAGES = ("/static", "/api", "/health")


def public_addresses() -> list[str]:
    app = create_app(
        Config(database_url="sqlite://", secret_key="x", instance_path=ROOT / "build", testing=True)
    )
    return [
        address
        for address, methods, who in pages(app)
        if who == "anyone"
        and "GET" in methods
        and "<" not in address
        and not address.startswith(NOT_PAGES)
        and not address.endswith((".csv", ".pdf"))
    ]


ADDRESSES = public_addresses()


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("page", [PHONE], indirect=True, ids=str)
def test_it_is_accessible_on_a_phone(page, address):
    page.goto(address)
    fits(page)
    screenshot(page, f"public{address}")
    axe(page, leaving_out=REPEATS if address == "/design" else ())


@pytest.mark.parametrize("page", [DESK, DARK_DESK, PLAIN_PHONE], indirect=True, ids=str)
def test_all_of_them_open(page):
    for address in ADDRESSES:
        answer = page.goto(address)
        assert answer is not None and answer.status == 200, f"{address} gave {answer and answer.status}"
        fits(page)
