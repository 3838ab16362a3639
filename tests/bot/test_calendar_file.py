from __future__ import annotations

import warnings
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from bot.takeaway.calendar_file import event_uid, plan_ics
from tests.documents_looked_at import RESULTS

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import vobject

NOW = datetime(2026, 1, 2, 8, tzinfo=UTC)
LANGUAGES = ("en", "de")
DATED = sorted(name for name, result in RESULTS.items() if any(step.due for step in result.assessment.steps))


def file_of(name: str, language: str = "en", now: datetime = NOW) -> bytes:
    made = plan_ics(RESULTS[name], language, now)
    assert made
    return made


def events_of(made: bytes) -> list[Any]:
    return list(Calendar.from_ical(made).walk("VEVENT"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DATED)
def test_each_step_with_a_date_is_an_event_of_the_whole_day(name: str, language: str) -> None:
    events = events_of(file_of(name, language))
    assert [event.decoded("dtstart") for event in events] == [
        step.due for step in RESULTS[name].assessment.steps if step.due
    ]
    for event in events:
        assert type(event.decoded("dtstart")) is date
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(1)
        assert str(event["summary"]).strip()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DATED)
def test_a_second_library_reads_the_same_events(name: str, language: str) -> None:
    made = file_of(name, language)
    read = vobject.readOne(made.decode()).vevent_list
    assert [event.uid.value for event in read] == [str(event["uid"]) for event in events_of(made)]
    assert [event.dtstart.value for event in read] == [event.decoded("dtstart") for event in events_of(made)]
    assert [event.summary.value for event in read] == [str(event["summary"]) for event in events_of(made)]
    rung = [len(event.contents.get("valarm", [])) for event in read]
    assert rung == [len(event.walk("VALARM")) for event in events_of(made)]
    assert any(rung)


@pytest.mark.parametrize("name", DATED)
def test_a_second_import_replaces_the_first(name: str) -> None:
    first = [str(event["uid"]) for event in events_of(file_of(name, "en"))]
    later = [str(event["uid"]) for event in events_of(file_of(name, "de", NOW + timedelta(40)))]
    assert first == later
    assert len(first) == len(set(first))


def test_a_uid_says_interview_year_and_step_and_nothing_of_the_person() -> None:
    assert event_uid("mega", 2026, "convert_in_plan") == "mega-2026-convert_in_plan@mega-backdoor-bot"
    assert event_uid("mega", 2026, "ask_hr", 2) != event_uid("mega", 2026, "ask_hr")
    uids = [str(event["uid"]) for event in events_of(file_of("c1"))]
    assert uids == [str(event["uid"]) for event in events_of(file_of("cents"))]


def test_an_event_is_stamped_with_the_time_in_utc() -> None:
    berlin = datetime.fromisoformat("2026-07-01T01:30:00+02:00")
    assert {event.decoded("dtstamp") for event in events_of(file_of("c1", now=berlin))} == {
        datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    }


def test_alarms_ring_at_nine_a_week_and_a_working_day_before_and_never_on_the_day() -> None:
    event = next(e for e in events_of(file_of("c1")) if "tax_return" in e["uid"])
    offsets = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
    assert offsets == [timedelta(days=-7, hours=9), timedelta(days=-1, hours=9)]


def test_an_alarm_that_would_be_past_already_is_left_out() -> None:
    soon = datetime(2027, 4, 12, tzinfo=UTC)
    event = next(e for e in events_of(file_of("c1", now=soon)) if "tax_return" in e["uid"])
    assert [alarm.decoded("trigger") for alarm in event.walk("VALARM")] == [timedelta(days=-1, hours=9)]


def test_the_description_tells_how_without_marks() -> None:
    event = next(e for e in events_of(file_of("c1", "de")) if "elect_after_tax" in e["uid"])
    assert "23\u00a0%" in event["description"]
    assert "<b>" not in event["description"]
    assert "Information, keine Steuerberatung" in event["description"]


def test_lines_are_at_most_75_bytes_and_end_as_the_standard_says() -> None:
    lines = file_of("longest", "de").split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)


def test_a_plan_without_dates_has_a_calendar_without_events() -> None:
    undated = [name for name in RESULTS if name not in DATED]
    assert undated
    for name in undated:
        assert events_of(plan_ics(RESULTS[name], "en", NOW)) == []
