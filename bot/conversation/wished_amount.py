"""What somebody who wants less wishes for, as a button carries it: dollars of each pay date, or a share."""

from __future__ import annotations

from decimal import Decimal

from bot.conversation.turn import Conversation
from bot.parts import IN_ALL, OF_THE_YEAR, OF_WAGES, SHARES
from bot.understanding import Wish
from core.amounts import PercentOfPay, Problem, as_typed
from core.filling import after_tax_waits, share_of_the_business
from core.less_of_the_year import is_split_between_plans, takes_less_in_the_business, takes_less_of_the_year
from core.mega_backdoor.bonus import BONUS_TO_COME
from core.mega_backdoor.names import JobFigure
from core.mega_backdoor.one_plan import OnePlan
from core.mega_backdoor.questions import LESS, MEGA, SPARE
from core.money import ZERO
from core.owner import Spared, in_the_business, spared_this_year
from core.solo_401k.questions import SPARE as OF_THE_BUSINESS

EVERYTHING = "100%"
_WHOLE = Decimal(100)


def wished_value(conversation: Conversation, wish: Wish) -> tuple[str | None, Decimal | None]:
    """The amount wished for, and the percent of pay that it was meant as.

    Empty where the wish names none, None where nobody knows what would leave so much.
    """
    if wish.share == 1:
        return EVERYTHING, None
    if is_of_the_business(conversation) or _is_for_the_business(conversation, wish):
        return _of_the_year(conversation, wish), None
    plan = most_plan(conversation)
    if wish.left is not None:
        spared = plan.spared_to_leave(wish.left)
        return (None if not spared else _of_all(as_typed(spared))), None
    percent, put = _percent_of_pay(plan, wish), _of_all if _is_of_both(conversation, plan, wish) else str
    if percent is not None:
        return put(_of_pay(plan, percent)), percent
    if wish.share is not None:
        share = f"{(wish.share * 100).normalize():f}%"
        return share if wish.of_after_tax and not is_of_all(conversation) else button_value(conversation, share), None
    if wish.amount is None:
        return "", None
    return put(as_typed(_of_each_date(conversation, plan, wish.amount, wish))), None


def left_with_the_most(conversation: Conversation, wish: Wish) -> Decimal | None:
    """What the most leaves of each pay date, where that is as much as somebody wants to keep; else None."""
    if wish.left is None or is_of_the_business(conversation):
        return None
    plan = most_plan(conversation)
    if plan.before.net_pay is None:
        return None
    left = plan.before.net_pay - plan.dollars_of_sum(plan.most_in_all)
    return left if left >= wish.left else None


def button_value(conversation: Conversation, value: str) -> str:
    """An amount or share as it is kept: one of all that is set, where own deferrals take all of the pay."""
    if value.startswith((IN_ALL, OF_THE_YEAR, OF_WAGES)):
        return value
    if is_of_the_business(conversation):
        is_share = value.endswith("%")
        return OF_THE_YEAR + (_share_of_the_year if is_share else _amount_of_the_year)(conversation, value)
    if not is_of_all(conversation) and not (value.endswith("%") and _raises_before(conversation)):
        return value
    if not value.endswith("%"):
        return _of_all(value)
    try:
        share = Decimal(value[:-1])
    except ArithmeticError:
        return value
    plan = most_plan(conversation)
    return _of_all(
        _of_pay(plan, plan.percent_of_share(share)) if _has_bonus(plan) else as_typed(plan.share_in_all(share))
    )


def _share_of_the_year(conversation: Conversation, value: str) -> str:
    try:
        return as_typed(share_of_the_business(conversation.result(), Decimal(value[:-1])))
    except ArithmeticError:
        return value


def _amount_of_the_year(conversation: Conversation, value: str) -> str:
    """An amount of the year; no more than what is in already is meant on top of that."""
    in_already = in_the_business(conversation.result())
    try:
        amount = OF_THE_BUSINESS.type.read(value)
    except Problem:
        return value
    return as_typed(amount + in_already) if amount <= in_already else value


