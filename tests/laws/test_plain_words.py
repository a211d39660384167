"""Our own text is plain: short sentences, and pages that most people of twelve can read."""

from __future__ import annotations

from collections import defaultdict
from statistics import mean

import pytest

from analysis.readability import WORD, reading_age
from tests import page_checks
from tests.laws.our_sentences import all_we_say
from tests.laws.test_reading import addresses_without_parameters
from tests.visitor import Page, Visitor

LONGEST = 20  # words in a sentence; most have fewer than 16
OLDEST = 12  # years
ENOUGH = 40  # words, from which on a reading age says something
TEXTS = {"p", "li", "h1", "h2", "h3", "dt", "dd", "label", "legend", "summary", "figcaption"}

# Long sentences that have to stay as they are: a piece of the sentence, and why.
MAY_BE_LONG: dict[str, str] = {}
# Pages for people who program or run the server; customers do not read them.
NOT_FOR_CUSTOMERS = {"/design", "/health"}


def test_no_sentence_of_ours_is_long():
    long = [
        f"{said.file}:{said.line} has {count} words: {sentence}"
        for said in all_we_say()
        for sentence in said.sentences
        if (count := len(WORD.findall(sentence))) > LONGEST
        and not any(each in sentence for each in MAY_BE_LONG)
    ]
    assert not long, "Make two sentences of each:\n" + "\n".join(long)


def test_no_exception_outlives_its_sentence():
    said = " ".join(sentence for each in all_we_say() for sentence in each.sentences)
    assert not [each for each in MAY_BE_LONG if each not in said]


def test_the_words_of_each_template_can_be_read_at_twelve():
    texts: dict[str, list[str]] = defaultdict(list)
    for said in all_we_say():
        if said.file.startswith("templates/"):
            texts[said.file].append(said.plain)
    ages = {file: reading_age("\n\n".join(words)) for file, words in texts.items() if is_enough(words)}
    hard = {file: round(age, 1) for file, age in ages.items() if age > OLDEST}
    assert not hard, f"Use shorter words and sentences in these: {hard}"
    assert mean(ages.values()) <= 9.5, "On the whole our pages became harder to read"


@pytest.fixture
def public_pages(app) -> dict[str, Page]:
    """Every page a stranger can open, of a landlord without data: all the words on them are ours."""
    visitor, pages = Visitor(app), {}
    for address in addresses_without_parameters(app):
        if address not in NOT_FOR_CUSTOMERS:
            page = visitor.opens(address, status={200, 401, 403, 404})
            if page.is_html and page.response.status_code == 200:
                pages[page.address] = page
    return pages


def test_each_public_page_can_be_read_at_twelve(public_pages):
    ages = {
        address: round(reading_age("\n\n".join(words)), 1)
        for address, page in public_pages.items()
        if is_enough(words := words_on(page))
    }
    assert {"/", "/tell-us", "/privacy", "/sign-in"} & ages.keys()
    assert not {address: age for address, age in ages.items() if age > OLDEST}


def words_on(page: Page) -> list[str]:
    """The pieces of text of the page's own part, each once."""
    main = page.tree.find(".//main")
    pieces = [] if main is None else [each for each in main.iter() if each.tag in TEXTS]
    inside = {id(child) for each in pieces for child in each.iter() if child is not each}
    return [text for each in pieces if id(each) not in inside and (text := page_checks.text_of(each))]


def is_enough(words: list[str]) -> bool:
    return len(WORD.findall(" ".join(words))) >= ENOUGH
