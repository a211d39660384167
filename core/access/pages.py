"""The three ways a page says who may see it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from flask import current_app, has_request_context, redirect, request, url_for
from flask_login import current_user
from werkzeug.exceptions import HTTPException

from core.access.permissions import may, permissions, why_not
from core.errors import NotAllowed

if TYPE_CHECKING:
    from core.accounts.models import Account

View = TypeVar("View", bound=Callable[..., Any])


def me() -> Account | None:
    """Whoever is signed in on this request. Only pages may ask; verbs are told."""
    if not has_request_context() or not current_user.is_authenticated:
        return None
    return current_user._get_current_object()


def anyone(view: View) -> View:
    """A page for everybody, signed in or not."""
    view.__access__ = "anyone"  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """A page for everybody who has signed in, about themselves."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        return view(*args, **kwargs) if me() else _to_the_door()

    guarded.__access__ = "signed in"  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]


def needs(name: str) -> Callable[[View], View]:
    """A page for those who hold a permission: strangers go to sign-in, others get a 403 with the reason."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if name not in permissions:
                raise KeyError(f"No room has registered the permission {name!r}")
            account = me()
            if account is None:
                return _to_the_door()
            if not may(account, name):
                raise NotAllowed(why_not(name))
            return view(*args, **kwargs)

        guarded.__access__ = name  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return decorate


def may_open(path: str) -> bool:
    """Whether whoever looks may open a page of ours, so that a page never leads somebody to a closed door."""
    adapter = current_app.create_url_adapter(None)
    try:
        endpoint, _arguments = adapter.match(urlsplit(path).path, method="GET")  # type: ignore[union-attr]
    except HTTPException:
        return False
    access = getattr(current_app.view_functions[endpoint], "__access__", "")
    account = me()
    return access == "anyone" or (account is not None and (access == "signed in" or may(account, access)))


def _to_the_door() -> Any:
    """Come back afterwards only to a page that can be opened again (not to a form being sent)."""
    back = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("accounts.sign_in", next=back))
