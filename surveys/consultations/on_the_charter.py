"""The questions of a consultation on the charter: a part for each commitment, and all may be left out."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from engagement.promises.models import Charter, Commitment


def questions_on(charter: Charter) -> dict[str, Any]:
    """A questionnaire (see `questionnaires.definition`) on every commitment of a charter."""
    return {"pages": "sections", "sections": [_part(commitment) for commitment in charter.commitments]}


def _part(commitment: Commitment) -> dict[str, Any]:
    letter, name = commitment.letter, commitment.name
    agree = {
        "key": f"{letter}-agree",
        "kind": "agreement",
        "text": _("How far do you agree with “%(name)s”?", name=name),
    }
    most = {
        "key": f"{letter}-most",
        "kind": "multiple_choice",
        "text": _("What matters most to you in “%(name)s”?", name=name),
        "hint": _("Choose one or a few."),
        "choices": list(dict.fromkeys(promise.text for promise in commitment.promises)),
    }
    words = {
        "key": f"{letter}-words",
        "kind": "long_text",
        "text": _("In your own words: what is missing or wrong in “%(name)s”?", name=name),
        "hint": _("Leave out names and addresses."),
    }
    asked = [agree, *([most] if len(most["choices"]) > 1 else []), words]
    return {"key": letter, "title": name, "intro": commitment.statement, "questions": asked}
