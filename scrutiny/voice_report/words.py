"""What the committee types, as a page shows it: a small part of Markdown, and figures in their places.

Paragraphs, lists, **bold**, links and line breaks; nothing else, and no HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import nh3
from flask_babel import format_date
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from core.figures import quoted_in
from scrutiny.voice_report.binding import Shown, as_at, key_of, said

# Two characters that no keyboard types and no font draws stand around a figure's number while Markdown is read.
OPEN, CLOSE = "\ue000", "\ue001"
HELD = re.compile(f"{OPEN}(\\d+){CLOSE}")
TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br", "h3", "h4", "blockquote"}
MARKDOWN = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(
    [
        "image",
        "html_block",
        "html_inline",
        "code",
        "fence",
        "backticks",
        "heading",
        "lheading",
        "hr",
        "reference",
    ]
)
Anchor = Callable[[str], str]


def as_html(text: str, figures: Mapping[str, Shown], anchor: Anchor | None = None) -> Markup:
    """The text as safe HTML. `anchor` gives the address of "how we counted" for a figure's key.

    >>> str(as_html("We **did** <b>it</b>.", {}))
    '<p>We <strong>did</strong> &lt;b&gt;it&lt;/b&gt;.</p>\\n'
    """
    held: list[Markup] = []
    plain = text.replace(OPEN, "").replace(CLOSE, "")
    for quotation in quoted_in(plain):
        held.append(_figure(key_of(quotation), figures, anchor))
        plain = plain.replace(quotation.source, f"{OPEN}{len(held) - 1}{CLOSE}", 1)
    clean = nh3.clean(
        MARKDOWN.render(plain), tags=TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener",
    )  # fmt: skip
    return Markup(HELD.sub(lambda found: held[int(found[1])], clean))  # noqa: S704 - cleaned just above


def in_a_line(text: str, figures: Mapping[str, Shown], anchor: Anchor | None = None) -> Markup:
    """One sentence with its figures, without Markdown: a title or a first sentence."""
    parts, rest = [], text
    for quotation in quoted_in(text):
        before, _found, rest = rest.partition(quotation.source)
        parts += [escape(before), _figure(key_of(quotation), figures, anchor)]
    return Markup("").join([*parts, escape(rest)])


def as_plain(text: str, figures: Mapping[str, Shown]) -> str:
    """The same in plain words, for a picture's name and for spreadsheets."""
    for quotation in quoted_in(text):
        shown = figures.get(key_of(quotation))
        text = text.replace(quotation.source, said(shown) if shown else "", 1)
    return text


def _figure(key: str, figures: Mapping[str, Shown], anchor: Anchor | None) -> Markup:
    shown = figures.get(key)
    if shown is None or "problem" in shown:
        return Markup('<mark class="bound bound--unknown">{}</mark>').format(f"[{key}]")
    words = said(shown)
    if shown.get("is_kept"):
        day = as_at(shown)
        words = f"{words} ({format_date(day, 'd MMMM y')})" if day else words
    if anchor is None:
        return Markup('<span class="bound">{}</span>').format(words)
    return Markup('<a class="bound" href="{}">{}</a>').format(anchor(key), words)
