"""Less than the most: a share of what is possible, or an amount for each paycheck, kept or only looked at."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bot.buttons import Act, act_data
from bot.conversation.turn import Conversation
from bot.parts import SHARES, Buttons, OwnCase, Words, is_too_much
from bot.understanding import Wish
from bot.understanding.own_case import Own, OwnQuestion
from core.amounts import Percent, PercentOfPay, Problem, as_typed
from core.assess import Result
from core.mega_backdoor.bonus import BONUS_TO_COME
from core.mega_backdoor.figures import can_elect
from core.mega_backdoor.names import JobFigure, JobStep
from core.mega_backdoor.one_plan import OnePlan
from core.mega_backdoor.questions import MEGA, TAKE
from core.money import ZERO
from core.question import read_answer

EVERYTHING = "100%"
_HALF = Decimal("0.5")
OF_DEFERRALS = "deferrals"
"""Half of what own deferrals are raised by, where they leave nothing for after-tax money."""


def press_less(conversation: Conversation, value: str, message: int | None) -> bool:
    """Offers smaller amounts below the result, asks for one, or takes the one that was chosen."""
    if value == OF_DEFERRALS:
        return _half_of_deferrals(conversation)
    if not can_take_less(conversation):
        return False
    if value == "choose":
        conversation.say(conversation.outcome(message, Buttons.AMOUNTS))
    elif value == "own":
        ask_for_amount(conversation)
    else:
        return _take(conversation, value, message)
    return True


def ask_for_amount(conversation: Conversation) -> None:
    """Asks for the amount of each paycheck, or the share of what is possible."""
    conversation.session.awaits = "take"
    conversation.say(Words("less.own"))


def take_typed(conversation: Conversation, line: str) -> bool:
    """The amount that was asked for; False where none was, or where the line is no amount."""
    session = conversation.session
    if session.awaits != "take" or conversation.open_question() is not None:
        return False
    session.awaits = None
    return can_take_less(conversation) and _take(conversation, line.strip(), None)


def what_if(conversation: Conversation, wish: Wish) -> bool:
    """The result with a smaller amount that is not kept; False where nothing can be set on the plan's page."""
    if not can_take_less(conversation):
        return _less_of_the_raise(conversation, wish)
    of_pay = _percent_of_pay(conversation, wish)
    value = _wished(conversation, wish) if of_pay is None else _of_pay(conversation, of_pay)
    if not value:
        conversation.say(conversation.outcome(conversation.result_above(), Buttons.AMOUNTS))
        return True
    if not _is_an_amount(conversation, value):
        return False
    session = conversation.session
    result = conversation.world.result(conversation.with_answers(session.answers | {TAKE.id: value}))
    shown = replace(conversation.outcome(conversation.result_above(), trial=value, result=result), of_pay=of_pay)
    conversation.say(shown)
    if not is_too_much(shown):
        session.tried, session.awaits = value, "keep"
    return True


def after_tax_waits(result: Result) -> bool:
    """Whether own deferrals take all that the pay dates carry, so that nothing is set after tax."""
    return any(step.code == JobStep.AFTER_TAX_WAITS for step in result.assessment.steps)


def _half_of_deferrals(conversation: Conversation) -> bool:
    """Raising own deferrals by less; False where they leave something for after-tax money."""
    if not conversation.is_complete() or not after_tax_waits(conversation.result()):
        return False
    conversation.say(OwnCase(OwnQuestion(Own.HALF), conversation.result()))
    return True


def _less_of_the_raise(conversation: Conversation, wish: Wish) -> bool:
    """What less than the most is where own deferrals take all of it; without an amount half of it."""
    plan = _plan(conversation) if conversation.is_complete() and conversation.session.interview == MEGA.id else None
    if plan is None or not plan.raised:
        return False
    most = plan.raised_per_pay_date
    if wish.percent is not None and not wish.of_the_most:
        amount = plan.dollars_of_percent(wish.percent)
    elif wish.amount is not None:
        amount = _of_each_date(plan, wish, most)
    else:
        amount = plan.share_of_the_raise(wish.share or _HALF)
    left = plan.left_beside(amount)
    possible = "less.deferrals" if left else "less.deferrals.estimated"
    key = possible if amount <= most else "less.deferrals.above"
    buttons = (("button.to_result", act_data(Act.PLAN, "result")), ("button.steps", act_data(Act.PLAN, "steps")))
    conversation.say(Words(key, {"amount": amount, "per_pay_date": most, "left": left}, buttons))
    return True


def _of_each_date(plan: OnePlan, wish: Wish, most: Decimal) -> Decimal:
    """An amount as one of each pay date; one of the year is spread, as is one that no pay date carries."""
    amount = wish.amount or ZERO
    is_of_the_year = wish.in_all or (wish.in_all is None and amount > most)
    return plan.dollars_of_sum(amount) if is_of_the_year else amount


def _wished(conversation: Conversation, wish: Wish) -> str:
    if wish.share is not None or wish.amount is None:
        return f"{(wish.share * 100).normalize():f}%" if wish.share is not None else ""
    most = conversation.result().told.figures.get(JobFigure.PER_PAY_DATE)
    plan = _plan(conversation)
    return as_typed(_of_each_date(plan, wish, most)) if isinstance(most, Decimal) else str(wish.amount)


def _of_pay(conversation: Conversation, percent: Decimal) -> str:
    """A percent of pay as an amount of each pay date; where a bonus comes, of which it takes its part, as a percent."""
    if conversation.replay().answers.get(BONUS_TO_COME):
        return str(PercentOfPay(percent))
    return as_typed(_plan(conversation).dollars_of_percent(percent))


def _percent_of_pay(conversation: Conversation, wish: Wish) -> Decimal | None:
    """The percent of pay that is meant, as the plan's page counts; None for a share of what is possible.

    More than pay can carry is one of what is possible where it is said to be less, or is among the shares offered.
    """
    percent, most = wish.percent, _plan(conversation).percent_of_all
    if percent is None or wish.of_the_most or most is None:
        return None
    return None if percent > most and (wish.is_less or percent in SHARES) else percent


def _plan(conversation: Conversation) -> OnePlan:
    return OnePlan(conversation.replay().answers)


def can_take_less(conversation: Conversation) -> bool:
    """Whether the result has something to elect, so that less of it can be."""
    if not conversation.is_complete():
        return False
    return can_elect(conversation.result().told.figures)


def may_be_elected(conversation: Conversation, number: str) -> bool:
    """Whether a number may be the dollars that are to go in from each pay date."""
    if not can_take_less(conversation) or not _is_an_amount(conversation, number):
        return False
    most = conversation.result().told.figures.get(JobFigure.PER_PAY_DATE)
    return not number.endswith("%") and most is not None and Decimal(number) <= most


def _take(conversation: Conversation, value: str, message: int | None) -> bool:
    if not _is_an_amount(conversation, value):
        return False
    if value == EVERYTHING:
        conversation.session.answers.pop(TAKE.id, None)
    else:
        conversation.session.answers[TAKE.id] = value
    conversation.say(conversation.outcome(message))
    return True


def _is_an_amount(conversation: Conversation, value: str) -> bool:
    try:
        read = read_answer(TAKE, value, conversation.replay().answers)
    except Problem:
        return False
    return isinstance(read, (Decimal, Percent))
