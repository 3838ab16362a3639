"""What a person says of a bonus beside a result: taken into the year's pay, or answered with the day to act by."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.conversation.answering import correct
from bot.conversation.turn import Conversation
from bot.parts import Words
from bot.understanding.year_events import BonusNews, told_bonus
from core.amounts import as_typed
from core.mega_backdoor.bonus import BONUS_TO_COME, pay_with_bonus
from core.mega_backdoor.payroll import PAY, PAY_PER_DATE
from core.mega_backdoor.payroll_calendar import PayrollCalendar
from core.mega_backdoor.questions import MEGA
from core.money import ZERO


def bonus_was_told(conversation: Conversation, line: str) -> bool:
    """Takes what a line says of the bonus, beside a result with paychecks; False for any other line."""
    session = conversation.session
    if session.stage != "done" or session.interview != MEGA.id or session.answers.get(PAY_PER_DATE.id) is None:
        return False
    told = told_bonus(line, conversation.world.today)
    if told is None:
        return False
    if told.amount is not None:
        has_come = told.news is BonusNews.HAS_COME
        return (_has_come if has_come else _is_to_come)(conversation, told.amount)
    known: Decimal = conversation.replay().answers.get(BONUS_TO_COME) or ZERO
    if not known:
        return False
    if told.day is not None:
        conversation.say_and_go_on(_by_when(conversation, told.day))
        return True
    left = pay_with_bonus(conversation.replay().answers, ZERO)
    less = {PAY.id: as_typed(left)} if told.news is BonusNews.OFF and left is not None else {}
    correct(conversation, {BONUS_TO_COME.id: as_typed(ZERO), **less})
    return True


def _is_to_come(conversation: Conversation, bonus: Decimal) -> bool:
    """Takes a bonus that the year's pay knows nothing of; False where bonuses are asked about already."""
    answers = conversation.replay().answers
    pay = pay_with_bonus(answers, bonus)
    if pay is None or BONUS_TO_COME.may_be_asked(answers):
        return False
    correct(conversation, {PAY.id: as_typed(pay), BONUS_TO_COME.id: as_typed(bonus)})
    return True


def _has_come(conversation: Conversation, bonus: Decimal) -> bool:
    """A bonus that is paid already: none is to come, and pay that knew nothing of it has it from now on."""
    answers = conversation.replay().answers
    known: Decimal = answers.get(BONUS_TO_COME) or ZERO
    pay = None if known or BONUS_TO_COME.may_be_asked(answers) else pay_with_bonus(answers, bonus)
    correct(conversation, {BONUS_TO_COME.id: as_typed(ZERO), **({PAY.id: as_typed(pay)} if pay is not None else {})})
    return True


def _by_when(conversation: Conversation, day: date) -> Words:
    """By when the election must be set to count for a bonus of a day."""
    calendar = PayrollCalendar((day,), day.year, conversation.world.today)
    if calendar.change_by is None:
        return Words("event.bonus_day.late", {"day": day})
    if calendar.is_short_notice:
        return Words("event.bonus_day.short", {"day": day})
    return Words("event.bonus_day", {"day": day, "by": calendar.change_by})
