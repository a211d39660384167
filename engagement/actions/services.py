"""What is done with actions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _

from core import audit, clock
from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from core.keyed import keyed_hash
from core.slugs import free_slug
from engagement.actions.lateness import Step, Word
from engagement.actions.models import Action, ActionOrigin, CustomerWord, Update, Verdict
from engagement.actions.origins import look_up
from engagement.voices import services as voices
from engagement.voices.models import Voice


def open_action(
    *,
    title: str,
    you_said: str,
    we_will: str,
    owner: str,
    due_on: date,
    origins: Sequence[tuple[str, str]] = (),
    area: str = "",
    by: Account | None,
    opened_on: date | None = None,
) -> Action:
    """Say what will be done, by whom and when.

    Raises Refused for a date that has passed.
    """
    opened = opened_on or clock.today()
    if due_on < opened:
        raise Refused(_("This date has passed. Give a day from today on."), field="due_on")
    action = Action(
        slug=free_slug(Action, title), title=title, you_said=you_said, we_will=we_will, owner=owner,
        due_on=due_on, area=area, opened_on=opened, opened_by_id=by.id if by else None,
    )  # fmt: skip
    action.origins = [ActionOrigin(kind=kind, ref=ref) for kind, ref in dict.fromkeys(origins)]
    db.session.add(action)
    audit.record("action.opened", action, by=by, due_on=due_on)
    return action


def add_update(
    action: Action,
    *,
    step: Step,
    words: str,
    by: Account | None,
    done_of: int | None = None,
    out_of: int | None = None,
    new_due_on: date | None = None,
    on: date | None = None,
) -> Update:
    """Give news of an action. `DID_NOT` needs the reason in its words.

    Raises Refused when the action has ended with a no, when a count is more
    than the whole, or when a new date has passed.
    """
    day = on or clock.today()
    if action.updates and action.last_update.step is Step.DID_NOT:
        raise Refused(_("You have said that this was not done. Open a new action to take it up again."))
    if not words.strip():
        raise Refused(_("Say what has happened. Customers will read this."), field="words")
    if (done_of is None) != (out_of is None):
        raise Refused(_("Give both numbers, or neither"), field="done_of")
    if out_of is not None and not 0 <= (done_of or 0) <= out_of:
        raise Refused(_("This is more than there are"), field="done_of")
    if new_due_on is not None and new_due_on < day:
        raise Refused(_("This date has passed. Give a day from today on."), field="new_due_on")
    update = Update(
        on=day, step=step, words=words, done_of=done_of, out_of=out_of, new_due_on=new_due_on,
        by_id=by.id if by else None,
    )  # fmt: skip
    action.updates.append(update)
    audit.record("action.updated", action, by=by, step=step, new_due_on=new_due_on)
    db.session.flush()
    if action.published_on and step in {Step.DONE, Step.DID_NOT, Step.HALF_DONE}:
        tell_followers(action, f"update-{update.id}")
    return update


def publish(action: Action, *, by: Account | None, on: date | None = None) -> None:
    """Show the action to everybody on "You said, we did", and tell those who asked for news."""
    if action.published_on:
        raise Refused(_("Everybody can see this already."))
    action.published_on = on or clock.today()
    audit.record("action.published", action, by=by)
    db.session.flush()
    tell_followers(action, "published")


def tell_followers(action: Action, occasion: str) -> int:
    """Tell those who asked for news of what this came from, each in their own way, once an occasion."""
    sources = {
        source for o in action.origins if (found := look_up(o.kind, o.ref)) for source in found.sources
    }
    return sum(
        voices.tell_subscribers(
            source, "engagement/actions/news", f"action:{action.slug}:{occasion}", action=action
        )
        for source in sorted(sources)
    )


def judge(
    action: Action, *, word: Word, words: str = "", by: Account | None, on: date | None = None
) -> Verdict:
    """The committee's word on a "done" or a "did not": agree, ask, or send back.

    Raises Refused when there is nothing to judge, or a doubt has no words.
    """
    if not action.is_ended:
        raise Refused(_("The landlord has not said yet that this is done."))
    if word is not Word.AGREE and not words.strip():
        raise Refused(_("Say what you ask, or why you send it back"), field="words")
    verdict = Verdict(on=on or clock.today(), word=word, words=words, by_id=by.id if by else None)
    action.verdicts.append(verdict)
    audit.record("action.judged", action, by=by, word=word)
    return verdict


def say_whether_it_works(action: Action, voice: Voice, works: bool) -> None:
    """A customer says on the follow page whether it works for them. A second word replaces the first."""
    key = keyed_hash("customer word", voice.key, action.id)
    word = db.session.get(CustomerWord, key)
    if word is None:
        db.session.add(CustomerWord(key=key, action_id=action.id, works=works))
    else:
        word.works = works
