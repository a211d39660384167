import numpy as np

from analysis.theming import discover
from analysis.theming.names import Vocabulary, name_themes, phrases_of
from analysis.theming.quotes import choose_quotes


def names_of(groups: list[list[str]]) -> dict[int, str]:
    texts = [text for group in groups for text in group]
    labels = np.array([label for label, group in enumerate(groups) for _ in group])
    return name_themes(Vocabulary(texts, [1] * len(texts), labels), range(len(groups)))


def test_a_name_keeps_the_small_words_inside_a_phrase():
    groups = [
        ["Damp and mould here", "there is damp and mould", "damp and mould again"],
        ["the lift", "a lift", "lift"],
    ]

    assert names_of(groups)[0] == "Damp and mould"


def test_a_name_is_in_the_spelling_most_people_use():
    groups = [["ASB reports late", "lots of ASB reports", "asb reports"], ["lift", "the lift"]]

    assert names_of(groups)[0].startswith("ASB")


def test_no_name_runs_over_the_end_of_a_sentence():
    surfaces = {phrase.surface for phrase in phrases_of("Fix the damp. Mould too")}

    assert "damp. Mould" not in surfaces


def test_no_hot_water_keeps_its_no():
    groups = [["no hot water", "No hot water again", "no hot water since"], ["lift", "the lift"]]

    assert names_of(groups)[0] == "No hot water"


def test_of_themes_with_the_same_words_only_one_has_the_name():
    names = names_of([["the same damp wall here"] * 3, ["the same damp wall here"] * 3])
    named = [name.casefold() for name in names.values() if name]

    assert named
    assert len(set(named)) == len(named)


def test_words_that_say_nothing_of_the_subject_name_nothing():
    groups = [["took ages", "they took it", "asked and took"], ["the lift", "a lift", "lift"]]

    assert names_of(groups) == {0: "", 1: "Lift"}


def test_a_word_for_a_thing_may_stand_alone_but_not_one_for_something_done():
    groups = [["I painted", "we painted", "they painted today"], ["the lift", "a lift", "lift"]]

    assert names_of(groups) == {0: "", 1: "Lift"}


def test_a_subject_of_the_housing_lists_gives_its_name_and_only_to_one_theme():
    texts = ["black mould here", "more mould on it", "the wet paint", "some wet paint"]
    vocabulary = Vocabulary(texts, [1] * 4, np.array([0, 0, 1, 1]))

    assert name_themes(vocabulary, range(2), {0: ["Damp and mould"], 1: ["Damp and mould"]}) == {
        0: "Damp and mould",
        1: "Wet paint",
    }


def test_names_start_with_a_capital_and_no_two_are_alike(remarks):
    names = [theme.name for theme in discover(remarks).themes]

    assert all(name[0].isupper() for name in names)
    assert len({name.casefold() for name in names}) == len(names)


def test_quotes_are_remarks_of_the_theme_and_differ(remarks):
    found = discover(remarks)
    for theme in found.themes:
        own = [remark for remark, row in zip(remarks, found.rows, strict=True) if theme.id in row.themes]
        assert 1 <= len(theme.quotes) == len(set(theme.quotes)) <= 3
        assert set(theme.quotes) <= set(own)


def test_a_varied_quote_is_taken_before_a_second_one_that_says_the_same():
    texts = ["the lift is broken again", "the lift is broken once more", "the stairs are hard without it"]
    placed = np.array([[1.0, 0.0], [0.995, 0.1], [0.6, 0.8]])

    assert choose_quotes(texts, placed, np.array([0.894, 0.447]), most=2) == [texts[1], texts[2]]


def test_a_quote_of_four_words_or_more_comes_before_a_shorter_one():
    texts = ["lift", "the lift is broken again"]

    assert choose_quotes(texts, np.array([[1.0, 0.0], [0.8, 0.6]]), np.array([1.0, 0.0]), most=1) == [
        texts[1]
    ]
