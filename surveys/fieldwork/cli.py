"""`flask surveys …`"""

from __future__ import annotations

import json
from typing import Any

import click
from flask.cli import AppGroup

from core.errors import Refused
from surveys.fieldwork import queries, services
from surveys.questionnaires.models import Survey
from surveys.questionnaires.queries import survey_named, surveys

commands = AppGroup("surveys", help="Surveys: who is asked and how it goes.")


@commands.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def list_surveys(as_json: bool) -> None:
    """Print every survey with its state and how many have answered."""
    rows = [
        {"name": one.slug, "title": one.title, "state": one.state(), "answers": queries.counts(one).answers}
        for one in surveys()
    ]
    if as_json:
        click.echo(json.dumps({"surveys": rows}, ensure_ascii=False))
        return
    for row in rows:
        click.echo(f"{row['name']:<40} {row['state']:<8} {row['answers']:>7,} answers")


@commands.command("draw")
@click.argument("name")
@click.option("--size", type=int, required=True, help="How many homes to ask.")
@click.option(
    "--seed", type=int, required=True, help="A whole number, recorded so that the draw can be repeated."
)
@click.option(
    "--tenure", type=click.Choice(["LCRA", "LCHO"]), default="LCRA", help="Rented or shared ownership."
)
def draw(name: str, size: int, seed: int, tenure: str) -> None:
    """Draw homes at random for a survey."""
    from core.database import saving

    survey = _survey(name)
    try:
        with saving():
            made = services.draw_sample(survey, size=size, seed=seed, tenure=tenure, by=None)
    except Refused as refused:
        raise _stopped(refused) from refused
    click.echo(f"Drew {made.size:,} of {made.frame_size:,} homes with seed {made.seed}.")


@commands.command("invite")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def invite(name: str, as_json: bool) -> None:
    """Write to every drawn home that was not written to yet. Safe to run again."""
    _send(services.invite, name, as_json)


@commands.command("remind")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def remind(name: str, as_json: bool) -> None:
    """Write again to homes that have not answered, at most twice."""
    _send(services.remind, name, as_json)


def _send(verb: Any, name: str, as_json: bool) -> None:
    survey = _survey(name)
    try:
        went = verb(survey, by=None)
    except Refused as refused:
        raise _stopped(refused) from refused
    if as_json:
        click.echo(json.dumps(vars(went)))
        return
    click.echo(
        f"{went.emails:,} e-mails wait to go. {went.letters:,} letters are ready to print. "
        f"{went.unreachable:,} homes cannot be written to."
    )
    if went.letters_wait:
        click.echo(f"{went.letters_wait:,} letters were not made: this machine cannot make PDF.", err=True)


def _survey(name: str) -> Survey:
    survey = survey_named(name)
    if survey is None:
        raise _stopped(Refused(f"There is no survey called {name}. See: flask surveys list"))
    return survey


def _stopped(refused: Refused) -> SystemExit:
    click.echo(str(refused.sentence), err=True)
    return SystemExit(2)
