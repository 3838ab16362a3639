"""What changes the pay of a year under way: taken, and what it makes untrue is asked again."""

from __future__ import annotations

from decimal import Decimal

from bot.conversation.turn import Conversation
from bot.parts import Words
from bot.understanding.year_events import YearEvent, typed_event
from core.amounts import Problem
from core.mega_backdoor.payroll import NEXT_PAY_DATE, PAY, PAY_PER_DATE, rather_of_one_date
from core.mega_backdoor.questions import MEGA
from core.question import read_answer


def event_was_typed(conversation: Conversation, line: str) -> bool:
    """A raise, or a paycheck that did not come, beside a result with paychecks; False for any other line."""
    session = conversation.session
    if session.stage != "done" or session.interview != MEGA.id or session.answers.get(PAY_PER_DATE.id) is None:
        return False
    found = typed_event(line)
    if found is None:
        return False
    conversation.keep_unchanged()
    if found.event is YearEvent.MISSED:
        _ask_again(conversation, Words("event.missed"))
    elif found.amount is not None and _is_pay_of_a_date(conversation, found.amount):
        session.answers[PAY_PER_DATE.id] = f"{found.amount:f}"
        _ask_again(conversation, Words("event.raise", {"amount": found.amount}))
    else:
        session.answers.pop(PAY_PER_DATE.id)
        _ask_again(conversation, Words("event.raise.unknown"))
    return True


def _is_pay_of_a_date(conversation: Conversation, amount: Decimal) -> bool:
    """Whether an amount is rather what one pay date brings than a year's pay, and can be taken."""
    answers = conversation.replay().answers
    before = answers.given().get(PAY_PER_DATE.id)
    if before is None or not rather_of_one_date(amount, before):
        return False
    try:
        read_answer(PAY_PER_DATE, f"{amount:f}", answers)
    except Problem:
        return False
    return True


def _ask_again(conversation: Conversation, notice: Words) -> None:
    """The pay of the year, and the next pay date, are not what they were."""
    for question in (NEXT_PAY_DATE, PAY):
        conversation.session.answers.pop(question.id, None)
    conversation.begin(notice)
