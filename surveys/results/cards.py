"""Each question as a card: the finding in a sentence, a picture where nothing is hidden, and the numbers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from analysis.estimates.change import Verdict
from analysis.estimates.tsm import shown
from core.documents import charts
from core.figures import rounded
from surveys.results.comparing import Comparison
from surveys.results.question_results import QuestionResult
from surveys.results.survey_results import SurveyResults, comparisons

TOO_FEW_SHOWN = 10


@dataclass(frozen=True)
class Card:
    """`is_held` says that there were too few answers to show any share of them."""

    result: QuestionResult
    finding: str
    is_held: bool
    stacked: dict[str, int] | None
    bars: Markup | None
    compared: Comparison | None
    rows: list[list[Any]]


def cards(found: SurveyResults, *, is_public: bool) -> list[Card]:
    """One for each question, in the order it was asked."""
    compared = comparisons(found, is_public=is_public)
    return [_card(one, found, compared.get(one.key)) for one in found.questions]


def _card(one: QuestionResult, found: SurveyResults, compared: Comparison | None) -> Card:
    held = not one.is_text and (one.base is None or 0 < one.base < TOO_FEW_SHOWN)
    counts = {words: n for words, n in one.counts.items() if n is not None}
    is_whole = one.is_scale and len(counts) == len(one.cells) and bool(one.base) and not held
    return Card(
        one, _finding(one, held, compared), held, counts if is_whole else None,
        None if held else _bars(one, found, compared), compared, _rows(one),
    )  # fmt: skip


def _finding(one: QuestionResult, held: bool, compared: Comparison | None) -> str:
    if one.is_text:
        return _comments(one)
    if held:
        return _("Too few answers to show")
    if not one.base:
        return _("Nobody has answered this yet")
    if one.is_scale:
        return f"{_share_in_words(one)} {_change_in_words(compared)}".strip()
    if one.kind == "zero_to_ten":
        if one.mean is None:
            return _("%(n)s customers gave a number", n=f"{one.base:,}")
        return _("The average is %(mean)s out of 10", mean=shown(one.mean))
    return _most(one)


def _comments(one: QuestionResult) -> str:
    if one.base is None:
        return _("Fewer than 5 customers wrote something")
    if not one.base:
        return _("Nobody has written anything yet")
    return ngettext("%(n)s customer wrote something", "%(n)s customers wrote something", one.base, n=f"{one.base:,}")  # fmt: skip


def _share_in_words(one: QuestionResult) -> str:
    if one.share is None:
        return _("We cannot show how many without telling what a few said.")
    n = rounded(100 * one.share)
    if one.kind == "agreement":
        return _("%(n)s in 100 customers agree.", n=n)
    return _("%(n)s in 100 customers are satisfied.", n=n)


def _change_in_words(compared: Comparison | None) -> str:
    if compared is None or compared.verdict is Verdict.TOO_FEW:
        return ""
    if compared.verdict is Verdict.SAME:
        return _("That is about the same as last time.")
    before = rounded(100 * (compared.before.share or Fraction(0)))
    if compared.verdict is Verdict.UP:
        return _("That is up from %(n)s last time.", n=before)
    return _("That is down from %(n)s last time.", n=before)


def _most(one: QuestionResult) -> str:
    shares = [cell for cell in one.cells if cell.share is not None]
    if not shares:
        return _("We cannot show this without telling what a few said.")
    most = max(shares, key=lambda cell: cell.share or 0)
    return _("%(n)s in 100 said “%(answer)s”", n=rounded(100 * (most.share or 0)), answer=most.words)


def _bars(one: QuestionResult, found: SurveyResults, compared: Comparison | None) -> Markup | None:
    if one.is_text or not one.base:
        return None
    if one.is_scale:
        if one.share is None:
            return None
        words = _("Agree") if one.kind == "agreement" else _("Very or fairly satisfied")
        if compared is None:
            return charts.bars([_bar(words, one, found.is_sample, ours=True)], words, hide_finding=True)
        now, before = (_("This time"), one), (_("Last time"), compared.before)
        rows = [_bar(*now, found.is_sample, ours=True), _bar(*before, found.is_sample)]
        return charts.bars(rows, words)
    shares = [(cell.words, cell.share) for cell in one.cells if cell.share is not None]
    if one.kind == "zero_to_ten" and one.has_hidden:
        # Numbers with gaps between them would look like a shape that is not there.
        shares = [(words, Fraction(n, one.base)) for words, n in one.groups.items()]
    if not shares:
        return None
    if one.kind != "zero_to_ten":
        shares.sort(key=lambda pair: -pair[1])
    drawn = [charts.Bar(words, float(100 * share), ours=True) for words, share in shares]
    return charts.bars(drawn, _("Share of customers"), hide_finding=True)


def _bar(label: str, one: QuestionResult, has_margin: bool, ours: bool = False) -> charts.Bar:
    ends = (one.low, one.high) if has_margin else (None, None)
    low, high = (None if end is None else 100 * end for end in ends)
    return charts.Bar(label, float(100 * (one.share or 0)), low, high, ours)


def _rows(one: QuestionResult) -> list[list[Any]]:
    return [
        [
            cell.words,
            _("Hidden") if cell.count is None else f"{cell.count:,}",
            "" if cell.share is None else f"{rounded(100 * cell.share)}%",
        ]
        for cell in one.cells
    ]
