"""Danger heard is judged within the hour, and the hour is counted honestly."""

from datetime import UTC, datetime, timedelta

import pytest

from engagement.safety.urgency import Alert

HEARD = datetime(2027, 3, 28, 0, 30, tzinfo=UTC)  # the night the clocks go forward
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def test_the_hour_of_a_known_writer_starts_when_the_words_came():
    assert Alert(found_at=HEARD + 5 * MINUTE, came_at=HEARD).judge_by == HEARD + HOUR


def test_the_hour_of_an_anonymous_remark_starts_when_it_was_found():
    alert = Alert(found_at=HEARD)
    assert alert.judge_by == HEARD + HOUR
    assert "not known" in alert.why


@pytest.mark.parametrize(
    ("minutes", "judged_after", "expected"),
    [
        (0, None, "waiting"), (60, None, "waiting"), (61, None, "overdue"), (9_999, None, "overdue"),
        (90, 60, "judged in time"), (90, 61, "judged late"), (50, 55, "waiting"),
    ],
)  # fmt: skip
def test_an_alert_stays_open_until_a_person_judges_it(minutes, judged_after, expected):
    judged_at = None if judged_after is None else HEARD + judged_after * MINUTE
    assert Alert(found_at=HEARD, judged_at=judged_at).urgency(HEARD + minutes * MINUTE) == expected


@pytest.mark.parametrize(("seconds", "left"), [(0, 60), (30, 59), (3_600, 0), (3_601, -1)])
def test_minutes_left_are_never_flattered(seconds, left):
    assert Alert(found_at=HEARD).minutes_left(HEARD + timedelta(seconds=seconds)) == left


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        Alert(found_at=HEARD.replace(tzinfo=None))


def test_a_judgement_before_the_alert_is_refused():
    with pytest.raises(ValueError, match="before it is heard"):
        Alert(found_at=HEARD, judged_at=HEARD - MINUTE)
