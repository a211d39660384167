"""The command, as an outside scrutineer runs it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "analysis" / "counting"
FOOD = """5 3
4 1 0
2 2 1 0
8 3 4 0
4 3 5 0
1 4 0
1 5 0
0
"Orange"
"Pear"
"Chocolate"
"Strawberry"
"Bonbon"
"Party food"
"""


def run(*arguments, folder=ROOT, isolated=()):
    return subprocess.run(
        [sys.executable, *isolated, "-m", "analysis.counting", *map(str, arguments)],
        capture_output=True,
        cwd=folder,
        encoding="utf-8",
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "0", "LC_ALL": "C"},
    )


@pytest.fixture
def food(tmp_path):
    path = tmp_path / "food.blt"
    path.write_text(FOOD)
    return path


def test_the_json_document_has_the_shape_that_was_promised(food):
    told = json.loads(run(food, "--method", "stv-scottish", "--seed", "4 May", "--json").stdout)

    assert {"method", "seats", "quota", "elected", "rounds", "ties", "totals"} <= set(told)
    assert told["method"] == "stv-scottish"
    assert (told["seats"], told["quota"]) == (3, "6")
    assert told["elected"] == ["Chocolate", "Orange", "Strawberry"]
    assert told["totals"] == {"ballots": 20, "valid": 20, "spoiled": 0, "spoiled_because": {}}
    second = told["rounds"][1]
    assert {"round", "totals", "elected", "excluded", "transfers", "exhausted", "why"} <= set(second)
    assert second["totals"]["Strawberry"] == "5"
    assert second["transfers"][0] == {"from": "Chocolate", "to": "Strawberry", "papers": 8, "votes": "4"}


def test_a_tie_says_between_whom_by_which_rule_and_with_what_result(tmp_path):
    path = tmp_path / "tie.csv"
    path.write_text("choice\nAnn\nBob\n")

    told = json.loads(run(path, "--method", "plurality", "--seed", "s", "--json").stdout)

    # printf 's\nAnn' | sha256sum gives 0473d0…, and Bob gives 65fe42…, so Ann comes first.
    assert told["ties"] == [
        {
            "between": ["Ann", "Bob"],
            "rule": "By lot, from the seed “s”.",
            "result": "Ann is elected.",
            "chosen": "Ann",
        }
    ]


@pytest.mark.parametrize(
    "method", ["plurality", "approval", "limited", "stv-scottish", "stv-meek", "schulze"]
)
def test_every_method_for_several_seats_tells_its_result_in_plain_sentences(food, method):
    done = run(food, "--method", method)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Party food\n20 papers in all")
    assert "\nElected: " in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere.blt", "--method", "av"], "There is no file called nowhere.blt."),
        (["food.blt"], "The following arguments are required: --method. Use --help to see how."),
        (["food.blt", "--method", "av"], "The alternative vote fills one seat, not 3."),
        (["food.blt", "--method", "av", "--seats", "many"], "Argument --seats: invalid int value: 'many'."),
        (["food.blt", "--method", "score"], "The method score needs a CSV file."),
        (
            ["food.blt", "--method", "plurality", "--budget", "5"],
            "The method plurality does not use --budget.",
        ),
        (["food.blt", "--method", "plurality", "--seats", "0"], "There must be at least one seat."),
        (["broken.blt", "--method", "av"], "Line 2: this paper does not end with 0."),
    ],
)
def test_bad_input_ends_with_status_two_and_one_sentence(food, arguments, says):
    (food.parent / "broken.blt").write_text("2 1\n1 2\n")
    arguments = [
        food.parent / each if each.endswith(".blt") and each != "nowhere.blt" else each for each in arguments
    ]

    done = run(*arguments, "--json")

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(says)
    assert done.stderr.count("\n") == 1


def test_the_folder_runs_alone_with_nothing_but_python(food, tmp_path):
    (tmp_path / "alone" / "analysis").mkdir(parents=True)
    shutil.copytree(FOLDER, tmp_path / "alone" / "analysis" / "counting")

    # -S leaves out every installed package, -E every setting from outside.
    done = run(food, "--method", "stv-scottish", "--json", folder=tmp_path / "alone", isolated=["-S", "-E"])

    assert done.stderr == ""
    assert json.loads(done.stdout)["elected"] == ["Chocolate", "Orange", "Strawberry"]


def test_the_folder_runs_under_another_name(food, tmp_path):
    shutil.copytree(FOLDER, tmp_path / "counter")

    command = [sys.executable, "-S", "-E", "-m", "counter", str(food), "--method", "stv-meek"]
    done = subprocess.run(command, capture_output=True, cwd=tmp_path, encoding="utf-8")

    assert "Elected: Chocolate" in done.stdout
