"""A person at a browser without JavaScript: opens pages, fills in forms by their labels, reads what is said.

    page = visitor.opens("/tell-us")
    page = page.fills_in({"What has happened?": "The lift is broken"}, then="Send")
    assert page.says("Thank you")
    assert page.error_beside("Your telephone number") == "Give a number with 10 or 11 digits"

Every page on the way is checked (`tests/page_checks.py`), and a GET that writes, or work left unsaved, fails.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin, urlsplit

from flask import Flask
from werkzeug.test import TestResponse

from core.accounts.models import Account
from core.database import db
from tests import forms_by_label, page_checks
from tests.sign_in import an_account, sign_in
from tests.watching import watch


class Visitor:
    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client = app.test_client()

    def signs_in_as(self, role: str) -> Visitor:
        """Become an account that holds this role. Signing in itself has tests of its own."""
        return self.becomes(an_account(role))

    def becomes(self, account: Account) -> Visitor:
        """Become somebody who is there already, such as a person of the demo."""
        sign_in(self.client, account)
        return self

    def opens(self, address: str, status: int | set[int] = 200) -> Page:
        """Open an address and go where it leads. Any other status than the expected one fails."""
        return self._asks("GET", address, status)

    def _asks(self, method: str, address: str, status: int | set[int], **more: Any) -> Page:
        db.session.commit()  # what the test has made is there for the request, and read afresh after it
        db.session.expire_all()
        watch.begin()
        response = self.client.open(address, method=method, follow_redirects=True, **more)
        expected = {status} if isinstance(status, int) else status
        assert response.status_code in expected, (
            f"{method} {address} answered {response.status_code}, not {status}:\n{response.text[:1500]}"
        )
        assert not watch.writes, (
            f"Reading must not write (house.md 8), but GET {address} ran:\n{watch.writes}"
        )
        assert not watch.unsaved, (
            f"{method} {address} left work unsaved: {watch.unsaved}. Change things inside `with saving():`"
        )
        return Page(self, response)


class Page:
    def __init__(self, visitor: Visitor, response: TestResponse) -> None:
        self.visitor, self.response = visitor, response
        self.address = response.request.path
        self.is_html = response.mimetype == "text/html"
        self.tree, wrong = page_checks.parse(
            response.text if self.is_html else "<!doctype html><title></title>"
        )
        if self.is_html:
            found = [f"HTML, {each}" for each in wrong] + page_checks.faults(
                self.tree, examples=self.address == "/design"
            )
            assert not found, f"{self.address} has faults:\n- " + "\n- ".join(found)

    @property
    def text(self) -> str:
        """What can be read on the page, with single spaces."""
        body = self.tree.find("body")
        return page_checks.text_of(body) if self.is_html and body is not None else self.response.text

    @property
    def heading(self) -> str:
        return next((page_checks.text_of(heading) for heading in self.tree.iter("h1")), "")

    def says(self, words: str) -> bool:
        return " ".join(words.split()) in self.text

    def error_beside(self, label: str) -> str | None:
        """The error tied to the question with this label, without "Error:"; None when there is none."""
        return forms_by_label.error_beside(self.tree, label)

    def answer_to(self, label: str) -> str | list[str] | None:
        """What the page holds as the answer to a question now."""
        return forms_by_label.answer_to(self.tree, label)

    def follows(self, link: str) -> Page:
        """Follow the link with these words."""
        links = {page_checks.text_of(each): each.get("href", "") for each in self.tree.iter("a")}
        assert link in links, f"No link says {link!r}. The links: {sorted(links)}"
        return self.visitor.opens(urljoin(self.address, links[link]))

    def fills_in(self, answers: dict[str, Any], then: str | None = None, status: int = 200) -> Page:
        """Answer questions by their labels and send the form with the button `then` (or its first one).

        A radio, checkbox or select answer is the choice's own label; several choices are a list. A file is
        `(bytes stream, "name.csv")`.
        """
        control = None
        for label, answer in answers.items():
            control = forms_by_label.fill_in(self.tree, label, answer)
        return self._sends(forms_by_label.button(self.tree, then, near=control), status)

    def presses(self, button: str, status: int = 200) -> Page:
        """Press the button with these words, leaving its form as it is."""
        return self._sends(forms_by_label.button(self.tree, button), status)

    def _sends(self, button: forms_by_label.Button, status: int) -> Page:
        address = urljoin(self.address, button.action) if button.action else self.response.request.full_path
        if button.method == "GET":
            query = [pair for pair in button.data.items(multi=True) if isinstance(pair[1], str)]
            return self.visitor._asks("GET", urlsplit(address).path, status, query_string=query)
        return self.visitor._asks(
            "POST",
            address,
            status,
            data=button.data,
            headers={"Origin": f"http://{self.visitor.app.config['SERVER_NAME']}"},
        )
