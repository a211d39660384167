"""What the verbs of scrutiny do and refuse."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError

from core import clock as core_clock
from core.access import Role
from core.accounts.services import add_account
from core.database import db
from core.errors import Refused
from core.figures import work_out
from engagement.actions import queries as actions
from engagement.themes import services as themes
from engagement.voices.models import Kind
from engagement.voices.outcomes import what_came_of
from engagement.voices.services import hear, take_back, voice_by_code
from scrutiny.committees.services import plan_meeting
from scrutiny.projects import queries, services, telling
from scrutiny.projects.models import Finding, FollowWord, TopicWord, Word
from scrutiny.projects.state import State
from tests.makers.scrutiny_projects import (
    a_pool_member,
    a_project,
    a_published_project,
    a_written_project,
    accepted,
    the_chair,
    the_officer,
)
from tests.sign_in import an_account


def test_a_project_is_due_on_the_last_day_of_its_eighth_week(app, clock):
    clock.move_to("2027-01-04 09:00")
    assert str(a_project().due_on) == "2027-02-28"


@pytest.mark.parametrize("role", [Role.CUSTOMER, Role.OFFICER, Role.ADMINISTRATOR, Role.CHAIR])
def test_a_panel_comes_from_the_pool(app, role):
    somebody = an_account(role)
    with pytest.raises(Refused, match="not in the pool"):
        a_project(panel=[a_pool_member(), somebody])


def test_a_panel_is_independent_of_staff_and_committee(app):
    both = add_account(name="Two Hats", email="two@example.org", roles=[Role.POOL, Role.OFFICER])
    db.session.flush()
    with pytest.raises(Refused, match="independent"):
        a_project(panel=[a_pool_member(), both])


def test_the_lead_sits_on_the_panel(app):
    with pytest.raises(Refused, match="must be on the panel"):
        a_project(lead=a_pool_member("Carol Jessop"))


def test_a_finding_names_its_evidence_or_says_why_it_has_none(app):
    project = a_project()
    with pytest.raises(Refused, match="say why there is no evidence"):
        services.find(project, words="Gutters come last.", by=project.lead)
    finding = services.find(
        project,
        words="Gutters come last.",
        no_evidence_because="Three workers told us in private.",
        by=project.lead,
    )
    assert finding.number == 1


@pytest.mark.postgres
def test_the_database_itself_refuses_a_finding_with_neither(app):
    project = a_project()
    with pytest.raises(IntegrityError), db.session.begin_nested():
        db.session.add(Finding(project_id=project.id, number=1, words="Gutters come last."))


@pytest.mark.postgres
def test_the_database_refuses_evidence_of_another_project(app):
    first, second = a_written_project(), a_project(title="Letters")
    with pytest.raises(IntegrityError), db.session.begin_nested():
        strange = Finding(project_id=second.id, number=1, words="x", main_evidence_id=first.evidence[0].id)
        db.session.add(strange)


def test_evidence_a_finding_rests_on_is_not_left_out(app):
    project = a_written_project()
    with pytest.raises(Refused, match="finding rests on this"):
        services.leave_out_evidence(project.evidence[0], by=project.lead)


def test_a_figure_is_fixed_as_it_stood_that_day_with_todays_value_beside_it(app, clock):
    clock.move_to("2026-11-02 10:00")
    project = a_project()
    plan_meeting(title="One", on=core_clock.today(), place="Hall", by=None)
    db.session.flush()
    evidence = services.gather_figure(
        project, title="Meetings so far", name="committees.meetings", by=project.lead
    )
    clock.move_to("2026-11-24 10:00")
    plan_meeting(title="Two", on=core_clock.today(), place="Hall", by=None)
    db.session.flush()
    fixed = evidence.figure
    assert (fixed.text, fixed.value, str(fixed.as_at)) == ("1", "1", "2026-11-02")
    assert telling.figure_source(fixed) == "As it stood on 2 November 2026. Nobody typed it in."
    assert telling.figure_today(fixed) == "Today it is 2."


def test_a_figure_nobody_has_heard_of_is_refused_beside_its_name(app):
    project = a_project()
    with pytest.raises(Refused) as refused:
        services.gather_figure(project, title="x", name="repairs.days", by=project.lead)
    assert refused.value.field == "name"


def test_only_the_lead_publishes(app):
    project = a_written_project()
    with pytest.raises(Refused, match="Only the panel's lead"):
        services.publish(project, by=a_pool_member("Blessing Okonkwo"))


def test_a_report_that_took_too_long_says_why_before_it_is_published(app, clock):
    clock.move_to("2026-09-01 10:00")
    project = a_written_project()
    clock.move_to("2026-11-24 10:00")
    with pytest.raises(Refused, match="Say why"):
        services.publish(project, by=project.lead)


def test_accepting_opens_an_action_that_everybody_can_see(app):
    recommendation = accepted(a_published_project().recommendations[0])
    action = recommendation.answer.action
    assert action.published_on
    assert [a.slug for a in actions.came_from("recommendation", "damp-and-mould/1")] == [action.slug]
    assert action.you_said == "Mend the wall first."


def test_a_yes_without_an_action_is_refused(app):
    recommendation = a_published_project().recommendations[0]
    with pytest.raises(Refused, match="who does it, and by when"):
        services.answer(recommendation, word=Word.ACCEPT, reasons="Yes.", by_name="Femi", by=the_officer())


def test_an_answer_once_given_is_not_changed_but_decided_again_in_sight(app):
    recommendation = accepted(a_published_project().recommendations[0])
    with pytest.raises(Refused, match="not changed"):
        services.answer(recommendation, word=Word.REJECT, reasons="No.", by_name="Femi", by=the_officer())
    services.decide_again(
        recommendation, word=Word.REJECT, reasons="It costs more.", by_name="Femi", by=the_officer()
    )
    assert [answer.word for answer in recommendation.answers] == [Word.ACCEPT, Word.REJECT]


def test_the_landlord_has_twenty_working_days_and_lateness_is_counted_from_then(app, clock):
    clock.move_to("2026-11-02 10:00")
    recommendation = a_published_project().recommendations[0]
    assert str(queries.answer_due_on(recommendation.project)) == "2026-11-30"
    clock.move_to("2026-11-30 10:00")
    assert telling.lateness_words(recommendation, core_clock.today()) == ""
    clock.move_to("2026-12-01 10:00")
    assert telling.lateness_words(recommendation, core_clock.today()) == "The answer is 1 day late"
    accepted(recommendation)
    clock.move_to("2026-12-20 10:00")
    assert telling.lateness_words(recommendation, core_clock.today()) == "Answered 1 day late"


def test_the_panel_says_half_done_and_then_done_and_both_stay(app):
    recommendation = accepted(a_published_project().recommendations[0])
    project = recommendation.project
    for word in (FollowWord.HALF, FollowWord.DONE):
        services.follow_up(recommendation, word=word, words="We went and looked.", by=project.lead)
    db.session.flush()
    assert [said.word for said in recommendation.follow_ups] == [FollowWord.HALF, FollowWord.DONE]
    assert queries.state(project) is State.DONE


def test_whoever_proposed_a_topic_follows_it_to_the_action(app):
    code = "BIRCH-LAKE-ROBIN-42"
    topic = services.propose(title="Damp", words="It comes back every winter.", code=code)
    db.session.flush()
    services.decide(
        topic,
        word=TopicWord.LISTED,
        title="Damp",
        says="We will talk.",
        shown="It comes back.",
        by=the_chair(),
    )
    recommendation = accepted(a_published_project(topic=topic).recommendations[0])
    titles = [stop.title for stop in what_came_of(voice_by_code(code))]
    assert [title for title in titles if "committee" in title] == [
        "The committee has read it", "The committee takes it up",
    ]  # fmt: skip
    assert "The report is published" in titles
    assert any(
        stop.link and recommendation.answer.action.slug in stop.link
        for stop in what_came_of(voice_by_code(code))
    )


def test_the_same_form_sent_twice_is_one_topic(app):
    one = services.propose(title="Damp", words="x", code="BIRCH-LAKE-ROBIN-42")
    db.session.flush()
    assert services.propose(title="Damp", words="x", code="birch lake robin 42") is one


def test_a_no_to_a_topic_has_a_reason(app):
    topic = services.propose(title="Damp", words="x")
    db.session.flush()
    with pytest.raises(Refused, match="Say why"):
        services.decide(topic, word=TopicWord.NOT_TAKEN_UP, title="Damp", says=" ", shown="", by=the_chair())


def test_the_figures_count_what_happened_in_their_time(app, clock):
    clock.move_to("2026-09-01 10:00")
    late = a_written_project(title="Letters")
    clock.move_to("2026-11-24 10:00")
    services.write_report(
        late, now="", opening="We read letters.", overran_because="We waited.", by=late.lead
    )
    services.publish(late, by=late.lead)
    accepted(a_published_project().recommendations[0])
    db.session.flush()
    values = {
        name: work_out(name, since="2026-11-01").value
        for name in (
            "projects.commissioned", "projects.completed", "recommendations.made", "recommendations.accepted",
            "recommendations.partly", "recommendations.rejected", "recommendations.done",
        )
    }  # fmt: skip
    assert list(values.values()) == [1, 2, 2, 1, 0, 0, 0]
    assert work_out("projects.in_eight_weeks").text == "50%"
    assert work_out("recommendations.answered_in_time").text == "100%"
    assert work_out("projects.completed", until="2026-11-01").value == 0


def test_a_draft_counts_nowhere(app):
    a_written_project()
    assert work_out("recommendations.made").value == 0
    assert work_out("projects.in_eight_weeks").text == "not counted yet"


def an_approved_quote():
    voice = hear(kind=Kind.SURVEY, source="survey:repairs", remarks=[("Why?", "They painted it white.")])
    theme = themes.add_theme("Damp and mould", "Wet walls.", by=the_officer())
    db.session.flush()
    return voice, themes.approve_quote(voice.remarks[0], theme, "They painted it white.", by=the_officer())


def test_an_approved_quote_is_taken_word_for_word(app):
    project = a_project()
    _voice, quote = an_approved_quote()
    evidence = services.gather_quote(project, title="White paint", quote=quote, by=project.lead)
    assert (evidence.text, evidence.source) == (
        "They painted it white.",
        "A customer, about “Damp and mould”",
    )
    with pytest.raises(Refused, match="stay as they are"):
        services.change_evidence(
            evidence, title="x", text="They painted.", source=evidence.source, by=project.lead
        )


def test_a_quote_the_customer_takes_back_is_shown_no_more(app):
    project = a_project()
    voice, quote = an_approved_quote()
    evidence = services.gather_quote(project, title="White paint", quote=quote, by=project.lead)
    db.session.flush()
    assert telling.words_stand(evidence)
    take_back(voice)
    db.session.flush()
    assert not telling.words_stand(evidence)


def test_a_no_is_settled_or_not_and_never_counts_as_done(app):
    recommendation = a_published_project().recommendations[0]
    services.answer(
        recommendation, word=Word.REJECT, reasons="It costs £37 a home.", by_name="Femi", by=the_officer()
    )
    said = services.follow_up(
        recommendation, word=FollowWord.DONE, words="The sums are clear.", by=recommendation.project.lead
    )
    db.session.flush()
    assert telling.follow_words(said) == "Settled, we say"
    assert work_out("recommendations.done").value == 0
