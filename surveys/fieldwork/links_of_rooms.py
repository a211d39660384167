"""What rooms above show on a survey's page for staff, such as its results."""

from __future__ import annotations

from collections.abc import Callable

from core.registry import Registry
from surveys.questionnaires.models import Survey

# Each gives (words, address), or None where it has nothing for this survey.
survey_links: Registry[Callable[[Survey], tuple[str, str] | None]] = Registry("survey links")

# What questions were made for (`Survey.made_for`) → the endpoint of its page for staff, which takes `slug`.
homes: Registry[str] = Registry("homes of questions")
