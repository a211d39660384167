"""Papers from the post: outer envelopes, then inner papers in batches, each read by two people on their own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, select

from core import audit, clock
from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from core.keyed import secret
from surveys.ballots import marks as papers
from surveys.ballots import queries
from surveys.ballots.marks import SPOILED, Rules
from surveys.ballots.models import (
    Ballot,
    PaperBatch,
    PaperEntry,
    PaperSettlement,
    RefusedEnvelope,
    VoteChannel,
    Voted,
    WhyRefused,
)
from surveys.ballots.phases import Phase
from surveys.ballots.sealing import seal, unseal
from surveys.ballots.services.noting import note
from surveys.ballots.services.voting import NotOpen, UnknownCode, mark_voted, seal_papers

READING = "reading"
WHY_SPOILED = ("unreadable", "too_many", "named", "empty", "two_papers")
TAKES_PAPERS = frozenset({Phase.OPEN, Phase.CLOSED})


@dataclass(frozen=True)
class Paper:
    """One paper of a batch whose two readings are there: what each says, and what is true of it (None: not settled)."""

    number: int
    readings: tuple[Any, Any]
    settled: Any | None
    settlement: PaperSettlement | None = None

    @property
    def differs(self) -> bool:
        return self.readings[0] != self.readings[1]


def check_in(ballot: Ballot, code: str, *, by: Account | None) -> None:
    """An outer envelope with this code on its slip has come: its voter has voted, on paper.

    Raises UnknownCode (also for a code that was replaced), AlreadyVoted and NotOpen.
    """
    _check_it_takes_papers(ballot)
    entry = queries.entry_of_code(code)
    if entry is None or entry.ballot_id != ballot.id:
        raise UnknownCode(_("This code is not one of this vote, or a new one was given since."), field="code")
    mark_voted(entry, VoteChannel.PAPER)
    audit.record("ballot.envelope_checked_in", ballot, by=by)


def refuse_envelope(ballot: Ballot, reason: str | WhyRefused, *, by: Account | None) -> None:
    """Put an outer envelope aside, unopened. It is counted with its reason; whose it was is not kept."""
    _check_it_takes_papers(ballot)
    db.session.add(RefusedEnvelope(ballot=ballot, reason=WhyRefused(reason), by_id=by.id if by else None))
    audit.record("ballot.envelope_refused", ballot, by=by, reason=WhyRefused(reason))


def envelopes(ballot: Ballot) -> int:
    """Outer envelopes checked in: voters who voted on paper."""
    found = select(func.count()).select_from(Voted)
    return (
        db.session.scalar(found.where(Voted.ballot_id == ballot.id, Voted.channel == VoteChannel.PAPER)) or 0
    )


def in_batches(ballot: Ballot) -> int:
    """Inner papers that are in batches, sealed or not."""
    found = select(func.coalesce(func.sum(PaperBatch.papers), 0))
    return db.session.scalar(
        found.where(PaperBatch.ballot_id == ballot.id, PaperBatch.channel == VoteChannel.PAPER)
    )


def new_batch(ballot: Ballot, *, papers: int, by: Account | None) -> PaperBatch:
    """Begin the next batch, of so many inner papers counted by hand.

    While the vote is open a batch holds at least the ballot's smallest group,
    so that no paper is read next to the one envelope it came in.

    Raises Refused for more papers than envelopes, for too few, and for a vote by name.
    """
    _check_it_takes_papers(ballot)
    db.session.execute(select(Ballot.id).where(Ballot.id == ballot.id).with_for_update())
    left = envelopes(ballot) - in_batches(ballot)
    if papers < 1 or papers > left:
        raise Refused(
            _("%(left)s envelopes are checked in and not yet in a batch. Count again.", left=left),
            field="papers",
        )
    if ballot.phase() is Phase.OPEN and papers < ballot.smallest_group:
        raise Refused(
            _("Wait until there are %(n)s or more, so that nobody can tell whose paper is whose.", n=ballot.smallest_group),
            field="papers",
        )  # fmt: skip
    last = db.session.scalar(select(func.max(PaperBatch.number)).where(PaperBatch.ballot_id == ballot.id))
    batch = PaperBatch(ballot=ballot, number=(last or 0) + 1, papers=papers, made_by_id=by.id if by else None)
    db.session.add(batch)
    db.session.flush()
    audit.record("ballot.batch_begun", ballot, by=by, batch=batch.number, papers=papers)
    note(ballot, "batch begun", batch=batch.number, papers=papers)
    return batch


def paper_rules(ballot: Ballot) -> Rules:
    """What may stand on a printed paper: a name that was withdrawn since is on it still."""
    rules = ballot.rules
    return Rules(rules.kind, (*rules.keys, *rules.withdrawn), (), rules.most, rules.highest)


def marked(ballot: Ballot, marks: Any) -> dict[str, Any]:
    """A reading of a paper with marks. Raises Refused for marks that could not be on one."""
    return {"marks": papers.check(ballot.rules, marks)}


def spoiled(reason: str) -> dict[str, Any]:
    """A reading of a paper that cannot count, with the reason, one of WHY_SPOILED."""
    if reason not in WHY_SPOILED:
        raise Refused(_("Say why it cannot count"), field="is_what")
    return {"spoiled": reason}


def read_paper(batch: PaperBatch, number: int, reading: dict[str, Any], *, by: Account) -> None:
    """Keep what one person read on one paper, or put it right until both have read them all.

    Raises Refused for a third person, for a paper that is not in the batch, and once both are done.
    """
    _hold(batch)
    if not 1 <= number <= batch.papers:
        raise Refused(_("There is no such paper in this batch."))
    if is_read_twice(batch):
        raise Refused(_("Both of you are done. Differences are settled on the batch’s own page."))
    mine = [entry for entry in batch.entries if entry.by_id == by.id]
    turn = mine[0].reading if mine else len({entry.by_id for entry in batch.entries}) + 1
    if turn > 2:
        raise Refused(_("Two other people read this batch. You can settle what differs."))
    sealed = _sealed(batch.ballot, reading)
    before = next((entry for entry in mine if entry.paper_number == number), None)
    if before is not None:
        before.sealed = sealed
    else:
        batch.entries.append(PaperEntry(paper_number=number, reading=turn, by=by, sealed=sealed))
    db.session.flush()
    if len(mine) + (before is None) == batch.papers:
        audit.record("ballot.batch_read", batch.ballot, by=by, batch=batch.number, reading=turn)


def own_reading(batch: PaperBatch, number: int, by: Account) -> dict[str, Any] | None:
    """What this person read on a paper before; nobody is given another's."""
    for entry in batch.entries:
        if entry.paper_number == number and entry.by_id == by.id:
            return _unsealed(batch.ballot, entry.sealed)
    return None


