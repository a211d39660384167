"""The audit trail: who did what, one explicit line in each verb."""

from core.audit.services import record

__all__ = ["record"]
