"""What every page must be, whoever opens it: checked on each page a visitor sees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
from html5lib.constants import E as SENTENCES

ANSWERED_BY_TYPING = {"input", "select", "textarea"}
NEED_NO_LABEL = {"hidden", "submit", "button", "reset", "image"}
ONE_ID, MANY_IDS = (
    ("for", "form", "list"),
    ("aria-describedby", "aria-labelledby", "aria-controls", "aria-errormessage"),
)


def parse(html: str) -> tuple[Element, list[str]]:
    """The page as a tree, and what is wrong with its HTML: line, column, and why."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(html)
    wrong = [
        f"line {line}, column {column}: {SENTENCES[code] % data}"
        for (line, column), code, data in parser.errors
    ]
    return tree, wrong


def text_of(element: Element) -> str:
    """What a person reads in an element, with single spaces."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in {"script", "style", "template"}:
        return
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    if element.tag in {
        "p",
        "div",
        "li",
        "td",
        "th",
        "dt",
        "dd",
        "br",
        "h1",
        "h2",
        "h3",
        "h4",
        "section",
        "legend",
    }:
        yield " "


def faults(tree: Element, *, examples: bool = False) -> list[str]:
    """Everything wrong with a page, one sentence each. An empty list is a good page.

    The links in `examples`, on /design, lead nowhere on purpose.
    """
    checks = (_frame, _ids, _links_between, _labels, _errors)
    found = [sentence for check in checks for sentence in check(tree)]
    return [sentence for sentence in found if not (examples and sentence.startswith("<a href="))]


def _frame(tree: Element) -> Iterator[str]:
    if not tree.get("lang"):
        yield "<html> has no lang"
    headings = [text_of(heading) for heading in tree.iter("h1")]
    if len(headings) != 1:
        yield f"A page has exactly one <h1>; this has {len(headings)}: {headings}"
    title = next((text_of(title) for title in tree.iter("title")), "")
    if headings and headings[0] not in title:
        yield f"The title {title!r} does not contain the heading {headings[0]!r}"


def _ids(tree: Element) -> Iterator[str]:
    for name, times in Counter(
        element.get("id") for element in tree.iter() if element.get("id") is not None
    ).items():
        if times > 1:
            yield f"id={name!r} is used {times} times"


def _links_between(tree: Element) -> Iterator[str]:
    ids = {element.get("id") for element in tree.iter()}
    for element in tree.iter():
        named = [(key, element.get(key, "")) for key in ONE_ID if element.get(key)]
        named += [(key, name) for key in MANY_IDS for name in element.get(key, "").split()]
        href = element.get("href", "")
        if element.tag == "a" and href.startswith("#") and len(href) > 1:
            named.append(("href", href[1:]))
        for key, name in named:
            if name not in ids:
                yield f"<{element.tag} {key}={name!r}> points to an id that is not on the page"


def _labels(tree: Element) -> Iterator[str]:
    labelled_for = {label.get("for") for label in tree.iter("label") if text_of(label)}
    inside = {id(inner) for label in tree.iter("label") if text_of(label) for inner in label.iter()}
    for element in tree.iter():
        if element.tag in ANSWERED_BY_TYPING and element.get("type") not in NEED_NO_LABEL:
            named = element.get("aria-label") or element.get("aria-labelledby") or id(element) in inside
            if not named and element.get("id") not in labelled_for:
                yield f"<{element.tag} name={element.get('name')!r}> has no label"
        if element.tag == "button" and not (text_of(element) or element.get("aria-label")):
            yield f"<button name={element.get('name')!r}> says nothing"
        if element.tag == "img" and element.get("alt") is None:
            yield f"<img src={element.get('src')!r}> has no alt (an empty one says: decoration)"


def _errors(tree: Element) -> Iterator[str]:
    described = {name for element in tree.iter() for key in MANY_IDS for name in element.get(key, "").split()}
    in_described_group = {
        id(inner)
        for group in tree.iter("fieldset")
        if group.get("aria-describedby")
        for inner in group.iter()
    }
    for element in tree.iter():
        name = element.get("id", "")
        if name.endswith("-error") and name not in described:
            yield f"The error id={name!r} is not linked to its input by aria-describedby"
        linked = element.get("aria-describedby") or element.get("aria-errormessage")
        if element.get("aria-invalid") == "true" and not linked and id(element) not in in_described_group:
            yield f"<{element.tag} name={element.get('name')!r}> is invalid without a linked error"
