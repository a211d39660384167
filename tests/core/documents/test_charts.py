"""Charts: their numbers, their names and that words in them cannot break out."""

import re
from itertools import combinations
from xml.etree import ElementTree

import pytest

from core.documents import charts

ANSWERS = {
    "Very satisfied": 30,
    "Fairly satisfied": 38,
    "Neither": 12,
    "Fairly dissatisfied": 12,
    "Very dissatisfied": 8,
}
POINTS = [
    charts.Point("2023", 70, 66, 74),
    charts.Point("2024", 66, 63, 69),
    charts.Point("2025", 71, 68, 74),
]


def drawn(chart):
    """The chart as XML: it raises when the SVG is not well formed."""
    return ElementTree.fromstring(f"<all>{chart}</all>")


def widths(chart):
    return [float(part.get("width").rstrip("%")) for part in drawn(chart)[0].findall("svg")]


def test_a_stacked_bar_has_parts_as_long_as_their_shares():
    assert widths(charts.satisfaction_bar(ANSWERS, "68 in 100 are satisfied")) == [30, 38, 12, 12, 8]


def test_an_answer_nobody_gave_takes_no_room():
    assert widths(charts.outcome_bar([("agreed", 3, ""), ("late", 0, ""), ("half", 1, "")], "4 things")) == [
        75,
        25,
    ]


def test_a_chart_is_a_picture_named_by_its_finding():
    picture = drawn(charts.run_chart(POINTS, "About the same as last year"))[0]
    assert picture.get("role") == "img"
    assert picture.findtext("title") == "About the same as last year"


def test_a_bar_beside_words_is_passed_over_by_screen_readers():
    assert drawn(charts.mood_bar(3, 1, 1))[0].get("aria-hidden") == "true"


def test_a_theme_bar_is_as_long_as_the_theme_is_big():
    assert drawn(charts.mood_bar(50, 0, 7, largest=114, longest=64))[0].get("width") == "32%"


def test_nothing_joins_across_a_change_of_method():
    chart = drawn(
        charts.run_chart(POINTS, "x", break_before="2024", break_words=("By phone", "By phone and online"))
    )
    lines = [line.get("points").split() for line in chart[0].iter("polyline")]
    assert [len(line) for line in lines] == [2]
    assert "By phone and online" in [text.text for text in chart[0].iter("text")]


def test_a_run_chart_is_drawn_for_phones_too_with_words_of_the_same_size():
    wide, narrow = drawn(charts.run_chart(POINTS, "x"))
    assert float(wide.get("width")) > float(narrow.get("width"))
    assert {text.get("font-size") for text in narrow.iter("text")} <= {"15", "16"}


def test_words_of_many_points_do_not_run_into_each_other():
    months = ["Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]
    values = [11, 12, 12, 9, 14, 11, 12, 16, 14, 17, 13, 14, 15]
    points = [charts.Point(month, value) for month, value in zip(months, values, strict=True)]
    for picture in drawn(charts.run_chart(points, "x")):
        for look in ("chart__words", "chart__value"):
            written = [text for text in picture.iter("text") if text.get("class") == look]
            spots = sorted(
                (float(text.get("x")), float(text.get("y")), len(text.text))
                for text in written
                if text.get("text-anchor") == "middle"
            )
            assert len(spots) >= 2
            for (left, height, letters), (right, other, more) in combinations(spots, 2):
                assert abs(height - other) >= 15 or right - left >= (letters + more) / 2 * 8
    _wide, narrow = drawn(charts.run_chart(points, "x"))
    assert {"15%", "17%", "9%"} <= {
        text.text for text in narrow.iter("text") if text.get("class") == "chart__value"
    }


@pytest.mark.parametrize("values", [[50], [2, 98], [0, 0], [100, 100], [68, 71]])
def test_at_most_five_lines_cross_a_run_chart(values):
    chart = drawn(
        charts.run_chart([charts.Point(str(year), value) for year, value in enumerate(values)], "x")
    )[0]
    assert 2 <= len([line for line in chart.iter("line") if "grid" in line.get("class")]) <= 5


def test_bars_are_a_table_and_give_their_likely_range():
    chart = charts.bars([charts.Bar("Willow Bank Homes", 68, 65, 71, ours=True)], "Satisfied")
    assert "68%" in chart
    assert "65% – 71%" in chart
    assert drawn(chart)[0].findtext("caption") == "Satisfied"


def test_words_in_a_chart_cannot_break_out_of_it():
    chart = charts.bars([charts.Bar("<script>", 1)], "<b>&")
    assert "<script>" not in chart
    assert "&lt;script&gt;" in chart


def test_no_chart_carries_a_style_or_an_id():
    everything = (
        str(charts.run_chart(POINTS, "x"))
        + str(charts.satisfaction_bar(ANSWERS, "x"))
        + str(charts.sparkline([1, 2]))
    )
    assert not re.search(r"\s(style|id)=", everything)


def test_a_share_of_nothing_is_refused():
    with pytest.raises(ValueError, match="Nobody answered"):
        charts.satisfaction_bar({"Very satisfied": 0}, "x")
    with pytest.raises(ValueError, match="at least one point"):
        charts.run_chart([], "x")


def test_a_sparkline_shows_the_last_twelve_and_marks_the_latest():
    chart = drawn(charts.sparkline(range(1, 20)))[0]
    assert [bar.get("class") for bar in chart] == ["chart__others"] * 11 + ["chart__ours"]
