"""The demo's themes: the machine reads the comments, and the made-up staff check what it found."""

from __future__ import annotations

import csv
import json
from collections import Counter, defaultdict
from datetime import datetime, time, timedelta

from sqlalchemy import select

from core import clock
from core.access.permissions import Role
from core.accounts.models import Account
from core.config import ROOT
from core.database import db
from core.demo import person
from engagement.actions.models import Action, ActionOrigin
from engagement.safety.models import Judgement, Listened
from engagement.safety.services import raise_alerts
from engagement.themes import queries, running, services
from engagement.themes.models import PersonCoding, Theme
from engagement.voices.models import Remark
from engagement.voices.services import hash_of_words

NAMES = {
    "waiting_for_a_repair": ("Waiting for a repair", "Any wait for a repair: longer than we said, or a visit that did not happen."),
    "nobody_calls_back": ("Nobody calls back", "We said we would ring, and did not. Not the wait for the repair itself."),
    "damp_and_mould": ("Damp and mould", "Wet walls, black spots, and what they do to people."),
    "lifts": ("Lifts that break down", "Lifts out of order, and what that means for those who need them."),
    "dark_car_parks": ("Dark car parks and paths", "Lights that are out, and feeling unsafe after dark."),
    "letters_hard_to_read": ("Letters that are hard to read", "Long letters, hard words, small print, the wrong language."),
    "kind_workers": ("Kind and tidy workers", "Praise for the people who come."),
    "rent_worry": ("Worry about rent and bills", "Paying the rent, charges, and the price of heating."),
    "bins": ("Bins and rubbish", "Bin stores, missed collections and things dumped."),
    "noise_asb": ("Noise and trouble", "Noise, threats and people who make life hard."),
    "heating": ("Heating and hot water", "Boilers, radiators and cold homes."),
    "booking_online": ("Booking online", "The website and the app."),
    "communal_cleaning": ("Cleaning of shared areas", "Stairs, halls and entrances."),
    "parking": ("Parking", "Spaces, permits and visitors."),
    "safety_doors": ("Doors and entry", "Front doors, fire doors and door entry."),
}  # fmt: skip
ENOUGH = 20
QUOTES = 4


def play() -> None:
    officer = person(Role.OFFICER)
    if officer is None or db.session.scalar(select(Remark.key).limit(1)) is None:
        return
    comments = {hash_of_words(row["text"]): row for row in _comments()}
    running.run(by=officer, n_themes=20)
    _check(officer, comments)
    _tie_actions(comments)
    _listen(comments)


