"""The outbox as staff see it: what waits, what went, what could not go, and what a person must do."""

from __future__ import annotations

from flask import Blueprint, abort, current_app, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import ColumnElement, func, select

from core import audit, clock
from core.access import me, needs
from core.database import db, saving
from core.forms import BaseForm
from core.messages.models import Message
from core.messages.recipients import Channel
from core.templating import say

blueprint = Blueprint("messages", __name__, url_prefix="/manage/messages")
BY_HAND = (Channel.SMS, Channel.CALL)


def states() -> dict[str, tuple[str, ColumnElement[bool]]]:
    """The states of a message, each with its words and what it means in the table."""
    waits = Message.sent_at.is_(None) & Message.failed.is_(None) & Message.claimed_at.is_(None)
    return {
        "by-hand": (_("To be done by a person"), waits & Message.channel.in_(BY_HAND)),
        "failed": (_("Could not go"), Message.sent_at.is_(None) & Message.failed.is_not(None)),
        "not-sure": (
            _("Not sure it went"),
            Message.sent_at.is_(None) & Message.failed.is_(None) & Message.claimed_at.is_not(None),
        ),
        "waiting": (_("Waiting to go"), waits & Message.channel.not_in(BY_HAND)),
        "sent": (_("Gone"), Message.sent_at.is_not(None)),
    }


@blueprint.get("")
@needs("messages.see")
def outbox() -> ResponseReturnValue:
    known = states()
    chosen = request.args.get("state", "by-hand")
    chosen = chosen if chosen in known else "by-hand"
    counts = {
        name: db.session.scalar(select(func.count()).select_from(Message).where(belongs))
        for name, (_words, belongs) in known.items()
    }
    found = select(Message).where(known[chosen][1]).order_by(Message.id.desc())
    return render_template(
        "core/messages/outbox.html",
        messages=db.paginate(found, per_page=30, max_per_page=30), states=known, counts=counts, chosen=chosen,
    )  # fmt: skip


@blueprint.route("/<int:message_id>", methods=["GET", "POST"])
@needs("messages.see")
def message(message_id: int) -> ResponseReturnValue:
    """One message. A person may say that they did by hand what no machine could."""
    found = db.get_or_404(Message, message_id)
    form = BaseForm.from_request()
    if form.submitted() and found.sent_at is None:
        with saving():
            found.claimed_at = found.claimed_at or clock.now()
            found.sent_at = clock.now()
            audit.record("message.done_by_hand", found, by=me(), channel=found.channel)
        say("good", _("Noted. It counts as done."))
        return redirect(url_for(".outbox"))
    return render_template("core/messages/message.html", message=found, form=form, by_hand=BY_HAND)


@blueprint.get("/<int:message_id>/letter.pdf")
@needs("messages.see")
def letter(message_id: int) -> ResponseReturnValue:
    """A letter as it was printed."""
    path = current_app.extensions["answerable"].instance_path / "letters" / f"{message_id:08d}.pdf"
    if not path.exists():
        abort(404)
    return send_file(path, mimetype="application/pdf", max_age=0)
