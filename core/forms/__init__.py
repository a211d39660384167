"""Forms: what we ask, and how a refusal comes back to the question it is about."""

from core.forms.base import BaseForm, OpenForm
from core.forms.fields import DateField
from core.forms.tokens import FormToken, OldForm, read_old_token, read_token, write_token

__all__ = [
    "BaseForm",
    "DateField",
    "FormToken",
    "OldForm",
    "OpenForm",
    "read_old_token",
    "read_token",
    "write_token",
]
