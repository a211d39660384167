"""Hearing, and what a follow code opens."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from core.access import Role
from core.database import db, saving
from core.errors import Refused
from core.messages import Recipient
from core.messages.models import Message
from engagement.voices import codes, services
from engagement.voices.models import Correction, Kind, Remark, Subscription, Voice
from engagement.voices.outcomes import known_persons, words_changed
from tests.sign_in import an_account

LIFT = "The lift at Elm Court keeps breaking."


def heard(**changes: object) -> Voice:
    said = {
        "kind": Kind.SURVEY,
        "source": "survey:tsm-2026",
        "remarks": [("Why do you say that?", LIFT)],
        **changes,
    }
    with saving():
        return services.hear(**said)


def test_what_is_heard_keeps_its_words_its_day_and_nobody(app):
    voice = heard(heard_on=date(2026, 5, 14), place="Elm Court")
    assert (voice.heard_on, voice.place, voice.code_hash) == (date(2026, 5, 14), "Elm Court", None)
    assert [(remark.question, remark.text) for remark in voice.remarks] == [("Why do you say that?", LIFT)]


def test_a_remark_without_words_is_left_out(app):
    assert heard(remarks=[("Anything else?", "  \n ")]).remarks == []


def test_a_code_opens_its_voice_however_it_is_typed(app):
    code = codes.new_code()
    voice = heard(code=code)
    typed = [code, code.lower(), code.replace("-", " "), f" {code.replace('-', '')}. "]
    assert [services.voice_by_code(each) for each in typed] == [voice] * 4


def test_a_wrong_code_opens_nothing(app):
    heard(code="BIRCH-LAKE-ROBIN-42")
    assert [services.voice_by_code(each) for each in ("BIRCH-LAKE-ROBIN-43", "", "---")] == [None] * 3


def test_the_same_code_twice_is_refused_with_a_sentence(app):
    heard(code="BIRCH-LAKE-ROBIN-42")
    with pytest.raises(Refused, match="We have this already"):
        heard(code="birch lake robin 42")


def test_many_are_heard_at_once_in_the_order_asked(app):
    rows = [
        services.Said(Kind.CALL, f"calls:{number}", [("", f"Words {number}"), ("", " ")])
        for number in range(3)
    ]
    with saving():
        keys = services.hear_many(rows)
    assert [db.session.get(Voice, key).source for key in keys] == ["calls:0", "calls:1", "calls:2"]
    assert db.session.scalar(select(func.count()).select_from(Remark)) == 3


def test_equal_words_have_an_equal_hash(app):
    assert services.hash_of_words("Too LATE, again!") == services.hash_of_words(" too late again")
    assert services.hash_of_words("😀") != services.hash_of_words("😡")


def test_taking_back_blanks_the_words_and_tells_the_rooms_above(app):
    voice = heard(code="BIRCH-LAKE-ROBIN-42")
    services.show_as(voice.remarks[0], "The lift keeps breaking.", an_account(Role.OFFICER))
    told: list[str] = []
    words_changed.add("a test", told.extend)
    try:
        with saving():
            assert services.take_back(voice)
    finally:
        words_changed._things.pop("a test")
    remark = voice.remarks[0]
    assert (remark.text, remark.shown, voice.is_taken_back) == ("", None, True)
    assert told == [remark.key]


def test_words_of_a_known_person_are_taken_back_by_a_person(app):
    voice = heard(kind=Kind.COMPLAINT)
    known_persons.add("a test", lambda each: each.kind is Kind.COMPLAINT)
    try:
        with saving():
            assert not services.take_back(voice)
            assert not services.change_words(voice, voice.remarks[0], "It works now")
    finally:
        known_persons._things.pop("a test")
    assert voice.remarks[0].text == LIFT
    assert sorted(db.session.scalars(select(Correction.wish))) == ["change", "take_back"]


def test_a_contact_subscribes_once_and_is_told_once(app):
    to = Recipient.by_email("Maureen", "maureen@example.org")
    with saving():
        services.subscribe("survey:tsm-2026", to)
        services.subscribe("survey:tsm-2026", to)
    assert db.session.scalar(select(func.count()).select_from(Subscription)) == 1


def test_showing_words_is_audited_as_a_count_only(app):
    from core.audit.models import Entry

    voice = heard()
    with saving():
        services.show_as(voice.remarks[0], "The lift at [name] keeps breaking.", an_account(Role.OFFICER))
    entry = db.session.scalars(select(Entry).where(Entry.event == "remarks.shown")).one()
    assert (entry.subject_kind, entry.subject_id, entry.details) == (None, None, {"count": 1})
    assert db.session.scalar(select(func.count()).select_from(Message)) == 0
