"""Scrutiny projects for tests, at every stage."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from core import clock
from core.access import Role
from core.accounts.models import Account
from core.accounts.services import add_account, by_email
from core.database import db
from scrutiny.projects import services
from scrutiny.projects.models import Project, Recommendation, Word
from scrutiny.projects.services import Wanted
from tests.sign_in import an_account


def a_pool_member(name: str = "Yusuf Rahman") -> Account:
    """Somebody of the pool, made the first time they are asked for."""
    email = f"{name.lower().replace(' ', '.')}@example.org"
    account = by_email(email) or add_account(name=name, email=email, roles=[Role.CUSTOMER, Role.POOL])
    db.session.flush()
    return account


def the_chair() -> Account:
    return an_account("committee_chair")


def the_officer() -> Account:
    return an_account("engagement_officer")


def a_project(**changes: Any) -> Project:
    """Commissioned today, led by Yusuf Rahman, with Blessing Okonkwo."""
    lead = a_pool_member()
    values: dict[str, Any] = {
        "title": "Damp and mould",
        "question": "Why does mould come back?",
        "looks_at": "Homes treated in the last two years.",
        "leaves_out": "New homes.",
        "sponsor": "Femi Oyelaran, damp and mould lead",
        "panel": [lead, a_pool_member("Blessing Okonkwo")],
        "lead": lead,
        "by": the_chair(),
    }
    project = services.commission(**(values | changes))
    db.session.flush()
    return project


def a_written_project(**changes: Any) -> Project:
    """With evidence, a finding and a recommendation; not published."""
    project = a_project(**changes)
    lead = project.lead
    evidence = services.gather_text(
        project, title="Seven visits", text="Two of seven homes are dry.", source="Visits in week 3", by=lead
    )
    finding = services.find(project, words="Paint on a wet wall does not last.", evidence=[evidence], by=lead)
    services.recommend(
        project,
        words="Mend the wall first.",
        outcome_wanted="No mould after a winter.",
        findings=[finding],
        by=lead,
    )
    services.write_report(project, now="Writing", opening="We looked at seven homes.", by=lead)
    db.session.flush()
    return project


def a_published_project(**changes: Any) -> Project:
    project = a_written_project(**changes)
    services.publish(project, by=project.lead)
    db.session.flush()
    return project


def accepted(recommendation: Recommendation) -> Recommendation:
    """Answered with a yes, and with an action due in 60 days."""
    wanted = Wanted(
        "Walls first", "Mend walls before we paint.", "Femi Oyelaran", clock.today() + timedelta(days=60)
    )
    services.answer(
        recommendation,
        word=Word.ACCEPT,
        reasons="You are right.",
        by_name="Femi Oyelaran",
        by=the_officer(),
        wanted=wanted,
    )
    db.session.flush()
    return recommendation
