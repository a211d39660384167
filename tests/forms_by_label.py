"""Finds, fills in and sends a page's forms the way a person does: by the words beside each question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

from werkzeug.datastructures import MultiDict

from tests.page_checks import text_of

CHOSEN = {"radio", "checkbox"}
NOT_SENT = {"submit", "button", "reset", "image"}


@dataclass
class Button:
    action: str
    method: str
    data: MultiDict[str, Any]


@dataclass
class Question:
    """One labelled input, or a fieldset of radios or checkboxes with its legend."""

    input: Element | None
    group: Element | None = None


def _question(tree: Element, label: str) -> Question:
    found: dict[str, Question] = {}
    by_id = {element.get("id"): element for element in tree.iter() if element.get("id")}
    for fieldset in tree.iter("fieldset"):
        legend = fieldset.find("legend")
        if legend is not None:
            found.setdefault(text_of(legend), Question(None, fieldset))
    for element in tree.iter("label"):
        control = by_id.get(element.get("for")) if element.get("for") else _first_input(element)
        if control is not None:
            found.setdefault(_without(element, control), Question(control))
    for element in tree.iter():
        if element.tag in {"input", "select", "textarea"} and element.get("aria-label"):
            found.setdefault(element.get("aria-label", ""), Question(element))
    wanted = " ".join(label.split())
    matches = [wanted] if wanted in found else [each for each in found if each.startswith(wanted)]
    assert len(matches) == 1, f"{len(matches)} questions are called {label!r}. The page asks: {sorted(found)}"
    return found[matches[0]]


def _first_input(element: Element) -> Element | None:
    return next((each for each in element.iter() if each.tag in {"input", "select", "textarea"}), None)


def _without(label: Element, control: Element) -> str:
    """The label's own words, when it wraps a select whose choices are not part of its name."""
    inner = text_of(control)
    return (
        text_of(label).replace(inner, "").strip()
        if inner and control in list(label.iter())
        else text_of(label)
    )


def _set(element: Element, name: str, on: bool) -> None:
    if on:
        element.set(name, "")
    else:
        element.attrib.pop(name, None)


def fill_in(tree: Element, label: str, answer: Any) -> Element:
    """Put an answer where the label points to, and give back that input."""
    question = _question(tree, label)
    if question.group is not None and isinstance(answer, date):
        return _date(question.group, answer)
    if question.group is not None:
        return _choose(tree, question.group, label, [answer] if isinstance(answer, str) else list(answer))
    control = question.input
    assert control is not None
    assert control.get("disabled") is None, f"{label!r} cannot be answered: it is disabled"
    if control.tag == "select":
        options = {text_of(option): option for option in control.iter("option")}
        chosen = {answer} if isinstance(answer, str) else set(answer)
        assert chosen <= set(options), (
            f"{label!r} has no choice {chosen - set(options)}. It has: {list(options)}"
        )
        for words, option in options.items():
            _set(option, "selected", words in chosen)
    elif control.get("type") in CHOSEN:
        if control.get("type") == "radio":
            _clear_radios(tree, control.get("name"))
        _set(control, "checked", bool(answer))
    elif control.get("type") == "file":
        control.attrib["data-file"] = answer
    elif control.tag == "textarea":
        control.text = str(answer)
    else:
        control.set("value", str(answer))
    return control


def _date(group: Element, answer: date) -> Element:
    """A day, put into its three boxes."""
    boxes = {(each.get("name") or "").rpartition("-")[2]: each for each in group.iter("input")}
    for part in ("day", "month", "year"):
        boxes[part].set("value", str(getattr(answer, part)))
    return boxes["day"]


def _clear_radios(tree: Element, name: str | None) -> None:
    for each in tree.iter("input"):
        if each.get("type") == "radio" and each.get("name") == name:
            _set(each, "checked", False)


def _choose(tree: Element, group: Element, label: str, answers: list[str]) -> Element:
    choices = _choices(tree, group)
    missing = [answer for answer in answers if answer not in choices]
    assert not missing, f"{label!r} has no choice {missing}. It has: {list(choices)}"
    for words, choice in choices.items():
        _set(choice, "checked", words in answers)
    return next(iter(choices.values()))


