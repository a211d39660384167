"""The nouns of ballots."""

from surveys.ballots.models.ballot import Ballot, BallotOption, LogLine
from surveys.ballots.models.count import BallotCount
from surveys.ballots.models.paper import (
    PaperBatch,
    PaperEntry,
    PaperSettlement,
    PhoneVote,
    RefusedEnvelope,
    WhyRefused,
)
from surveys.ballots.models.roll import (
    Credential,
    CredentialKind,
    CredentialLetters,
    LateAddition,
    RollEntry,
)
from surveys.ballots.models.standing import Nomination
from surveys.ballots.models.voting import (
    NamedVote,
    OpenedBallot,
    SealedBallot,
    Tracker,
    VoteChannel,
    Voted,
)

__all__ = [
    "Ballot",
    "BallotCount",
    "BallotOption",
    "Credential",
    "CredentialKind",
    "CredentialLetters",
    "LateAddition",
    "LogLine",
    "NamedVote",
    "Nomination",
    "OpenedBallot",
    "PaperBatch",
    "PaperEntry",
    "PaperSettlement",
    "PhoneVote",
    "RefusedEnvelope",
    "RollEntry",
    "SealedBallot",
    "Tracker",
    "VoteChannel",
    "Voted",
    "WhyRefused",
]
