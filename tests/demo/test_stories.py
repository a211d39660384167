"""The demo landlord's cases, actions, scrutiny and report agree with each other and with the comments."""

import json
import re

from tests.demo.words import comments, read, references, staff

STATES = {"done_agreed", "done_waiting", "half_done", "late", "refused", "not_begun", "disputed"}


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
        "Lift at Elm Court",
        "Calling back when you ring",
        "Letters that are hard to read",
        "Lights in car parks",
        "Evening repair visits",
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
