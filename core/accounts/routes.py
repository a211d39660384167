"""The door."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_user, logout_user

from core.access import anyone, me, signed_in
from core.accounts import services
from core.accounts.forms import CodeForm, LinkForm, PasswordForm
from core.accounts.models import Account
from core.database import saving
from core.limits import limiter
from core.templating import say

blueprint = Blueprint("accounts", __name__)


def let_in(account: Account) -> None:
    """Start a new session for this person, so that one set before signing in is worth nothing."""
    session.clear()
    session.permanent = True
    login_user(account)


def first_page(account: Account) -> str:
    """Where somebody begins: a page that was asked for, or the one for what they are."""
    asked = request.args.get("next", "")
    if asked.startswith("/") and not asked.startswith(("//", "/\\")) and not urlsplit(asked).netloc:
        return asked
    return home_of(account)


def home_of(account: Account) -> str:
    from core.navigation import home_endpoint

    return url_for(home_endpoint(account))


@blueprint.route("/sign-in", methods=["GET", "POST"])
@anyone
@limiter.limit("30 per 15 minutes", methods=["POST"])
def sign_in() -> ResponseReturnValue:
    form = LinkForm.from_request()
    if form.submitted():
        link = url_for(".by_link", token="TOKEN", _external=True)  # noqa: S106 - a placeholder
        with form.explaining(), saving():
            services.send_a_way_in(form.email.data, link_to=link)
            return redirect(url_for(".by_code", next=request.args.get("next")))
    return render_template("core/accounts/sign_in.html", form=form)


@blueprint.route("/sign-in/password", methods=["GET", "POST"])
@anyone
@limiter.limit("30 per 15 minutes", methods=["POST"])
def by_password() -> ResponseReturnValue:
    form = PasswordForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            account = services.check_password(**form.answers)
            let_in(account)
            return redirect(first_page(account))
    return render_template("core/accounts/by_password.html", form=form)


@blueprint.route("/sign-in/code", methods=["GET", "POST"])
@anyone
@limiter.limit("30 per 15 minutes", methods=["POST"])
def by_code() -> ResponseReturnValue:
    form = CodeForm.from_request()
    if form.submitted():
        with form.explaining(), saving():
            account = services.use_code(**form.answers)
            let_in(account)
            return redirect(first_page(account))
    return render_template("core/accounts/by_code.html", form=form)


@blueprint.route("/sign-in/link/<token>", methods=["GET", "POST"])
@anyone
@limiter.limit("30 per 15 minutes", methods=["POST"])
def by_link(token: str) -> ResponseReturnValue:
    """A mail scanner opens links too, so opening only asks; pressing the button signs in."""
    if request.method == "POST":
        with saving():
            account = services.use_link(token)
            let_in(account)
            return redirect(first_page(account))
    return render_template("core/accounts/by_link.html")


@blueprint.post("/sign-out")
@signed_in
def sign_out() -> ResponseReturnValue:
    logout_user()
    session.clear()
    return redirect(url_for("front.home"))


@blueprint.route("/my/account", methods=["GET", "POST"])
@signed_in
def account() -> ResponseReturnValue:
    if request.method == "POST":
        with saving():
            services.sign_out_everywhere(me())
        logout_user()
        session.clear()
        say("good", _("You are signed out on every phone and computer."))
        return redirect(url_for(".sign_in"))
    return render_template("core/accounts/account.html")
