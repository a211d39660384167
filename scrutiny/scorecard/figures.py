"""How the charter stands, as named figures."""

from __future__ import annotations

from collections.abc import Callable

from flask_babel import lazy_gettext as _l

from core import clock
from core.figures import Figure, UnknownFigure, name_figure
from engagement.promises import cards as queries
from engagement.promises.keeping import Keeping
from engagement.promises.measures import standing
from engagement.promises.queries import promise as promise_of


def register() -> None:
    names = {
        "kept": (Keeping.KEPT, _l("Promises kept")),
        "at_risk": (Keeping.AT_RISK, _l("Promises at risk")),
        "broken": (Keeping.BROKEN, _l("Promises broken")),
        "not_measured": (Keeping.NOT_MEASURED, _l("Promises not measured yet")),
    }
    for name, (keeping, what) in names.items():
        name_figure(f"promises.{name}", what, _counter(keeping))
    name_figure("promises.standing", _l("How one promise stands, in words"), one)


def _counter(keeping: Keeping) -> Callable[[], Figure]:
    def count() -> Figure:
        counts = queries.promises_counted(queries.cards())
        return Figure(
            value=counts[keeping], unit="count", as_at=clock.today(), base=sum(counts.values()), link="/promises",
            how="Every promise of the charter, by the rule stated beside it, from its figures today.",
        )  # fmt: skip

    return count


def one(ref: str) -> Figure:
    """How one promise stands. Raises UnknownFigure for a reference the charter does not have."""
    if promise_of(ref) is None:
        raise UnknownFigure(f"The charter has no promise {ref}.")
    found = standing(ref.upper())
    rules = (
        " ".join(each.measure.rule.in_words() for each in found.measured) or "Nothing is measured for it yet."
    )
    return Figure(
        value=found.keeping.value,
        unit="text",
        as_at=clock.today(),
        how=rules,
        link=f"/promises/{ref.upper()}",
    )
