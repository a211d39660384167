"""The clocks of a complaint: when it must be acknowledged and answered, and why.

The limits are those of the Housing Ombudsman's Complaint Handling Code, 2024:
stage 1 paragraphs 6.2 to 6.5, stage 2 paragraphs 6.11 to 6.15. They are dated
data, so a later Code is one more line. A landlord may set itself tighter
targets, and never looser ones.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from core.working_days import add_working_days


class LooserThanTheCode(ValueError):
    """A local target, or an extension, that allows more days than the Code does."""


@dataclass(frozen=True)
class Limits:
    """What one Code allows at one stage, in working days, from the day it took effect."""

    effective_from: date
    stage: int
    acknowledge: int
    respond: int
    extend: int
    acknowledge_source: str
    respond_source: str
    extend_source: str


CODE = (
    Limits(date(2024, 4, 1), 1, 5, 10, 10, "Code 6.2", "Code 6.3", "Code 6.4"),
    Limits(date(2024, 4, 1), 2, 5, 20, 20, "Code 6.11", "Code 6.14", "Code 6.15"),
)


@dataclass(frozen=True)
class Targets:
    """A landlord's own targets for a stage, in working days; None where it has none.

    `respond` runs from the acknowledgement, as the Code's limit does, or from
    the day the complaint came when `respond_from_receipt` is true.
    """

    acknowledge: int | None = None
    respond: int | None = None
    respond_from_receipt: bool = False


@dataclass(frozen=True)
class Due:
    """One date, and the sentence that says why it is that date."""

    on: date
    why: str


@dataclass(frozen=True)
class Deadlines:
    """Every date of a complaint's stage that can be known so far.

    `respond_by` is the Code's limit before any extension; `extended_to` the
    limit after it. Both are None until the complaint has been acknowledged.
    """

    acknowledge_by: Due
    respond_by: Due | None = None
    extended_to: Due | None = None
    local_acknowledge_by: Due | None = None
    local_respond_by: Due | None = None

    @property
    def answer_by(self) -> Due | None:
        """The last day the Code allows for the answer, extension included."""
        return self.extended_to or self.respond_by

    def __iter__(self) -> Iterator[tuple[str, Due]]:
        """The names and dates that are known, in the order they are shown."""
        for name in self.__dataclass_fields__:
            if due := getattr(self, name):
                yield name, due

    def as_json(self) -> dict[str, str]:
        """The dates that are known, as `flask feedback deadlines --json` prints them."""
        return {name: due.on.isoformat() for name, due in self}


def limits_on(day: date, stage: int) -> Limits:
    """The Code's limits for a stage of a complaint received on this day.

    Raises ValueError for a stage the Code does not have, or a day before it began.
    """
    of_stage = [limits for limits in CODE if limits.stage == stage]
    if not of_stage:
        raise ValueError("A complaint has a stage 1 and a stage 2, and no other.")
    in_force = [limits for limits in of_stage if limits.effective_from <= day]
    if not in_force:
        raise ValueError("The Code's clocks began on 1 April 2024. Give a later date.")
    return max(in_force, key=lambda limits: limits.effective_from)


def check_targets(targets: Targets, limits: Limits) -> None:
    """Refuse a landlord's target that is looser than the Code, or makes no sense."""
    for what, target, limit in (
        ("acknowledge", targets.acknowledge, limits.acknowledge),
        ("answer", targets.respond, limits.respond),
    ):
        if target is None:
            continue
        if target < 0:
            raise ValueError(f"The target to {what} a complaint must be 0 days or more.")
        if target > limit:
            raise LooserThanTheCode(
                f"The Code allows {limit} working days to {what} a stage {limits.stage} complaint. "
                f"A target of {target} is longer."
            )


