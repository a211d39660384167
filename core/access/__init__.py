"""Who may do what. Every page says it with `@anyone` or `@needs("room.verb")`."""

from core.access.pages import anyone, may_open, me, needs, signed_in
from core.access.permissions import ROLES, Permission, Role, may, permissions, why_not

__all__ = [
    "ROLES",
    "Permission",
    "Role",
    "anyone",
    "may",
    "may_open",
    "me",
    "needs",
    "permissions",
    "signed_in",
    "why_not",
]
