"""Every page says who may see it, and the list of them is a file that people review."""

from __future__ import annotations

from core.access import permissions
from core.cli import pages
from tests.laws.house import ROOT

REVIEWED = ROOT / "tests" / "laws" / "pages.txt"


def test_every_page_says_who_may_see_it(app):
    silent = [address for address, _methods, who in pages(app) if who == "?"]
    assert not silent, (
        f"{silent} do not say who may see them. Put @anyone, @signed_in or @needs('room.verb') on the view."
    )


def test_every_page_names_a_permission_that_exists(app):
    known = {"anyone", "signed in", "?", *permissions.names()}
    unknown = [f"{address}: {who}" for address, _methods, who in pages(app) if who not in known]
    assert not unknown, (
        f"{unknown}: hang the permission on the peg with core.access.permissions.allow(…) in register(app)."
    )


def test_the_reviewed_list_is_up_to_date(app):
    listed = app.test_cli_runner().invoke(args=["access", "list"]).output
    now = [line.rstrip() for line in listed.splitlines()]
    reviewed = REVIEWED.read_text("utf-8").splitlines() if REVIEWED.exists() else []
    added, gone = sorted(set(now) - set(reviewed)), sorted(set(reviewed) - set(now))
    assert now == reviewed, (
        f"Pages are new or changed: {added}; gone: {gone}. Is that who should see them? "
        "Then run `.venv/bin/flask access list > tests/laws/pages.txt` and commit it."
    )
