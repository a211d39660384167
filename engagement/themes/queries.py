"""Reading themes. What counts is the person's coding where there is one, and the machine's otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, case, func, select
from sqlalchemy.orm import aliased

from analysis.theming import Change, changes
from core.database import db, remembered
from engagement.themes.models import Coding, PersonCoding, Quote, Theme
from engagement.voices.models import Kind, Remark, Voice

Into = aliased(Theme)


def theme_of_remark() -> ColumnElement[int | None]:
    """The theme a remark counts for, as an expression over `coded()`; merged themes count where they went."""
    chosen = case((PersonCoding.key.is_not(None), PersonCoding.theme_id), else_=Coding.theme_id)
    return func.coalesce(Into.merged_into_id, chosen)


def coded(*columns: object) -> Select:
    """Every remark with words, its voice and both codings joined."""
    chosen = case((PersonCoding.key.is_not(None), PersonCoding.theme_id), else_=Coding.theme_id)
    return (
        select(*columns)
        .select_from(Remark)
        .join(Voice, Voice.key == Remark.voice_key)
        .outerjoin(Coding, Coding.remark_key == Remark.key)
        .outerjoin(PersonCoding, PersonCoding.remark_key == Remark.key)
        .outerjoin(Into, Into.id == chosen)
        .where(Remark.text != "")
    )


@dataclass(frozen=True)
class Weighed:
    """A theme with its numbers. `remarks` are comments, `voices` customers."""

    theme: Theme
    remarks: int
    voices: int
    mood: Counter[str]


def _within(
    query: Select, kind: Kind | str | None, since: date | None, until: date | None, source: str | None
) -> Select:
    if kind:
        query = query.where(Voice.kind == Kind(kind))
    if source:
        query = query.where(Voice.source == source)
    if since:
        query = query.where(Voice.heard_on >= since)
    return query.where(Voice.heard_on <= until) if until else query


@remembered
def weighed(
    *,
    kind: Kind | str | None = None,
    since: date | None = None,
    until: date | None = None,
    source: str | None = None,
) -> list[Weighed]:
    """Every theme with its counts, the largest first. Merged ones are counted where they went."""
    which = theme_of_remark().label("theme")
    counts = coded(which, Coding.mood, func.count(), func.count(Voice.key.distinct()))
    moods: dict[int, Counter[str]] = defaultdict(Counter)
    for theme_id, mood, remarks, _voices in db.session.execute(
        _within(counts, kind, since, until, source).group_by(which, Coding.mood)
    ):
        if theme_id is not None:
            moods[theme_id][mood or "neither"] += remarks
    voices = coded(which, func.count(Voice.key.distinct()))
    by_voice = dict(db.session.execute(_within(voices, kind, since, until, source).group_by(which)).all())
    themes = {t.id: t for t in db.session.scalars(select(Theme).where(Theme.merged_into_id.is_(None)))}
    found = [
        Weighed(themes[i], sum(mood.values()), by_voice.get(i, 0), mood)
        for i, mood in moods.items()
        if i in themes
    ]
    return sorted(found, key=lambda each: (-each.remarks, each.theme.name))


@dataclass(frozen=True)
class Totals:
    """All remarks: in a theme, without one, saying nothing, and not read by the machine yet."""

    all: int
    in_a_theme: int
    without: int
    empty: int
    unread: int
    checked_by_a_person: int


@remembered
def totals(
    *,
    kind: Kind | str | None = None,
    since: date | None = None,
    until: date | None = None,
    source: str | None = None,
) -> Totals:
    which = theme_of_remark()
    query = coded(
        func.count(),
        func.count(which),
        func.sum(case((and_(Coding.is_empty, which.is_(None)), 1), else_=0)),
        func.sum(case((and_(Coding.key.is_(None), PersonCoding.key.is_(None)), 1), else_=0)),
        func.count(PersonCoding.key),
    )
    everything, themed, empty, unread, people = db.session.execute(
        _within(query, kind, since, until, source)
    ).one()
    return Totals(
        everything,
        themed,
        everything - themed - (empty or 0) - (unread or 0),
        empty or 0,
        unread or 0,
        people,
    )


def signed_off_themes() -> list[Theme]:
    wanted = select(Theme).where(Theme.signed_off_on.is_not(None), Theme.merged_into_id.is_(None))
    return list(db.session.scalars(wanted.order_by(Theme.name)))


def by_slug(slug: str) -> Theme | None:
    """The theme of this address; a merged one gives where it went."""
    found = db.session.scalar(select(Theme).where(Theme.slug == slug))
    return found.merged_into if found and found.merged_into else found


def remarks_in(theme: Theme | None) -> Select:
    """(Remark, Coding, PersonCoding) of a theme, or of "no theme yet" (None); those that fit best first."""
    which = theme_of_remark()
    query = coded(Remark, Coding, PersonCoding)
    if theme is None:
        query = query.where(which.is_(None), func.coalesce(Coding.is_empty, False).is_(False))
    else:
        query = query.where(which == theme.id)
    return query.order_by(func.coalesce(Coding.strength, 0).desc(), Remark.key)


def voice_keys_of(theme: Theme) -> set[str]:
    return set(db.session.scalars(coded(Remark.voice_key).where(theme_of_remark() == theme.id)))


def themes_of_voice(voice: Voice) -> list[Theme]:
    """The themes of what one voice said, each once."""
    ids = set(db.session.scalars(coded(theme_of_remark()).where(Voice.key == voice.key)))
    wanted = select(Theme).where(Theme.id.in_([i for i in ids if i is not None])).order_by(Theme.id)
    return list(db.session.scalars(wanted))


def quotes_of(theme: Theme) -> Sequence[str]:
    """Approved words, the ones that fit best first."""
    return _quotes().get(theme.id, [])


@remembered
def _quotes() -> dict[int, list[str]]:
    wanted = (
        select(Quote.theme_id, Quote.text)
        .outerjoin(Coding, Coding.remark_key == Quote.remark_key)
        .order_by(func.coalesce(Coding.strength, 0).desc(), Quote.key)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for theme_id, text in db.session.execute(wanted):
        found[theme_id].append(text)
    return found


@dataclass(frozen=True)
class Span:
    """How many customers spoke of a theme, from which day to which, and where."""

    voices: int
    first: date
    last: date
    sources: list[str]


@remembered
def spans() -> dict[int, Span]:
    """The span of every theme, from two questions for all of them."""
    which = theme_of_remark().label("theme")
    days = coded(which, func.count(Voice.key.distinct()), func.min(Voice.heard_on), func.max(Voice.heard_on))
    sources: dict[int | None, list[str]] = defaultdict(list)
    for theme_id, source in db.session.execute(coded(which, Voice.source).distinct()):
        sources[theme_id].append(source)
    return {
        theme_id: Span(voices, first, last, sorted(sources[theme_id]))
        for theme_id, voices, first, last in db.session.execute(days.group_by(which))
        if theme_id is not None
    }


@remembered
def _voices_by_day() -> dict[date, int]:
    counted = coded(Voice.heard_on, func.count(Voice.key.distinct())).group_by(Voice.heard_on)
    return dict(db.session.execute(counted).all())


def voices_between(first: date, last: date) -> int:
    """How many customers said something between two days, both counted. A voice has one day, so days add up."""
    return sum(count for day, count in _voices_by_day().items() if first <= day <= last)


@remembered
def counts_by_month(*, kind: Kind | str | None = None) -> tuple[dict[int, dict[str, int]], dict[str, int]]:
    """(theme id → month → remarks, month → all remarks that say something). Months are "2026-11"."""
    which = theme_of_remark().label("theme")
    query = coded(Voice.heard_on, which, func.count()).where(func.coalesce(Coding.is_empty, False).is_(False))
    per_theme: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    per_month: dict[str, int] = defaultdict(int)
    for heard_on, theme_id, count in db.session.execute(
        _within(query, kind, None, None, None).group_by(Voice.heard_on, which)
    ):
        month = f"{heard_on:%Y-%m}"
        per_month[month] += count
        if theme_id is not None:
            per_theme[theme_id][month] += count
    return {i: dict(months) for i, months in per_theme.items()}, dict(per_month)


@remembered
def movements(recent_months: int = 2, *, kind: Kind | str | None = None) -> dict[int, Change]:
    """How each theme moves: its share in the last months beside its share before, tested against chance."""
    per_theme, per_month = counts_by_month(kind=kind)
    named = {str(theme_id): months for theme_id, months in per_theme.items()}
    if not named:
        return {}
    return {int(c.theme): c for c in changes(named, per_month, recent_months=recent_months)}
