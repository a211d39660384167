"""Findings, recommendations, and the report around them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _

from core import audit, clock
from core.accounts.models import Account
from core.database import db
from core.errors import Refused
from scrutiny.projects.models import Evidence, Finding, Project, Recommendation
from scrutiny.projects.services.evidence import next_number
from scrutiny.projects.services.whose_words import (
    only_before_it_is_published,
    only_its_lead,
    only_the_panel,
)


def find(
    project: Project, *, words: str, evidence: Sequence[Evidence] = (), no_evidence_because: str = "", by: Account
) -> Finding:  # fmt: skip
    """Write down what the panel found, and what it rests on.

    Raises Refused when it neither names evidence nor says why it has none.
    """
    only_the_panel(project, by)
    only_before_it_is_published(project)
    finding = Finding(number=next_number(project.findings))
    _fill_finding(finding, project, words, evidence, no_evidence_because)
    project.findings.append(finding)
    db.session.flush()
    audit.record("finding.written", project, by=by, number=finding.number)
    return finding


def change_finding(
    finding: Finding, *, words: str, evidence: Sequence[Evidence] = (), no_evidence_because: str = "", by: Account
) -> None:  # fmt: skip
    """Say it better, or rest it on other evidence."""
    only_the_panel(finding.project, by)
    only_before_it_is_published(finding.project)
    _fill_finding(finding, finding.project, words, evidence, no_evidence_because)
    audit.record("finding.changed", finding.project, by=by, number=finding.number)


def _fill_finding(
    finding: Finding, project: Project, words: str, evidence: Sequence[Evidence], because: str
) -> None:
    if not evidence and not because.strip():
        raise Refused(_("Choose what it rests on, or say why there is no evidence"), field="evidence")
    if evidence and because.strip():
        raise Refused(
            _("It has evidence, so leave this empty"), field="no_evidence_because"
        )  # both would leave a reader wondering which holds
    if any(each.project_id != project.id for each in evidence):
        raise Refused(_("This evidence belongs to another project"), field="evidence")
    finding.words, finding.no_evidence_because = words, because.strip()
    finding.evidence = sorted(evidence, key=lambda each: each.number)
    finding.main_evidence_id = finding.evidence[0].id if finding.evidence else None


def leave_out_finding(finding: Finding, *, by: Account) -> None:
    """Take a finding away again. Raises Refused while a recommendation rests on it."""
    only_the_panel(finding.project, by)
    only_before_it_is_published(finding.project)
    if finding.recommendations:
        raise Refused(_("A recommendation rests on this. Change the recommendation first."))
    audit.record("finding.left_out", finding.project, by=by, number=finding.number)
    finding.project.findings.remove(finding)
    db.session.delete(finding)


def recommend(
    project: Project, *, words: str, outcome_wanted: str, findings: Sequence[Finding], by: Account
) -> Recommendation:
    """Ask the landlord to do something, and say what should come of it.

    Raises Refused without a finding to rest on.
    """
    only_the_panel(project, by)
    only_before_it_is_published(project)
    recommendation = Recommendation(number=next_number(project.recommendations))
    _fill_recommendation(recommendation, project, words, outcome_wanted, findings)
    project.recommendations.append(recommendation)
    db.session.flush()
    audit.record("recommendation.written", project, by=by, number=recommendation.number)
    return recommendation


def change_recommendation(
    recommendation: Recommendation, *, words: str, outcome_wanted: str, findings: Sequence[Finding], by: Account
) -> None:  # fmt: skip
    """Say it better, or rest it on other findings."""
    project = recommendation.project
    only_the_panel(project, by)
    only_before_it_is_published(project)
    _fill_recommendation(recommendation, project, words, outcome_wanted, findings)
    audit.record("recommendation.changed", project, by=by, number=recommendation.number)


def _fill_recommendation(
    recommendation: Recommendation, project: Project, words: str, outcome: str, findings: Sequence[Finding]
) -> None:
    if not findings:
        raise Refused(_("Choose the findings it rests on"), field="findings")
    if any(each.project_id != project.id for each in findings):
        raise Refused(_("This finding belongs to another project"), field="findings")
    recommendation.words, recommendation.outcome_wanted = words, outcome
    recommendation.findings = sorted(findings, key=lambda each: each.number)
    recommendation.main_finding_id = recommendation.findings[0].id


def leave_out_recommendation(recommendation: Recommendation, *, by: Account) -> None:
    """Take a recommendation away again, before the report is out."""
    project = recommendation.project
    only_the_panel(project, by)
    only_before_it_is_published(project)
    audit.record("recommendation.left_out", project, by=by, number=recommendation.number)
    project.recommendations.remove(recommendation)
    db.session.delete(recommendation)


def write_report(
    project: Project, *, now: str, opening: str = "", overran_because: str = "", thanks: str = "", by: Account
) -> None:
    """The panel's words around its findings. `now` is what it is doing, for everybody to see."""
    only_the_panel(project, by)
    only_before_it_is_published(project)
    report = project.report
    report.now, report.opening, report.overran_because, report.thanks = now, opening, overran_because, thanks
    audit.record("report.written", project, by=by)


def publish(project: Project, *, by: Account, on: date | None = None) -> None:
    """Put the report before everybody. From here on its words stand, and the landlord's days run.

    Raises Refused while something is missing: an opening, a finding, a
    recommendation, or why it took longer than it should.
    """
    only_its_lead(project, by)
    only_before_it_is_published(project)
    day = on or clock.today()
    for sentence in what_is_missing(project, day):
        raise Refused(sentence)
    project.report.published_on, project.report.published_by_id = day, by.id
    audit.record("report.published", project, by=by, on=day, recommendations=len(project.recommendations))


def what_is_missing(project: Project, today: date) -> list[str]:
    """What must be there before the report can be published, in sentences."""
    missing = []
    if not project.report.opening.strip():
        missing.append(_("Write how the report begins."))
    if not project.findings:
        missing.append(_("Write what you found."))
    if not project.recommendations:
        missing.append(_("Write what you ask the landlord to do."))
    if today > project.due_on and not project.report.overran_because.strip():
        missing.append(_("It took longer than it should. Say why."))
    return missing
