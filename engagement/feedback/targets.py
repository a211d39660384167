"""The landlord's own targets, closures and ways of counting: settings, each from a day on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from core import clock, settings
from core.errors import Refused
from engagement.feedback.deadlines import Targets, check_targets, limits_on

STAGES = (1, 2)


def declare_settings() -> None:
    declare = settings.declare
    for stage in STAGES:
        declare(
            f"feedback.acknowledge_days_stage_{stage}", None,
            _l("Our own target to say we have a complaint, in working days; empty for the Code's alone"),
            _tighter("acknowledge", stage),
        )  # fmt: skip
        declare(
            f"feedback.answer_days_stage_{stage}", None,
            _l("Our own target to answer a complaint, in working days; empty for the Code's alone"),
            _tighter("respond", stage),
        )  # fmt: skip
    declare(
        "feedback.answer_days_from_receipt",
        False,
        _l("Count our own target from the day it came"),
        _yes_or_no,
    )
    declare("feedback.reply_days", 1, _l("Working days to reply to a question"), _days_up_to(10))
    declare("feedback.praise_days", 5, _l("Working days to pass praise on"), _days_up_to(20))
    declare("feedback.closures", [], _l("Days the office is shut, beside bank holidays"), _all_dates)
    declare(
        "feedback.in_time_of",
        "received",
        _l("Complaints answered in time: of those received, or of those answered"),
        _a_way_to_count,
    )
    declare("ombudsman.name", "Housing Ombudsman Service", _l("The Ombudsman's name"), _some_words)
    declare("ombudsman.phone", "0300 111 3000", _l("The Ombudsman's phone number"), _some_words)
    declare("ombudsman.website", "www.housing-ombudsman.org.uk", _l("The Ombudsman's website"), _some_words)
    declare("ombudsman.address", "PO Box 1484, Unit D, Preston, PR2 0ET", _l("Where letters to the Ombudsman go"), _some_words)  # fmt: skip


def targets_on(day: date, stage: int) -> Targets:
    """The landlord's own targets for a complaint received on a day."""
    return Targets(
        acknowledge=settings.get(f"feedback.acknowledge_days_stage_{stage}", day),
        respond=settings.get(f"feedback.answer_days_stage_{stage}", day),
        respond_from_receipt=settings.get("feedback.answer_days_from_receipt", day),
    )


def closures() -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in settings.get("feedback.closures"))


def _tighter(what: str, stage: int) -> Callable[[Any], None]:
    def check(value: Any) -> None:
        if value is None:
            return
        if not isinstance(value, int) or isinstance(value, bool):
            raise Refused(_("Give a number of working days"))
        try:
            check_targets(Targets(**{what: value}), limits_on(clock.today(), stage))  # type: ignore[arg-type]
        except ValueError as error:
            raise Refused(str(error)) from error

    return check


def _days_up_to(most: int) -> Callable[[Any], None]:
    def check(value: Any) -> None:
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            raise Refused(_("Give a number of working days from 0 to %(most)s", most=most))

    return check


def _yes_or_no(value: Any) -> None:
    if not isinstance(value, bool):
        raise Refused(_("Choose yes or no"))


def _all_dates(value: Any) -> None:
    try:
        for day in value:
            date.fromisoformat(day)
    except (TypeError, ValueError) as error:
        raise Refused(_("Write each day like 2026-12-29, one on each line"), field="closures") from error


def _a_way_to_count(value: Any) -> None:
    if value not in {"received", "answered"}:
        raise Refused(_("Choose what to count against"))


def _some_words(value: Any) -> None:
    if not str(value or "").strip():
        raise Refused(_("Customers need the Ombudsman's details. Do not leave them empty."))