def _of_the_year(conversation: Conversation, wish: Wish) -> str:
    """What an owner wants to pay in this year; empty where the line names no amount of the year."""
    if wish.share is not None:
        return OF_THE_YEAR + _share_of_the_year(conversation, f"{(wish.share * 100).normalize():f}%")
    if wish.of_wages and wish.amount is not None:
        return OF_WAGES + as_typed(wish.amount)
    if (spared := spared_by_the_owner(conversation, wish)) is not None:
        # It is put in from now on, beside what is in.
        return OF_THE_YEAR + as_typed(spared.in_all + in_the_business(conversation.result()))
    is_of_the_year = wish.amount is not None and (wish.in_all is not False or wish.of_business)
    return OF_THE_YEAR + _amount_of_the_year(conversation, as_typed(wish.amount or ZERO)) if is_of_the_year else ""


def spared_by_the_owner(conversation: Conversation, wish: Wish) -> Spared | None:
    """What an owner without a job can spare each month or week this year; else None."""
    if wish.amount is None or wish.times is None or not is_of_the_business(conversation):
        return None
    return spared_this_year(conversation.replay().answers, wish.amount, wish.times)


def is_meant_for_another_limit(conversation: Conversation, wish: Wish) -> bool:
    """Whether an amount is meant for the own plan, into which own deferrals could still go as well as at the job."""
    result = conversation.result()
    return wish.of_business and is_split_between_plans(result) and not takes_less_in_the_business(result)


def _is_for_the_business(conversation: Conversation, wish: Wish) -> bool:
    return wish.of_business and takes_less_in_the_business(conversation.result())


def is_of_the_business(conversation: Conversation) -> bool:
    """Whether the plan is that of an owner without a job, into which something can still go this year."""
    return conversation.session.interview == MEGA.id and takes_less_of_the_year(conversation.result())


def is_of_all(conversation: Conversation) -> bool:
    """Whether less is less of own deferrals and after-tax money together: deferrals take all, or it was wished so."""
    if SPARE.id in conversation.session.answers:
        return True
    return after_tax_waits(conversation.result())


def _raises_before(conversation: Conversation) -> bool:
    """Whether own deferrals are raised before after-tax money is set: a share is then one of both."""
    return bool(conversation.result().told.figures.get(JobFigure.DEFERRALS_RAISED))


def most_plan(conversation: Conversation) -> OnePlan:
    """The plan with all that is possible, whatever was chosen before."""
    others = {key: value for key, value in conversation.session.answers.items() if key not in LESS}
    return OnePlan(conversation.world.replay(conversation.with_answers(others)).answers)


def _is_of_both(conversation: Conversation, plan: OnePlan, wish: Wish) -> bool:
    """Whether an amount is one of own deferrals and after-tax money together: what somebody can spare is spent once."""
    speaks_of_one = wish.of_after_tax or wish.instead_of is not None
    return is_of_all(conversation) or (bool(plan.raised) and not speaks_of_one)


def _of_all(value: str) -> str:
    return IN_ALL + value


def _of_each_date(conversation: Conversation, plan: OnePlan, amount: Decimal, wish: Wish) -> Decimal:
    """An amount as one of each pay date; one of the year is spread, as is one that no pay date carries."""
    of_both = _is_of_both(conversation, plan, wish)
    most = plan.dollars_of_sum(plan.most_in_all) if of_both else plan.per_pay_date or ZERO
    if wish.instead_of is not None:
        # It is meant as the amount was that it replaces.
        is_of_the_year = wish.instead_of > most + 1
    else:
        is_of_the_year = bool(wish.in_all) or (wish.in_all is None and amount > most)
    return plan.dollars_of_sum(amount) if is_of_the_year else amount


def _of_pay(plan: OnePlan, percent: Decimal) -> str:
    """A percent of pay as an amount of each pay date; where a bonus comes, of which it takes its part, as a percent."""
    return str(PercentOfPay(percent)) if _has_bonus(plan) else as_typed(plan.dollars_of_percent(percent))


def _has_bonus(plan: OnePlan) -> bool:
    return bool(plan.answers.get(BONUS_TO_COME))


def _percent_of_pay(plan: OnePlan, wish: Wish) -> Decimal | None:
    """The percent of pay that is meant, as the plan's page counts; None for a share of what is possible.

    More than pay can carry is one of what is possible where it is said to be less, or is among the shares offered.
    """
    percent, most = wish.percent, plan.percent_of_share(_WHOLE)
    if percent is None or wish.of_the_most or most is None:
        return None
    return None if percent > most and (wish.is_less or percent in SHARES) else percent
