"""Counting, once, from the sealed papers; and declaring, once everything adds up."""

from __future__ import annotations

import hashlib
import random
import secrets
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import delete, insert

from analysis.counting import CannotCount, as_json
from core import audit, clock
from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from core.registry import Registry
from surveys.ballots import papers as files
from surveys.ballots import queries
from surveys.ballots.counts import count_of
from surveys.ballots.marks import BLANK, SPOILED
from surveys.ballots.models import Ballot, BallotCount, OpenedBallot, SealedBallot
from surveys.ballots.phases import Phase
from surveys.ballots.reconciling import reconcile
from surveys.ballots.services.noting import note
from surveys.ballots.services.opening import close_ballot
from surveys.ballots.services.turns import alone_with

# What other rooms do when a result is declared, such as telling those who asked for news.
declared = Registry[Any]("ballots.declared")


def count(ballot: Ballot, *, by: Account | None, chance: random.Random | None = None) -> BallotCount:
    """Open the sealed papers, shuffle them, count them and write the result down, in the caller's transaction.

    The opened papers get fresh random keys and no tracker; the sealed ones are
    deleted. `chance` is for the demo.

    Raises Refused before the ballot closes, a second time, and while papers and voters do not add up.
    """
    alone_with(ballot.id)
    db.session.refresh(ballot)
    if ballot.closed_at is None and ballot.phase() is Phase.CLOSED:
        close_ballot(ballot, by=by)
    if ballot.counted_at is not None:
        raise Refused(_("This vote has been counted already."))
    if ballot.phase() is not Phase.CLOSED:
        raise Refused(_("This vote can be counted once it has closed."))
    if problems := reconcile(ballot).problems:
        raise Refused(_("This does not add up yet. %(what)s", what=problems[0]))
    papers = queries.sealed_papers(ballot)
    (chance or secrets.SystemRandom()).shuffle(papers)
    made = _counted(ballot, papers, by)
    _keep_opened(ballot, papers)
    ballot.counted_at = clock.now()
    db.session.flush()
    audit.record("ballot.counted", ballot, by=by, papers=made.papers)
    note(ballot, "counted", **_for_the_log(ballot, made, papers))
    return made


def declare(ballot: Ballot, *, by: Account | None) -> None:
    """Make the result public. Raises Refused unless it is counted, adds up, and counts the same again."""
    if ballot.phase() is not Phase.COUNTED:
        raise Refused(
            _("This result has been declared already.")
            if ballot.declared_at
            else _("This vote has not been counted yet.")
        )
    if problems := reconcile(ballot).problems:
        raise Refused(_("This does not add up yet. %(what)s", what=problems[0]))
    ballot.declared_at = clock.now()
    audit.record("ballot.declared", ballot, by=by)
    counted = count_of(ballot)
    note(ballot, "declared", elected=counted.result["elected"])
    db.session.flush()
    for tell in declared:
        tell(ballot)


def _counted(ballot: Ballot, papers: list[Any], by: Account | None) -> BallotCount:
    try:
        result = files.counted(ballot, files.election_of(ballot, papers))
    except CannotCount as problem:
        raise Refused(_("This vote cannot be counted. %(what)s", what=problem)) from problem
    made = BallotCount(
        ballot=ballot, result=as_json(result), papers=len(papers), counted_by=by,
        left_blank=sum(marks == BLANK for marks in papers),
        spoiled_on_purpose=sum(marks == SPOILED for marks in papers),
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    return made


def _keep_opened(ballot: Ballot, papers: list[Any]) -> None:
    """In the order of their new keys, so that not even the places on the disk tell an order."""
    rows = [{"key": secrets.token_hex(16), "ballot_id": ballot.id, "marks": marks} for marks in papers]
    if rows:
        db.session.execute(insert(OpenedBallot), sorted(rows, key=lambda row: row["key"]))
    db.session.execute(delete(SealedBallot).where(SealedBallot.ballot_id == ballot.id))


def _for_the_log(ballot: Ballot, made: BallotCount, papers: list[Any]) -> dict[str, Any]:
    """What the public log says of the count. Of a few papers, no more than how many there were.

    The fingerprint of the papers holds them to what was counted. A few papers
    could be guessed from theirs, so those have none.
    """
    if made.papers < ballot.smallest_group:
        return {"papers": made.papers}
    name = files.file_name(ballot)
    content = files.files(ballot, papers)[name]
    return {
        "papers": made.papers,
        "valid": made.result["totals"]["valid"],
        "file": name,
        "sha256": hashlib.sha256(content.encode()).hexdigest(),
    }
