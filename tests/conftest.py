"""What every test may ask for. More is in `tests/fixtures/databases.py` and `tests/browser/conftest.py`.

    app            the application, in a transaction that is thrown away afterwards
    visitor        a person at a browser: opens, fills in, reads
    clock          the real clock, held still: clock.move_to("2027-03-01 09:00")

A test marked `postgres` that asks for `app` runs on both databases.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from flask import Flask

from tests.shared_data import NOT_THERE
from tests.visitor import Visitor

pytest_plugins = ["tests.fixtures.databases"]


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """A stranger. `visitor.signs_in_as("engagement_officer")` makes them somebody."""
    return Visitor(app)


@pytest.fixture
def officer(app: Flask) -> Visitor:
    return Visitor(app).signs_in_as("engagement_officer")


@pytest.fixture
def customer(app: Flask) -> Visitor:
    return Visitor(app).signs_in_as("customer")


class Clock:
    """Holds the time still, in London's time as people say it."""

    def __init__(self) -> None:
        self._travel: time_machine.travel | None = None

    def move_to(self, moment: str | datetime) -> datetime:
        self.let_go()
        at = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
        at = at if at.tzinfo else at.replace(tzinfo=ZoneInfo("Europe/London"))
        self._travel = time_machine.travel(at, tick=False)
        self._travel.start()
        return at

    def let_go(self) -> None:
        if self._travel is not None:
            self._travel.stop()
            self._travel = None


@pytest.fixture
def clock() -> Iterator[Clock]:
    held = Clock()
    yield held
    held.let_go()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """With CI set nothing is skipped, so that a machine that lacks something has to say so.

    One thing is no part of the checkout and may be absent anywhere: the data in ../shared.
    """
    report = yield
    excused = hasattr(report, "wasxfail") or NOT_THERE in str(report.longrepr)
    if os.environ.get("CI") and report.skipped and not excused:
        report.outcome = "failed"
        report.longrepr = f"With CI set nothing may be skipped, but this was: {report.longrepr}"
    return report


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test marked `postgres` runs once on each database."""
    if "app" in metafunc.fixturenames and metafunc.definition.get_closest_marker("postgres"):
        metafunc.parametrize("app", ["sqlite", "postgresql"], indirect=True)
