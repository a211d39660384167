"""The score of a Tenant Satisfaction Measure, exact.

score = 100 × Σw(positive) / Σw(valid). Positive answers are the two best of the
five; valid ones are all five. "Not applicable/don't know", no answer, and
anyone a filter question took past it are in neither. (TSM technical
requirements; regulation notes 1.4.) Round only when showing it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

SATISFACTION = (
    "Very satisfied",
    "Fairly satisfied",
    "Neither satisfied nor dissatisfied",
    "Fairly dissatisfied",
    "Very dissatisfied",
)
AGREEMENT = ("Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree")
NOT_APPLICABLE = "Not applicable/don't know"
POSITIVE = 2  # the first two of each scale


@dataclass(frozen=True)
class Score:
    """A score in percent, exact, and what it rests on.

    `positive` and `valid` are sums of weights; `people` is how many gave a valid
    answer, and `not_applicable` how many said it did not apply or did not know.
    """

    positive: Fraction
    valid: Fraction
    people: int
    not_applicable: int

    @property
    def percent(self) -> Fraction:
        """The score itself, from 0 to 100."""
        return 100 * self.positive / self.valid

    def __str__(self) -> str:
        return f"{shown(self.percent)}%"


def score(
    answers: Iterable[str | None],
    weights: Sequence[int | Fraction | float] | None = None,
    scale: Sequence[str] = SATISFACTION,
) -> Score:
    """Score one perception measure.

    `answers` are the words of the options, or None for no answer. Weights are
    taken as exact numbers. Raises ValueError when nobody gave a valid answer,
    and for words that are not on the scale.

    >>> str(score(["Very satisfied", "Fairly satisfied", "Very dissatisfied", None]))
    '66.7%'
    """
    answers = list(answers)
    weights = [1] * len(answers) if weights is None else list(weights)
    if len(weights) != len(answers):
        raise ValueError("Each answer needs one weight.")
    rank = {option: place for place, option in enumerate(scale)}
    positive = valid = Fraction(0)
    people = not_applicable = 0
    for answer, weight in zip(answers, weights, strict=True):
        if answer is None:
            continue
        if answer == NOT_APPLICABLE:
            not_applicable += 1
            continue
        if answer not in rank:
            raise ValueError(f"“{answer}” is not an answer to this question.")
        exact = _exact(weight)
        people += 1
        valid += exact
        positive += exact if rank[answer] < POSITIVE else 0
    if not valid:
        raise ValueError("A score needs at least one valid answer.")
    return Score(positive, valid, people, not_applicable)


def shown(percent: Fraction, places: int = 1) -> str:
    """A percentage to so many decimal places, halves rounded up as people do.

    >>> shown(Fraction(1361, 20)), shown(Fraction(1, 2), places=0)
    ('68.1', '1')
    """
    tenths = (2 * percent * 10**places + 1) // 2
    whole, part = divmod(tenths, 10**places)
    return f"{whole}.{part:0{places}d}" if places else str(whole)


def _exact(weight: int | float | Fraction) -> Fraction:
    exact = Fraction(weight)
    if exact < 0:
        raise ValueError("A weight must be 0 or more.")
    return exact