def is_read_twice(batch: PaperBatch) -> bool:
    return len(batch.entries) == 2 * batch.papers


def papers_of(batch: PaperBatch) -> list[Paper]:
    """The papers with their two readings. Raises Refused while anybody is still reading."""
    if not is_read_twice(batch):
        raise Refused(_("Two people must read every paper first."))
    by_paper: dict[int, dict[int, PaperEntry]] = {}
    for entry in batch.entries:
        by_paper.setdefault(entry.paper_number, {})[entry.reading] = entry
    settled = {one.paper_number: one for one in batch.settlements}
    found = []
    for number, pair in sorted(by_paper.items()):
        first, second = (_unsealed(batch.ballot, pair[turn].sealed) for turn in (1, 2))
        settlement = settled.get(number)
        truth = first if first == second else _settled(batch, settlement)
        found.append(Paper(number, (first, second), truth, settlement))
    return found


def settle(batch: PaperBatch, number: int, reading: dict[str, Any], *, by: Account) -> None:
    """Say what a paper says where two readings differ: a third alone, or one of the two until the other agrees.

    Raises Refused where there is nothing to settle.
    """
    _hold(batch)
    paper = next((one for one in papers_of(batch) if one.number == number), None)
    if paper is None or not paper.differs:
        raise Refused(_("On this paper both read the same."))
    if paper.settled is not None:
        raise Refused(_("This paper is settled."))
    if paper.settlement is not None:
        db.session.delete(paper.settlement)
        db.session.flush()
        batch.settlements.remove(paper.settlement)
    batch.settlements.append(
        PaperSettlement(paper_number=number, by=by, sealed=_sealed(batch.ballot, reading))
    )
    db.session.flush()
    audit.record("ballot.paper_settled", batch.ballot, by=by, batch=batch.number, paper=number)


