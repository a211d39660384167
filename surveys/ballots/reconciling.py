"""The reconciliation sheet: what went out, what came back, and whether it adds up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Select, case, func, select

from analysis.counting import as_json
from core.database import db
from surveys.ballots import chain, papers, queries
from surveys.ballots.counts import count_of
from surveys.ballots.models import (
    Ballot,
    BallotCount,
    Credential,
    CredentialKind,
    LogLine,
    NamedVote,
    OpenedBallot,
    PaperBatch,
    RollEntry,
    SealedBallot,
    Tracker,
    VoteChannel,
    Voted,
)


@dataclass(frozen=True)
class Codes:
    """Codes of one kind: how many were given, how many died because another was given, how many were used."""

    kind: CredentialKind
    issued: int
    replaced: int
    used: int


@dataclass(frozen=True)
class Returned:
    """One way of voting. `papers` is None where papers are not kept apart by channel, and so are not known."""

    channel: VoteChannel
    voters: int
    papers: int | None


@dataclass(frozen=True)
class Sheet:
    """`problems` says, a sentence each, what does not add up; empty when everything does."""

    frozen: int
    late: int
    codes: list[Codes]
    returned: list[Returned]
    papers: int
    trackers: int
    batches: list[PaperBatch]
    spoiled: dict[str, int] = field(default_factory=dict)
    valid: int | None = None
    problems: list[str] = field(default_factory=list)

    @property
    def roll(self) -> int:
        return self.frozen + self.late

    @property
    def voters(self) -> int:
        return sum(one.voters for one in self.returned)

    @property
    def issued(self) -> int:
        return sum(one.issued for one in self.codes)

    @property
    def replaced(self) -> int:
        return sum(one.replaced for one in self.codes)

    @property
    def adds_up(self) -> bool:
        return not self.problems


def reconcile(ballot: Ballot) -> Sheet:
    """The sheet as it stands now: before the count from the sealed papers, after it from the opened ones."""
    late = _number(
        select(func.count(RollEntry.id)).where(RollEntry.ballot_id == ballot.id, RollEntry.is_late)
    )
    roll = _number(select(func.count(RollEntry.id)).where(RollEntry.ballot_id == ballot.id))
    batches = list(
        db.session.scalars(
            select(PaperBatch).where(PaperBatch.ballot_id == ballot.id).order_by(PaperBatch.number)
        )
    )
    counted = count_of(ballot)
    sheet = Sheet(
        frozen=roll - late, late=late, codes=_codes(ballot), returned=_returned(ballot, batches),
        papers=_papers(ballot), batches=batches,
        trackers=_number(select(func.count()).select_from(Tracker).where(Tracker.ballot_id == ballot.id)),
        spoiled=spoiled_reasons(counted) if counted else {},
        valid=counted.result["totals"]["valid"] if counted else None,
    )  # fmt: skip
    sheet.problems.extend(
        [*_about_voters(sheet), *_about_the_count(ballot, counted, sheet), *_about_the_log(ballot, sheet)]
    )
    return sheet


def spoiled_reasons(counted: BallotCount) -> dict[str, int]:
    """Why papers did not count. The count's "no choice was made" is told as left blank, or spoiled on purpose."""
    found = {str(reason): number for reason, number in counted.result["totals"]["spoiled_because"].items()}
    unchosen = found.pop("no choice was made", 0)
    blank = unchosen - counted.spoiled_on_purpose
    told = {
        _("The paper was left blank."): blank,
        _("The paper was spoiled, or could not be read."): counted.spoiled_on_purpose,
        _("No single first choice was given."): found.pop("no single first choice was given", 0),
        _("Too many choices were made."): found.pop("too many choices were made", 0),
        _("Only names that had been withdrawn were chosen."): found.pop(
            "only withdrawn candidates were chosen", 0
        ),
        **found,
    }
    return {reason: number for reason, number in told.items() if number > 0}


def _codes(ballot: Ballot) -> list[Codes]:
    used = select(Voted.roll_entry_id).where(Voted.roll_entry_id == Credential.roll_entry_id).exists()
    rows = db.session.execute(
        select(
            Credential.kind,
            func.count(Credential.id),
            func.sum(case((Credential.is_live, 0), else_=1)),
            func.sum(case((Credential.is_live & used, 1), else_=0)),
        )
        .join(RollEntry, RollEntry.id == Credential.roll_entry_id)
        .where(RollEntry.ballot_id == ballot.id)
        .group_by(Credential.kind)
    )
    found = {kind: Codes(kind, issued, replaced, used) for kind, issued, replaced, used in rows}
    return [found[kind] for kind in CredentialKind if kind in found]


