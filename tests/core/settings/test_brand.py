"""The landlord's one colour becomes readable words on every ground. Worked examples: the look's table of brands."""

import random

import pytest

from core.settings.brand import DARK_GROUNDS, INK, LIGHT_GROUNDS, brand_stylesheet, brand_tokens, contrast

EXAMPLES = {
    "damson": ("#742A5B", "#742A5B", "#FFFFFF", "#742A5B", "#F5E9F0", "#E1A1C6", "#3B2231"),
    "coral": ("#E2583E", "#BF361D", "#FFFFFF", "#BF361D", "#F7E9E6", "#EBA293", "#3F231D"),
    "sunflower": ("#FFC928", "#FFC928", INK, "#826402", "#F1ECE1", "#EACE8C", "#352A0E"),
    "lime": ("#9CCB3B", "#9CCB3B", INK, "#517000", "#EAEFE4", "#AAC383", "#262F16"),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_worked_examples_come_out_to_the_letter(name):
    given, button, words, ink, tint, dark_ink, dark_tint = EXAMPLES[name]
    tokens = brand_tokens(given)
    assert tokens["brand"] == given
    assert (tokens["button"], tokens["button-words"]) == (button, words)
    assert (tokens["brand-ink"], tokens["tint"]) == (ink, tint)
    assert (tokens["dark-brand-ink"], tokens["dark-tint"]) == (dark_ink, dark_tint)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#742A5B", "#FFFFFF", 9.4), ("#BF361D", "#FFFFFF", 5.6), ("#FFC928", INK, 10.5), ("#9CCB3B", INK, 8.5)],
)
def test_contrast_agrees_with_the_table(one, other, ratio):
    assert round(contrast(one, other), 1) == ratio


def some_colours() -> list[str]:
    chance = random.Random(20260401)
    corners = [
        "#000000",
        "#FFFFFF",
        "#FF0000",
        "#00FF00",
        "#0000FF",
        "#FFFF00",
        "#00FFFF",
        "#FF00FF",
        "#777777",
    ]
    return corners + [f"#{chance.randrange(256**3):06X}" for _ in range(400)]


def test_words_can_be_read_whatever_colour_a_landlord_has():
    for colour in some_colours():
        tokens = brand_tokens(colour)
        for ground in (*LIGHT_GROUNDS, tokens["tint"]):
            assert contrast(tokens["brand-ink"], ground) >= 4.5, (colour, ground)
        for ground in (*DARK_GROUNDS, tokens["dark-tint"]):
            assert contrast(tokens["dark-brand-ink"], ground) >= 4.5, (colour, ground)
        for theme in ("", "dark-"):
            for state in ("button", "button-over"):
                words = tokens[f"{theme}button-words"]
                assert contrast(words, tokens[f"{theme}{state}"]) >= 4.5, (colour, theme, state)
        assert contrast(INK, tokens["tint"]) >= 12, colour


def test_a_light_button_has_an_edge_that_can_be_seen():
    for colour in some_colours():
        tokens = brand_tokens(colour)
        assert contrast(tokens["button-edge"], "#F6F3EE") >= 3, colour


@pytest.mark.parametrize("not_a_colour", ["", "red", "#12345", "#GGGGGG", "#742A5B; }", "742A5B"])
def test_what_is_not_a_colour_is_refused(not_a_colour):
    with pytest.raises(ValueError, match="not a colour"):
        brand_tokens(not_a_colour)


def test_the_stylesheet_speaks_of_light_dark_and_a_saved_choice():
    sheet = brand_stylesheet("#ffc928")
    assert "--brand: #FFC928;" in sheet
    assert sheet.count("--brand-ink: #EACE8C;") == 2
    assert ':root:not([data-theme="light"])' in sheet
    assert ':root[data-theme="dark"]' in sheet
