"""Charts drawn on the server as SVG, for pages and for paper.

Every drawing carries classes, so a page's stylesheet gives it the landlord's colours and the dark theme.
Plain SVG attributes under them make a PDF without that stylesheet look the same. No script, no inline style.
`finding` is what the chart shows, in a sentence: it is the picture's name for people who cannot see it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from core.documents.drawing import STRIPED, element, number, picture, stripes

OUTLINED = {
    "fill-we_say_done",
    "fill-did_not",
    "fill-not_begun",
    "fill-unsorted",
    "fill-s1",
    "fill-s2",
    "fill-s3",
}
# Pixels: what a value such as "100%" needs across, and about what a letter of a label takes.
ROOM_FOR_A_VALUE = 36
WIDTH_OF_A_LETTER = 8
MOODS = {"unhappy": "fill-unhappy", "mixed": "fill-s2", "happy": "fill-s0"}


@dataclass(frozen=True)
class Bar:
    """One bar: a share in percent, and between which two the true figure is likely to be."""

    label: str
    value: float
    low: float | None = None
    high: float | None = None
    ours: bool = False


@dataclass(frozen=True)
class Point:
    """One point of a run chart: a share in percent at a time, and its likely range if it is a sample."""

    label: str
    value: float
    low: float | None = None
    high: float | None = None


def _part(classes: str, words: str, height: int, is_last: bool) -> str:
    """One part of a stacked bar: its fill, its stripes, the words on it, and the gap after it."""
    last = " bar__part--last" if is_last else ""
    if classes in OUTLINED:
        box: dict[str, Any] = {"x": 0.75, "y": 0.75, "height": height - 1.5, "rx": 4 if height > 16 else 2}
        body = element("rect", f"bar__part bar__part--lined{last} {classes}", width="100%", **box)
    else:
        body = element("rect", f"bar__part{last} {classes}", width="100%", height=height)
    if classes in STRIPED:
        body += stripes(*STRIPED[classes], height)
    if words:
        look = classes.replace("fill", "words")
        middle = {"x": "50%", "y": height / 2 + 5.5, "text_anchor": "middle", "font_size": 15}
        body += element("text", look, escape(words), **middle)
    if not is_last:
        body += element("line", "bar__gap", x1="100%", x2="100%", y1=0, y2=height)
    return body


def _stacked(
    parts: Sequence[tuple[str, float, str]], height: int, finding: str, length: float = 100
) -> Markup:
    """A bar whose parts are (class, amount, words on it). It stretches with the page, to `length` percent."""
    shown = [part for part in parts if part[1] > 0]
    whole = sum(amount for _, amount, _ in shown)
    drawn, start = [], 0.0
    for place, (classes, amount, words) in enumerate(shown):
        share = 100 * amount / whole
        body = _part(classes, words, height, place == len(shown) - 1)
        drawn.append(
            element("svg", "", body, x=f"{number(start)}%", width=f"{number(share)}%", height=height)
        )
        start += share
    return picture(finding, "".join(drawn), "bar bar--mirrors", width=f"{number(length)}%", height=height)


def key(kind: str) -> Markup:
    """The little sample beside a word in a chart's key: unhappy, mixed, happy, or a state such as half."""
    classes = MOODS.get(kind, f"fill-{kind}")
    if classes in OUTLINED:
        body = element("rect", classes, x=0.75, y=0.75, width=18.5, height=10.5, rx=3)
    else:
        body = element("rect", classes, width=20, height=12)
    if classes in STRIPED:
        body += stripes(*STRIPED[classes], 12)
    return picture("", body, "bar-key", width=20, height=12)


def satisfaction_key(place: int) -> Markup:
    """The sample for one answer of a five-point scale, counted from 0, very satisfied."""
    return key(f"s{place}")


def _length(amount: int, largest: int | None, longest: float) -> float:
    """How long a bar is, in percent of its line: never so short that it cannot be seen."""
    return longest if not largest else max(longest * amount / largest, 3.0)


def mood_bar(
    unhappy: int, mixed: int, happy: int, largest: int | None = None, height: int = 12, longest: float = 100
) -> Markup:
    """How a theme's customers feel. With `largest`, the biggest theme's count, its length is its size.

    `longest` is how much of the line, in percent, the biggest takes. It is decoration beside words that say
    the same ("Mostly unhappy"), so screen readers pass over it.
    """
    parts = [(MOODS["unhappy"], unhappy, ""), (MOODS["mixed"], mixed, ""), (MOODS["happy"], happy, "")]
    return _stacked(parts, height, "", _length(unhappy + mixed + happy, largest, longest))


