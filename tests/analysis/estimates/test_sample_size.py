"""Sample sizes against the regulation notes, section 1.6: the table and landlords' published figures."""

import json
import subprocess
import sys
from fractions import Fraction

import pytest

from analysis.estimates.sample_size import achieved_margin, is_exact_enough, minimum_answers, required_margin

TABLE = {
    250: 152, 500: 218, 750: 255, 999: 278, 1_000: 278, 1_500: 306, 2_000: 323, 2_499: 334,
    2_500: 485, 3_000: 501, 4_000: 523, 5_000: 537, 6_000: 546, 7_000: 553, 8_000: 559, 8_500: 561,
    9_000: 563, 9_999: 567,
    10_000: 965, 12_500: 984, 15_000: 997, 20_000: 1_014, 24_999: 1_024,
    25_000: 2_191, 50_000: 2_292, 100_000: 2_345,
    7_271: 555, 8_797: 562, 5_165: 538,
}  # fmt: skip


@pytest.mark.parametrize(("homes", "answers"), TABLE.items())
def test_the_published_table_is_met(homes, answers):
    assert minimum_answers(homes) == answers


@pytest.mark.parametrize(
    ("homes", "points"),
    [(1, 5), (2_499, 5), (2_500, 4), (9_999, 4), (10_000, 3), (24_999, 3), (25_000, 2), (1_000_000, 2)],
)
def test_bands_change_at_their_edges(homes, points):
    assert required_margin(homes) == Fraction(points, 100)


def test_a_margin_of_ones_own_may_be_asked():
    assert minimum_answers(10_000, Fraction(4, 100)) == 567


@pytest.mark.parametrize("homes", [1, 2, 5, 37, 250, 2_499, 2_500, 8_797, 10_000, 25_000, 600_000])
def test_the_minimum_reaches_the_margin_and_one_fewer_does_not(homes):
    needed = minimum_answers(homes)
    assert achieved_margin(homes, needed) <= required_margin(homes)
    if needed > 1:
        assert achieved_margin(homes, needed - 1) > required_margin(homes)


def test_everyone_answering_leaves_no_margin():
    assert achieved_margin(40, 40) == 0
    assert achieved_margin(1, 1) == 0


def test_a_landlord_one_answer_short_through_rounding_is_exact_enough():
    assert is_exact_enough(7_271, 554)
    assert not is_exact_enough(7_271, 500)


@pytest.mark.parametrize("homes", [0, -5])
def test_no_homes_is_refused(homes):
    with pytest.raises(ValueError, match="1 or more"):
        minimum_answers(homes)


@pytest.mark.parametrize("answers", [0, 11])
def test_an_impossible_number_of_answers_is_refused(answers):
    with pytest.raises(ValueError, match="between 1 and"):
        achieved_margin(10, answers)


def run(*arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "analysis.estimates", *arguments], capture_output=True, text=True, check=False
    )


def test_the_command_prints_the_number_and_nothing_else():
    assert run("sample-size", "--homes", "8797").stdout == "562\n"


def test_the_command_prints_one_json_document():
    shown = json.loads(run("sample-size", "--homes", "8,797", "--margin", "3", "--json").stdout)
    assert shown == {"homes": 8797, "required_margin": 3.0, "answers_needed": 952, "achieved_margin": 3.0}


@pytest.mark.parametrize(
    "arguments",
    [[], ["sample-size"], ["sample-size", "--homes", "0"], ["sample-size", "--homes", "many"],
     ["sample-size", "--homes", "50", "--margin", "nan"], ["sample-size", "--homes", "50", "--margin", "0"]],
    ids=["nothing", "no homes", "nought homes", "words", "no number", "no margin"],
)  # fmt: skip
def test_the_command_refuses_bad_input_in_one_sentence(arguments):
    ended = run(*arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert len(ended.stderr.splitlines()) == 1


def test_the_command_loads_no_heavy_library():
    code = (
        "import sys; from analysis.estimates.__main__ import main; main(['sample-size', '--homes', '9']);"
        "print([name for name in ('sklearn', 'scipy', 'numpy') if name in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[-1] == "[]"
