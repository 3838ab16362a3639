"""The plan's dates as an iCalendar file (RFC 5545): one event for the whole day per step with a date."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot import texts
from bot.profile import Tag
from bot.takeaway.pieces import PersonalPlan, Todo
from bot.takeaway.plan import personal_plan
from core.assess import Result
from core.calendar_dates import reminder_days

if TYPE_CHECKING:
    from icalendar import Alarm, Event

PRODUCT = "-//mega-backdoor-bot//plan//EN"
NINE_O_CLOCK = timedelta(hours=9)


def plan_ics(result: Result, language: str, now: datetime, owner: Tag | None = None) -> bytes:
    """The calendar file, empty where no step has a date. `now` stamps the events and needs a time zone.

    `owner` is whose plan it is, where a chat has several: the events name it, and replace none of another's.
    """
    from icalendar import Calendar

    plan = personal_plan(result, language)
    dated = [todo for todo in plan.steps if todo.due]
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    seen: Counter[str] = Counter()
    for todo in dated:
        seen[todo.code] += 1
        uid = event_uid(result.interview, result.tax_year, todo.code, seen[todo.code], owner.number if owner else 1)
        calendar.add_component(_event(plan, todo, uid, now, owner))
    return bytes(calendar.to_ical())


def event_uid(interview: str, tax_year: int, step: str, occurrence: int = 1, profile: int = 1) -> str:
    """The same for the same step of a year and plan, so that a second import replaces the first."""
    again = f"-{occurrence}" if occurrence > 1 else ""
    of_profile = f"-of-{profile}" if profile > 1 else ""
    return f"{interview}-{tax_year}-{step}{again}{of_profile}@mega-backdoor-bot"


def _event(plan: PersonalPlan, todo: Todo, uid: str, now: datetime, owner: Tag | None) -> Event:
    from icalendar import Event

    assert todo.due is not None
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", todo.due)
    event.add("dtend", todo.due + timedelta(days=1))
    title = texts.plain(todo.title)
    event.add("summary", f"{owner.name}: {title}" if owner else title)
    event.add("description", f"{texts.plain(todo.how)}\n\n{texts.text(plan.language, 'pdf.foot')}".strip())
    event.add("transp", "TRANSPARENT")
    for day in reminder_days(todo.due):
        offset = day - todo.due + NINE_O_CLOCK
        if datetime.combine(todo.due, time(), UTC) + offset > now:
            event.add_component(_alarm(todo, offset))
    return event


def _alarm(todo: Todo, offset: timedelta) -> Alarm:
    """An alarm at nine in the morning, counted from the beginning of the day wherever the person is."""
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", texts.plain(todo.title))
    alarm.add("trigger", offset)
    return alarm