def deadlines(
    received: date,
    stage: int = 1,
    acknowledged: date | None = None,
    extended: int = 0,
    *,
    targets: Targets | None = None,
    closures: Collection[date] = (),
) -> Deadlines:
    """Work out when a complaint's stage must be acknowledged and answered.

    `received` is the day the complaint came or, at stage 2, the day the customer
    asked to go further. It is day 0 even when the office is shut. `extended` is
    the length of an agreed extension, in working days. `closures` are the days
    the landlord is shut beside bank holidays. They move its own targets only:
    the Code gives no landlord more time for shutting its office.

    Raises LooserThanTheCode for a target or an extension longer than the Code
    allows, and ValueError for dates that cannot be.

    >>> deadlines(date(2026, 12, 21), acknowledged=date(2026, 12, 30)).as_json()
    {'acknowledge_by': '2026-12-30', 'respond_by': '2027-01-14'}
    """
    limits = limits_on(received, stage)
    targets = targets or Targets()
    check_targets(targets, limits)
    _check_dates(received, acknowledged, extended, limits)

    respond_by = _respond_by(acknowledged, limits) if acknowledged else None
    return Deadlines(
        acknowledge_by=_acknowledge_by(received, limits),
        respond_by=respond_by,
        extended_to=_extended_to(respond_by.on, extended, limits) if respond_by and extended else None,
        local_acknowledge_by=_local_acknowledge_by(received, targets, limits, closures),
        local_respond_by=_local_respond_by(received, acknowledged, targets, limits, closures),
    )


def _check_dates(received: date, acknowledged: date | None, extended: int, limits: Limits) -> None:
    if acknowledged is not None and acknowledged < received:
        raise ValueError("A complaint cannot be acknowledged before it is received.")
    if extended < 0:
        raise ValueError("An extension must be 0 days or more.")
    if extended and acknowledged is None:
        raise ValueError("An answer can be put back only once the complaint is acknowledged.")
    if extended > limits.extend:
        raise LooserThanTheCode(
            f"The Code lets a stage {limits.stage} answer be put back by {limits.extend} working days. "
            f"{extended} is longer."
        )


def _acknowledge_by(received: date, limits: Limits) -> Due:
    began = "The complaint came" if limits.stage == 1 else "The customer asked for stage 2"
    return Due(
        add_working_days(received, limits.acknowledge),
        f"{began} on {_said(received)}. "
        f"We have {_days(limits.acknowledge)} to say we have it ({limits.acknowledge_source}).",
    )


def _respond_by(acknowledged: date, limits: Limits) -> Due:
    return Due(
        add_working_days(acknowledged, limits.respond),
        f"We said we have it on {_said(acknowledged)}. "
        f"We have {_days(limits.respond)} from then to answer ({limits.respond_source}).",
    )


def _extended_to(first_due: date, extended: int, limits: Limits) -> Due:
    return Due(
        add_working_days(first_due, extended),
        f"The answer was due on {_said(first_due)}. "
        f"We put it back by {_days(extended)} ({limits.extend_source}).",
    )


def _local_acknowledge_by(
    received: date, targets: Targets, limits: Limits, closures: Collection[date]
) -> Due | None:
    if targets.acknowledge is None:
        return None
    return _own(received, targets.acknowledge, limits.acknowledge, closures, "say we have it")


def _local_respond_by(
    received: date, acknowledged: date | None, targets: Targets, limits: Limits, closures: Collection[date]
) -> Due | None:
    start = received if targets.respond_from_receipt else acknowledged
    if targets.respond is None or start is None:
        return None
    return _own(start, targets.respond, limits.respond, closures, "answer")


def _own(start: date, days: int, limit: int, closures: Collection[date], what: str) -> Due:
    # A long closure could push our own date past the Code's, so the Code's date is the end of it.
    on = min(add_working_days(start, days, closures), add_working_days(start, limit))
    return Due(on, f"Our own target is to {what} within {_days(days)} of {_said(start)}.")


def _days(n: int) -> str:
    return f"{n} working day" if n == 1 else f"{n} working days"


def _said(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"
