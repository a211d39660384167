"""Listening for danger, and a person's judgement of what was heard."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from sqlalchemy import delete, insert, select

from analysis import hazards
from core import audit, clock
from core.accounts.models import Account
from core.database import db, saving
from core.errors import Refused
from engagement.safety.models import Alert, Judgement, Listened
from engagement.voices.models import Remark


def listen(limit: int = 2000) -> int:
    """Listen to remarks nobody has listened to yet. Gives how many alerts were raised."""
    raised = 0
    while True:
        waiting = (
            select(Remark)
            .outerjoin(Listened, Listened.key == Remark.key)
            .where(Listened.key.is_(None), Remark.text != "")
            .order_by(Remark.key)
            .limit(min(limit, 500))
        )
        remarks = db.session.scalars(waiting).all()
        if not remarks:
            return raised
        with saving():
            raised += len(raise_alerts(remarks))
            db.session.execute(insert(Listened), [{"key": remark.key} for remark in remarks])
        limit -= len(remarks)
        if limit <= 0:
            return raised


def raise_alerts(remarks: Sequence[Remark]) -> list[Alert]:
    """An alert for each remark in which danger is heard and that has none. All are heard at once: far faster."""
    heard = hazards.hear_many([remark.text for remark in remarks])
    of = {remark.key: found for remark, found in zip(remarks, heard, strict=True) if found}
    alerted = set(db.session.scalars(select(Alert.remark_key).where(Alert.remark_key.in_(of))))
    raised = [
        Alert(
            remark_key=key,
            kinds=[hazard.kind for hazard in found],
            words=list(dict.fromkeys(word for hazard in found for word in hazard.words)),
        )
        for key, found in of.items()
        if key not in alerted
    ]
    db.session.add_all(raised)
    return raised


def report_missed(remark: Remark, kind: str, *, by: Account) -> Alert:
    """A person hears danger that the machine missed. It is kept as an alert of its own, and the miss is known."""
    if db.session.scalar(select(Alert.id).where(Alert.remark_key == remark.key)):
        raise Refused(_("There is an alert about this already."))
    alert = Alert(remark_key=remark.key, kinds=[kind], words=[], found_by_a_person=True)
    db.session.add(alert)
    audit.record("alert.missed_by_the_machine", alert, by=by, kind=kind)
    return alert


def judge(alert: Alert, *, judgement: Judgement, what_was_done: str, by: Account) -> None:
    """A person says what it is, and what was done. Raises Refused when another was faster, or no words are given."""
    if alert.judgement is not None:
        raise Refused(_("Somebody has judged this already."))
    if not what_was_done.strip():
        raise Refused(_("Say what you did, or why nothing is needed"), field="what_was_done")
    alert.judgement, alert.judged_at, alert.judged_by_id = judgement, clock.now(), by.id
    alert.what_was_done = what_was_done
    audit.record("alert.judged", alert, by=by, judgement=judgement)


def listen_again(keys: Sequence[str]) -> None:
    """Changed words are listened to like new ones; an open alert about the old words stays until it is judged."""
    db.session.execute(delete(Listened).where(Listened.key.in_(list(keys))))