def plain_bar(
    count: int, largest: int, kind: str = "unsorted", height: int = 12, longest: float = 100
) -> Markup:
    """One bar of one kind, its length a share of the largest. Decoration: its count stands beside it."""
    return _stacked([(f"fill-{kind}", count, "")], height, "", _length(count, largest, longest))


def outcome_bar(parts: Sequence[tuple[str, int, str]], finding: str, height: int = 30) -> Markup:
    """What came of everything that was said: parts are (state, count, words), in the order they are shown."""
    return _stacked([(f"fill-{state}", count, "") for state, count, _ in parts], height, finding)


def satisfaction_bar(counts: Mapping[str, int], finding: str, height: int = 44) -> Markup:
    """One stacked bar for the five answers of a satisfaction question, very satisfied first.

    `counts` are the answers in that order; shares under 8% carry no number inside (their key says it).
    Raises ValueError when nobody answered: a share of nothing is not 0%.
    """
    whole = sum(counts.values())
    if whole <= 0:
        raise ValueError("Nobody answered, so there is no share to draw.")
    shares = [100 * count / whole for count in counts.values()]
    return _stacked(
        [
            (f"fill-s{place}", share, f"{share:.0f}%" if share >= 8 else "")
            for place, share in enumerate(shares)
        ],
        height,
        finding,
    )


def sparkline(values: Sequence[float], finding: str = "") -> Markup:
    """The last twelve weeks, the latest in the landlord's colour. Without a finding it is decoration."""
    shown, tallest = list(values)[-12:], max([*values, 1])
    bars = []
    for place, value in enumerate(shown):
        height = max(32 * value / tallest, 2.0)
        bars.append(
            element(
                "rect",
                "chart__ours" if place == len(shown) - 1 else "chart__others",
                x=place * 11,
                y=32 - height,
                width=9,
                height=height,
                rx=1.5,
            )
        )
    return picture(
        finding, "".join(bars), "sparkline bar--mirrors", width=130, height=32, viewBox="0 0 130 32"
    )


def _whisker(bar: Bar, height: int) -> str:
    if bar.low is None or bar.high is None:
        return ""
    low, high, middle = f"{number(bar.low)}%", f"{number(bar.high)}%", height / 2
    lines: list[dict[str, Any]] = [
        {"x1": low, "x2": high, "y1": middle, "y2": middle},
        *({"x1": end, "x2": end, "y1": 4, "y2": height - 4} for end in (low, high)),
    ]
    return "".join(
        element("line", look, **line) for look in ("chart__case", "chart__whisker--bar") for line in lines
    )


def bars(rows: Sequence[Bar], finding: str, hide_finding: bool = False, height: int = 20) -> Markup:
    """Bars from zero to 100%, as a table: name, bar, number. Whiskers show how far off a sample could be.

    The rows are the table, so people who cannot see the bars hear the same numbers and their likely range.
    """
    drawn = []
    for bar in rows:
        body = element(
            "rect",
            "chart__ours" if bar.ours else "chart__others",
            width=f"{number(bar.value)}%",
            height=height,
            rx=4,
        ) + _whisker(bar, height)
        drawing = picture("", body, "bars__bar bar--mirrors", width="100%", height=height)
        likely = (
            ""
            if bar.low is None or bar.high is None
            else (f'<span class="visually-hidden"> ({number(bar.low)}% – {number(bar.high)}%)</span>')
        )
        drawn.append(
            f'<tr><th scope="row">{escape(bar.label)}</th><td class="bars__cell">{drawing}</td>'
            f"<td>{bar.value:.0f}%{likely}</td></tr>"
        )
    hidden = ' class="visually-hidden"' if hide_finding else ""
    caption = f"<caption{hidden}>{escape(finding)}</caption>"
    table = f'<table class="bars">{caption}<tbody>{"".join(drawn)}</tbody></table>'
    return Markup(table)  # noqa: S704 (every word in it is escaped above)


