"""Gives a test client the session of an account with a role, without walking through the door."""

from __future__ import annotations

from flask import session
from flask.testing import FlaskClient

from core.access import Role
from core.accounts.models import Account
from core.accounts.routes import let_in
from core.accounts.services import add_account, by_email
from core.database import db


def an_account(role: str, **more: object) -> Account:
    """An account with one role, made the first time it is asked for."""
    role = Role(role)
    email = f"{role.value}@example.org"
    account = by_email(email)
    if account is None:
        name = role.value.replace("_", " ").title()
        account = add_account(**{"name": name, "email": email, "roles": [role], **more})
        db.session.commit()
    return account


def sign_in(client: FlaskClient, account: Account) -> None:
    app = client.application
    with app.app_context(), app.test_request_context(environ_base=client.environ_base):
        let_in(account)
        signed_in = dict(session)
    with client.session_transaction() as kept:
        kept.clear()
        kept.update(signed_in)
