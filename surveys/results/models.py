"""Results as they were published, and what the landlord says about how it asked."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from sqlalchemy import JSON, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.accounts.models import Account
from core.database import Model
from surveys.questionnaires.models import Survey


class PublishedResults(Model):
    """The count of a survey as it stood when staff published it. The public page shows this count.

    `tally` is `counting.Tally` as data; it holds no answers of one person, and
    is made safe to show only on the way to a page.
    """

    __tablename__ = "published_results"
    __table_args__ = (CheckConstraint("answers >= 0", name="answers_are_not_below_nought"),)
    refusals: ClassVar[dict[str, Any]] = {
        "uq_published_results_survey_id": _l("Somebody has just published these results."),
    }

    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"), unique=True)
    answers: Mapped[int]
    tally: Mapped[dict[str, Any]] = mapped_column(JSON)
    published_at: Mapped[datetime]
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    survey: Mapped[Survey] = relationship()
    published_by: Mapped[Account | None] = relationship()


class TsmPack(Model):
    """What must be published about a year's measures (notes 1.9). `words` are the landlord's, by letter."""

    __tablename__ = "tsm_pack"
    refusals: ClassVar[dict[str, Any]] = {
        "uq_tsm_pack_survey_id": _l("Somebody has just begun this. Open the page again."),
    }

    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"), unique=True)
    words: Mapped[dict[str, Any]] = mapped_column(JSON)
    published_at: Mapped[datetime | None]
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    survey: Mapped[Survey] = relationship()
