"""Is this year's share more than chance away from last year's?"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from analysis.estimates.change import Verdict, change_in_counts
from surveys.questionnaires.models import Survey
from surveys.results.question_results import QuestionResult

SMALLEST_COMPARED = 30  # words such as "up" want 30 answers on each side (notes 6.4)


@dataclass(frozen=True)
class Comparison:
    """Two shares of one question. `test` names the test; it and `p_value` are empty when there were too few."""

    survey: Survey
    before: QuestionResult
    after: QuestionResult
    verdict: Verdict
    test: str
    p_value: float | None

    @property
    def points(self) -> Fraction:
        """The difference in percentage points, after less before, exact."""
        return 100 * (Fraction(self.after.share or 0) - Fraction(self.before.share or 0))


def compare(before: QuestionResult, after: QuestionResult, survey: Survey) -> Comparison | None:
    """Compare two results of one question; None where either share is hidden.

    `survey` is the earlier one.
    """
    if before.kind != after.kind or None in (before.share, after.share):
        return None
    counts = (before.positive, before.base, after.positive, after.base)
    yes_before, all_before, yes_after, all_after = (int(n or 0) for n in counts)
    if min(all_before, all_after) < SMALLEST_COMPARED:
        return Comparison(survey, before, after, Verdict.TOO_FEW, "", None)
    found = change_in_counts(yes_before, all_before, yes_after, all_after)
    return Comparison(survey, before, after, found.verdict, found.test, found.p_value)