def _comments() -> list[dict[str, str]]:
    with (ROOT / "demo" / "comments.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _labels(comments: dict[str, dict[str, str]]) -> dict[str, str]:
    """Remark key → the label of its words in the demo's own list."""
    rows = db.session.execute(select(Remark.key, Remark.words_hash))
    return {key: comments[words]["about"] for key, words in rows if words in comments}


def _check(officer: Account, comments: dict[str, dict[str, str]]) -> None:
    """Staff name each theme, put twins together, add what the machine missed, quote, and sign off."""
    labels = _labels(comments)
    inside: dict[int | None, list[str]] = defaultdict(list)
    for key, theme_id in db.session.execute(queries.coded(Remark.key, queries.theme_of_remark())):
        inside[theme_id].append(key)
    named: dict[str, Theme] = {}
    for theme_id in sorted((i for i in inside if i), key=lambda i: -len(inside[i])):
        theme, (label, share) = db.session.get(Theme, theme_id), _main_label(inside[theme_id], labels)
        if label not in NAMES or share < 0.5 or theme.merged_into_id or theme is named.get(label):
            continue
        if label in named:
            services.merge(theme, named[label], by=officer)
        else:
            name, description = NAMES[label]
            twin = _called(name)
            if twin is not None and twin is not theme:
                services.merge(theme, twin, by=officer)
                theme = twin
            services.rename(theme, name=name, description=description, by=officer)
            named[label] = theme
    _add_what_was_missed(officer, labels, inside[None], named)
    for label, theme in named.items():
        _quote(theme, label, officer, comments)
        services.sign_off(theme, by=officer)


def _called(name: str) -> Theme | None:
    wanted = select(Theme).where(Theme.merged_into_id.is_(None))
    return next((t for t in db.session.scalars(wanted) if t.name.casefold() == name.casefold()), None)


def _main_label(keys: list[str], labels: dict[str, str]) -> tuple[str, float]:
    counted = Counter(labels[key] for key in keys if key in labels)
    return (counted.most_common(1)[0][0], counted.most_common(1)[0][1] / len(keys)) if counted else ("", 0.0)


def _add_what_was_missed(
    officer: Account, labels: dict[str, str], without: list[str], named: dict[str, Theme]
) -> None:
    left: dict[str, list[str]] = defaultdict(list)
    for key in without:
        if labels.get(key) in NAMES:
            left[labels[key]].append(key)
    for label, keys in sorted(left.items()):
        if label not in named and len(keys) >= ENOUGH:
            named[label] = services.add_theme(*NAMES[label], by=officer)
            db.session.flush()
        if label in named:
            db.session.add_all(
                PersonCoding(remark_key=k, theme_id=named[label].id, put_by=officer.name) for k in keys
            )
    db.session.flush()


def _quote(theme: Theme, label: str, officer: Account, comments: dict[str, dict[str, str]]) -> None:
    passed = 0
    for remark, _coding, _person in db.session.execute(queries.remarks_in(theme)):
        row = comments.get(remark.words_hash)
        if row is None or row["about"] != label or row["names_person"] == "yes" or row["hazard"]:
            continue
        if 5 <= len(remark.text.split()) <= 30 and remark.text.isascii():
            services.approve_quote(remark, theme, remark.text, by=officer)
            passed += 1
        if passed == QUOTES:
            return


def _tie_actions(comments: dict[str, dict[str, str]]) -> None:
    """Each action came from the theme in which most of its evidence lies."""
    by_id = {row["id"]: hash_of_words(row["text"]) for row in comments.values()}
    signed = {theme.id: theme for theme in queries.signed_off_themes()}
    themes_of = defaultdict(list)
    for words, theme_id in db.session.execute(queries.coded(Remark.words_hash, queries.theme_of_remark())):
        themes_of[words].append(theme_id)
    told = json.loads((ROOT / "demo" / "actions.json").read_text(encoding="utf-8"))["actions"]
    for each in told:
        action = db.session.scalar(select(Action).where(Action.slug == each["slug"]))
        evidence = each["evidence"].get("comments") or [
            row["id"] for row in comments.values() if row["about"] in each["evidence"]["about"]
        ]
        counted = Counter(t for c in evidence if c in by_id for t in themes_of[by_id[c]] if t in signed)
        if action is not None and counted and not action.origins:
            action.origins.append(ActionOrigin(kind="theme", ref=signed[counted.most_common(1)[0][0]].slug))


def _listen(comments: dict[str, dict[str, str]]) -> None:
    """Older alerts were judged in their hour; those of the last month wait for whoever looks round."""
    judge, month_ago = person(Role.COMPLAINTS), clock.today() - timedelta(days=30)
    remarks = db.session.scalars(select(Remark).where(Remark.text != "").order_by(Remark.key)).all()
    db.session.add_all(Listened(key=remark.key) for remark in remarks)
    by_key = {remark.key: remark for remark in remarks}
    for alert in raise_alerts(remarks):
        remark = by_key[alert.remark_key]
        row, heard_on = comments.get(remark.words_hash), remark.voice.heard_on
        real = bool(row and row["hazard"])
        if heard_on >= month_ago and real:
            continue
        alert.created_at = datetime.combine(heard_on, time(10, 5), clock.LONDON)
        alert.judged_at, alert.judged_by_id = (
            alert.created_at + timedelta(minutes=24),
            judge.id if judge else None,
        )
        alert.judgement = Judgement.DANGER if real else Judgement.NO_DANGER
        alert.what_was_done = (
            "We sent somebody the same day and wrote to all homes near it."
            if real
            else "Nobody is in danger. We read it twice."
        )
    db.session.flush()
