"""What a landlord changes at run time, and rules that change on a date."""

from core.settings.services import Setting, as_read, change, declare, declared, get, landlord

__all__ = ["Setting", "as_read", "change", "declare", "declared", "get", "landlord"]
