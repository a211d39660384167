"""The strokes charts are made of: SVG elements that carry a class and, for paper, the same look as attributes."""

from markupsafe import Markup, escape

#: What each class looks like where no stylesheet reaches: on paper.
ON_PAPER: dict[str, dict[str, object]] = {
    "fill-agreed": {"fill": "#1B6840"},
    "fill-checked": {"fill": "#1B6840"},
    "fill-we_say_done": {"fill": "#E2ECF7", "stroke": "#1F5A8F", "stroke-width": 1.5},
    "fill-disputed": {"fill": "#A11D33"},
    "fill-half": {"fill": "#765000"},
    "fill-late": {"fill": "#9C3A0C"},
    "fill-did_not": {"fill": "#E9E7EE", "stroke": "#4E495B", "stroke-width": 1.5},
    "fill-not_begun": {"fill": "#FFFFFF", "stroke": "#7F766B", "stroke-width": 1.5},
    "fill-unsorted": {"fill": "#FFFFFF", "stroke": "#7F766B", "stroke-width": 1.5},
    "fill-s0": {"fill": "#0E5A60"},
    "fill-s1": {"fill": "#8CC3BC", "stroke": "#7F766B", "stroke-width": 1.5},
    "fill-s2": {"fill": "#D6CEC2", "stroke": "#7F766B", "stroke-width": 1.5},
    "fill-s3": {"fill": "#EDB27C", "stroke": "#7F766B", "stroke-width": 1.5},
    "fill-s4": {"fill": "#9E4410"},
    "fill-unhappy": {"fill": "#9E4410"},
    "stripe-half": {"stroke": "#F8EACB"},
    "stripe-unhappy": {"stroke": "#EDB27C", "opacity": 0.55},
    "stripe-unsorted": {"stroke": "#7F766B"},
    "stripe-s3": {"stroke": "#24201C", "opacity": 0.22},
    "stripe-s4": {"stroke": "#24201C", "opacity": 0.42},
    "words-s0": {"fill": "#FFFFFF", "font-weight": 700},
    "words-s1": {"fill": "#24201C", "font-weight": 700},
    "words-s2": {"fill": "#24201C", "font-weight": 700},
    "words-s3": {"fill": "#24201C", "font-weight": 700},
    "words-s4": {"fill": "#FFFFFF", "font-weight": 700},
    "bar__gap": {"stroke": "#FFFFFF", "stroke-width": 5},
    "chart__ours": {"fill": "#742A5B"},
    "chart__others": {"fill": "#958B7E"},
    "chart__words": {"fill": "#5A534B", "font-size": 15},
    "chart__label": {"fill": "#24201C", "font-size": 15},
    "chart__value": {"fill": "#24201C", "font-size": 16, "font-weight": 700},
    "chart__grid": {"stroke": "#DCD5CA", "stroke-width": 1},
    "chart__break": {"stroke": "#24201C", "stroke-width": 2, "stroke-dasharray": "2 5"},
    "chart__line": {"fill": "none", "stroke": "#742A5B", "stroke-width": 2.5},
    "chart__line--before": {"fill": "none", "stroke": "#958B7E", "stroke-width": 2.5},
    "chart__point": {"fill": "#742A5B", "stroke": "#742A5B", "stroke-width": 2.5},
    "chart__point--before": {"fill": "#FFFFFF", "stroke": "#958B7E", "stroke-width": 2.5},
    "chart__whisker": {"fill": "none", "stroke": "#742A5B", "stroke-width": 2.5},
    "chart__whisker--before": {"fill": "none", "stroke": "#958B7E", "stroke-width": 2.5},
    "chart__whisker--bar": {"fill": "none", "stroke": "#24201C", "stroke-width": 2},
    "chart__case": {"fill": "none", "stroke": "#FFFFFF", "stroke-width": 5.5},
}
STRIPED = {
    "fill-half": ("stripe-half", "3 7"),
    "fill-s3": ("stripe-s3", "2 7"),
    "fill-s4": ("stripe-s4", "3 4"),
    "fill-unhappy": ("stripe-unhappy", "2 5"),
    "fill-unsorted": ("stripe-unsorted", "2 5"),
}


def number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def element(name: str, classes: str = "", body: str = "", **attributes: object) -> str:
    """One SVG element. The last class decides how it looks on paper; underscores in names become hyphens."""
    shown: dict[str, object] = dict(ON_PAPER.get(classes.split()[-1], {})) if classes else {}
    shown.update({key.strip("_").replace("_", "-"): value for key, value in attributes.items()})
    text = "".join(
        f' {key}="{number(value) if isinstance(value, float) else escape(value)}"'
        for key, value in shown.items()
    )
    opening = f"<{name}" + (f' class="{classes}"' if classes else "") + text
    return f"{opening}>{body}</{name}>" if body or name in ("svg", "text") else f"{opening}/>"


def stripes(classes: str, dashes: str, height: int) -> str:
    """Slanted stripes: one thick dashed line, leaning over, cut off by the part it lies in. No pattern id."""
    return element(
        "line",
        classes,
        x1=0,
        x2=2400,
        y1=height / 2,
        y2=height / 2,
        stroke_width=height,
        stroke_dasharray=dashes,
        transform="skewX(-45)",
    )


def picture(finding: str, body: str, classes: str, **attributes: object) -> Markup:
    if finding:
        body = f"<title>{escape(finding)}</title>{body}"
        attributes = {"role": "img", **attributes}
    else:
        attributes = {"aria_hidden": "true", "focusable": "false", **attributes}
    return Markup(element("svg", classes, body, **attributes))  # noqa: S704 (every word in it is escaped above)
