"""An action in the words and shapes that pages show. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import format_date, ngettext
from flask_babel import gettext as _

from core.templating import month, number, short_day
from engagement.actions.lateness import State, Step, Word
from engagement.actions.models import Action, Verdict
from engagement.actions.origins import Origin, look_up


@dataclass(frozen=True)
class Told:
    """One entry of "You said, we did", ready to be drawn."""

    action: Action
    state: State
    state_words: str | None
    said_source: str
    did: str
    did_heading: str
    did_source: str
    is_refusal: bool
    stops: list[dict[str, Any]]
    evidence: int
    judged: str | None
    judged_source: str | None


def tell(action: Action, today: date) -> Told:
    state = action.state(today)
    found = found_origins(action)
    verdict = open_verdict(action)
    return Told(
        action=action,
        state=state,
        state_words=state_words(action, state, today),
        said_source=said_source(found),
        did=action.last_update.words if action.last_update else action.we_will,
        did_heading=did_heading(action),
        did_source=did_source(action),
        is_refusal=state is State.DID_NOT,
        stops=stops(action, state, found, today),
        evidence=len(found) + len(action.updates) + len(action.verdicts),
        judged=verdict.words if verdict else None,
        judged_source=judged_source(verdict) if verdict else None,
    )


def open_verdict(action: Action) -> Verdict | None:
    """The committee's question or refusal that no news has answered yet."""
    verdict, last = next(reversed(action.verdicts), None), action.last_update
    if verdict is None or verdict.word is Word.AGREE or (last is not None and last.on > verdict.on):
        return None
    return verdict


def judged_source(verdict: Verdict) -> str:
    day = short_day(verdict.on)
    if verdict.word is Word.SEND_BACK:
        return _("The committee sent it back on %(day)s:", day=day)
    return _("The committee asked on %(day)s:", day=day)


def found_origins(action: Action) -> list[Origin]:
    return [found for o in action.origins if (found := look_up(o.kind, o.ref)) is not None]


def state_words(action: Action, state: State, today: date) -> str | None:
    """The badge's words where they hold a number or a date; None leaves the standing ones."""
    if state is State.LATE:
        days = action.days_late(today)
        return ngettext("Late by %(num)d day", "Late by %(num)d days", days)
    if state is State.NOT_BEGUN:
        return _("Not begun. Due %(day)s", day=short_day(action.due_on))
    if state is State.BEGUN:
        return _("Being done. Due %(day)s", day=short_day(action.due_on))
    return None


def said_source(found: list[Origin]) -> str:
    """ "47 customers, May to August 2026": how many said it, of how many where that is known, and when."""
    counted = [origin for origin in found if origin.how_many]
    if not counted:
        return ", ".join(origin.title for origin in found)
    many = sum(origin.how_many or 0 for origin in counted)
    who = _customers(many)
    if len(counted) == 1 and counted[0].of:
        who = _(
            "%(who)s of %(all)s",
            who=number(many),
            all=_customers(counted[0].of),
        )
    days = [day for origin in counted for day in (origin.from_on, origin.to_on) if day]
    if not days:
        return who
    first, last = month(min(days)), month(max(days))
    return (
        f"{who}, {last}"
        if first == last
        else _("%(who)s, %(first)s to %(last)s", who=who, first=first, last=last)
    )


def _customers(many: int) -> str:
    return ngettext("%(num)d customer", "%(n)s customers", many, n=number(many))


def did_heading(action: Action) -> str:
    if action.last_update is None:
        return _("We will")
    step = action.last_update.step
    if step is Step.DID_NOT:
        return _("We did not, because")
    return _("We did") if step is Step.DONE else _("We are doing")


def did_source(action: Action) -> str:
    promised = _("We said by %(day)s", day=short_day(action.due_on))
    if not action.is_ended and action.now_due_on != action.due_on:
        return _("%(promised)s. Now %(day)s", promised=promised, day=short_day(action.now_due_on))
    return promised


def stops(action: Action, state: State, found: list[Origin], today: date) -> list[dict[str, Any]]:
    """The flat trail under an entry: said, decided, how it stands, what comes next."""
    days = [day for origin in found for day in (origin.from_on, origin.to_on) if day]
    trail: list[dict[str, Any]] = (
        [{"words": _("Said, %(month)s", month=_month(min(days), today))}] if days else []
    )
    trail.append({"words": _("Decided, %(month)s", month=_month(action.opened_on, today))})
    last = action.last_update
    on = short_day(last.on) if last else ""
    pieces = action.progress
    so_far = _("%(n)d of %(all)d done", n=pieces[0], all=pieces[1]) if pieces else None
    if state is State.DID_NOT:
        return [*trail, {"words": _("Decided no, %(day)s", day=on), "when": "stopped", "state": "did_not"}]
    if state is State.WE_SAY_DONE:
        return [
            *trail,
            {"words": _("We say done, %(day)s", day=on), "when": "now", "state": "we_say_done"},
            {"words": _("Customers check it"), "when": "next"},
        ]
    if state in {State.AGREED, State.CHECKED}:
        checked = next((v.on for v in reversed(action.verdicts) if v.word is Word.AGREE), None)
        words = _("Checked, %(day)s", day=short_day(checked)) if checked else _("Customers agree")
        return [
            *trail,
            {"words": _("Done, %(day)s", day=on)},
            {"words": words, "when": "now", "state": state.value},
        ]
    if state is State.DISPUTED:
        return [
            *trail,
            {"words": _("We said done, %(day)s", day=on)},
            {"words": _("Sent back"), "when": "now", "state": "disputed"},
        ]
    if state in {State.HALF, State.BEGUN, State.LATE}:
        words = so_far or (
            _("Late") if state is State.LATE else _("Half done") if state is State.HALF else _("Begun")
        )
        trail.append({"words": words, "when": "now", "state": state.value})
    return [
        *trail,
        {
            "words": _("All done by %(day)s", day=short_day(action.now_due_on))
            if action.now_due_on >= today
            else _("No new date yet"),
            "when": "next",
        },
    ]


def _month(day: date, today: date) -> str:
    """The month alone when it is this year's: "May", and "May 2025" otherwise."""
    return format_date(day, "MMMM") if day.year == today.year else month(day)
