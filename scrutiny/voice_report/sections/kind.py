"""What every kind of section answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from core.figures import Quotation, quoted_in
from core.registry import Registry
from scrutiny.voice_report import binding, years
from scrutiny.voice_report.binding import Shown

if TYPE_CHECKING:
    from scrutiny.voice_report.models import Section

kinds = Registry["Kind"]("sections of a voice report")


class Kind:
    """One kind of section. `label` names it for writers, `what` says what it shows.

    `asks` are the names of what its form asks beside the words; those in
    `spoken` may quote figures. When `words_depend` is true, its figures carry
    the committee's words, so a change is shown to the writers and stops
    sign-off until they have decided.
    """

    name: ClassVar[str]
    label: ClassVar[Any]
    what: ClassVar[Any]
    asks: ClassVar[tuple[str, ...]] = ()
    spoken: ClassVar[tuple[str, ...]] = ()
    words_depend: ClassVar[bool] = True

    def texts(self, section: Section) -> list[str]:
        """All words that may quote figures."""
        return [section.lead, section.text, *(str(section.choices.get(name, "")) for name in self.spoken)]

    def in_words(self, section: Section) -> list[Quotation]:
        return [quotation for text in self.texts(section) for quotation in quoted_in(text)]

    def drawn(self, section: Section) -> list[Quotation]:
        """Figures it shows beside those in its words."""
        return []

    def own(self, section: Section, figures: Mapping[str, Shown]) -> dict[str, Any]:
        """What else its template shows, as plain JSON values, so that it can be frozen."""
        return {}

    def troubles(self, section: Section) -> list[str]:
        """What beside figures stops sign-off, a sentence each."""
        return []

    def bound(self, section: Section) -> dict[str, Shown]:
        """Its figures as they are now; those the committee kept stay as they stood."""
        found = binding.work_out_all([*self.in_words(section), *self.drawn(section)])
        return found | {key: {**kept, "is_kept": True} for key, kept in section.kept.items() if key in found}

    def gather(self, section: Section) -> dict[str, Any]:
        figures = self.bound(section)
        return {"figures": figures, "own": self.own(section, figures)}


def last_and_first(section: Section) -> dict[str, str]:
    """The report's year as the words that figures take."""
    first, last = years.bounds(section.report.year)
    return {"since": first.isoformat(), "until": last.isoformat()}
