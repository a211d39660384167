"""Reads a customer charter as people write it.

A charter is a title, then commitments ("Name - a sentence"), each with bullets
under it, and at the end "What we ask from you:" with bullets of its own. Spaces
are tidied; the words stay exactly as written, slips included, because they are
the landlord's promise and not ours to mend.
"""

import re
import string
from dataclasses import dataclass

BULLET = re.compile(r"^(?:[•·◦▪●‣*–—-]|\(?\d{1,3}[.)](?!\d)|\(?[a-z][.)](?!\S))\s*(?P<text>.*)$")
HEADING = re.compile(r"^(?P<name>[^\W\d_][^.:;!?]*?)(?: -+ ?| ?-+ | ?[–—]+ ?)(?P<statement>.+)$")
ASKS = re.compile(r"^what we (?:ask|expect|need) (?:from|of) (?:you|our customers)\s*:?$", re.IGNORECASE)
LONGEST_NAME = 60  # characters; longer and it is a sentence with a dash in it
SPACES_AND_CONTROLS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b\u2060\ufeff]+")


class UnreadableCharter(ValueError):
    """The text cannot be read as a charter; the message says what to mend."""


class UnreadableLine(UnreadableCharter):
    """One line cannot be placed."""

    def __init__(self, line_number: int, text: str, because: str = "it is not a heading or a bullet") -> None:
        self.line_number = line_number
        self.text = text
        shown = text if len(text) <= 60 else f"{text[:59]}…"
        super().__init__(f"Line {line_number} cannot be placed, because {because}: “{shown}”")


class WrongLetters(UnreadableCharter):
    """The letters given do not fit the commitments."""


@dataclass(frozen=True)
class PromiseText:
    """One promise, with its reference, like V1."""

    ref: str
    text: str


@dataclass(frozen=True)
class Commitment:
    """One heading of the charter and the promises under it."""

    letter: str
    name: str
    statement: str
    promises: list[PromiseText]


@dataclass(frozen=True)
class Charter:
    """A whole charter: what the landlord promises, and what it asks in return."""

    commitments: list[Commitment]
    asks: list[str]
    title: str = ""


@dataclass
class _Section:
    """A heading found in the text, and the bullets under it so far."""

    line_number: int
    name: str
    statement: str
    bullets: list[str]


def read_charter(text: str, letters: str | None = None) -> Charter:
    """Read a charter's text into its commitments, promises and asks.

    `letters` gives each commitment its letter, in order ("VRCSONA"). Without
    it, a commitment takes the first letter of its name that is not yet taken.

    Raises UnreadableLine for a line that is neither heading nor bullet, and
    WrongLetters when the letters do not fit. Both are UnreadableCharter.

    >>> charter = read_charter("Voice - We listen.\\n • By asking you\\nWhat we ask from you:\\n • Be kind")
    >>> charter.commitments[0].promises, charter.asks
    ([PromiseText(ref='V1', text='By asking you')], ['Be kind'])
    """
    title, sections, asks = _read_lines(text)
    names = [section.name for section in sections]
    chosen = _first_free_letters(names) if letters is None else _given_letters(letters, names)
    commitments = [
        Commitment(
            letter,
            section.name,
            section.statement,
            [PromiseText(f"{letter}{n}", bullet) for n, bullet in enumerate(section.bullets, start=1)],
        )
        for letter, section in zip(chosen, sections, strict=True)
    ]
    return Charter(commitments, asks, title)


def as_json(charter: Charter) -> dict[str, list]:
    """The charter in the shape `flask promises import --json` prints."""
    return {
        "commitments": [
            {
                "letter": commitment.letter,
                "name": commitment.name,
                "statement": commitment.statement,
                "promises": [{"ref": promise.ref, "text": promise.text} for promise in commitment.promises],
            }
            for commitment in charter.commitments
        ],
        "asks": list(charter.asks),
    }


def tidy(line: str) -> str:
    """The line with odd spaces and invisible characters made into single spaces."""
    return SPACES_AND_CONTROLS.sub(" ", line).strip()


def _read_lines(text: str) -> tuple[str, list[_Section], list[str]]:
    title = ""
    sections: list[_Section] = []
    asks: _Section | None = None
    current: _Section | None = None
    # Only real line ends count, so that our numbers agree with the writer's editor.
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        line = tidy(raw)
        if not line:
            continue
        if bullet := BULLET.match(line):
            if current is None:
                raise UnreadableLine(number, line, "it comes before any heading")
            if not bullet["text"]:
                raise UnreadableLine(number, line, "its bullet has no words")
            current.bullets.append(bullet["text"])
        elif ASKS.match(line):
            if asks is not None:
                raise UnreadableLine(number, line, f"line {asks.line_number} says the same")
            current = asks = _Section(number, line, "", [])
        elif (heading := HEADING.match(line)) and len(heading["name"]) <= LONGEST_NAME:
            current = _Section(number, heading["name"], heading["statement"], [])
            _refuse_a_repeat(current, sections, line)
            sections.append(current)
        elif not title and current is None:
            title = line
        else:
            raise UnreadableLine(number, line)
    _refuse_empty(sections, asks)
    return title, sections, asks.bullets if asks else []


def _refuse_a_repeat(new: _Section, sections: list[_Section], line: str) -> None:
    for section in sections:
        if section.name.casefold() == new.name.casefold():
            raise UnreadableLine(new.line_number, line, f"line {section.line_number} has the same name")


def _refuse_empty(sections: list[_Section], asks: _Section | None) -> None:
    if not sections:
        raise UnreadableCharter("The text has no commitments. One looks like “Voice - We listen to you.”")
    for section in [*sections, *([asks] if asks else [])]:
        if not section.bullets:
            raise UnreadableLine(section.line_number, section.name, "it has no bullets under it")


def _first_free_letters(names: list[str]) -> list[str]:
    taken: list[str] = []
    for name in names:
        # A name in another alphabet, or one used up, takes the first letter left.
        wanted = [letter for letter in name.upper() if letter in string.ascii_uppercase]
        free = [letter for letter in [*wanted, *string.ascii_uppercase] if letter not in taken]
        if not free:
            raise WrongLetters("A charter can have 26 commitments at most, one for each letter.")
        taken.append(free[0])
    return taken


def _given_letters(letters: str, names: list[str]) -> list[str]:
    given = list(letters.strip().upper())
    strange = sorted({letter for letter in given if letter not in string.ascii_uppercase})
    if strange:
        raise WrongLetters(f"Use the letters A to Z only. These are not: {' '.join(strange)}")
    repeated = sorted({letter for letter in given if given.count(letter) > 1})
    if repeated:
        raise WrongLetters(f"Give each commitment a letter of its own. Repeated: {' '.join(repeated)}")
    if len(given) != len(names):
        raise WrongLetters(f"The charter has {len(names)} commitments, and {len(given)} letters were given.")
    return given
