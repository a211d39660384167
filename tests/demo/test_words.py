"""The demo landlord's words: right shape, plainly said, invented, and with trends worth finding."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from rapidfuzz import fuzz

DEMO = Path(__file__).parents[2] / "demo"

SOURCES = {
    "tsm_comment", "repairs_survey", "charter_consultation", "estate_consultation", "complaint",
    "compliment", "enquiry", "concern", "phone_call", "imported_cards",
}
STATES = {"done_agreed", "done_waiting", "half_done", "late", "refused", "not_begun", "disputed"}
DOCUMENTS = (
    "actions.json", "cases.json", "consultations.json", "meetings.json", "people.json",
    "scrutiny.json", "surveys.json", "voice_report.json",
)
# Customers speak under these keys, so our own rules for prose do not bind them.
CUSTOMERS_SPEAK = {"you_said", "prefer", "first_names", "last_names", "title", "customer"}


@cache
def read(name: str) -> dict:
    return json.loads((DEMO / name).read_text(encoding="utf-8"))


@cache
def comments() -> list[dict[str, str]]:
    with (DEMO / "comments.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def charter() -> tuple[dict[str, list[str]], list[str]]:
    """The charter as {name: its promises}, and what it asks of customers."""
    promises, asks, here = {}, [], None
    for line in (DEMO / "charter.txt").read_text(encoding="utf-8").splitlines()[1:]:
        if heading := re.fullmatch(r"([A-Z][A-Za-z ]+) - (.+)", line):
            here = promises.setdefault(heading[1], [])
        elif line == "What we ask from you:":
            here = asks
        elif point := re.fullmatch(r"  • (.+)", line):
            here.append(point[1])
        else:
            assert not line.strip(), line
    return promises, asks


def references() -> set[str]:
    return {
        f"{letter}{number}"
        for letter, promises in zip("VRCSONA", charter()[0].values(), strict=True)
        for number, _ in enumerate(promises, 1)
    }


def places() -> set[str]:
    return {place["name"] for place in read("people.json")["places"]}


def staff() -> set[str]:
    return {person["key"] for person in read("people.json")["staff"]}


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
        "Voice", "Respect", "Communication", "Safety", "Our Services", "Resolution", "Accountability",
    ]
    assert [len(each) for each in promises.values()] == [6, 5, 5, 5, 7, 5, 6]
    assert len(asks) == 7


# The comments


def test_comments_have_the_documented_columns_and_values():
    assert len(comments()) >= 600
    assert list(comments()[0]) == [
        "id", "source", "question", "months_ago", "text", "about", "mood", "place", "hazard", "names_person",
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


# The cases


def late_steps(case: dict) -> list[str]:
    """Steps that took longer than our rules allow, in working days (Code 6.2, 6.3, 6.5, 6.11, 6.14)."""
    day = {event["event"]: event["working_day"] for event in case["events"]}
    limits = []
    if case["kind"] == "complaint":
        answer_within = 20 if "extended" in day else 10
        limits = [("acknowledged", "received", 5), ("answered", "acknowledged", answer_within)]
        limits += [("stage2_acknowledged", "escalated", 5), ("stage2_answered", "stage2_acknowledged", 20)]
    elif case["kind"] in ("enquiry", "rent_help"):
        limits = [("answered", "received", 5)]
    elif case["kind"] == "concern":
        limits = [("triaged", "received", 0)]
    return [step for step, since, limit in limits if step in day and day[step] - day[since] > limit]


def test_cases_are_in_time_or_say_which_step_was_late():
    cases = read("cases.json")["cases"]
    assert len(cases) >= 60
    assert len({case["key"] for case in cases}) == len(cases)
    for case in cases:
        assert late_steps(case) == case.get("late", []), case["title"]
        days = [event["working_day"] for event in case["events"]]
        assert days == sorted(days), case["title"]
        # Seven days hold five working days; two more allow for bank holidays.
        assert days[-1] <= max(0, case["received_days_ago"] * 5 // 7 - 2), case["title"]
    assert 2 <= sum(bool(case.get("late")) for case in cases) <= 8


def test_an_answered_complaint_has_every_part_and_stage_two_has_another_reader():
    for case in read("cases.json")["cases"]:
        steps = {event["event"] for event in case["events"]}
        if case["kind"] != "complaint" or "answered" not in steps:
            continue
        assert case["decision"] in {"upheld", "partly", "not upheld"}, case["title"]
        assert all(case[part] for part in ("reasons", "remedy", "next_step", "learning")), case["title"]
        if case["stage"] == 2:
            assert case["stage2"]["reviewer"] != case["owner"]
            if "stage2_answered" in steps:
                assert case["stage2"]["decision"] in {"upheld", "partly", "not upheld"}


def test_full_replies_carry_what_the_code_asks_for():
    replies = [
        (case, case[part])
        for case in read("cases.json")["cases"]
        for part in ("reply", "reply_stage2")
        if part in case
    ]
    assert len(replies) >= 12
    for case, letter in replies:
        if case["kind"] == "complaint":
            assert re.search(r"our answer at stage [12]", letter), case["title"]
            assert "This is why." in letter, case["title"]
            assert "{{ ombudsman }}" in letter, case["title"]
            assert "This is called stage 2" in letter or "This is our last answer" in letter, case["title"]


def test_a_case_and_its_comment_are_one_voice_heard_on_one_day_and_never_from_a_survey():
    by_id = {row["id"]: row for row in comments()}
    cases = [case for case in read("cases.json")["cases"] if case["comment"]]
    assert len(cases) >= 45
    assert len({case["comment"] for case in cases}) == len(cases)
    for case in cases:
        row = by_id[case["comment"]]
        assert abs(float(row["months_ago"]) * 30.44 - case["received_days_ago"]) < 1, case["title"]
        assert row["place"] == case["place"], case["title"]
        assert row["source"] in {case["kind"], "enquiry"}, case["title"]


def test_a_praised_colleague_is_named_in_the_praise():
    for case in read("cases.json")["cases"]:
        if case["kind"] == "compliment":
            assert case["praised"] in case["words"] + case["title"], case["title"]


# You said, we did


def test_actions_stand_in_every_honest_state():
    actions = read("actions.json")["actions"]
    labels = {row["about"] for row in comments()}
    assert len(actions) >= 22
    assert len({action["slug"] for action in actions}) == len(actions)
    assert {action["state"] for action in actions} == STATES
    assert {
        "Lift at Elm Court", "Calling back when you ring", "Letters that are hard to read",
        "Lights in car parks", "Evening repair visits",
    } <= {action["title"] for action in actions}
    for action in actions:
        assert set(action["evidence"]["about"]) <= labels, action["slug"]
        assert set(action["promises"]) <= references(), action["slug"]
        assert action["owner"] in staff(), action["slug"]
        days = [update["days_ago"] for update in action["updates"]]
        assert days == sorted(days, reverse=True), action["slug"]
        assert all(action["opened_days_ago"] >= day for day in days), action["slug"]


def test_each_state_has_the_facts_that_make_it_true():
    for action in read("actions.json")["actions"]:
        state, updates, word = action["state"], action["updates"], action["committee"]["word"]
        if state == "done_agreed":
            assert updates, action["slug"]
            assert word == "agrees", action["slug"]
        elif state == "done_waiting":
            assert word == "awaited", action["slug"]
            assert action["check_due_days_ago"] < 0, action["slug"]
        elif state == "disputed":
            assert word == "sent_back", action["slug"]
        elif state == "half_done":
            assert 0 < updates[-1]["done"] < updates[-1]["of"], action["slug"]
            assert action["due_days_ago"] < 0, action["slug"]
        elif state == "late":
            assert action["due_days_ago"] > 0, action["slug"]
            assert action["reason_late"], action["slug"]
        elif state == "not_begun":
            assert not updates, action["slug"]
        elif state == "refused":
            cost = re.search(r"£([\d.,]+)( million)? a year", action["because"])
            pounds = float(cost[1].replace(",", "")) * (1_000_000 if cost[2] else 1)
            assert round(pounds / action["homes"]) == action["cost_per_home_pounds"], action["slug"]


def evidence_of(action: dict) -> list[dict[str, str]]:
    """The comments behind an action: those it names, or all that its filter finds."""
    said = action["evidence"]
    if said["comments"]:
        return [row for row in comments() if row["id"] in said["comments"]]
    return [
        row
        for row in comments()
        if row["about"] in said["about"]
        and row["mood"] != "good"
        and said["place"] in ("", row["place"])
        and said["to_months_ago"] <= float(row["months_ago"]) <= said["from_months_ago"]
    ]


def test_every_action_has_comments_behind_it_and_some_came_before_it():
    for action in read("actions.json")["actions"]:
        found = evidence_of(action)
        assert len(found) >= 3, action["slug"]
        assert len(found) >= len(action["evidence"]["comments"]), action["slug"]
        first = max(float(row["months_ago"]) for row in found)
        assert first * 30.4 > action["opened_days_ago"], action["slug"]


# Scrutiny, consultations and the report


def test_findings_name_evidence_that_is_there_or_say_why_not():
    for project in read("scrutiny.json")["projects"]:
        evidence = {each["key"] for each in project["evidence"]}
        findings = {each["key"] for each in project["findings"]}
        for finding in project["findings"]:
            assert set(finding["evidence"]) <= evidence
            assert bool(finding["evidence"]) != bool(finding["no_evidence_because"]), finding
        for advice in project["recommendations"]:
            assert set(advice["rests_on"]) <= findings
            assert advice["response"]["answer"] in {"accept", "partly", "reject"}
            assert advice["response"]["reasons"]
            assert advice["response"]["by"] in staff()


def test_panels_come_from_the_pool_and_links_lead_to_actions():
    pool = {person["name"] for person in read("people.json")["scrutiny_pool"]}
    slugs = {action["slug"] for action in read("actions.json")["actions"]}
    scrutiny = read("scrutiny.json")
    projects = {project["slug"] for project in scrutiny["projects"]}
    assert (len(scrutiny["topics"]), len(projects)) == (5, 4)
    for project in scrutiny["projects"]:
        assert set(project["panel"]) <= pool, project["slug"]
        assert project["led_by"] in project["panel"], project["slug"]
        assert {advice["action"] for advice in project["recommendations"]} <= slugs | {""}
        if "week_now" in project:
            assert project["commissioned_days_ago"] // 7 + 1 == project["week_now"], project["slug"]
    for topic in scrutiny["topics"]:
        assert topic.get("project", next(iter(projects))) in projects
    for consultation in read("consultations.json")["consultations"]:
        assert consultation.get("outcome", {}).get("action") in slugs | {None}


def test_an_open_consultation_says_what_is_open_who_decides_and_when():
    consultations = read("consultations.json")["consultations"]
    assert {each["state"] for each in consultations} == {"open", "decided"}
    for each in consultations:
        assert each["open_to_influence"], each["slug"]
        assert each["who_decides"], each["slug"]
        assert each["other_formats"], each["slug"]
        assert each["opened_days_ago"] > each["closes_days_ago"] > each["will_decide_days_ago"]
        assert (each["closes_days_ago"] < 0) == (each["state"] == "open")
        if "outcome" in each:
            assert sum(each["outcome"]["result"].values()) == each["outcome"]["homes_answered"]


def test_the_report_has_its_ten_sections_and_quotes_words_that_were_said():
    sections = read("voice_report.json")["report"]["sections"]
    said = {row["text"] for row in comments()}
    assert len(sections) == 10
    for section in sections:
        if section["quote"]:
            assert section["quote"]["prefer"] in said, section["key"]
    prose = json.dumps(sections, ensure_ascii=False)
    figures = re.findall(r"\{\{ figure [a-z_]+(?:\.[A-Za-z0-9_]+)+(?: [a-z]+=[A-Za-z0-9_]+)* \}\}", prose)
    assert len(figures) == prose.count("{{") >= 10


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
