"""What changes the pay of a year under way: taken, and what it makes untrue is asked again."""

from __future__ import annotations

from decimal import Decimal

from bot.conversation.paid_since import up_to_date
from bot.conversation.turn import Conversation
from bot.parts import Words
from bot.understanding.of_each_span import paid_amount
from bot.understanding.words import line_of
from bot.understanding.year_events import YearEvent, typed_event
from core.amounts import Problem
from core.doubts import rather_of_one_date
from core.mega_backdoor.payroll import NET_PAY, NEXT_PAY_DATE, PAY, PAY_PER_DATE
from core.mega_backdoor.questions import MEGA
from core.mega_backdoor.told_ahead import pay_of_one_date, pay_with_a_raise
from core.money import ZERO
from core.question import read_answer


def event_was_typed(conversation: Conversation, line: str) -> bool:
    """A raise, or a paycheck that did not come, beside a result with paychecks; False for any other line."""
    session = conversation.session
    if session.stage != "done" or session.interview != MEGA.id or session.answers.get(PAY_PER_DATE.id) is None:
        return False
    found = typed_event(line)
    if found is None or _is_take_home_pay(conversation, line):
        return False
    conversation.keep_unchanged()
    up_to_date(conversation)
    if found.event is YearEvent.MISSED:
        session.answers.pop(NEXT_PAY_DATE.id, None)
        _ask_again(conversation, Words("event.missed"))
    elif found.amount is not None and _is_pay_of_a_date(conversation, found.amount):
        of_year = pay_with_a_raise(found.amount, conversation.replay().answers)
        session.answers[PAY_PER_DATE.id] = f"{found.amount:f}"
        _ask_again(conversation, Words("event.raise", {"amount": found.amount}), of_year=of_year)
    else:
        before = conversation.replay().answers.given().get(PAY_PER_DATE.id, ZERO)
        session.answers.pop(PAY_PER_DATE.id)
        # Less than a paycheck is no pay of a year.
        by_year = found.amount if found.amount and found.amount > before else None
        _ask_again(conversation, Words("event.raise.unknown"), by_year=by_year)
    return True


def _is_take_home_pay(conversation: Conversation, line: str) -> bool:
    """Whether what a line says to be paid is closer to take-home pay than to gross pay."""
    paid, given = paid_amount(line_of(line)), conversation.replay().answers.given()
    gross, net = given.get(PAY_PER_DATE.id), given.get(NET_PAY.id)
    if paid is None or paid.value is None or not gross or not net:
        return False
    return bool(abs(paid.value - net) < abs(paid.value - gross))


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


def _ask_again(
    conversation: Conversation, notice: Words, by_year: Decimal | None = None, of_year: str | None = None
) -> None:
    """The pay of the year is not what it was; of a new one `by_year` each date is offered, else what is `of_year`."""
    conversation.session.answers.pop(PAY.id, None)
    each = pay_of_one_date(by_year, conversation.replay().answers) if by_year else None
    if each and conversation.start() and conversation.open_question() is PAY_PER_DATE:
        values = {"amount": by_year, "answer": (PAY_PER_DATE.id, each)}
        conversation.ask_next(Words("event.raise.of_year", values), offers=(each,))
    elif of_year and conversation.start() and conversation.open_question() is PAY:
        conversation.ask_next(notice, offers=(of_year,))
    else:
        conversation.begin(notice)
