"""The charter, promise by promise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from core.figures import Quotation
from engagement.promises.keeping import Keeping
from engagement.promises.measures import WORST_FIRST, Standing, counted, measures, standing
from engagement.promises.models import Promise
from engagement.promises.queries import current_charter
from scrutiny.voice_report.binding import Shown
from scrutiny.voice_report.models import Section
from scrutiny.voice_report.sections.kind import Kind


class Scorecard(Kind):
    """Each promise that is measured: kept, at risk or broken, by its stated rule; and how many are not measured."""

    name = "scorecard"
    label = _l("Promises kept and broken")
    what = _l("How the promises of the charter stand today, as far as they are measured.")
    words_depend = False

    def drawn(self, section: Section) -> list[Quotation]:
        if current_charter() is None:
            return []
        return [Quotation("", measure.figure, dict(measure.arguments)) for measure in measures]

    def own(self, section: Section, figures: Mapping[str, Shown]) -> dict[str, Any]:
        charter = current_charter()
        if charter is None:
            return {"counts": {}, "rows": []}
        stand = [(promise, standing(promise.ref)) for promise in charter.promises]
        rows = [
            {
                "ref": promise.ref,
                "text": promise.text,
                "mark": one.mark,
                "results": [
                    f"{each.figure.text} ({each.measure.rule.in_words()})"
                    for each in one.measured
                    if each.figure
                ],
            }
            for promise, one in sorted(stand, key=_worst_first)
            if one.keeping is not Keeping.NOT_MEASURED
        ]
        counts = counted(one for _promise, one in stand)
        return {"counts": {keeping.name.lower(): number for keeping, number in counts.items()}, "rows": rows}


def _worst_first(pair: tuple[Promise, Standing]) -> int:
    """The broken ones first: the hard thing has the size it deserves. The charter's order inside each."""
    return WORST_FIRST.index(pair[1].keeping) if pair[1].keeping in WORST_FIRST else len(WORST_FIRST)