def _returned(ballot: Ballot, batches: list[PaperBatch]) -> list[Returned]:
    rows = db.session.execute(
        select(Voted.channel, func.count()).where(Voted.ballot_id == ballot.id).group_by(Voted.channel)
    )
    voters: dict[VoteChannel, int] = dict(rows.tuples().all())
    sealed: Counter[VoteChannel] = Counter()
    for batch in batches:
        if batch.sealed_at is not None:
            sealed[batch.channel] += batch.papers
    return [
        Returned(
            channel, voters.get(channel, 0), sealed[channel] if channel is not VoteChannel.ONLINE else None
        )
        for channel in VoteChannel
        if channel is VoteChannel.ONLINE or voters.get(channel) or sealed[channel]
    ]


def _papers(ballot: Ballot) -> int:
    if ballot.counted_at is not None:
        table = OpenedBallot
    else:
        table = SealedBallot if ballot.is_secret else NamedVote
    return _number(select(func.count()).select_from(table).where(table.ballot_id == ballot.id))


def _number(query: Select[Any]) -> int:
    return db.session.scalar(query) or 0


def _about_voters(sheet: Sheet) -> list[str]:
    found = [
        _("Batch %(n)s has not been finished. Two people must enter it.", n=batch.number)
        for batch in sheet.batches
        if batch.sealed_at is None
    ]
    for one in sheet.returned:
        if one.channel is VoteChannel.PAPER and one.voters != one.papers:
            found.append(
                _(
                    "%(voters)s voters are marked as voting on paper, and %(papers)s papers are in the batches.",
                    voters=one.voters, papers=one.papers,
                )
            )  # fmt: skip
        if one.channel is VoteChannel.TELEPHONE and (one.papers or 0) > one.voters:
            found.append(
                _(
                    "%(voters)s voters are marked as voting by phone, and %(papers)s such votes were entered.",
                    voters=one.voters, papers=one.papers,
                )
            )  # fmt: skip
    if sheet.voters != sheet.papers:
        found.append(
            _(
                "%(voters)s voters are marked as voted, and there are %(papers)s papers.",
                voters=sheet.voters, papers=sheet.papers,
            )
        )  # fmt: skip
    if sheet.voters > sheet.roll:
        found.append(_("More voters are marked as voted than are on the list."))
    return found


def _about_the_count(ballot: Ballot, counted: BallotCount | None, sheet: Sheet) -> list[str]:
    if counted is None:
        return []
    found = []
    if counted.papers != sheet.papers:
        found.append(
            _("%(counted)s papers were counted, and %(papers)s are kept.", counted=counted.papers, papers=sheet.papers)
        )  # fmt: skip
    elif not _counts_the_same(ballot, counted):
        found.append(_("Counted again, the papers give another result."))
    return found


def _counts_the_same(ballot: Ballot, counted: BallotCount) -> bool:
    election = papers.election_of(ballot, queries.opened_papers(ballot))
    return as_json(papers.counted(ballot, election)) == counted.result


def _about_the_log(ballot: Ballot, sheet: Sheet) -> list[str]:
    lines = queries.log_lines(ballot)
    broken = chain.first_broken(lines)
    if broken is not None:
        return [_("Line %(n)s of the log does not fit the lines before it.", n=broken)]
    return _against_the_log(lines, sheet)


def _against_the_log(lines: list[LogLine], sheet: Sheet) -> list[str]:
    """What the log said at the time, beside what is there now."""
    told = {line.what: line.details for line in lines}
    found = []
    frozen = told.get("roll frozen", {}).get("voters")
    if frozen is not None and frozen != sheet.frozen:
        found.append(
            _(
                "The list was frozen with %(then)s voters. It now holds %(now)s.",
                then=frozen,
                now=sheet.frozen,
            )
        )
    late = told.get("late addition", {}).get("late_additions", 0)
    if late != sheet.late:
        found.append(
            _("The log tells of %(then)s late additions. The list holds %(now)s.", then=late, now=sheet.late)
        )
    return found
