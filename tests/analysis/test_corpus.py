"""The project's own comments are whole: labels that exist, spans that stand there, twins, and a split by author."""

from collections import Counter, defaultdict

import pytest

from analysis.corpus import TEST_AUTHORS, TRAINING_AUTHORS, comments

EVERY = [*comments("train"), *comments("test")]
MOODS = {"good", "bad", "mixed", "neither"}


def test_there_are_at_least_1_500_comments():
    assert len(EVERY) >= 1_500


def test_no_author_is_in_both_splits():
    assert {c.author for c in comments("train")} == set(TRAINING_AUTHORS)
    assert {c.author for c in comments("test")} <= set(TEST_AUTHORS)
    assert not set(TRAINING_AUTHORS) & set(TEST_AUTHORS)


def test_no_comment_stands_in_both_splits():
    assert not {c.text.casefold() for c in comments("train") if not c.empty} & {
        c.text.casefold() for c in comments("test") if not c.empty
    }


def test_a_comment_is_empty_or_has_labels():
    assert [c.author for c in EVERY if c.empty == bool(c.labels)] == []


def test_moods_are_the_four():
    assert {c.mood for c in EVERY} <= MOODS


def test_marked_words_stand_in_the_text():
    assert [(c.author, kind) for c in EVERY for kind, words in c.pii if words not in c.text] == []


def test_every_danger_has_one_harmless_twin():
    pairs = defaultdict(list)
    for comment in EVERY:
        if comment.pair:
            pairs[comment.author, comment.pair].append(bool(comment.hazards))
    assert {key: found for key, found in pairs.items() if sorted(found) != [False, True]} == {}


def test_the_test_authors_tell_at_least_200_dangers():
    assert Counter(bool(c.hazards) for c in comments("test"))[True] >= 200


def test_another_split_is_refused():
    with pytest.raises(ValueError, match="train or test"):
        comments("all")
