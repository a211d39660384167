"""A list of customers comes in once, changes what changed, and says what is wrong with a row."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from core.database import db
from core.messages.recipients import Channel
from engagement.customers.models import Customer, Home, Household

LIST = """home,household,address,postcode,area,building,tenure,customer,name,email,phone,reach_by,large_print
H1,T1,"1 Weir Lane, Alderbrook",wb1 4aa,Elm Court,Elm Court,LCRA,C1,Maureen Okafor,m@example.org,07700 900123,letter,yes
H1,T1,"1 Weir Lane, Alderbrook",wb1 4aa,Elm Court,Elm Court,LCRA,C2,Femi Okafor,,,,
H2,T2,2 Weir Lane,WB1 4AA,Elm Court,Elm Court,LCHO,,,,,,
"""


@pytest.fixture
def flask(own_app):
    return a_runner(own_app("sqlite"))


def a_runner(app):
    def run(*arguments: object) -> tuple[int, str, str]:
        done = app.test_cli_runner().invoke(args=[str(each) for each in arguments])
        return done.exit_code, done.stdout, done.stderr

    run.app = app
    return run


def imported(flask, folder: Path, content: str | bytes) -> dict[str, int]:
    path = folder / "customers.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    status, printed, complained = flask("customers", "import", path, "--json")
    assert status == 0, complained
    counts = json.loads(printed)
    assert counts["rows"] == sum(counts[part] for part in ("imported", "updated", "unchanged", "rejected"))
    return counts | {"said": complained}


def test_homes_households_people_and_wishes_come_in(flask, tmp_path):
    assert imported(flask, tmp_path, LIST)["imported"] == 3
    with flask.app.app_context():
        maureen = db.session.scalars(select(Customer).where(Customer.reference == "C1")).one()
        assert maureen.household.home.address == "1 Weir Lane\nAlderbrook\nWB1 4AA"
        assert maureen.household.home.building.name == "Elm Court"
        assert {way.channel: way.address for way in maureen.ways}[Channel.EMAIL] == "m@example.org"
        assert (maureen.preference.channel, maureen.preference.large_print) == (Channel.LETTER, True)
        assert sorted(db.session.scalars(select(Household.tenure))) == ["LCHO", "LCRA"]


def test_twice_changes_nothing(flask, tmp_path):
    imported(flask, tmp_path, LIST)
    assert imported(flask, tmp_path, LIST)["unchanged"] == 3


def test_a_changed_row_is_updated_and_an_empty_cell_changes_nothing(flask, tmp_path):
    imported(flask, tmp_path, LIST)
    changed = LIST.replace("m@example.org", "").replace("Femi Okafor", "Femi Adeyemi")
    counts = imported(flask, tmp_path, changed)
    assert (counts["updated"], counts["unchanged"]) == (1, 2)
    with flask.app.app_context():
        assert sorted(db.session.scalars(select(Customer.name))) == ["Femi Adeyemi", "Maureen Okafor"]
        assert db.session.scalar(select(func.count(Home.id))) == 2


@pytest.mark.postgres
def test_it_is_the_same_on_postgresql(own_app, tmp_path):
    flask = a_runner(own_app("postgresql"))
    assert imported(flask, tmp_path, LIST)["imported"] == 3
    assert imported(flask, tmp_path, LIST)["unchanged"] == 3


HEAD = "home,household,customer,name,postcode,email,phone,tenure,born_on\n"
BAD = {
    "no household": ("H1,,C1,Ann,,,,,", "The column “household” is empty."),
    "no name": ("H1,T1,C1,,,,,,", "There is a customer reference and no name."),
    "a formula": ("H1,T1,C1,=cmd(),,,,,", "“name” begins with =, as a formula does."),
    "no postcode": ("H1,T1,C1,Ann,Leeds,,,,", "“Leeds” is not a postcode."),
    "no e-mail": ("H1,T1,C1,Ann,,ann,,,", "“email” is not an e-mail address."),
    "no phone": ("H1,T1,C1,Ann,,,ring me,,", "“phone” is not a phone number."),
    "a tenure nobody knows": ("H1,T1,C1,Ann,,,,castle,", "“castle” is not a tenure"),
    "no day": ("H1,T1,C1,Ann,,,,,31/02/1950", "“31/02/1950” is not a day"),
    "too many parts": ("H1,T1,C1,Ann,,,,,,more", "This row has 10 parts"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_row_is_rejected_with_its_number_and_a_sentence(flask, tmp_path, name):
    row, sentence = BAD[name]
    counts = imported(flask, tmp_path, f"{HEAD}H9,T9,C9,Fine,,,+44 7700 900123,,\n{row}\n")
    assert (counts["imported"], counts["rejected"]) == (1, 1)
    assert f"Row 3: {sentence}" in counts["said"]


def test_rows_that_contradict_each_other_are_rejected(flask, tmp_path):
    counts = imported(flask, tmp_path, f"{HEAD}H1,T1,C1,Ann,,,,,\nH1,T1,C1,Ann,,,,,\nH2,T1,C2,Bo,,,,,\n")
    assert "Row 3: This customer is in row 2 already." in counts["said"]
    assert "Row 4: Row 2 says something else about this household." in counts["said"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (LIST.encode("utf-16"), "UTF-16"),
        ("home,household\n’,b\n".encode("cp1252"), "Windows-1252"),
        (b"home,household\na\0,b\n", "NUL"),
        (b"home,name\nH1,Ann\n", "There is no column “household”."),
    ],
    ids=["empty", "UTF-16", "Windows-1252", "NUL", "missing column"],
)
def test_a_file_that_cannot_be_read_is_refused(flask, tmp_path, content, sentence):
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    status, printed, complained = flask("customers", "import", path, "--json")
    assert (status, printed, complained.count("\n")) == (2, "", 1)
    assert sentence in complained


@pytest.mark.slow
def test_8500_homes_come_in_within_seconds(flask, tmp_path):
    rows = "".join(
        f"H{n},T{n},C{n},Person {n},WB1 4AA,p{n}@example.org,07700 900123,LCRA,\n" for n in range(8500)
    )
    began = time.process_time()
    assert imported(flask, tmp_path, HEAD + rows)["imported"] == 8500
    assert time.process_time() - began < 10
