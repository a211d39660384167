"""Standing for election: the rules said and checked, the words counted, the photograph cleaned, the decision told."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from PIL import Image
from sqlalchemy import select

from core import clock as time
from core import files
from core.database import db, saving
from core.errors import Refused
from core.messages.models import Message
from surveys.ballots import candidacy, services
from surveys.ballots.models import Nomination
from surveys.ballots.phases import Phase
from surveys.ballots.portraits import SIDE, keep_portrait
from tests.makers.engagement_customers import a_customer, a_household
from tests.makers.surveys_ballots import a_ballot
from tests.sign_in import an_account


def a_call(**choices):
    """A committee election for which names can be put forward today."""
    given = {
        "names": (),
        "nominations_from": time.today(),
        "nominations_to": time.today() + timedelta(days=10),
        "statement_words": 10,
        "role_about": "You meet us 6 times a year.",
    }
    return a_ballot(**{**given, **choices})


def put_forward(ballot, customer, **changes):
    given = {"name": customer.name, "statement": "I listen.", "by": None}
    return services.nominate(ballot, customer, **{**given, **changes})


def a_photograph(kind="JPEG", size=(900, 1200)):
    """A picture that says where it was taken, in every place such a file has for it."""
    picture, out, exif = Image.new("RGB", size, "teal"), io.BytesIO(), Image.Exif()
    exif[0x010E] = "At 12 Weir Lane"
    exif.get_ifd(0x8825)[2] = (53.0, 29.0, 0.0)
    more = {"exif": exif}
    if kind == "JPEG":
        more["comment"] = b"At 12 Weir Lane"
    else:
        from PIL.PngImagePlugin import PngInfo

        words = PngInfo()
        words.add_text("Comment", "At 12 Weir Lane")
        more["pnginfo"] = words
    picture.save(out, kind, **more)
    assert b"Weir Lane" in out.getvalue()
    return out.getvalue()


def test_rules_are_stated_and_the_same_ones_checked(app):
    ballot = a_call(candidate_age=21, tenure="LCRA", areas=["Ash"], candidate_rules=["You owe us nothing."])
    someone = a_customer(born_on=date(1960, 1, 1))
    assert [check.rule for check in candidacy.checks(ballot, someone)] == candidacy.rules(ballot)
    assert "You are 21 or older." in candidacy.rules(ballot)
    assert candidacy.checks(ballot, someone)[-1] == candidacy.Check("You owe us nothing.", None)


@pytest.mark.postgres
def test_who_does_not_fit_is_told_why(app):
    ballot = a_call(tenure="LCRA")
    young = a_customer(born_on=time.today() - timedelta(days=17 * 365))
    works_here = a_customer()
    works_here.account = an_account("complaints_officer")
    shares, gone = (
        a_customer(household=a_household(tenure="LCHO")),
        a_customer(household=a_household(is_active=False)),
    )
    for who, why in (
        (young, "18 or older"),
        (works_here, "works for us"),
        (shares, "rent their home"),
        (gone, "who may vote"),
    ):
        with pytest.raises(Refused, match=why):
            put_forward(ballot, who)
    assert db.session.scalars(select(Nomination)).all() == []


def test_somebody_left_off_a_frozen_list_cannot_stand(app):
    a_customer()
    ballot = a_call()
    services.freeze_roll(ballot, reason="Everybody is listed", by=None)
    late = a_customer()
    with pytest.raises(Refused, match="Only people who may vote"):
        put_forward(ballot, late)


def test_names_come_only_on_the_days_of_the_call(app, clock):
    clock.move_to("2027-03-01 09:00")
    ballot = a_call()
    someone = a_customer()
    clock.move_to("2027-03-11 23:59")
    put_forward(ballot, someone)
    clock.move_to("2027-03-12 00:01")
    with pytest.raises(Refused, match="days of the call"):
        put_forward(ballot, someone)


def test_a_form_that_came_in_time_can_be_typed_afterwards(app, clock):
    clock.move_to("2027-03-01 09:00")
    ballot, someone, staff = a_call(), a_customer(), an_account("engagement_officer")
    clock.move_to("2027-03-14 09:00")
    with pytest.raises(Refused, match="one of the days"):
        put_forward(ballot, someone, came_on=date(2027, 3, 12), by=staff)
    found = put_forward(ballot, someone, came_on=date(2027, 3, 11), by=staff)
    assert found.entered_by is staff


def test_words_are_counted_and_the_count_is_told(app):
    ballot, someone = a_call(), a_customer()
    with pytest.raises(Refused, match=r"You have used 11 words\. Use 10 or fewer\."):
        put_forward(ballot, someone, statement="one two three four five six seven eight nine ten eleven")
    put_forward(ballot, someone, statement="one two three four five six\n\nseven eight nine  ten")


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photograph_keeps_no_word_of_where_it_was_taken(app, kind):
    kept = keep_portrait(a_photograph(kind))
    held = files.path_of(kept).read_bytes()
    with Image.open(io.BytesIO(held)) as picture:
        assert (picture.size, picture.format, dict(picture.getexif())) == ((SIDE, SIDE), "JPEG", {})
        assert "comment" not in picture.info
    assert b"Weir Lane" not in held
    assert kept.name == "portrait.jpg"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 hello", b"\xff\xd8\xff broken"])
def test_what_is_no_photograph_is_refused_beside_its_box(app, content):
    with pytest.raises(Refused) as refused:
        keep_portrait(content)
    assert refused.value.field == "photo"


def test_accepted_means_on_the_paper_and_told(app):
    ballot, someone = a_call(), a_customer(email="mo@example.org")
    with app.test_request_context(), saving():
        found = put_forward(ballot, someone, photo=keep_portrait(a_photograph()))
        services.accept(found, by=an_account("engagement_officer"))
    (option,) = ballot.standing
    assert (option.name, option.statement, option.photo) == (found.name, "I listen.", found.photo)
    message = db.session.scalars(select(Message)).one()
    assert (message.to_address, found.state) == ("mo@example.org", "accepted")
    assert "We have accepted it." in message.body
    with pytest.raises(Refused, match="cannot be changed"):
        put_forward(ballot, someone)


def test_refused_is_told_with_the_reason_and_may_be_mended(app):
    ballot, someone = a_call(), a_customer(email="mo@example.org")
    with app.test_request_context():
        found = put_forward(ballot, someone)
        with pytest.raises(Refused, match="Say why"):
            services.refuse(found, reason=" ", by=None)
        services.refuse(found, reason="The words name a neighbour.", by=None)
        assert "The words name a neighbour." in db.session.scalars(select(Message)).one().body
    assert (found.state, ballot.standing) == ("refused", [])
    again = put_forward(ballot, someone, statement="I listen well.")
    assert (again.id, again.state) == (found.id, "waiting")


def test_a_letter_goes_to_whoever_has_no_e_mail(app):
    ballot, someone = a_call(), a_customer(phone="07700900123", channel=None)
    with app.test_request_context():
        services.accept(put_forward(ballot, someone), by=None)
        message = db.session.scalars(select(Message)).one()
    assert (message.channel.value, "Weir Lane" in message.to_address) == ("letter", True)


@pytest.mark.postgres
def test_where_one_is_asked_for_another_voter_supports_each_name(app):
    ballot = a_call(needs_seconder=True)
    someone, friend, outsider = a_customer(), a_customer(), a_customer(household=a_household(is_active=False))
    found = put_forward(ballot, someone)
    assert len(found.seconder_code) == 6
    with pytest.raises(Refused, match="Nobody supports"):
        services.accept(found, by=None)
    with pytest.raises(Refused, match="Another person"):
        services.second(found, someone, by=None)
    with pytest.raises(Refused, match="Only people who may vote"):
        services.second(found, outsider, by=None)
    services.second(found, friend, by=None)
    with app.test_request_context():
        services.accept(found, by=None)
    assert found.seconded_by is friend


def test_the_database_refuses_a_second_name_of_one_person_and_their_own_support(app):
    ballot, someone = a_call(), a_customer()
    put_forward(ballot, someone)
    db.session.commit()
    for row in (
        Nomination(ballot_id=ballot.id, customer_id=someone.id, name="Again"),
        Nomination(
            ballot_id=ballot.id, customer_id=a_customer().id, name="Own", seconded_by_id=None, came_on=None
        ),
    ):
        if row.name == "Own":
            row.seconded_by_id = row.customer_id
        db.session.add(row)
        with pytest.raises(Refused), saving():
            pass


def test_whoever_withdraws_is_off_the_paper(app):
    ballot, someone = a_call(), a_customer()
    with app.test_request_context():
        found = put_forward(ballot, someone)
        services.accept(found, by=None)
    services.withdraw(found, by=None)
    assert (found.state, ballot.standing) == ("withdrawn", [])
    with pytest.raises(Refused, match="withdrawn already"):
        services.withdraw(found, by=None)


def test_during_the_vote_a_name_is_withdrawn_and_papers_pass_over_it(app):
    ballot = a_ballot(names=("Ann", "Bo"), nominations_from=time.today() - timedelta(days=9),
                      nominations_to=time.today() - timedelta(days=2))  # fmt: skip
    someone = a_customer()
    found = put_forward(ballot, someone, came_on=time.today() - timedelta(days=3))
    with app.test_request_context():
        services.accept(found, by=None)
    services.freeze_roll(ballot, reason="All are listed", by=None)
    services.open_ballot(ballot, closes_at=time.now() + timedelta(days=5), by=None)
    services.withdraw(found, by=None)
    assert ballot.phase() is Phase.OPEN
    assert found.option.key in ballot.rules.withdrawn
