"""When reminders come: at nine in the morning where the person lives, of a step or after a pay date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.buttons import number
from bot.conversation.turn import Conversation
from bot.parts import Payday
from bot.profile import step_key
from core.assess import Result
from core.calendar_dates import day_after_pay
from core.mega_backdoor.names import JobFigure
from core.mega_backdoor.payroll import dates_to_come
from core.mega_backdoor.questions import MEGA

MORNING = time(9)
PAYDAY = "payday"
"""In place of a step's name: the reminder after each pay date."""

FORMS = "forms"
"""In place of a step's name: the reminder on the day by which payers send their forms."""

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


def next_time(conversation: Conversation, days: Iterable[date]) -> int | None:
    """The first nine o'clock of these days that is still to come where the person lives."""
    zone, now = conversation.session.zone or ZONES[0], conversation.world.now
    return next((at for day in days if (at := nine_o_clock(day, zone)) > now), None)


def result_of(conversation: Conversation, key: str) -> Result | None:
    """The result that a reminder belongs to, or None where it has gone."""
    interview, year, _ = (*key.split(":", 2), "", "")[:3]
    tax_year = number(year, 10_000)
    return None if tax_year is None else conversation.world.result_of(conversation.session, interview, tax_year)


def paydays(result: Result) -> tuple[date, ...]:
    """The pay dates to be reminded after: those from which after-tax money is to come."""
    figures = result.told.figures
    elects = result.replay is not None and bool(figures.get("per_pay_date"))
    return dates_to_come(result.replay.answers) if result.replay and elects else ()


def payday_key(result: Result) -> str:
    """The name of the reminder after each pay date, in place of a step's."""
    return step_key(result.interview, result.tax_year, PAYDAY)


def forms_key(tax_year: int) -> str:
    """The name of the reminder of a year's tax forms, in place of a step's."""
    return step_key(MEGA.id, tax_year, FORMS)


def _remind_after_pay(conversation: Conversation, result: Result) -> None:
    """Sets the reminder after the next pay date; none where no more comes."""
    at = next_time(conversation, map(day_after_pay, paydays(result)))
    if at is not None:
        conversation.session.reminders[payday_key(result)] = at


def toggle_paydays(conversation: Conversation, result: Result) -> bool:
    """Sets the reminder after each pay date or takes it back; False where no pay comes any more."""
    if conversation.session.reminders.pop(payday_key(result), None) is None:
        _remind_after_pay(conversation, result)
    return bool(paydays(result))


def say_payday(conversation: Conversation, key: str) -> None:
    """Asks after a pay date whether the money came in as it should, and sets the next reminder."""
    result = result_of(conversation, key)
    paid = [day for day in paydays(result) if day < conversation.world.today] if result else []
    if result and paid:
        figures = result.told.figures
        day, amount = paid[-1], figures.get(JobFigure.FROM_EACH_PAY_DATE) or figures[JobFigure.PER_PAY_DATE]
        conversation.say(Payday(day, key, amount, converts=day.year == conversation.world.today.year))
        _remind_after_pay(conversation, result)
