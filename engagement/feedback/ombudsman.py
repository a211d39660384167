"""The Housing Ombudsman: what the Code says word for word, and where customers find the Ombudsman."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from core import settings

# Complaint Handling Code 2024, paragraph 1.2.
WHAT_A_COMPLAINT_IS = (
    "an expression of dissatisfaction, however made, about the standard of service, actions or lack of action "
    "by the landlord, its own staff, or those acting on its behalf, affecting a resident or group of residents"
)


@dataclass(frozen=True)
class Ombudsman:
    """Where customers find the Ombudsman, as the settings have it on a day."""

    name: str
    phone: str
    website: str
    address: str

    @property
    def in_words(self) -> str:
        return _(
            "You can ask the %(name)s for help at any time. It is free. "
            "Ring %(phone)s. Go to %(website)s. Or write to %(address)s.",
            name=self.name,
            phone=self.phone,
            website=self.website,
            address=", ".join(self.address.splitlines()),
        )


def ombudsman(on: date | None = None) -> Ombudsman:
    names = ("name", "phone", "website", "address")
    return Ombudsman(**{name: settings.get(f"ombudsman.{name}", on) for name in names})
