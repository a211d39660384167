"""What somebody tells us is kept once, as a voice with its case, and told back to them."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.audit.models import Entry
from core.database import db
from core.errors import Refused
from core.messages.models import Message
from engagement.feedback import services
from engagement.feedback.kinds import CaseKind
from engagement.feedback.models import Case
from engagement.feedback.services import Contribution
from engagement.voices.models import Kind
from engagement.voices.services import voice_by_code
from tests.makers.engagement_customers import a_customer
from tests.makers.engagement_feedback import a_case, a_person, an_officer

RARE = "The flibbertigibbet by the bins is loose."


def test_a_rare_word_in_a_complaint_is_found_again_by_its_code(app):
    said = Contribution(CaseKind.COMPLAINT, [("What went wrong?", RARE)], "BIRCH-LAKE-ROBIN-42", a_person())
    case = services.receive(said)
    db.session.commit()
    voice = voice_by_code("birch lake robin 42")
    assert voice.key == case.voice_key
    assert voice.kind is Kind.COMPLAINT
    assert [remark.text for remark in voice.remarks] == [RARE]


def test_a_named_case_gets_the_years_next_reference(app, clock):
    clock.move_to("2026-11-24 09:00")
    assert [a_case().reference for _ in range(3)] == ["FB-26-0001", "FB-26-0002", "FB-26-0003"]
    clock.move_to("2027-01-04 09:00")
    assert a_case().reference == "FB-27-0001"


def test_an_anonymous_case_has_no_number_no_time_and_no_line_in_the_log(app, clock):
    clock.move_to("2026-11-24 15:47")
    case = a_case(CaseKind.ENQUIRY, anonymous=True)
    assert case.reference is None
    assert case.created_at.isoformat() == "2026-11-24T00:00:00+00:00"
    assert db.session.scalars(select(Entry)).all() == []
    assert db.session.scalars(select(Message)).all() == []


def test_ids_do_not_say_who_came_first(app):
    ids = [a_case(CaseKind.ENQUIRY, anonymous=True).id for _ in range(12)]
    assert ids != sorted(ids)


def test_the_same_code_again_is_the_same_case(app):
    said = Contribution(CaseKind.ENQUIRY, [("", "When is bin day?")], "BIRCH-LAKE-ROBIN-42", a_person())
    first = services.receive(said)
    db.session.commit()
    assert services.receive(said).id == first.id
    assert len(db.session.scalars(select(Case)).all()) == 1
    assert len(db.session.scalars(select(Message)).all()) == 1


def test_help_with_rent_needs_a_way_to_reach_them(app):
    with pytest.raises(Refused, match="reach you"):
        a_case(CaseKind.RENT_HELP, anonymous=True)


def test_no_words_are_no_case(app):
    with pytest.raises(Refused, match="own words"):
        a_case(words="  ")


def test_whoever_rang_is_told_in_their_own_way_what_was_written_down(app):
    case = services.enter(
        Contribution(CaseKind.COMPLAINT, [("", RARE)], "BIRCH-LAKE-ROBIN-42", a_person()), by=an_officer()
    )
    db.session.commit()
    message = db.session.scalars(select(Message)).one()
    assert RARE in message.body
    assert "BIRCH-LAKE-ROBIN-42" in message.body
    assert case.reference in message.body


def test_a_complaint_begins_its_first_stage_the_day_it_came(app, clock):
    clock.move_to("2026-12-26 11:00")
    stage = a_case().stage
    assert (stage.number, stage.began_on.isoformat()) == (1, "2026-12-26")


def test_a_letter_says_the_same_as_an_email_and_escapes_what_was_written(app):
    customer = a_customer(name="Gloria <Ansah>")
    a_case(
        words="The lift & <b>the stairs</b>", person=a_person(customer=customer, reach_by=None, address="")
    )
    letter = db.session.scalars(select(Message)).one()
    assert letter.channel == "letter"
    assert "The lift &amp; &lt;b&gt;the stairs&lt;/b&gt;" in letter.body
    assert "<p>" in letter.body
