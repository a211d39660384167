"""Who lives where, and how each of them wants to be reached."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, Enum, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.accounts.models import Account
from core.database import Model
from core.messages.recipients import Channel


class Tenure(StrEnum):
    """The regulator's two kinds (TSM technical requirements, part 3), and everybody else."""

    LCRA = "LCRA"
    LCHO = "LCHO"
    OTHER = "other"


class Building(Model):
    """A block or another building with several homes in it."""

    __tablename__ = "building"
    refusals = {"uq_building_name": "There is a building with this name already."}

    name: Mapped[str] = mapped_column(unique=True)
    area: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="")


class Home(Model):
    """One home. `lines` is its address without the postcode, one line each; `area` its estate."""

    __tablename__ = "home"
    refusals = {"uq_home_reference": "There is a home with this reference already."}

    reference: Mapped[str] = mapped_column(unique=True)
    lines: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="", index=True)
    building_id: Mapped[int | None] = mapped_column(ForeignKey("building.id"), index=True)
    area: Mapped[str] = mapped_column(default="", index=True)

    building: Mapped[Building | None] = relationship()

    @property
    def address(self) -> str:
        """The whole address, as lines of a letter."""
        return "\n".join(line for line in (*self.lines.split("\n"), self.postcode) if line)


class Household(Model):
    """The people of one tenancy or lease. `reference` is the tenancy's."""

    __tablename__ = "household"
    refusals = {"uq_household_reference": "There is a household with this reference already."}

    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"), index=True)
    reference: Mapped[str] = mapped_column(unique=True)
    tenure: Mapped[Tenure] = mapped_column(
        Enum(Tenure, native_enum=False, length=10, values_callable=lambda kinds: [k.value for k in kinds]),
        default=Tenure.LCRA,
    )
    is_active: Mapped[bool] = mapped_column(default=True)

    home: Mapped[Home] = relationship()
    customers: Mapped[list[Customer]] = relationship(back_populates="household", order_by="Customer.id")


class Customer(Model):
    """A person who lives in one of our homes. `account` is theirs to sign in with, if they have one."""

    __tablename__ = "customer"
    refusals = {
        "uq_customer_reference": "There is a customer with this reference already.",
        "uq_customer_account_id": "This account belongs to another customer.",
    }

    reference: Mapped[str | None] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(index=True)
    born_on: Mapped[date | None]
    language: Mapped[str] = mapped_column(default="en")
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), unique=True)
    household_id: Mapped[int] = mapped_column(ForeignKey("household.id"), index=True)

    account: Mapped[Account | None] = relationship()
    household: Mapped[Household] = relationship(back_populates="customers")
    ways: Mapped[list[ContactWay]] = relationship(
        back_populates="customer", cascade="all, delete-orphan", order_by="ContactWay.id"
    )
    preference: Mapped[ContactPreference | None] = relationship(
        back_populates="customer", cascade="all, delete-orphan"
    )

    @property
    def title(self) -> str:
        """What the log calls this customer: the reference, never the name."""
        return self.reference or ""


class ContactWay(Model):
    """An e-mail address (EMAIL) or a telephone number (SMS, good for calls too). Letters go to the home."""

    __tablename__ = "contact_way"
    __table_args__ = (
        UniqueConstraint("customer_id", "channel", name="one_of_each_way"),
        CheckConstraint("address <> ''", name="has_an_address"),
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id", ondelete="CASCADE"))
    channel: Mapped[Channel] = mapped_column(Enum(Channel, native_enum=False, length=10))
    address: Mapped[str]

    customer: Mapped[Customer] = relationship(back_populates="ways")


class ContactPreference(Model):
    """What a customer asked of us. No row means that they have not said."""

    __tablename__ = "contact_preference"

    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id", ondelete="CASCADE"), unique=True)
    channel: Mapped[Channel | None] = mapped_column(Enum(Channel, native_enum=False, length=10))
    large_print: Mapped[bool] = mapped_column(default=False)
    no_surveys: Mapped[bool] = mapped_column(default=False)
    no_news: Mapped[bool] = mapped_column(default=False)

    customer: Mapped[Customer] = relationship(back_populates="preference")

    @property
    def language(self) -> str:
        return self.customer.language
