"""Whose words they are: the panel's, and nobody else's."""

from __future__ import annotations

from flask_babel import gettext as _

from core.access.permissions import COMMITTEE, STAFF, Role
from core.accounts.models import Account
from core.errors import NotAllowed, Refused
from scrutiny.projects.models import Project


def only_the_panel(project: Project, by: Account) -> None:
    """Let only the project's own panel through, whatever page or command asks.

    Staff and the committee are turned away even if they should stand on the
    list, and so is a panel member who has left the pool.

    Raises NotAllowed.
    """
    on_it = by.id in {member.account_id for member in project.panel}
    independent = Role.POOL in by.role_set and not by.role_set & (STAFF | COMMITTEE)
    if not (on_it and independent and by.is_active):
        raise NotAllowed(_("These words are the panel's. Only the panel may change them."))


def only_before_it_is_published(project: Project) -> None:
    """Raises Refused once the report is out: what was published stands."""
    if project.published_on:
        raise Refused(_("The report is published, so its words stand."))


def only_its_lead(project: Project, by: Account) -> None:
    """Raises NotAllowed for anybody but the panel's lead."""
    only_the_panel(project, by)
    if project.lead.id != by.id:
        raise NotAllowed(_("Only the panel's lead may publish: %(name)s.", name=project.lead.name))