def agree(batch: PaperBatch, number: int, *, by: Account) -> None:
    """The other of the two readers agrees with what the first of them said. Raises Refused for anybody else."""
    _hold(batch)
    settlement = next((one for one in batch.settlements if one.paper_number == number), None)
    if settlement is None or settlement.agreed_by_id is not None:
        raise Refused(_("There is nothing to agree to."))
    if by.id == settlement.by_id or by.id not in {entry.by_id for entry in batch.entries}:
        raise Refused(_("The other person who read this paper must agree."))
    settlement.agreed_by = by
    audit.record("ballot.paper_agreed", batch.ballot, by=by, batch=batch.number, paper=number)


def seal_batch(batch: PaperBatch, *, by: Account | None) -> None:
    """Seal the papers among all others, and delete every reading, in the caller's transaction.

    Raises Refused while a paper is not read twice or not settled, and when there are more papers than envelopes.
    """
    ballot = batch.ballot
    _hold(batch)
    found = papers_of(batch)
    if open_ones := [one.number for one in found if one.settled is None]:
        raise Refused(_("Settle paper %(n)s first.", n=open_ones[0]))
    if in_batches(ballot) > envelopes(ballot):
        raise Refused(_("There are more papers than envelopes. Count both again."))
    seal_papers(ballot, [one.settled.get("marks", SPOILED) for one in found])
    reasons = Counter(one.settled["spoiled"] for one in found if "spoiled" in one.settled)
    batch.spoiled, batch.sealed_at = dict(sorted(reasons.items())), clock.now()
    batch.entries.clear()
    batch.settlements.clear()
    db.session.flush()
    audit.record("ballot.batch_sealed", ballot, by=by, batch=batch.number, papers=batch.papers)
    note(ballot, "batch sealed", batch=batch.number, papers=batch.papers)


def _settled(batch: PaperBatch, settlement: PaperSettlement | None) -> dict[str, Any] | None:
    if settlement is None:
        return None
    readers = {entry.by_id for entry in batch.entries}
    if settlement.by_id in readers and settlement.agreed_by_id is None:
        return None
    return _unsealed(batch.ballot, settlement.sealed)


def reading_of(settlement: PaperSettlement) -> dict[str, Any]:
    """What a settlement says."""
    return _unsealed(settlement.batch.ballot, settlement.sealed)


def _hold(batch: PaperBatch) -> None:
    """One writer at a time, who sees what the others have written."""
    db.session.execute(select(PaperBatch.id).where(PaperBatch.id == batch.id).with_for_update())
    db.session.refresh(batch)
    if batch.sealed_at is not None:
        raise Refused(_("This batch is sealed."))


def _check_it_takes_papers(ballot: Ballot) -> None:
    if ballot.phase() not in TAKES_PAPERS:
        raise NotOpen(_("Papers can be entered from the opening until the count."))
    if not ballot.is_secret:
        raise Refused(_("This vote is by name. Write each paper down as if it were a call, with its code."))


def _sealed(ballot: Ballot, reading: dict[str, Any]) -> bytes:
    return seal(secret(), ballot.id, READING, reading, ballot.rules.width + 64)


def _unsealed(ballot: Ballot, sealed: bytes) -> dict[str, Any]:
    return unseal(secret(), ballot.id, READING, sealed)
