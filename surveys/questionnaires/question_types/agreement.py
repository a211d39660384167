"""From strongly agree to strongly disagree."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from analysis.estimates.tsm import AGREEMENT
from surveys.questionnaires.question_types.scales import Scale


class Agreement(Scale):
    name = "agreement"
    label = _l("How far do you agree?")
    words = AGREEMENT
