"""The verbs of ballots."""

from surveys.ballots.services.counting import count, declare
from surveys.ballots.services.credentials import (
    Went,
    forget_letters,
    issue_credentials,
    replace_credential,
    replaced,
)
from surveys.ballots.services.making import (
    add_option,
    cancel_ballot,
    change_ballot,
    new_ballot,
    new_seed,
    problems,
    withdraw_option,
)
from surveys.ballots.services.noting import note
from surveys.ballots.services.opening import close_ballot, open_ballot
from surveys.ballots.services.rolls import add_late, confirm_late, freeze_roll
from surveys.ballots.services.standing import (
    accept,
    check_statement,
    nominate,
    nomination_of,
    refuse,
    second,
    withdraw,
)
from surveys.ballots.services.turns import alone_with, vote_in_turn
from surveys.ballots.services.voting import (
    AlreadyVoted,
    NotOpen,
    Stored,
    UnknownCode,
    UnknownTracker,
    change_vote,
    mark_voted,
    new_tracker,
    seal_papers,
    vote,
)

__all__ = [
    "AlreadyVoted",
    "NotOpen",
    "Stored",
    "UnknownCode",
    "UnknownTracker",
    "Went",
    "accept",
    "add_late",
    "add_option",
    "alone_with",
    "cancel_ballot",
    "change_ballot",
    "change_vote",
    "check_statement",
    "close_ballot",
    "confirm_late",
    "count",
    "declare",
    "forget_letters",
    "freeze_roll",
    "issue_credentials",
    "mark_voted",
    "new_ballot",
    "new_seed",
    "new_tracker",
    "nominate",
    "nomination_of",
    "note",
    "open_ballot",
    "problems",
    "refuse",
    "replace_credential",
    "replaced",
    "seal_papers",
    "second",
    "vote",
    "vote_in_turn",
    "withdraw",
    "withdraw_option",
]
