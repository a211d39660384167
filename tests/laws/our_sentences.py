"""Every sentence of ours that can be translated, as Babel finds them by translations/babel.cfg."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg

from analysis.readability import SENTENCE_END, WORD
from tests.laws.house import ROOT

KEYWORDS = DEFAULT_KEYWORDS | parse_keywords(["_l", "lazy_gettext", "lazy_ngettext:1,2"])
MARKUP = re.compile(r"<[^>]+>")
FILLED_IN = re.compile(r"%\(\w+\)[sd]|%%")


@dataclass(frozen=True)
class Said:
    """One message: the file it is in (from the root of the checkout), the line, and its text."""

    file: str
    line: int
    text: str

    @property
    def plain(self) -> str:
        """As it is read: without markup, and with a short word for each thing filled in."""
        return FILLED_IN.sub("it", MARKUP.sub(" ", self.text))

    @property
    def sentences(self) -> list[str]:
        return [" ".join(each.split()) for each in SENTENCE_END.split(self.plain) if WORD.search(each)]


@lru_cache(maxsize=1)
def all_we_say() -> tuple[Said, ...]:
    with (ROOT / "translations" / "babel.cfg").open(encoding="utf-8") as file:
        where, options = parse_mapping_cfg(file)
    found = extract_from_dir(ROOT, where, options, keywords=KEYWORDS)
    return tuple(
        Said(file, line, text)
        for file, line, message, _comments, _context in found
        for text in (message if isinstance(message, tuple) else (message,))
        if isinstance(text, str)
    )
