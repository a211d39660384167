"""`flask surveys results NAME`"""

from __future__ import annotations

import json
from typing import Any

import click

from surveys.fieldwork.cli import commands
from surveys.questionnaires.queries import survey_named
from surveys.results.as_json import as_data
from surveys.results.survey_results import results


def add_commands() -> None:
    """Hang the command on the group of surveys, which is a room below."""
    commands.add_command(show_results)


@click.command("results")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def show_results(name: str, as_json: bool) -> None:
    """Print what a survey found, with small groups hidden."""
    survey = survey_named(name)
    if survey is None:
        click.echo(f"There is no survey called {name}. See: flask surveys list", err=True)
        raise SystemExit(2)
    if survey.opens_at is None:
        click.echo(f"The survey {name} was not opened, so it has no results.", err=True)
        raise SystemExit(2)
    data = as_data(results(survey))
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False))
        return
    _print(data)


def _print(data: dict[str, Any]) -> None:
    click.echo(f"{data['title']}: {_count(data['answers'])} answers")
    for channel, n in data["response"]["by_channel"].items():
        click.echo(f"  {channel:<40} {_count(n):>8}")
    if data["response"]["invited"]:
        click.echo(f"  {'homes asked':<40} {_count(data['response']['invited']):>8}")
        click.echo(
            f"  {'of those, answered':<40} {_count(data['response']['answered']):>8} {_share(data['response']['rate'])}"
        )
    for one in data["questions"]:
        click.echo(f"\n{one['code'] or one['key']}: {one['text']}")
        if one["kind"] in {"short_text", "long_text"}:
            click.echo(f"  {'comments':<40} {_count(one['comments']):>8}")
            continue
        for words, n in one["counts"].items():
            click.echo(f"  {words:<40} {_count(n):>8} {_share(one['shares'][words])}")
        click.echo(f"  {'all':<40} {_count(one['base']):>8}")
        if one.get("share") is not None:
            click.echo(f"  score {one['score']}%, between {_share(one['low'])} and {_share(one['high'])}")


def _count(n: int | None) -> str:
    return "hidden" if n is None else f"{n:,}"


def _share(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.0f}%"
