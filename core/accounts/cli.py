"""Accounts from the command line."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from core.access.permissions import Role
from core.accounts import services
from core.database import saving
from core.errors import Refused

commands = AppGroup("accounts", help="People who sign in.")


@commands.command("add")
@click.option("--name", required=True, help="Their full name, as others see it.")
@click.option("--email", required=True, help="The address they sign in with.")
@click.option(
    "--role",
    "roles",
    multiple=True,
    required=True,
    type=click.Choice([r.value for r in Role]),
    help="May be given several times.",
)
@click.option(
    "--password", prompt=True, hide_input=True, default="", help="Staff only; leave empty to sign in by link."
)
def add(name: str, email: str, roles: tuple[str, ...], password: str) -> None:
    """Let somebody sign in."""
    try:
        with saving():
            services.add_account(
                name=name, email=email, roles=[Role(r) for r in roles], password=password or None
            )
    except Refused as refused:
        raise click.UsageError(str(refused)) from refused
    click.echo(f"{name} can sign in now.")