def _choices(tree: Element, group: Element) -> dict[str, Element]:
    labels = {each.get("for"): text_of(each) for each in tree.iter("label") if each.get("for")}
    labels |= {_first_input(each): text_of(each) for each in group.iter("label")}  # type: ignore[dict-item,misc]
    inputs = [each for each in group.iter("input") if each.get("type") in CHOSEN]
    return {labels.get(each) or labels.get(each.get("id"), ""): each for each in inputs}  # type: ignore[call-overload]


def answer_to(tree: Element, label: str) -> str | list[str] | None:
    question = _question(tree, label)
    if question.group is not None:
        chosen = [
            words for words, each in _choices(tree, question.group).items() if each.get("checked") is not None
        ]
        many = any(each.get("type") == "checkbox" for each in question.group.iter("input"))
        return chosen if many else (chosen[0] if chosen else None)
    control = question.input
    assert control is not None
    if control.tag == "select":
        return next(
            (text_of(each) for each in control.iter("option") if each.get("selected") is not None), None
        )
    return (control.text or "").removeprefix("\n") if control.tag == "textarea" else control.get("value")


def error_beside(tree: Element, label: str) -> str | None:
    question = _question(tree, label)
    element = question.group if question.group is not None else question.input
    assert element is not None
    holders = [element, *(question.group.iter("input") if question.group is not None else ())]
    described = {name for each in holders for name in each.get("aria-describedby", "").split()}
    for each in tree.iter():
        if each.get("id", "").endswith("-error") and each.get("id") in described:
            return text_of(each).removeprefix("Error:").strip()
    return None


def button(tree: Element, words: str | None, near: Element | None = None) -> Button:
    """What pressing a button would send: the one with these words, or the first of the form around `near`."""
    forms = list(tree.iter("form"))
    found: list[tuple[Element, Element]] = []
    for form in forms:
        for each in _controls(tree, form):
            is_button = each.tag == "button" and each.get("type", "submit") == "submit"
            if is_button or (each.tag == "input" and each.get("type") == "submit"):
                found.append((form, each))
    if words is not None:
        wanted = " ".join(words.split())
        matches = [pair for pair in found if wanted in {_words(pair[1]), pair[1].get("aria-label")}]
    else:
        matches = [pair for pair in found if near is not None and near in _controls(tree, pair[0])][:1]
    if near is not None and len(matches) > 1:
        matches = [pair for pair in matches if near in _controls(tree, pair[0])]
    assert matches, f"There is no button {words!r}. The buttons: {[_words(each) for _, each in found]}"
    form, pressed = matches[0]
    return Button(
        action=pressed.get("formaction") or form.get("action", ""),
        method=(pressed.get("formmethod") or form.get("method", "get")).upper(),
        data=_data(tree, form, pressed),
    )


def _words(element: Element) -> str:
    return element.get("value", "") if element.tag == "input" else text_of(element)


def _controls(tree: Element, form: Element) -> list[Element]:
    elsewhere = [each for each in tree.iter() if form.get("id") and each.get("form") == form.get("id")]
    return [each for each in form.iter() if each.get("form") in {None, form.get("id")}] + elsewhere


def _data(tree: Element, form: Element, pressed: Element) -> MultiDict[str, Any]:
    data: MultiDict[str, Any] = MultiDict()
    for each in _controls(tree, form):
        name, kind = each.get("name"), each.get("type", "text")
        if not name or each.get("disabled") is not None:
            continue
        if each is pressed:
            data.add(name, each.get("value", ""))
        elif each.tag == "textarea":
            data.add(name, (each.text or "").removeprefix("\n"))
        elif each.tag == "select":
            for value in _selected(each):
                data.add(name, value)
        elif each.tag == "input" and kind == "file":
            if "data-file" in each.attrib:
                data.add(name, each.attrib["data-file"])
        elif each.tag == "input" and kind in CHOSEN:
            if each.get("checked") is not None:
                data.add(name, each.get("value", "on"))
        elif each.tag == "input" and kind not in NOT_SENT:
            data.add(name, each.get("value", ""))
    return data


def _selected(select: Element) -> list[str]:
    options = list(select.iter("option"))
    chosen = [each for each in options if each.get("selected") is not None]
    if not chosen and select.get("multiple") is None:
        chosen = options[:1]
    return [each.get("value", text_of(each)) for each in chosen]