def _axis(points: Sequence[Point]) -> tuple[int, int, int]:
    """Bottom, top and step in percent, so that at most five lines cross the chart."""
    lows = [point.value if point.low is None else point.low for point in points]
    highs = [point.value if point.high is None else point.high for point in points]
    for step in (5, 10, 20, 25):
        bottom = max(int(min(lows) // step) * step - step, 0)
        top = min(-int(-max(highs) // step) * step + step, 100)
        if (top - bottom) / step <= 4 and step > 5:
            return bottom, top, step
    return 0, 100, 25


def _run(
    points: Sequence[Point], break_before: str | None, break_words: tuple[str, str], width: int, height: int
) -> str:
    """The drawing of a run chart at one size: `width` and `height` are pixels, text is never scaled."""
    bottom, top, step = _axis(points)
    left, above, below = 46, 34, 34
    across = (width - left) / len(points)
    told, every = _told(points, across), _every(points, across)

    def x(place: float) -> float:
        return left + across * (place + 0.5)

    def y(value: float) -> float:
        return above + (height - above - below) * (top - value) / (top - bottom)

    turn = next((place for place, point in enumerate(points) if point.label == break_before), 0)
    drawn = []
    for value in range(bottom, top + 1, step):
        drawn.append(element("line", "chart__grid", x1=left, x2=width, y1=y(value), y2=y(value)))
        drawn.append(
            element("text", "chart__words", f"{value}%", x=left - 8, y=y(value) + 5, text_anchor="end")
        )
    if turn:
        middle = x(turn - 0.5)
        drawn.append(element("line", "chart__break", x1=middle, x2=middle, y1=4, y2=height - below))
        for words, anchor, shift in ((break_words[0], "end", -10), (break_words[1], "start", 10)):
            drawn.append(
                element("text", "chart__label", escape(words), x=middle + shift, y=15, text_anchor=anchor)
            )
    for first, last, before in ((0, turn, True), (turn, len(points), False)):
        look = "--before" if before else ""
        path = " ".join(
            f"{number(x(place))},{number(y(points[place].value))}" for place in range(first, last)
        )
        if last - first > 1:
            drawn.append(
                element("polyline", f"chart__line{' chart__line--before' if before else ''}", points=path)
            )
        drawn.extend(
            _point(points[place], x(place), y, look, place in told, across) for place in range(first, last)
        )
    drawn.extend(
        element("text", "chart__words", escape(point.label), x=x(place), y=height - 8, text_anchor="middle")
        for place, point in enumerate(points)
        if (len(points) - 1 - place) % every == 0
    )
    return "".join(drawn)


def _told(points: Sequence[Point], across: float) -> set[int]:
    """The points whose value is written: all where there is room, else the last, the highest and the lowest."""
    if across >= ROOM_FOR_A_VALUE:
        return set(range(len(points)))
    values = [point.value for point in points]
    chosen: list[int] = []
    for place in (len(points) - 1, values.index(max(values)), values.index(min(values))):
        if all(abs(place - other) * across >= ROOM_FOR_A_VALUE for other in chosen):
            chosen.append(place)
    return set(chosen)


def _every(points: Sequence[Point], across: float) -> int:
    """Write the label of every point, or of every second, third …, so that none runs into the next."""
    longest = max(len(point.label) for point in points) * WIDTH_OF_A_LETTER + 8
    return max(1, -int(-longest // across))


def _point(point: Point, x: float, y, look: str, is_told: bool, across: float) -> str:
    drawn, highest = "", point.value
    if point.low is not None and point.high is not None:
        highest = point.high
        shape = f"M{number(x)} {number(y(point.high))}V{number(y(point.low))}" + "".join(
            f"M{number(x - 6)} {number(y(end))}h12" for end in (point.high, point.low)
        )
        whisker = f"chart__whisker{' chart__whisker--before' if look else ''}"
        drawn = element("path", "chart__case", d=shape) + element("path", whisker, d=shape)
    spot = f"chart__point{' chart__point--before' if look else ''}"
    drawn += element("circle", spot, cx=x, cy=y(point.value), r=5.5 if across >= ROOM_FOR_A_VALUE else 4)
    if not is_told:
        return drawn
    return drawn + element(
        "text", "chart__value", f"{point.value:.0f}%", x=x, y=y(highest) - 10, text_anchor="middle"
    )


def run_chart(
    points: Sequence[Point],
    finding: str,
    break_before: str | None = None,
    break_words: tuple[str, str] = ("", ""),
    wide: tuple[int, int] = (560, 290),
    narrow: tuple[int, int] = (320, 260),
) -> Markup:
    """Shares over time, drawn twice: once for wide pages and once for phones, so the words never shrink.

    `break_before` is the label of the first point after a change of method. Points before it are open and
    grey, nothing joins across it, and `break_words` stand on each side: ("By phone only", "By phone and
    online"). On phones the points are the same, so give short labels. Raises ValueError without points.
    """
    if not points:
        raise ValueError("A run chart needs at least one point.")
    drawings = []
    for name, (width, height) in (("wide", wide), ("narrow", narrow)):
        body = _run(points, break_before, break_words, width, height)
        drawings.append(
            picture(
                finding,
                body,
                f"chart chart--{name}",
                width=width,
                height=height,
                viewBox=f"0 0 {width} {height}",
            )
        )
    return Markup("").join(drawings)
