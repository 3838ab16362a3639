"""Reminders of steps, at nine in the morning where the person lives; kept with the session, said once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.buttons import number
from bot.conversation.turn import Conversation
from bot.languages import LANGUAGES
from bot.parts import Payday, Reminder, Reminders, Words
from bot.session import Session, step_key
from core.assess import Result
from core.calendar_dates import day_after_pay, reminder_days
from core.mega_backdoor.payroll import dates_to_come

MORNING = time(9)
LATE_SECONDS = 6 * 3600
PAYDAY = "payday"
"""In place of a step's name: the reminder after each pay date."""

ZONES = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "Europe/Berlin",
)


def nine_o_clock(day: date, zone: str) -> int:
    """Nine in the morning of a day in a time zone, in seconds since 1970; daylight saving is the zone's matter."""
    return int(datetime.combine(day, MORNING, ZoneInfo(zone)).timestamp())


def show_reminders(conversation: Conversation) -> None:
    """All dated steps with their reminders; the time zone is asked once."""
    if not conversation.is_complete():
        conversation.show_where(Words("remind.no_plan"))
    elif conversation.session.zone is None:
        _ask_zone(conversation)
    else:
        _list(conversation)


def zones_for(session: Session) -> tuple[str, ...]:
    """The time zones to offer, those of the person's language first."""
    first = LANGUAGES[session.language].zones
    return tuple(sorted(ZONES, key=lambda zone: zone not in first))


def _ask_zone(conversation: Conversation) -> None:
    zones = zones_for(conversation.session)
    conversation.say(Words("remind.zone", buttons=tuple((f"zone.{zone}", f"zone:{zone}") for zone in zones)))


def set_zone(conversation: Conversation, zone: str, _: int | None) -> bool:
    """The person's time zone; reminders already set move with it."""
    if not move_zone(conversation.session, zone):
        return False
    show_reminders(conversation)
    return True


def move_zone(session: Session, zone: str) -> bool:
    """Sets the time zone; reminders already set keep their day and hour there. False for a zone that is not offered."""
    if zone not in ZONES:
        return False
    if session.zone is not None:
        old = ZoneInfo(session.zone)
        days = {key: datetime.fromtimestamp(at, old).date() for key, at in session.reminders.items()}
        session.reminders = {key: nine_o_clock(day, zone) for key, day in days.items()}
    session.zone = zone
    return True


def _list(conversation: Conversation, message: int | None = None) -> None:
    session, result = conversation.session, conversation.result()
    set_now = _payday_key(result) in session.reminders if _paydays(result) else None
    zone = session.zone or ZONES[0]
    conversation.say(Reminders(result, dict(session.reminders), zone, message, set_now))


def _next_time(conversation: Conversation, days: Iterable[date]) -> int | None:
    """The first nine o'clock of these days that is still to come where the person lives."""
    zone, now = conversation.session.zone or ZONES[0], conversation.world.now
    return next((at for day in days if (at := nine_o_clock(day, zone)) > now), None)


def _possible(conversation: Conversation, result: Result) -> dict[str, int]:
    """When each step with a date still to come would be said next."""
    found: dict[str, int] = {}
    for step in result.assessment.steps:
        key = step_key(result.interview, result.tax_year, step.code)
        if step.due is not None and key not in conversation.session.ticked:
            at = _next_time(conversation, reminder_days(step.due))
            if at is not None:
                found[key] = at
    return found


def _paydays(result: Result) -> tuple[date, ...]:
    """The pay dates to be reminded after: those from which after-tax money is to come."""
    figures = result.assessment.figures
    elects = result.replay is not None and bool(figures.get("per_pay_date"))
    return dates_to_come(result.replay.answers) if result.replay and elects else ()


def _payday_key(result: Result) -> str:
    return step_key(result.interview, result.tax_year, PAYDAY)


def _remind_after_pay(conversation: Conversation, result: Result) -> None:
    """Sets the reminder after the next pay date; none where no more comes."""
    at = _next_time(conversation, map(day_after_pay, _paydays(result)))
    if at is not None:
        conversation.session.reminders[_payday_key(result)] = at


