"""Laying a ballot's votes in a new random order, so that PostgreSQL's stamps pair nobody with a paper.

PostgreSQL stamps each row with the transaction that wrote it (`xmin`), and lays
it where there is room (`ctid`). A vote writes who voted and what was voted in
one transaction, so both would share a stamp. Here all rows of one ballot are
written again by one single transaction, each table in a random order of its
own: every stamp is the same, and the places say nothing. Then the table is
written afresh without its dead rows. SQLite keeps no such stamps.
"""

from __future__ import annotations

from sqlalchemy import text

from core.database import db, saving
from surveys.ballots.models import Ballot, SealedBallot, Tracker, Voted
from surveys.ballots.services.turns import alone_with

TABLES = tuple(model.__table__ for model in (Voted, SealedBallot, Tracker))


def shuffle_ballot(ballot: Ballot) -> int:
    """Write its votes again if one came since the last time. Gives how many rows were written. Commits."""
    if db.engine.dialect.name != "postgresql":
        return 0
    with saving():
        alone_with(ballot.id)
        rows = _write_again(ballot.id) if _has_fresh_votes(ballot.id) else 0
    if rows:
        _drop_dead_rows()
    return rows


def _has_fresh_votes(ballot_id: int) -> bool:
    """Whether more than one transaction wrote what is there."""
    stamps = " UNION ".join(
        f"SELECT xmin::text AS stamp FROM {table.name} WHERE ballot_id = :ballot"  # noqa: S608 - our own names
        for table in TABLES
    )
    found = db.session.execute(text(f"SELECT count(*) FROM ({stamps}) AS stamps"), {"ballot": ballot_id})  # noqa: S608
    return found.scalar_one() > 1


def _write_again(ballot_id: int) -> int:
    """Each table out into a scratch table, and back in a random order, all in this transaction."""
    rows = 0
    for table in TABLES:
        name, columns = table.name, ", ".join(column.name for column in table.columns)
        out = f"SELECT {columns} FROM {name} WHERE ballot_id = :ballot"  # noqa: S608 - our own names
        back = f"SELECT {columns} FROM shuffled_{name} ORDER BY gen_random_uuid()"  # noqa: S608
        of_ballot = {"ballot": ballot_id}
        db.session.execute(text(f"CREATE TEMPORARY TABLE shuffled_{name} ON COMMIT DROP AS {out}"), of_ballot)
        db.session.execute(text(f"DELETE FROM {name} WHERE ballot_id = :ballot"), of_ballot)  # noqa: S608
        rows += db.session.execute(text(f"INSERT INTO {name} ({columns}) {back}")).rowcount  # type: ignore[attr-defined]
    return rows


def _drop_dead_rows() -> None:
    """CLUSTER writes a table afresh in the order of its key, which is random or the roll's, and keeps no dead row."""
    for table in TABLES:
        with saving():
            db.session.execute(text("SET LOCAL lock_timeout = '5s'"))
            db.session.execute(text(f"CLUSTER {table.name} USING {table.primary_key.name}"))
