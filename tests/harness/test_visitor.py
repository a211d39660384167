"""The visitor notices a page that writes while it is read, and work that nobody saved."""

from __future__ import annotations

import pytest
from flask import redirect

from core.access import me
from core.audit.models import Entry
from core.database import db, saving
from tests.fixtures.databases import an_app, in_a_transaction
from tests.sign_in import an_account
from tests.visitor import Visitor

PAGE = "<!doctype html><html lang=en><head><meta charset=utf-8><title>Home</title></head><body><h1>Home</h1>{}</body></html>"
FORM = '<form method="post"><label>Note <input name="note"></label><button>{}</button></form>'


@pytest.fixture
def strange_app(migrated, tmp_path):
    """Our application with four pages of its own that do wrong, and one that does right."""
    app = an_app(migrated("sqlite").config["SQLALCHEMY_DATABASE_URI"], tmp_path)

    def note():
        db.session.add(Entry(event="note.left"))

    def writes_while_read():
        with saving():
            note()
        return PAGE.format("")

    def forgets():
        note()
        return PAGE.format("")

    def forgets_after_flushing():
        note()
        db.session.flush()
        return PAGE.format("")

    def saves():
        with saving():
            note()
        return redirect("/form")

    app.add_url_rule("/writes-while-read", view_func=writes_while_read)
    app.add_url_rule("/who", "who", lambda: PAGE.format(me().name))
    app.add_url_rule("/form", view_func=lambda: PAGE.format(FORM.format("Leave it")))
    app.add_url_rule("/form", "saves", saves, methods=["POST"])
    app.add_url_rule("/forgets", view_func=forgets, methods=["POST"])
    app.add_url_rule("/flushes", view_func=forgets_after_flushing, methods=["POST"])
    yield from in_a_transaction(app)


def test_a_page_that_writes_while_it_is_read_is_noticed(strange_app):
    with pytest.raises(AssertionError, match="Reading must not write"):
        Visitor(strange_app).opens("/writes-while-read")


@pytest.mark.parametrize("address", ["/forgets", "/flushes"])
def test_work_that_nobody_saved_is_noticed(strange_app, address):
    with pytest.raises(AssertionError, match="left work unsaved"):
        Visitor(strange_app)._asks("POST", address, 200)


def test_saved_work_is_there_for_the_test_and_nothing_is_noticed(strange_app):
    Visitor(strange_app).opens("/form").fills_in({"Note": "hello"}, then="Leave it")
    assert db.session.query(Entry).filter_by(event="note.left").count() == 1


def test_a_status_nobody_expected_is_noticed(strange_app):
    with pytest.raises(AssertionError, match="answered 404"):
        Visitor(strange_app).opens("/nowhere")


@pytest.mark.postgres
@pytest.mark.parametrize("time", ["first", "second"])
def test_what_a_test_does_is_gone_for_the_next(app, time):
    assert db.session.query(Entry).count() == 0
    an_account("customer")
    assert db.session.query(Entry).filter_by(event="account.added").count() == 1


def test_the_clock_stands_where_it_is_put(clock):
    from core import clock as house_clock

    at = clock.move_to("2027-03-01 09:00")
    assert house_clock.now() == at
    assert house_clock.today().isoformat() == "2027-03-01"


def test_two_visitors_are_two_people(strange_app):
    officer = Visitor(strange_app).signs_in_as("engagement_officer")
    customer = Visitor(strange_app).signs_in_as("customer")
    said = [each.opens("/who").text for each in (officer, customer, officer)]
    assert said == ["Home Engagement Officer", "Home Customer", "Home Engagement Officer"]
