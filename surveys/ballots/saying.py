"""A ballot in plain words: everything that is said before voting, and a paper read back to its voter."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from core.templating import day, moment, number
from surveys.ballots.marks import BLANK, ONE, RANKS, SCORES, SPOILED, TICKS, YES_NO
from surveys.ballots.models import Ballot
from surveys.ballots.purposes import METHOD_WORDS, Force, Per, Who


def before_voting(ballot: Ballot) -> list[tuple[str, str]]:
    """What everybody is told before they vote: (what it is about, the sentences)."""
    told = [
        (_("Who can vote"), _who(ballot)),
        (_("Secret or open"), secrecy(ballot)),
        (_("How it is counted"), str(METHOD_WORDS[ballot.method]) + places(ballot)),
        (_("If two are level"), ties(ballot)),
        (_("What the result does"), force(ballot)),
        (_("Changing your vote"), _changing(ballot)),
    ]
    if ballot.opens_at and ballot.closes_at:
        told.insert(0, (_("When"), _when(ballot)))
    if ballot.result_on:
        told.append(
            (
                _("The result"),
                _(
                    "We tell it on %(day)s: %(where)s.",
                    day=day(ballot.result_on),
                    where=ballot.result_where.rstrip("."),
                ),
            )
        )
    return told


def _when(ballot: Ballot) -> str:
    return _("From %(first)s until %(last)s.", first=moment(ballot.opens_at), last=moment(ballot.closes_at))


def _who(ballot: Ballot) -> str:
    where = _("in %(areas)s", areas=", ".join(ballot.areas)) if ballot.areas else _("in all our homes")
    if ballot.who is Who.MEMBERS:
        who = _("Members of our committee and scrutiny pool.")
    elif ballot.per is Per.HOUSEHOLD:
        who = _("Every household %(where)s.", where=where)
    else:
        who = _("Every customer of %(age)s or over %(where)s.", age=ballot.least_age, where=where)
    if ballot.tenure:
        rented = _("Only rented homes.") if ballot.tenure == "LCRA" else _("Only shared ownership homes.")
        who = f"{who} {rented}"
    return f"{who} {one_vote(ballot)}"


def one_vote(ballot: Ballot) -> str:
    return _("Each home has one vote.") if ballot.per is Per.HOUSEHOLD else _("Each person has one vote.")


def secrecy(ballot: Ballot) -> str:
    if ballot.is_secret:
        return _("It is secret. We know whether you voted, not what you voted for.")
    return _("It is open. Your vote is published with your name.")


def places(ballot: Ballot) -> str:
    """How many can win, or how much there is, as a further sentence."""
    if ballot.budget:
        return " " + _("There is £%(sum)s.", sum=number(ballot.budget))
    if ballot.kind == YES_NO:
        return ""
    return " " + (_("One can win.") if ballot.seats == 1 else _("There are %(n)s places.", n=ballot.seats))


def ties(ballot: Ballot) -> str:
    if ballot.kind == YES_NO:
        return _("If yes and no are level, nothing is changed.")
    return _(
        "The rules of the count decide first. If that is not enough, a lot decides. "
        "The lot is fixed now, by these words: %(seed)s.",
        seed=ballot.tie_seed,
    )


def force(ballot: Ballot) -> str:
    if ballot.force is Force.BINDS:
        return _("It decides. We must do what it says.")
    return _("It is advice. We say what we do about it, and why.")


def _changing(ballot: Ballot) -> str:
    if ballot.may_change:
        return _("You can change your vote until it closes. You need the words we give you when you vote.")
    return _("Once you have sent your vote, it cannot be changed.")


def how_to_mark(ballot: Ballot) -> str:
    """What stands above the boxes."""
    if ballot.kind == RANKS:
        return _("Write 1 beside your first choice, 2 beside your second, and so on. Stop when you like.")
    if ballot.kind == SCORES:
        return _("Give each from 0 to %(most)s points. More is better.", most=ballot.highest_score)
    if ballot.kind == TICKS and ballot.most_marks:
        return _("Tick up to %(most)s.", most=ballot.most_marks)
    if ballot.kind == TICKS:
        return _("Tick as many as you like.")
    return _("Choose one.")


def paper_in_words(ballot: Ballot, marks: Any) -> list[tuple[str, str]]:
    """A paper read back: (the number or mark, what it stands beside), best first."""
    names = {one.key: one.name for one in ballot.options}
    if marks == BLANK:
        return [(_("Blank"), _("Nothing is marked. It counts as a vote given, for nobody."))]
    if marks == SPOILED:
        return [(_("Spoiled"), _("It counts as a vote given, for nobody."))]
    if ballot.kind == YES_NO:
        return [(_("Your vote"), _("Yes") if marks == "yes" else _("No"))]
    if ballot.kind == RANKS:
        return [(str(rank), names[key]) for key, rank in sorted(marks.items(), key=lambda pair: pair[1])]
    if ballot.kind == SCORES:
        return [(str(points), names[key]) for key, points in sorted(marks.items(), key=lambda pair: -pair[1])]
    word = _("Your choice") if ballot.kind == ONE else _("Ticked")
    return [(word, names[key]) for key in marks]
