"""How core joins the app."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask
from flask_babel import lazy_gettext as _l
from flask_login import LoginManager
from sqlalchemy import select

from core import (
    cli,
    compression,
    database,
    errors,
    health,
    i18n,
    light,
    limits,
    logs,
    navigation,
    reference,
    security,
    settings,
    templating,
)
from core.access.permissions import COMMITTEE, EVERYONE_SIGNED_IN, STAFF, Role, allow
from core.accounts.models import Account
from core.config import Config


def register(app: Flask, config: Config) -> None:
    """Pipes and wires, in the order a request meets them."""
    app.extensions["answerable"] = config
    address = urlsplit(config.public_url)
    app.config.update(
        # Jobs and commands write addresses too, so that messages can be sent without a request.
        SERVER_NAME=address.netloc,
        PREFERRED_URL_SCHEME=address.scheme,
        APPLICATION_ROOT=address.path or "/",
        SECRET_KEY=config.secret_key,
        TESTING=config.testing,
        DEMO_ALLOWED=not config.production,
        MAX_CONTENT_LENGTH=12 * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=4 * 1024 * 1024,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SECURE=config.production,
        PERMANENT_SESSION_LIFETIME=8 * 3600,
        SEND_FILE_MAX_AGE_DEFAULT=31536000,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_CHECK_DEFAULT=False,
    )
    light.register(app)
    logs.register(app)
    compression.register(app)
    security.register(app)
    limits.register(app)
    i18n.register(app)
    database.register(app, config)
    _accounts(app)
    templating.register(app)
    errors.register(app)
    _declare_settings()
    _allow()
    _pages(app)


def _accounts(app: Flask) -> None:
    """Flask-Login keeps who is signed in, by the account's session key."""
    manager = LoginManager(app)
    manager.session_protection = None

    @manager.user_loader
    def find(session_key: str) -> Account | None:
        wanted = select(Account).where(Account.session_key == session_key, Account.active)
        return database.db.session.scalar(wanted)


def _declare_settings() -> None:
    from core.settings.routes import check_colour

    declare = settings.declare
    declare("landlord.name", "Your landlord", _l("The landlord's name"))
    declare("landlord.tagline", "Have your say", _l("The line under the name"))
    declare("landlord.phone", "0161 496 0143", _l("The number customers ring"))
    declare("landlord.emergency_phone", "0161 496 0199", _l("The number for emergencies, day and night"))
    declare("landlord.email", "voice@example.org", _l("The e-mail address customers write to"))
    declare("landlord.address", "Freepost Your Landlord", _l("Where customers send letters"))
    declare("landlord.colour", "#742A5B", _l("The landlord's colour"), check_colour)
    declare("landlord.logo", "", _l("The address of the logo; empty for the demo's"))
    declare("demo.loaded_on", "", _l("The day the demo landlord was loaded"))


def _allow() -> None:
    allow("audit.read", _l("read the log"), Role.ADMINISTRATOR, Role.CHAIR)
    allow("settings.change", _l("change the settings"), Role.ADMINISTRATOR)
    allow("messages.see", _l("see what we send to people"), STAFF)
    allow("tasks.see", _l("see work being done"), STAFF, COMMITTEE)
    allow("account.own", _l("see their own account"), EVERYONE_SIGNED_IN)


def _pages(app: Flask) -> None:
    from core.accounts.cli import commands as account_commands
    from core.accounts.routes import blueprint as accounts_pages
    from core.audit.routes import blueprint as audit_pages
    from core.front.routes import blueprint as front_pages
    from core.messages.routes import blueprint as messages_pages
    from core.settings.routes import blueprint as settings_pages

    for blueprint in (
        front_pages,
        accounts_pages,
        audit_pages,
        messages_pages,
        settings_pages,
        health.blueprint,
    ):
        app.register_blueprint(blueprint)
    staff = navigation.Side.STAFF
    navigation.in_menu(staff, _l("Messages"), "messages.outbox", 80, "messages.see", is_minor=True)
    navigation.in_menu(staff, _l("Settings"), "settings.landlord", 90, "settings.change")
    navigation.in_menu(staff, _l("The log"), "audit.log", 95, "audit.read")
    ours = (cli.set_up, cli.jobs_commands, cli.demo_commands, cli.access_commands)
    for command in (*ours, reference.commands, account_commands):
        app.cli.add_command(command)
