"""The panel's words are the panel's: every verb and every page, tried as every role."""

from __future__ import annotations

import inspect

import pytest
from sqlalchemy import select

from core.access import Role, permissions
from core.access.permissions import STAFF
from core.audit.models import Entry
from core.database import db
from core.errors import NotAllowed
from scrutiny.projects import queries, services
from scrutiny.projects.models import FollowWord, Project
from tests.makers.scrutiny_projects import a_pool_member, a_published_project, a_written_project, accepted
from tests.sign_in import an_account
from tests.visitor import Visitor

# Each verb that makes or changes the panel's words, as somebody might try it.
PANEL_VERBS = {
    "gather_text": lambda p, by: services.gather_text(p, title="x", text="x", source="x", by=by),
    "gather_quote": lambda p, by: services.gather_quote(p, title="x", text="x", source="x", by=by),
    "gather_file": lambda p, by: services.gather_file(
        p, title="x", text="x", source="x", name="a.txt", content=b"x", by=by
    ),
    "gather_figure": lambda p, by: services.gather_figure(p, title="x", name="committees.meetings", by=by),
    "change_evidence": lambda p, by: services.change_evidence(
        p.evidence[0], title="x", text="x", source="x", by=by
    ),
    "leave_out_evidence": lambda p, by: services.leave_out_evidence(p.evidence[0], by=by),
    "find": lambda p, by: services.find(p, words="x", no_evidence_because="x", by=by),
    "change_finding": lambda p, by: services.change_finding(
        p.findings[0], words="x", no_evidence_because="x", by=by
    ),
    "leave_out_finding": lambda p, by: services.leave_out_finding(p.findings[0], by=by),
    "recommend": lambda p, by: services.recommend(
        p, words="x", outcome_wanted="x", findings=p.findings, by=by
    ),
    "change_recommendation": lambda p, by: services.change_recommendation(
        p.recommendations[0], words="x", outcome_wanted="x", findings=p.findings, by=by
    ),
    "leave_out_recommendation": lambda p, by: services.leave_out_recommendation(p.recommendations[0], by=by),
    "write_report": lambda p, by: services.write_report(p, now="x", opening="x", by=by),
    "publish": lambda p, by: services.publish(p, by=by),
    "follow_up": lambda p, by: services.follow_up(
        p.recommendations[0], word=FollowWord.DONE, words="x", by=by
    ),
}
# What the committee, the landlord and anyone may do. None of them touches a word of the panel's.
OTHER_VERBS = {"Wanted", "answer", "decide", "decide_again", "commission", "propose"}
NOT_THE_PANEL = [role for role in Role if role is not Role.POOL]


def words_of(project: Project) -> list[str]:
    report = project.report
    found = [report.now, report.opening, report.overran_because, report.thanks, str(report.published_on)]
    found += [f"{e.title} {e.text} {e.source}" for e in project.evidence]
    found += [f"{f.words} {f.no_evidence_because} {[e.number for e in f.evidence]}" for f in project.findings]
    found += [
        f"{r.words} {r.outcome_wanted} {[f.number for f in r.findings]} {[f.words for f in r.follow_ups]}"
        for r in project.recommendations
    ]
    return found


def test_every_verb_of_the_room_is_in_the_matrix():
    assert set(services.__all__) == set(PANEL_VERBS) | OTHER_VERBS


@pytest.mark.parametrize("verb", PANEL_VERBS)
def test_every_verb_of_the_panels_asks_who_it_is(verb):
    by = inspect.signature(getattr(services, verb)).parameters["by"]
    assert by.default is inspect.Parameter.empty, f"{verb} can be called by nobody in particular"


@pytest.mark.parametrize("role", NOT_THE_PANEL)
def test_nobody_but_the_panel_changes_the_panels_words(app, role):
    project, somebody = a_written_project(), an_account(role)
    before = words_of(project)
    for name, act in PANEL_VERBS.items():
        with pytest.raises(NotAllowed):
            act(project, somebody)
        assert words_of(project) == before, f"{role} changed words with {name}"


