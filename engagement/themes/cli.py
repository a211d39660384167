"""Themes from the command line."""

from __future__ import annotations

import json
from datetime import date

import click
from flask.cli import AppGroup

from core.database import saving
from engagement.themes import queries, running
from engagement.voices.models import Kind

commands = AppGroup("themes", help="What many are saying.")


@commands.command("run")
@click.option(
    "--kind", type=click.Choice([k.value for k in Kind]), help="Read only this kind of contribution."
)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Read only what was said from this day on.")
@click.option(
    "--themes",
    "n_themes",
    type=click.IntRange(1, 300),
    help="How many themes to find. Left out: the machine chooses.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="The same seed gives the same themes.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def run(kind: str | None, since: object, n_themes: int | None, seed: int, as_json: bool) -> None:
    """Find themes in what was said. Names and moves that people made are kept."""
    day: date | None = since.date() if since else None  # type: ignore[attr-defined]

    def tell(_done: int, _total: int, said: str) -> None:
        if said:
            click.echo(f"{said} …", err=True)

    with saving():
        found = running.run(kind=kind, since=day, n_themes=n_themes, seed=seed, tell=tell)
    weighed = queries.weighed(kind=kind, since=day)
    if as_json:
        click.echo(json.dumps({
            "run": found.id, "remarks": found.remarks, "empty": found.empty, "no_theme": found.without,
            "themes": [
                {
                    "slug": each.theme.slug, "name": each.theme.name, "remarks": each.remarks, "voices": each.voices,
                    "mood": dict(each.mood), "words": each.theme.words, "quotes": list(queries.quotes_of(each.theme)),
                    "signed_off": each.theme.signed_off_on.isoformat() if each.theme.signed_off_on else None,
                }
                for each in weighed
            ],
        }, ensure_ascii=False))  # fmt: skip
        return
    for each in weighed:
        click.echo(f"{each.remarks:>7,}  {each.theme.name}")
    click.echo(f"{found.without:>7,}  No theme yet")
    click.echo(f"{found.empty:>7,}  Nothing to add")
