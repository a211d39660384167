"""The committee commissions a project and picks its panel from the pool."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _

from core import audit, clock
from core.access.permissions import COMMITTEE, STAFF, Role
from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from core.slugs import free_slug
from scrutiny.projects.models import PanelMember, PanelReport, Project, Topic, TopicDecision, TopicWord
from scrutiny.projects.weeks import USUAL_WEEKS, due_on


def commission(
    *,
    title: str,
    question: str,
    looks_at: str,
    leaves_out: str = "",
    sponsor: str,
    panel: Sequence[Account],
    lead: Account,
    by: Account,
    weeks: int = USUAL_WEEKS,
    topic: Topic | None = None,
    says: str = "",
    on: date | None = None,
) -> Project:
    """Ask a panel to look into a question. It is due eight weeks later unless said otherwise.

    Raises Refused when the lead is not on the panel, or somebody on it is
    staff, on the committee, or not in the pool: a panel is independent.
    """
    _check_panel(panel, lead)
    day = on or clock.today()
    project = Project(
        slug=free_slug(Project, title), title=title, question=question, looks_at=looks_at, leaves_out=leaves_out,
        sponsor=sponsor, commissioned_on=day, weeks=weeks, due_on=due_on(day, weeks), commissioned_by_id=by.id,
        topic=topic,
    )  # fmt: skip
    project.panel = [PanelMember(account=account, is_lead=account.id == lead.id) for account in panel]
    project.report = PanelReport()
    db.session.add(project)
    if topic is not None:
        _take_up(topic, says, by, day)
    audit.record("project.commissioned", project, by=by, due_on=project.due_on, panel=[a.id for a in panel])
    return project


def _take_up(topic: Topic, says: str, by: Account, on: date) -> None:
    before = topic.last_decision
    if before and before.word is TopicWord.TAKEN_UP:
        raise Refused(_("This topic is a project already."))
    decision = TopicDecision(
        on=on, word=TopicWord.TAKEN_UP, title=before.title if before else topic.title,
        says=says or (before.says if before else ""), by_id=by.id,
    )  # fmt: skip
    topic.decisions.append(decision)
    audit.record("topic.decided", decision, by=by, word=decision.word)


def _check_panel(panel: Sequence[Account], lead: Account) -> None:
    if not panel:
        raise Refused(_("Choose who will look into it"), field="panel")
    if lead.id not in {account.id for account in panel}:
        raise Refused(_("Whoever leads must be on the panel too"), field="lead")
    for account in panel:
        if Role.POOL not in account.role_set:
            raise Refused(_("%(name)s is not in the pool.", name=account.name), field="panel")
        if account.role_set & (STAFF | COMMITTEE):
            raise Refused(
                _("%(name)s is staff or on the committee. A panel is independent.", name=account.name),
                field="panel",
            )