def _toggle_paydays(conversation: Conversation, result: Result) -> bool:
    if conversation.session.reminders.pop(_payday_key(result), None) is None:
        _remind_after_pay(conversation, result)
    return bool(_paydays(result))


def set_reminder(conversation: Conversation, value: str, message: int | None) -> bool:
    """Sets or takes back one reminder by the step's number, or all, or none."""
    if value == "list" or conversation.session.zone is None:
        show_reminders(conversation)
        return True
    if not conversation.is_complete():
        return False
    session, result = conversation.session, conversation.result()
    possible = _possible(conversation, result)
    if value == "all":
        session.reminders |= possible
    elif value == "none":
        session.reminders.clear()
    elif value == PAYDAY:
        if not _toggle_paydays(conversation, result):
            return False
    else:
        steps = result.assessment.steps
        index = number(value, len(steps))
        if index is None:
            return False
        key = step_key(session.interview, result.tax_year, steps[index].code)
        if session.reminders.pop(key, None) is None and key in possible:
            session.reminders[key] = possible[key]
    _list(conversation, message)
    return True


def snooze(conversation: Conversation, key: str, _: int | None) -> bool:
    """The same reminder tomorrow morning."""
    session = conversation.session
    if session.zone is None or (_title_of(conversation, key) is None and not key.endswith(f":{PAYDAY}")):
        return False
    now = datetime.fromtimestamp(conversation.world.now, ZoneInfo(session.zone))
    tomorrow = now.date() + timedelta(1)
    session.reminders[key] = nine_o_clock(tomorrow, session.zone)
    conversation.say(Words("remind.snoozed", {"day": tomorrow}))
    return True


def stop(conversation: Conversation, key: str, _: int | None) -> bool:
    """No more reminders, of one step or at all."""
    session = conversation.session
    if key == "all":
        session.reminders.clear()
    else:
        session.reminders.pop(key, None)
    conversation.say(Words("remind.stopped"))
    return True


def say_due_reminders(conversation: Conversation) -> None:
    """Says what is due and sets what comes next; a step that is no longer in the plan is not mentioned."""
    session, now = conversation.session, conversation.world.now
    due = sorted((at, key) for key, at in session.reminders.items() if at <= now)
    for at, key in due:
        del session.reminders[key]
        if key.endswith(f":{PAYDAY}"):
            _say_payday(conversation, key)
        elif key not in session.ticked:
            _say_step(conversation, key, at)


def _say_payday(conversation: Conversation, key: str) -> None:
    result = _result_of(conversation, key)
    paid = [day for day in _paydays(result) if day < conversation.world.today] if result else []
    if result and paid:
        conversation.say(Payday(paid[-1], key))
        _remind_after_pay(conversation, result)


def _say_step(conversation: Conversation, key: str, at: int) -> None:
    found = _title_of(conversation, key)
    if found is None:
        return
    result, index = found
    late = datetime.fromtimestamp(at, UTC).date() if conversation.world.now - at > LATE_SECONDS else None
    conversation.say(Reminder(result, index, key, late))
    following = _possible(conversation, result).get(key)
    if following is not None:
        conversation.session.reminders[key] = following


def _result_of(conversation: Conversation, key: str) -> Result | None:
    """The result that a reminder belongs to, or None where it has gone."""
    interview, year, _ = (*key.split(":", 2), "", "")[:3]
    tax_year = number(year, 10_000)
    return None if tax_year is None else conversation.world.result_of(conversation.session, interview, tax_year)


def _title_of(conversation: Conversation, key: str) -> tuple[Result, int] | None:
    """The result that a reminder belongs to and the number of its step, or None where it has gone."""
    result, code = _result_of(conversation, key), key.split(":", 2)[-1]
    if result is None:
        return None
    codes = [step.code for step in result.assessment.steps]
    return (result, codes.index(code)) if code in codes else None


def forget_reminders(conversation: Conversation) -> None:
    """The person has gone: nothing is due to them any more."""
    conversation.session.reminders.clear()
