"""Timed work: remind whoever has a case, the working day before it is due and once it is late."""

from __future__ import annotations

from core import clock
from core.accounts.models import Account
from core.database import saving
from core.shuffling import rewrite_shuffled
from engagement.feedback import queries
from engagement.feedback.models import Case, CaseFile, SafetyReport, Stage
from engagement.feedback.state import Next, in_words, next_of, step_in_words, working_day_before
from engagement.feedback.telling import tell_colleague


def chase_late_cases() -> int:
    """Gives how many reminders were written. Each case and due date is chased once before and once after."""
    today, told = clock.today(), 0
    for case in queries.open_cases():
        waits_for = next_of(case)
        if waits_for is None:
            continue
        late = today > waits_for.due.on
        if late or today >= working_day_before(waits_for.aim.on):
            with saving():
                told += _remind(case, waits_for, "late" if late else "soon")
    return told


def tell_of_danger() -> int:
    """Write to everybody who can judge it, once for each safety concern with somebody in danger now.

    A job does it rather than the page, so that no message carries the moment when somebody without a name wrote.
    """
    told = 0
    for case in queries.open_cases():
        if case.safety and case.safety.danger_now and case.safety.triaged_on is None:
            with saving():
                for person in queries.handlers(complaints_only=True):
                    told += tell_colleague(person, "danger", f"case:{case.id}:danger:{person.id}", case=case)
    return told


def shuffle_cases() -> int:
    """Write the rows of cases again in shuffled batches, so that where they lie does not tell who came when."""
    return sum(rewrite_shuffled(model) for model in (Case, Stage, SafetyReport, CaseFile))


def _remind(case: Case, waits_for: Next, when: str) -> int:
    """The owner; where nobody has it, everybody who could."""
    people: list[Account] = (
        [case.owner]
        if case.owner
        else queries.handlers(complaints_only=case.is_complaint or case.is_sensitive)
    )
    written = 0
    for person in people:
        once = f"case:{case.id}:{waits_for.step}:{waits_for.due.on}:{when}:{person.id}"
        written += tell_colleague(
            person, "reminder", once, case=case, due=waits_for, late=when == "late",
            state=in_words(case, clock.today()), step=step_in_words(waits_for.step),
        )  # fmt: skip
    return written
