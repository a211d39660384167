"""The housing framework is whole, in two levels, and fits the comments, the measures and the charter."""

import json
import re

import pytest

from analysis.corpus import comments
from analysis.framework import FILE, housing, read

CATEGORIES = housing().categories


def test_it_has_about_thirty_categories_in_nine_groups():
    assert 28 <= len(CATEGORIES) <= 36
    assert {category.group for category in CATEGORIES} == set(housing().groups)


@pytest.mark.parametrize("category", CATEGORIES, ids=lambda category: category.code)
def test_each_category_can_be_recognised_from_its_own_words(category):
    assert category.name and category.definition.endswith(".")
    assert len(category.examples) >= 5 and len(category.seeds) >= 20
    assert category.non_examples and all(non.belongs_in != category.code for non in category.non_examples)


@pytest.mark.parametrize("category", CATEGORIES, ids=lambda category: category.code)
def test_each_category_answers_for_a_standard_a_measure_and_a_promise(category):
    assert category.maps_to.standards
    assert all(
        re.fullmatch(r"(TP0[1-9]|TP1[0-2]|RP0[12]|BS0[1-5]|CH0[12]|NM01)", code)
        for code in category.maps_to.tsm
    )
    assert all(re.fullmatch(r"[VRCSONA][1-7]", ref) for ref in category.maps_to.promises)
    assert category.maps_to.tsm and category.maps_to.promises


def test_the_comments_carry_no_other_labels():
    assert {label for c in comments("train") + comments("test") for label in c.labels} <= set(housing().codes)


def test_no_example_is_taken_from_the_comments():
    said = {c.text.casefold() for c in comments("train") + comments("test")}
    assert [e for category in CATEGORIES for e in category.examples if e.casefold() in said] == []


def test_no_two_names_are_alike():
    assert len({category.name.casefold() for category in CATEGORIES}) == len(CATEGORIES)


def test_a_framework_that_names_a_missing_group_is_refused(tmp_path):
    data = json.loads(FILE.read_text(encoding="utf-8"))
    data["categories"][0]["group"] = "elsewhere"
    broken = tmp_path / "framework.json"
    broken.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(ValueError, match="no group"):
        read(broken)
