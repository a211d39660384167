"""What a landlord changes at run time, and rules that change on a date."""

from core.settings.services import Setting, change, declare, declared, get, landlord

__all__ = ["Setting", "change", "declare", "declared", "get", "landlord"]