@pytest.mark.parametrize("name", PANEL_VERBS)
def test_even_a_pool_member_of_another_panel_is_turned_away(app, name):
    project = a_written_project()
    with pytest.raises(NotAllowed):
        PANEL_VERBS[name](project, a_pool_member("Carol Jessop"))


@pytest.mark.parametrize("role", [*sorted(STAFF), Role.COMMITTEE, Role.CHAIR])
def test_a_panel_member_who_becomes_staff_or_joins_the_committee_writes_no_more(app, role):
    project = a_written_project()
    project.lead.roles.append(next(each for each in an_account(role).roles))
    for act in PANEL_VERBS.values():
        with pytest.raises(NotAllowed):
            act(project, project.lead)


def test_no_permission_of_staff_or_the_committee_writes_for_a_panel(app):
    assert permissions["projects.gather"].roles == {Role.POOL}


@pytest.mark.parametrize("role", NOT_THE_PANEL)
def test_no_page_lets_anybody_else_write(app, role):
    project = accepted(a_published_project().recommendations[0]).project
    before = words_of(project)
    visitor = Visitor(app).signs_in_as(role)
    tried = 0
    for rule in app.url_map.iter_rules():
        if rule.endpoint.partition(".")[0] != "panel":
            continue
        values = {name: 1 if name == "number" else project.slug for name in rule.arguments}
        address = app.url_map.bind("localhost").build(rule.endpoint, values)
        for method in ("GET", "POST"):
            if method in rule.methods:
                origin = {"Origin": f"http://{app.config['SERVER_NAME']}"}
                data = {
                    "words": "x",
                    "now": "x",
                    "opening": "x",
                    "title": "x",
                    "text": "x",
                    "source": "x",
                    "word": "done",
                }
                response = visitor.client.open(
                    address, method=method, data=data if method == "POST" else None, headers=origin
                )
                assert response.status_code in {400, 403}, (
                    f"{method} {address} as {role}: {response.status_code}"
                )
                tried += 1
    db.session.expire_all()
    assert tried > 15
    assert words_of(queries.by_slug(project.slug)) == before


def test_the_landlords_pages_keep_the_words_whatever_is_sent_to_them(officer):
    project = a_published_project()
    before = words_of(project)
    page = officer.opens(f"/manage/scrutiny/{project.slug}/1")
    page.fills_in(
        {"No, we reject it": True, "Why?": "It costs too much.", "Who answers?": "Femi Oyelaran"},
        then="Answer it",
    )
    assert words_of(queries.by_slug(project.slug)) == before
    assert queries.by_slug(project.slug).recommendations[0].answer.reasons == "It costs too much."


def test_no_command_edits_a_project(app):
    def names(group, path=""):
        for name, command in group.commands.items():
            yield f"{path} {name}".strip()
            if hasattr(command, "commands"):
                yield from names(command, f"{path} {name}")

    words = ("project", "scrutiny", "panel", "recommend", "finding", "evidence")
    assert not [each for each in names(app.cli) if any(word in each for word in words)]


def test_what_was_published_stands_even_for_the_panel(app):
    project = accepted(a_published_project().recommendations[0]).project
    before = words_of(project)
    for name, act in PANEL_VERBS.items():
        if name == "follow_up":
            continue
        with pytest.raises(Exception, match="published"):
            act(project, project.lead)
    assert words_of(project) == before


def test_each_act_is_in_the_audit_trail_with_who_did_it(app):
    project = a_published_project()
    db.session.flush()
    found = {
        entry.event: entry.by_id
        for entry in db.session.scalars(select(Entry).where(Entry.subject_kind == "scrutiny_project"))
    }
    lead = project.lead.id
    assert found["project.commissioned"] == project.commissioned_by_id
    for event in (
        "evidence.gathered",
        "finding.written",
        "recommendation.written",
        "report.written",
        "report.published",
    ):
        assert found[event] == lead
