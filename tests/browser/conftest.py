"""The real application on a real port, and a real browser in front of it.

    site     the server, with a copy of the demo landlord of its own for each test file
    page     a Playwright page at 1280 px with JavaScript; other screens by parameter:

        @pytest.mark.parametrize("page", PHONE_AND_DESK, indirect=True)
        def test_…(site, page):
            page.goto("/have-your-say")
            axe(page)

A page that throws, breaks the content policy or gets a 5xx fails its test. A failing test leaves a picture in
build/screenshots.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.screens import DESK, Screen, screenshot
from tests.browser.server import Site

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def site(demo_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    shutil.copy(demo_database, folder / "answerable.db")
    with Site(folder) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("There is no Chromium: sudo apt-get install -y chromium")
    arguments = ["--disable-gpu", "--disable-background-networking"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Page]:
    screen: Screen = getattr(request, "param", DESK)
    context = browser.new_context(
        base_url=site.url,
        viewport={"width": screen.width, "height": screen.height},
        java_script_enabled=screen.javascript,
        color_scheme="dark" if screen.dark else "light",
        locale="en-GB",
        timezone_id="Europe/London",
    )
    context.set_default_timeout(15_000)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
    page.on("console", lambda said: "Content Security Policy" in said.text and faults.append(said.text))
    page.on("response", lambda got: got.status >= 500 and faults.append(f"{got.status} from {got.url}"))
    yield page
    if getattr(request.node, "failed", False):
        screenshot(page, f"failed-{request.node.name}")
    context.close()
    assert not faults, f"The browser saw faults: {faults}\n{site.log()}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    if call.when == "call":
        item.failed = report.failed  # type: ignore[attr-defined]
    return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything that asks for a browser is marked so, and tests of one file stay in one process."""
    for item in items:
        if "page" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.timeout(300))
