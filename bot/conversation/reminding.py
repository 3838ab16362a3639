"""Reminders of steps, at nine in the morning where the person lives; kept with the session, said once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.buttons import number
from bot.conversation.limits_to_come import LIMITS, tell_of_limits, wait_for_limits
from bot.conversation.reminder_times import (
    FORMS,
    PAYDAY,
    ZONES,
    next_time,
    nine_o_clock,
    payday_key,
    paydays,
    result_of,
    say_payday,
    toggle_paydays,
)
from bot.conversation.season import remind_of_forms
from bot.conversation.switching import looking_at
from bot.conversation.time_zones import ask_zone
from bot.conversation.turn import Conversation
from bot.parts import Reminder, Reminders, Words
from bot.profile import step_key
from bot.session import Session
from core.assess import Result
from core.calendar_dates import reminder_days

LATE_SECONDS = 6 * 3600


def show_reminders(conversation: Conversation) -> None:
    """All dated steps with their reminders; the time zone is asked once."""
    if not conversation.is_complete():
        conversation.show_where(Words("remind.no_plan"))
    elif conversation.session.zone is None:
        conversation.session.remind_wish = None
        ask_zone(conversation)
    else:
        _list(conversation)


def _list(
    conversation: Conversation, message: int | None = None, *, page: int | None = None, near: int | None = None
) -> None:
    session, result = conversation.session, conversation.result()
    set_now = payday_key(result) in session.reminders if paydays(result) else None
    zone = session.zone or ZONES[0]
    conversation.say(Reminders(result, dict(session.reminders), zone, message, set_now, page, near))


def _possible(conversation: Conversation, result: Result) -> dict[str, int]:
    """When each step with a date still to come would be said next."""
    found: dict[str, int] = {}
    for step in result.assessment.steps:
        key = step_key(result.interview, result.tax_year, step.code)
        if step.due is not None and key not in conversation.session.ticked:
            at = next_time(conversation, reminder_days(step.due))
            if at is not None:
                found[key] = at
    return found


def set_reminder(conversation: Conversation, value: str, message: int | None) -> bool:
    """Sets or takes back one reminder by the step's number, or all, or none."""
    if value == LIMITS:
        return conversation.is_complete() and wait_for_limits(conversation)
    if value == "list" or conversation.session.zone is None:
        show_reminders(conversation)
        return True
    if not conversation.is_complete():
        return False
    if value == PAYDAY:
        if not toggle_paydays(conversation, conversation.result()):
            return False
        _list(conversation, message, page=0)
    elif value.startswith("page:"):
        _list(conversation, message, page=number(value.removeprefix("page:")))
    elif value in ("all", "none"):
        if value == "all":
            set_all_reminders(conversation)
        else:
            conversation.session.reminders.clear()
        _list(conversation, message)
    else:
        return _toggle(conversation, value, message)
    return True


def set_all_reminders(conversation: Conversation) -> None:
    """Sets the next reminder of each step that has none yet and one still to come."""
    session = conversation.session
    session.reminders = _possible(conversation, conversation.result()) | session.reminders


def _toggle(conversation: Conversation, value: str, message: int | None) -> bool:
    """Sets the reminder of one step or takes it back; False for a forged number."""
    session, result = conversation.session, conversation.result()
    steps = result.assessment.steps
    index = number(value, len(steps))
    if index is None:
        return False
    possible, key = _possible(conversation, result), step_key(session.interview, result.tax_year, steps[index].code)
    if session.reminders.pop(key, None) is None:
        if key not in possible and key not in session.ticked:
            conversation.say(Words("remind.too_late"))
            return True
        session.reminders |= {key: possible[key]} if key in possible else {}
    _list(conversation, message, near=index)
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
        _clear_all(session)
    else:
        session.reminders.pop(key, None)
    conversation.say(Words("remind.stopped"))
    return True


def _clear_all(session: Session) -> None:
    for profile in session.profiles:
        profile.reminders.clear()


def say_due_reminders(conversation: Conversation) -> None:
    """Says what is due in any profile, and that the limits somebody waits for are there."""
    now = conversation.world.now
    due = [each.profile for each in conversation.session.profiles if any(at <= now for at in each.reminders.values())]
    for number_due in due:
        with looking_at(conversation, number_due):
            _say_due(conversation)
    tell_of_limits(conversation)


def _say_due(conversation: Conversation) -> None:
    """Says what is due and sets what comes next; a step that is no longer in the plan is not mentioned."""
    session, now = conversation.session, conversation.world.now
    due = sorted((at, key) for key, at in session.reminders.items() if at <= now)
    for at, key in due:
        del session.reminders[key]
        if key.endswith(f":{PAYDAY}"):
            say_payday(conversation, key)
        elif key.endswith(f":{FORMS}"):
            remind_of_forms(conversation)
        elif key not in session.ticked:
            _say_step(conversation, key, at)


def _say_step(conversation: Conversation, key: str, at: int) -> None:
    found = _title_of(conversation, key)
    if found is None:
        return
    result, index = found
    late = datetime.fromtimestamp(at, UTC).date() if conversation.world.now - at > LATE_SECONDS else None
    is_today = result.assessment.steps[index].due == conversation.world.today
    conversation.say(Reminder(result, index, key, late, is_today))
    following = _possible(conversation, result).get(key)
    if following is not None:
        conversation.session.reminders[key] = following


def _title_of(conversation: Conversation, key: str) -> tuple[Result, int] | None:
    """The result that a reminder belongs to and the number of its step, or None where it has gone."""
    result, code = result_of(conversation, key), key.split(":", 2)[-1]
    if result is None:
        return None
    codes = [step.code for step in result.assessment.steps]
    return (result, codes.index(code)) if code in codes else None


def forget_reminders(conversation: Conversation) -> None:
    """The person has gone: nothing is due to them any more."""
    conversation.session.waits_for_limits = None
    _clear_all(conversation.session)
