"""Who may see which cases, and who may handle them."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, and_, false, true

from core.access.permissions import may
from core.accounts.models import Account
from core.errors import NotAllowed
from engagement.feedback.kinds import CaseKind
from engagement.feedback.models import Case

KEPT_CLOSE = {CaseKind.COMPLAINT}


def visible_to(account: Account | None) -> ColumnElement[bool]:
    """The cases a person may see, as a condition: complaints and sensitive ones only for complaints officers."""
    if account is None or not may(account, "cases.see"):
        return false()
    allowed: ColumnElement[bool] = true()
    if not may(account, "cases.handle"):
        allowed = and_(allowed, Case.kind.not_in(KEPT_CLOSE))
    if not may(account, "cases.sensitive"):
        allowed = and_(allowed, ~Case.is_sensitive)
    return allowed


def may_see(account: Account | None, case: Case) -> bool:
    if account is None or not may(account, "cases.see"):
        return False
    if case.kind in KEPT_CLOSE and not may(account, "cases.handle"):
        return False
    return not case.is_sensitive or may(account, "cases.sensitive")


def check(account: Account | None, case: Case) -> None:
    """Raises NotAllowed for a case that is not theirs to see or handle. Every verb asks."""
    if not may_see(account, case):
        raise NotAllowed(_("Only complaints officers may see this case."))
