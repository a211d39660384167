"""The figures of docs/hazards.md are held as floors, on authors the ears were not trained on."""

import pytest

from analysis.corpus import comments
from analysis.hazards import KINDS, Known, hear, hear_many


@pytest.fixture(scope="module")
def heard():
    unseen = comments("test")
    return list(zip(unseen, hear_many([each.text for each in unseen]), strict=True))


def test_at_least_95_in_100_dangers_of_authors_never_looked_at_are_heard(heard):
    dangers = [found for each, found in heard if each.hazards]

    assert len(dangers) >= 200
    assert sum(map(bool, dangers)) >= 0.95 * len(dangers)


def test_at_least_60_in_100_remarks_raised_are_dangers(heard):
    raised = [each for each, found in heard if found]

    assert sum(bool(each.hazards) for each in raised) >= 0.6 * len(raised)


def test_no_author_falls_below_90_in_100(heard):
    for author in {each.author for each, _ in heard}:
        dangers = [found for each, found in heard if each.hazards and each.author == author]
        assert sum(map(bool, dangers)) >= 0.9 * len(dangers)


def test_every_kind_is_heard_as_itself_in_at_least_half_its_dangers(heard):
    for kind in KINDS:
        there = [found for each, found in heard if kind in each.hazards]
        assert sum(kind in [hazard.kind for hazard in found] for found in there) >= 0.5 * len(there), kind


def test_each_danger_names_who_heard_it_and_words_that_stand_in_the_remark(heard):
    for each, found in heard:
        for hazard in found:
            assert set(hazard.by) <= {"rules", "model", "near"}
            assert hazard.by
            assert hazard.words
            assert all(word in each.text for word in hazard.words)


def test_a_danger_that_a_person_found_makes_others_like_it_heard():
    text = "nobody has moved the wheelie thing by number four since last moon"
    missed = Known("nobody has moved the wheelie thing by number four for a moon", ("safeguarding",))

    assert hear(text) == []
    (hazard,) = hear(text, [missed])
    assert (hazard.kind, hazard.by) == ("safeguarding", ("near",))


def test_hearing_many_is_the_same_as_hearing_each():
    texts = [each.text for each in comments("train")[:20]]

    assert hear_many(texts) == [hear(text) for text in texts]


@pytest.mark.parametrize("seed", ["0", "7"])
def test_any_seed_gives_the_same_file(tmp_path, seed):
    from analysis.hazards.__main__ import main

    (tmp_path / "in.csv").write_text("comment\nsmell of gas\nlovely staff\n", encoding="utf-8")
    arguments = [str(tmp_path / "in.csv"), "--text", "comment", "--out", str(tmp_path / "out.csv")]

    assert main([*arguments, "--seed", seed]) == 0
    assert "gas,smell … gas" in (tmp_path / "out.csv").read_text(encoding="utf-8")
