"""What people do with themes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from flask_babel import gettext as _
from sqlalchemy import select

from core import audit, clock
from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from core.slugs import free_slug
from engagement.themes import queries
from engagement.themes.models import Change, Coding, PersonCoding, Quote, Theme
from engagement.voices.models import Remark


def add_theme(name: str, description: str = "", *, by: Account | None) -> Theme:
    """A theme of a person's own. Raises Refused for a name that another theme has."""
    _refuse_a_taken_name(name)
    theme = Theme(
        slug=free_slug(Theme, name), name=name, description=description, named_by_id=by.id if by else None
    )
    db.session.add(theme)
    audit.record("theme.added", theme, by=by)
    return theme


def rename(theme: Theme, *, name: str, description: str = "", by: Account) -> None:
    """Give a theme the words people use. They stay through every later run; its address stays too."""
    if not name.strip():
        raise Refused(_("Give it a name"), field="name")
    _refuse_a_taken_name(name, theme)
    before = {"name": theme.name, "description": theme.description, "named_by_id": theme.named_by_id}
    theme.name, theme.description, theme.named_by_id = name.strip(), description.strip(), by.id
    _note("renamed", theme, by, before)
    audit.record("theme.renamed", theme, by=by, name={"before": before["name"], "after": theme.name})


def _refuse_a_taken_name(name: str, but: Theme | None = None) -> None:
    for other in db.session.scalars(select(Theme).where(Theme.merged_into_id.is_(None))):
        if other is not but and other.name.casefold().strip() == name.casefold().strip():
            raise Refused(_("Another theme has this name. Give it a different one."), field="name")


def merge(theme: Theme, into: Theme, *, by: Account) -> None:
    """Count everything in one theme for another. It can be undone."""
    if theme is into or into.merged_into_id:
        raise Refused(_("Choose another theme to put it into"), field="into")
    followers = db.session.scalars(select(Theme).where(Theme.merged_into_id == theme.id)).all()
    _note("merged", theme, by, {"into": into.id, "followers": [t.id for t in followers]})
    for each in (theme, *followers):
        each.merged_into_id = into.id
    audit.record("theme.merged", theme, by=by, into=into.name)


def move(remarks: Iterable[Remark], to: Theme | None, *, by: Account) -> int:
    """Put remarks in a theme, or in none. Says how many moved."""
    before: dict[str, int | str | None] = {}
    for remark in remarks:
        coding = db.session.scalar(select(PersonCoding).where(PersonCoding.remark_key == remark.key))
        before[remark.key] = coding.theme_id if coding else "machine"
        if coding is None:
            db.session.add(
                PersonCoding(remark_key=remark.key, theme_id=to.id if to else None, put_by=by.name)
            )
        else:
            coding.theme_id, coding.put_by = to.id if to else None, by.name
    if not before:
        raise Refused(_("Tick the comments to move"))
    _note("moved", to, by, {"remarks": before})
    audit.record("remarks.moved", to, by=by, count=len(before))
    return len(before)


def approve_quote(remark: Remark, theme: Theme, text: str, *, by: Account) -> Quote:
    """Pass words for everybody to read, with names hidden.

    Raises Refused when the text says something the customer did not: only
    words taken out and marks like [name] may differ.
    """
    text = text.strip()
    if not is_cut_from(text, remark.text):
        raise Refused(
            _("Keep the customer’s own words. You may take words out, or put [name] for a name."),
            field="text",
        )
    quote = db.session.scalar(select(Quote).where(Quote.remark_key == remark.key))
    if quote is None:
        quote = Quote(remark_key=remark.key, theme_id=theme.id, text=text)
        db.session.add(quote)
    else:
        quote.theme_id, quote.text = theme.id, text
    remark.shown = text
    audit.record("quote.approved", theme, by=by)
    return quote


def withdraw_quote(remark: Remark, *, by: Account) -> None:
    quote = db.session.scalar(select(Quote).where(Quote.remark_key == remark.key))
    if quote is not None:
        db.session.delete(quote)
        remark.shown = None
        audit.record("quote.withdrawn", db.session.get(Theme, quote.theme_id), by=by)


def is_cut_from(text: str, said: str) -> bool:
    """Whether a text holds only what was said, in its order, with words left out and marks like [name] or … put in."""
    left = re.findall(r"\w+", re.sub(r"\[[^\]]{1,20}\]|…", " ", text).casefold())
    words = iter(re.findall(r"\w+", said.casefold()))
    return bool(left or "[" in text) and all(word in words for word in left)


def sign_off(theme: Theme, *, by: Account) -> None:
    """Say that a person has checked the theme: from now on others see it, and actions may come from it."""
    if theme.merged_into_id:
        raise Refused(_("This theme was put into another one."))
    theme.signed_off_on, theme.signed_off_by_id = clock.today(), by.id
    audit.record("theme.signed_off", theme, by=by)


def take_back_sign_off(theme: Theme, *, by: Account) -> None:
    theme.signed_off_on = theme.signed_off_by_id = None
    audit.record("theme.sign_off_taken_back", theme, by=by)


def last_change() -> Change | None:
    return db.session.scalar(
        select(Change).where(Change.undone_at.is_(None)).order_by(Change.id.desc()).limit(1)
    )


def undo(change: Change, *, by: Account) -> None:
    """Take back a rename, a merge or a move. Later changes must be undone first."""
    newest = last_change()
    if newest is None or newest.id != change.id:
        raise Refused(_("Undo the newest change first."))
    if change.what == "renamed":
        for name, value in change.before.items():
            setattr(change.theme, name, value)
    elif change.what == "merged":
        for theme_id in (change.theme_id, *change.before["followers"]):
            theme = db.session.get(Theme, theme_id)
            theme.merged_into_id = None if theme_id == change.theme_id else change.theme_id
    else:
        _move_back(change.before["remarks"])
    change.undone_at = clock.now()
    audit.record("theme.change_undone", change.theme, by=by, what=change.what)


def _move_back(before: dict[str, int | str | None]) -> None:
    for remark_key, theme_id in before.items():
        coding = db.session.scalar(select(PersonCoding).where(PersonCoding.remark_key == remark_key))
        if coding is None:
            continue
        if theme_id == "machine":
            db.session.delete(coding)
        else:
            coding.theme_id = theme_id


def what_if(keys: Sequence[str], to: Theme | None) -> dict[int | None, int]:
    """Each touched theme's size if these remarks moved: theme id (None is "no theme yet") → remarks."""
    which = queries.theme_of_remark()
    sizes = dict(db.session.execute(queries.coded(which, queries.func.count()).group_by(which)).all())
    moving = db.session.execute(queries.coded(which).where(Remark.key.in_(keys))).scalars().all()
    target = to.id if to else None
    for theme_id in moving:
        sizes[theme_id] = sizes.get(theme_id, 0) - 1
        sizes[target] = sizes.get(target, 0) + 1
    return {theme_id: sizes.get(theme_id, 0) for theme_id in {*moving, target}}


def forget_changed_words(keys: list[str]) -> None:
    """A remark was changed or taken back: nothing the machine or a person said of its old words stays."""
    for model in (Coding, PersonCoding, Quote):
        for row in db.session.scalars(select(model).where(model.remark_key.in_(keys))):
            db.session.delete(row)


def _note(what: str, theme: Theme | None, by: Account | None, before: dict[str, object]) -> None:
    db.session.add(
        Change(what=what, theme_id=theme.id if theme else None, by_id=by.id if by else None, before=before)
    )
