"""The demo's reports: last year's signed off, replied to and published; this year's being written."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from core import clock
from core.access.permissions import Role
from core.accounts.models import Account
from core.config import ROOT
from core.database import db
from core.demo import person
from core.figures import quoted_in
from engagement.themes import queries as themes
from engagement.themes import services as theming
from engagement.themes.demo import NAMES
from engagement.themes.models import Theme
from engagement.voices.models import Remark
from engagement.voices.services import hash_of_words
from scrutiny.voice_report import binding, services, years
from scrutiny.voice_report.models import Report
from scrutiny.voice_report.sections.took_part import surveys_of

# Where a part's words are cut, so that a picture or a quote stands among them; and what stands there.
CUT = {
    "who-took-part": 1, "what-you-told-us": 3, "repairs": 1, "damp-and-mould": 2, "being-listened-to": 2,
    "what-we-looked-into": 2, "promises-kept-and-broken": 1, "what-we-could-not-change": 0,
}  # fmt: skip
BETWEEN: dict[str, list[dict[str, str]]] = {
    "who-took-part": [{"kind": "took_part"}],
    "what-you-told-us": [{"kind": "themes", "title": "What many said", "how_many": "5"}],
    "repairs": [
        {
            "kind": "figure", "figure": "results.tsm question=TP02 year=YEAR",
            "finding": "{{ figure results.tsm question=TP02 year=YEAR }} customers are satisfied with repairs.",
        }
    ],
    "being-listened-to": [
        {
            "kind": "figure", "figure": "results.tsm question=TP06 year=YEAR",
            "finding": "{{ figure results.tsm question=TP06 year=YEAR }} say the landlord listens and acts.",
        }
    ],
    "what-we-looked-into": [{"kind": "projects"}],
    "promises-kept-and-broken": [{"kind": "scorecard"}],
    "what-we-could-not-change": [{"kind": "could_not"}],
}  # fmt: skip
NUMBERED = re.compile(r"^(One|Two|Three|Four|Five)\. ")


def play() -> None:
    chair, officer = person(Role.CHAIR), person(Role.OFFICER)
    if chair is None or officer is None:
        return
    told = json.loads((ROOT / "demo" / "voice_report.json").read_text("utf-8"))["report"]
    this_year = years.year_of(clock.today())
    _last_years(told, years.before(this_year), chair, officer)
    _this_years(told, this_year, chair)


def _last_years(told: dict[str, Any], year: str, chair: Account, officer: Account) -> None:
    report = services.begin(
        year, title=f"{told['title']} {year}", written_by="the customer committee", by=chair
    )
    db.session.flush()
    for part in told["sections"]:
        _part(report, part, chair, officer)
    services.sign_off(report, by=chair)
    replies = {
        part["title"]: part["landlord_replies"] for part in told["sections"] if part["landlord_replies"]
    }
    for section in report.sections:
        if section.opens_part and section.title in replies:
            answer = replies[section.title]
            services.reply(section, words="\n\n".join(answer["words"]), who=answer["by"], by=officer)
    services.publish(report, by=chair)


def _part(report: Report, part: dict[str, Any], chair: Account, officer: Account) -> None:
    prose = [kept for paragraph in part["prose"] if (kept := _filled(paragraph, report.year))]
    asked = [NUMBERED.sub("", line) for line in prose if NUMBERED.match(line)]
    prose = [line for line in prose if not NUMBERED.match(line)]
    cut = CUT.get(part["key"], 0 if asked else len(prose))
    between = [
        {key: _with_year(value, report.year) for key, value in each.items()}
        for each in BETWEEN.get(part["key"], [])
    ]
    if asked:
        between.append({"kind": "asks", "asked": "\n".join(asked)})
    if part["quote"]:
        between += _quote(part["quote"], officer)
    opening = {
        "title": part["title"],
        "opens_part": True,
        "lead": part["lead"],
        "text": "\n\n".join(prose[:cut]),
    }
    rest = prose[cut:]
    if not rest:
        opening["signed"] = part["signed"]
    services.add_section(report, "prose", by=chair, **opening)
    for each in between:
        if _can_be_drawn(each):
            services.add_section(report, by=chair, **each)
    if rest:
        title = "" if asked else "What we think"
        services.add_section(
            report, "prose", by=chair, title=title, text="\n\n".join(rest), signed=part["signed"]
        )


def _quote(wanted: dict[str, str], officer: Account) -> list[dict[str, str]]:
    """The quote the writers prefer, passed by staff; or another of the same theme."""
    theme = _theme(wanted["about"])
    if theme is None:
        return []
    remark = db.session.scalar(select(Remark).where(Remark.words_hash == hash_of_words(wanted["prefer"])))
    if remark is not None:
        words = theming.approve_quote(remark, theme, remark.text, by=officer).text
        db.session.flush()
    else:
        words = next(iter(themes.quotes_of(theme)), "")
    return [{"kind": "quote", "theme": theme.slug, "words": words}] if words else []


def _theme(label: str) -> Theme | None:
    """The theme staff gave the name of one of our labels, if they have signed it off."""
    name = NAMES.get(label, (label, ""))[0]
    return next((theme for theme in themes.signed_off_themes() if theme.name == name), None)


def _with_year(text: str, year: str) -> str:
    first, last = years.bounds(year)
    survey = next((one.slug for one in surveys_of(year) if one.ready_set == "tsm"), "none")
    for word, value in {
        "SINCE": first.isoformat(),
        "UNTIL": last.isoformat(),
        "YEAR": year,
        "SURVEY": survey,
    }.items():
        text = text.replace(f"={word}", f"={value}")
    for label in re.findall(r"theme=(\w+)", text):
        theme = _theme(label)
        text = text.replace(f"theme={label}", f"theme={theme.slug if theme else 'none'}")
    return text


def _filled(paragraph: str, year: str) -> str:
    """The paragraph, without sentences whose figure cannot be counted here: those are left unsaid."""
    sentences = re.split(r"(?<=[.?])\s+(?=[A-Z{])", _with_year(paragraph, year))
    return " ".join(sentence for sentence in sentences if all(_is_counted(q) for q in quoted_in(sentence)))


def _is_counted(quotation: Any) -> bool:
    shown = binding.work_out(quotation)
    return "problem" not in shown and shown["value"] is not None


def _can_be_drawn(section: dict[str, str]) -> bool:
    quoted = [q for text in section.values() for q in quoted_in(text)]
    return all(_is_counted(quotation) for quotation in quoted)


def _this_years(told: dict[str, Any], year: str, chair: Account) -> None:
    """Begun, with one figure that has moved since the words were written."""
    report = services.begin(
        year, title=f"{told['title']} {year}", written_by="the customer committee", by=chair
    )
    db.session.flush()
    first, last = years.bounds(year)
    section = services.add_section(
        report, "prose", by=chair, title="From our chair", opens_part=True,
        lead="What was promised, and what is late.",
        text=f"Willow Bank said it would do {{{{ figure actions.all since={first} until={last} }}}} things this year. "
        "Today {{ figure actions.late }} are late. We ask why each time.",
        signed="Maureen Okafor, chair, for the customer committee",
    )  # fmt: skip
    drafted = section.as_written["actions.late"]
    earlier = {
        "text": str(drafted["value"] + 2), "words": str(drafted["value"] + 2), "value": drafted["value"] + 2,
        "as_at": (clock.today() - timedelta(days=40)).isoformat(),
    }  # fmt: skip
    section.as_written = {**section.as_written, "actions.late": {**drafted, **earlier}}
    moved = _with_year(
        "{{ figure results.tsm question=TP02 year=YEAR }} customers are satisfied with repairs. "
        "Beside last year that is {{ figure results.change survey=SURVEY question=TP02 }}.",
        year,
    )
    if not all(_is_counted(quotation) for quotation in quoted_in(moved)):
        moved = ""
    for more in (
        {"kind": "took_part", "title": "Who took part", "opens_part": True},
        {"kind": "themes", "title": "What you told us", "opens_part": True, "how_many": "5"},
        {"kind": "run_chart", "title": "Repairs", "opens_part": True, "question": "TP02", "finding": moved},
        {"kind": "actions", "title": "You said, we did", "opens_part": True},
        {"kind": "could_not", "title": "What we could not change", "opens_part": True},
    ):
        services.add_section(report, by=chair, **more)
