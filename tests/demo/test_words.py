"""The demo landlord's words: right shape, plainly said, invented, and with trends worth finding."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import pytest
from rapidfuzz import fuzz

from engagement.promises.charter_text import read_charter
from tests.demo.words import DEMO, charter, comments, places, read, references

SOURCES = {
    "tsm_comment",
    "repairs_survey",
    "charter_consultation",
    "estate_consultation",
    "complaint",
    "compliment",
    "enquiry",
    "concern",
    "phone_call",
    "imported_cards",
}
DOCUMENTS = (
    "actions.json",
    "cases.json",
    "consultations.json",
    "meetings.json",
    "people.json",
    "scrutiny.json",
    "surveys.json",
    "voice_report.json",
)
# Customers speak under these keys, so our own rules for prose do not bind them.
CUSTOMERS_SPEAK = {"you_said", "prefer", "first_names", "last_names", "customer"}


def our_prose(node: object, key: str = "") -> Iterator[str]:
    """Every sentence-like text that the landlord or the committee wrote."""
    if isinstance(node, dict):
        for name, value in node.items():
            quoted = node.get("kind") == "quote" and name == "text"
            asked = name == "words" and ("customer" in node or "from" in node)
            if name not in CUSTOMERS_SPEAK and not quoted and not asked:
                yield from our_prose(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from our_prose(value, key)
    elif isinstance(node, str):
        yield node


def all_our_prose() -> list[str]:
    texts = [text for name in DOCUMENTS for text in our_prose(read(name))]
    return [*texts, (DEMO / "charter.txt").read_text(encoding="utf-8")]


def by_month(about: str, place: str | None = None) -> Counter[int]:
    return Counter(
        int(float(row["months_ago"]))
        for row in comments()
        if row["about"] == about and place in (None, row["place"])
    )


def between(counts: Counter[int], oldest: int, newest: int) -> float:
    """Comments a month, from `oldest` to `newest` months ago, both included."""
    return sum(counts[month] for month in range(newest, oldest + 1)) / (oldest - newest + 1)


# The charter


def test_the_charter_has_seven_commitments_with_the_same_references_as_the_real_one():
    promises, asks = charter()
    assert list(promises) == [
        "Voice",
        "Respect",
        "Communication",
        "Safety",
        "Our Services",
        "Resolution",
        "Accountability",
    ]
    assert [len(each) for each in promises.values()] == [6, 5, 5, 5, 7, 5, 6]
    assert len(asks) == 7


def test_our_own_reader_understands_the_charter():
    read_as = read_charter((DEMO / "charter.txt").read_text(encoding="utf-8"), "VRCSONA")
    assert {promise.ref for each in read_as.commitments for promise in each.promises} == references()
    assert len(read_as.asks) == 7


# The comments


def test_comments_have_the_documented_columns_and_values():
    assert len(comments()) >= 600
    assert list(comments()[0]) == [
        "id",
        "source",
        "question",
        "months_ago",
        "text",
        "about",
        "mood",
        "place",
        "hazard",
        "names_person",
    ]
    assert len({row["id"] for row in comments()}) == len(comments())
    for row in comments():
        assert row["source"] in SOURCES, row
        assert row["mood"] in {"good", "bad", "mixed", "neither"}, row
        assert row["names_person"] in {"yes", "no"}, row
        assert row["place"] in places() | {""}, row
        assert 0 <= float(row["months_ago"]) <= 14, row
        assert row["text"].strip(), row


def test_every_source_and_every_label_is_heard_often_enough():
    sources = Counter(row["source"] for row in comments())
    labels = Counter(row["about"] for row in comments())
    assert set(sources) == SOURCES
    assert min(sources.values()) >= 15
    assert len(labels) == 18
    assert min(labels.values()) >= 20


def test_comments_come_in_several_scripts_and_with_empty_answers():
    texts = [row["text"] for row in comments()]
    for script in ("[\u0600-\u06ff]", "[\u0980-\u09ff]", "[ąęłśżźć]", "[ășțî]", "[\U0001f300-\U0001faff]"):
        assert sum(bool(re.search(script, text)) for text in texts) >= 3, script
    assert sum(text.lower() in {"n/a", "nothing", "no", "none"} for text in texts) >= 10


def test_no_two_longer_comments_are_nearly_the_same():
    longer = [(row["id"], row["text"].lower()) for row in comments() if len(row["text"].split()) >= 4]
    alike = [
        (one, other)
        for (one, first), (other, second) in combinations(longer, 2)
        if fuzz.ratio(first, second, score_cutoff=90)
    ]
    assert alike == []


def test_consultation_comments_were_made_while_a_consultation_with_that_question_was_open():
    opened = {
        (each["comments_from"], each["comments_question"]): each["opened_days_ago"]
        for each in read("consultations.json")["consultations"]
        if "comments_from" in each
    }
    for row in comments():
        if row["source"].endswith("_consultation"):
            assert float(row["months_ago"]) * 30.4 <= opened[row["source"], row["question"]], row


def test_the_lift_at_elm_court_was_bad_and_then_got_better():
    lift = by_month("lifts", "Elm Court")
    assert between(lift, 9, 6) > 3 * between(lift, 3, 0)
    moods = {
        row["mood"]
        for row in comments()
        if row["about"] == "lifts" and row["place"] == "Elm Court" and float(row["months_ago"]) < 3.5
    }
    assert moods <= {"good", "mixed"}


def test_damp_and_mould_has_risen_for_five_months():
    damp = by_month("damp_and_mould")
    recent = [damp[month] for month in (4, 3, 2, 1, 0)]
    assert recent == sorted(recent)
    assert between(damp, 4, 0) > 4 * between(damp, 12, 5)


def test_nobody_calls_back_is_high_and_has_begun_to_fall():
    calls = by_month("nobody_calls_back")
    assert calls[0] < between(calls, 4, 1)
    assert min(calls[month] for month in range(1, 13)) >= 3


def test_dark_car_parks_stay_the_same_and_hard_letters_fall():
    dark, letters = by_month("dark_car_parks"), by_month("letters_hard_to_read")
    assert 0.75 < between(dark, 6, 0) / between(dark, 13, 7) < 1.33
    assert between(letters, 3, 0) < 0.5 * between(letters, 12, 5)


def test_booking_online_is_new_in_the_last_two_months():
    assert max(float(row["months_ago"]) for row in comments() if row["about"] == "booking_online") <= 2


@pytest.mark.parametrize("hazard", ["damp_mould", "gas", "welfare"])
def test_a_danger_is_heard_in_the_last_month(hazard):
    assert any(row["hazard"] == hazard and float(row["months_ago"]) < 1 for row in comments())


# The people and places


def test_people_and_places_add_up():
    people = read("people.json")
    assert sum(place["homes"] for place in people["places"]) == 8514
    for place in people["places"]:
        assert sum(place["homes_by_tenure"].values()) == place["homes"], place["name"]
    assert [member["role"] for member in people["committee"]].count("chair") == 1
    assert (len(people["committee"]), len(people["scrutiny_pool"])) == (10, 14)
    assert len(set(people["first_names"])) >= 150
    assert len(set(people["last_names"])) >= 150
    everyone = people["staff"] + people["committee"] + people["scrutiny_pool"]
    assert len({person["email"] for person in everyone}) == len(everyone)


def test_every_number_and_address_is_one_kept_for_fiction():
    for path in DEMO.iterdir():
        text = path.read_text(encoding="utf-8")
        for number in re.findall(r"\b0[123]\d{1,3} \d{3} ?\d{3,4}\b", text):
            assert re.fullmatch(r"0161 496 0\d{3}", number), (path.name, number)
        for number in re.findall(r"\b07\d{3} ?\d{6}\b", text):
            assert re.fullmatch(r"07700 900\d{3}", number), (path.name, number)
        for domain in re.findall(r"[\w.+-]+@([\w.-]*\w)", text):
            assert re.search(r"(^|\.)example\.(org|com)$", domain), (path.name, domain)
        for postcode in re.findall(r"\b[A-Z]{1,2}\d{1,2} \d[A-Z]{2}\b", text):
            assert postcode.startswith("WB"), (path.name, postcode)


# How we write


def test_our_own_prose_says_customer_and_never_shouts():
    for text in all_our_prose():
        assert not re.search(r"\b(tenants?|residents?)\b", text, re.I), text
        assert "!" not in text, text
        assert not re.search(r"please note|unfortunately", text, re.I), text


def test_our_own_sentences_are_short():
    long = []
    for text in all_our_prose():
        shown = re.sub(r"\{\{[^}]*\}\}", "77", text)
        for sentence in re.split(r"(?<=[.?:])\s+|\n+|[A-Z][A-Za-z ]+ - ", shown):
            if len(re.findall(r"\w[\w’'-]*", sentence)) > 15:
                long.append(sentence)
    assert long == []
