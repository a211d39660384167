"""Signing in, in and out, and everything that guards the door."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask_babel import gettext as _
from sqlalchemy import select

from core import audit, clock, messages
from core.access.permissions import Role
from core.accounts.models import Account, RoleHeld, WayIn
from core.database import db
from core.errors import Refused

TRIES = 5
LOCKED_FOR = timedelta(minutes=15)
GOOD_FOR = timedelta(minutes=15)
HASHER = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)  # the OWASP floor, about 30 ms


def add_account(
    *,
    name: str,
    email: str | None,
    roles: Iterable[Role],
    password: str | None = None,
    by: Account | None = None,
) -> Account:
    """Let somebody sign in. A password of under 12 characters is Refused (ASVS 2.1.1)."""
    if password is not None and len(password) < 12:
        raise Refused(_("Use a password of 12 characters or more"), field="password")
    account = Account(name=name.strip(), email=email.strip().lower() if email else None)
    account.password = HASHER.hash(password) if password else None
    account.roles = [_role(role) for role in roles]
    db.session.add(account)
    audit.record("account.added", account, by=by, roles=[str(role) for role in roles])
    return account


def _role(role: Role) -> RoleHeld:
    found = db.session.scalar(select(RoleHeld).where(RoleHeld.name == role.value))
    if found is None:
        found = RoleHeld(name=role.value)
        db.session.add(found)
        db.session.flush()
    return found


def by_email(email: str) -> Account | None:
    return db.session.scalar(select(Account).where(Account.email == email.strip().lower()))


def check_password(email: str, password: str) -> Account:
    """The account this e-mail and password open.

    Raises Refused with one sentence for every wrong pair, so that nobody can
    find out which addresses have an account. Five wrong tries lock the door
    for 15 minutes.
    """
    wrong = Refused(
        _("That e-mail address and password do not match. Check both and try again."), field="email"
    )
    account = by_email(email)
    if account is None or not account.password:
        HASHER.hash(password[:100])  # takes as long as a real check, so the clock tells nothing
        raise wrong
    if account.locked_until and account.locked_until > clock.now():
        raise Refused(_("Too many wrong tries. Wait 15 minutes, then try again."), field="email")
    if not _matches(account, password) or not account.active:
        count_a_wrong_try(account)
        raise wrong
    account.failed_tries, account.locked_until = 0, None
    account.last_signed_in_at = clock.now()
    return account


def _matches(account: Account, password: str) -> bool:
    try:
        HASHER.verify(account.password, password)
    except (VerificationError, InvalidHashError):
        return False
    if HASHER.check_needs_rehash(account.password):
        account.password = HASHER.hash(password)
    return True


def count_a_wrong_try(account: Account) -> None:
    """Saved at once, because the refusal that follows rolls everything else back."""
    account.failed_tries += 1
    if account.failed_tries >= TRIES:
        account.failed_tries, account.locked_until = 0, clock.now() + LOCKED_FOR
        audit.record("account.locked", account, by=None)
    db.session.commit()


def send_a_way_in(email: str, *, link_to: str) -> None:
    """Send a link and a six-figure code, if somebody has this address. Says nothing if not.

    `link_to` is the address of the page with `TOKEN` where the token goes.
    """
    account = by_email(email)
    if account is None or not account.active:
        return
    token, code = secrets.token_urlsafe(24), f"{secrets.randbelow(10**6):06d}"
    way = WayIn(
        account=account, token_hash=_hash(token), code_hash=_hash(code), expires_at=clock.now() + GOOD_FOR
    )
    db.session.add(way)
    db.session.flush()
    messages.queue(
        "core/accounts/way_in",
        to=messages.Recipient.by_email(account.name, email.strip().lower()),
        once=f"way-in:{way.id}",
        forget=True,
        link=link_to.replace("TOKEN", token),
        code=code,
    )


def use_link(token: str) -> Account:
    """The account a link opens, once. Raises Refused when it is used, old or unknown."""
    way = db.session.scalar(select(WayIn).where(WayIn.token_hash == _hash(token)))
    if way is None or way.used_at or way.expires_at < clock.now():
        raise Refused(_("This link has been used or is too old. Ask for a new one."))
    return _come_in(way)


def use_code(email: str, code: str) -> Account:
    """The account a code opens, once. Five wrong codes end every code sent to the person."""
    account = by_email(email)
    refused = Refused(_("That code does not match. Check it, or ask for a new one."), field="code")
    if account is None:
        raise refused
    open_ways = db.session.scalars(
        select(WayIn).where(
            WayIn.account_id == account.id, WayIn.used_at.is_(None), WayIn.expires_at >= clock.now()
        )
    ).all()
    given = _hash("".join(c for c in code if c.isdigit()))
    for way in open_ways:
        if way.tries < TRIES and hmac.compare_digest(way.code_hash, given):
            return _come_in(way)
    for way in open_ways:
        way.tries += 1
    db.session.commit()
    raise refused


def _come_in(way: WayIn) -> Account:
    way.used_at = clock.now()
    way.account.last_signed_in_at = clock.now()
    return way.account


def sign_out_everywhere(account: Account) -> None:
    """End every session of this person, on every machine."""
    account.session_key = secrets.token_hex(16)
    audit.record("account.signed_out_everywhere", account, by=account)


def _hash(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()
