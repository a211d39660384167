"""Flask, with a short way for the pages that many open at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask, Request, Response
from werkzeug.routing import MapAdapter, Rule

from core import compression, security
from core.light import is_light


class LateRule(Rule):
    """A rule that compiles how an address is built when one is first asked for.

    Compiling it for every page takes a tenth of a command's start, and most commands write no address.
    """

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        made: list[Callable[..., tuple[str, str]]] = []

        def build(rule: Rule, **values: Any) -> tuple[str, str]:
            if not made:
                made.append(super(LateRule, self)._compile_builder(append_unknown))
            return made[0](rule, **values)

        return build


class House(Flask):
    """The application.

    A page marked `@light` has no account, no session, no rate limit and no
    menu, so the before- and after-request functions of the extensions that
    serve those are not called for it: only the check that a form came from our
    own page, the headers, and the compression. Everything here is synchronous,
    and the address used outside requests never changes, so neither is worked
    out afresh for each function call.
    """

    url_rule_class = LateRule
    _outside: MapAdapter | None = None

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        return func

    def create_url_adapter(self, request: Request | None) -> MapAdapter | None:
        if request is not None:
            return super().create_url_adapter(request)
        if self._outside is None:
            self._outside = super().create_url_adapter(None)
        return self._outside

    def full_dispatch_request(self) -> Response:
        if not is_light():
            return super().full_dispatch_request()
        self._got_first_request = True
        try:
            security.from_our_own_pages()
            answer = self.dispatch_request()
        except Exception as error:  # the same door for errors as every other page
            answer = self.handle_user_exception(error)
        response = self.make_response(answer)
        return compression.compressed(security.headers(response))

    def do_teardown_request(self, *args: Any, **kwargs: Any) -> None:
        if not is_light():
            super().do_teardown_request(*args, **kwargs)
