"""From very satisfied to very dissatisfied."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from analysis.estimates.tsm import SATISFACTION
from surveys.questionnaires.question_types.scales import Scale


class Satisfaction(Scale):
    name = "satisfaction"
    label = _l("How satisfied are you?")
    words = SATISFACTION
