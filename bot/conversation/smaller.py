"""Less than the most: a share of what is possible, or an amount for each paycheck, kept or only looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from bot.conversation.turn import Conversation
from bot.conversation.wished_amount import (
    EVERYTHING,
    button_value,
    is_meant_for_another_limit,
    is_of_all,
    is_of_the_business,
    left_with_the_most,
    most_plan,
    spared_by_the_owner,
    wished_value,
)
from bot.parts import Buttons, Words, is_too_much, wish_of
from bot.understanding import Wish, WishKind
from core.amounts import Percent, Problem, as_typed
from core.filling import after_tax_waits, amount_chosen
from core.mega_backdoor.figures import can_elect
from core.mega_backdoor.names import JobFigure
from core.mega_backdoor.questions import LESS, LESS_AT_THE_JOB, LESS_IN_THE_BUSINESS, MEGA
from core.question import read_answer
from core.solo_401k.questions import WAGES_TO_COME

_OF_DEFERRALS = "deferrals"
"""What the button with the half of a raise carried in earlier releases."""
_HALF = "50%"
_NEVER_ASKED = frozenset(question.id for question in MEGA.wishes)


def press_less(conversation: Conversation, value: str, message: int | None) -> bool:
    """Offers smaller amounts below the result, asks for one, or takes the one that was chosen."""
    if not can_take_less(conversation):
        return False
    if value == "choose":
        conversation.say(conversation.outcome(message, Buttons.AMOUNTS))
    elif value == "own":
        ask_for_amount(conversation)
    else:
        return _take(conversation, _HALF if value == _OF_DEFERRALS else value, message)
    return True


def ask_for_amount(conversation: Conversation) -> None:
    """Asks for the amount of each paycheck, or the share of what is possible."""
    conversation.session.awaits = "take"
    conversation.say(Words("less.own.year" if is_of_the_business(conversation) else "less.own"))


def take_typed(conversation: Conversation, line: str) -> bool:
    """The amount that was asked for; False where none was, or where the line is no amount."""
    session = conversation.session
    if session.awaits != "take" or conversation.open_question() is not None:
        return False
    session.awaits = None
    return can_take_less(conversation) and _take(conversation, line.strip(), None)


def what_if(conversation: Conversation, wish: Wish) -> bool:
    """The result with a smaller amount, kept where the line decides; False where nothing can be set on the page."""
    if not can_take_less(conversation) or is_meant_for_another_limit(conversation, wish):
        return False
    if _is_tried(conversation, wish.left):
        return _take(conversation, conversation.session.tried or "", conversation.result_above(), is_meant=True)
    if (left := left_with_the_most(conversation, wish)) is not None:
        conversation.session.keeps = as_typed(wish.left) if wish.left and wish.is_decided else None
        conversation.say_and_go_on(Words("less.left_with_the_most", {"amount": wish.left, "left": left}))
        return True
    value, of_pay = wished_value(conversation, wish)
    if value is None:
        net_pay = most_plan(conversation).before.net_pay
        key = "less.take_home_unknown" if net_pay is None else "less.left_anyway"
        conversation.say_and_go_on(Words(key, {"amount": wish.left, "net_pay": net_pay}))
        return True
    if not value:
        conversation.say(conversation.outcome(conversation.result_above(), Buttons.AMOUNTS))
        return True
    return _is_an_amount(conversation, value) and _look_at(conversation, wish, value, of_pay)


def look_again(conversation: Conversation, value: str) -> None:
    """Shows an amount that is looked at once more, beside answers that have been told since."""
    _look_at(conversation, Wish(WishKind.WHAT_IF), value, None)


def _look_at(conversation: Conversation, wish: Wish, value: str, of_pay: Decimal | None) -> bool:
    """Shows the result with an amount, which is kept where the line decides and it is possible."""
    session = conversation.session
    result = conversation.world.result(conversation.with_answers({**session.answers, **wished(value)}))
    above = conversation.result_above()
    spared = spared_by_the_owner(conversation, wish)
    shown = replace(conversation.outcome(above, trial=value, result=result), of_pay=of_pay, spared=spared)
    # How often a month or a week still comes is told before it counts.
    if wish.is_decided and spared is None and not is_too_much(shown):
        taken = _take(conversation, value, above, is_meant=True)
        session.keeps = as_typed(wish.left) if wish.left else None
        return taken
    conversation.say(shown)
    if not is_too_much(shown):
        session.tried, session.awaits = value, "keep"
    return True


def _is_tried(conversation: Conversation, left: Decimal | None) -> bool:
    """Whether `keep 300` keeps the 300 that are looked at, and does not leave so much to live on."""
    tried = conversation.session.tried
    return left is not None and tried is not None and wish_of(tried)[1] == as_typed(left)


def can_take_less(conversation: Conversation) -> bool:
    """Whether the result has something to set on the plan's page, so that less of it can be."""
    if not conversation.is_complete():
        return False
    result = conversation.result()
    return can_elect(result.told.figures) or after_tax_waits(result) or is_of_the_business(conversation)


def may_be_elected(conversation: Conversation, number: str) -> bool:
    """Whether a number may be the dollars that are to go in from each pay date."""
    if not can_take_less(conversation) or not _is_an_amount(conversation, number):
        return False
    figure = JobFigure.DEFERRALS_RAISED_PER_PAY_DATE if is_of_all(conversation) else JobFigure.PER_PAY_DATE
    most = conversation.result().told.figures.get(figure)
    return not number.endswith("%") and most is not None and Decimal(number) <= most


def keep_tried(conversation: Conversation) -> None:
    """Takes the amount that was looked at as chosen, and says so."""
    session = conversation.session
    if session.tried is not None:
        _put(conversation, session.tried)
        session.tried = None
        result = conversation.result()
        conversation.say(Words("less.taken", {"amount": amount_chosen(result), "year": str(result.tax_year)}))


def wished(value: str) -> Mapping[str, str | None]:
    """The answers that a smaller amount stands for; of the ways to wish for less in one plan only one holds."""
    question, amount = wish_of(value)
    ways = LESS_IN_THE_BUSINESS if question.id in LESS_IN_THE_BUSINESS else LESS_AT_THE_JOB
    return {**dict.fromkeys(ways), question.id: amount}


def wages_looked_at(value: str) -> Decimal | None:
    """The wages to come that an amount which is looked at stands for; None for one that somebody would choose."""
    question, amount = wish_of(value)
    return Decimal(amount) if question is WAGES_TO_COME else None


def _take(conversation: Conversation, value: str, message: int | None, *, is_meant: bool = False) -> bool:
    """Takes an amount as chosen; one that is meant as it stands is no number of a button."""
    if value != EVERYTHING and not is_meant:
        value = button_value(conversation, value)
        if not _is_an_amount(conversation, value):
            return False
    _put(conversation, value)
    conversation.say(conversation.outcome(message))
    return True


def _put(conversation: Conversation, value: str) -> None:
    """Keeps an amount in place of what was chosen before."""
    conversation.session.keeps = None
    put_in_place(conversation, dict.fromkeys(LESS) if value == EVERYTHING else wished(value))


def put_in_place(conversation: Conversation, told: Mapping[str, str | None]) -> None:
    """Keeps what nobody is asked about in place of what stood there before, which is the last change from now on."""
    session = conversation.session
    session.changed_from = {key: session.answers.pop(key, None) for key in told}
    session.answers.update({key: amount for key, amount in told.items() if amount is not None})


def choice_was_taken_back(conversation: Conversation) -> bool:
    """Restores what stood before the last choice, or amount that nobody asked about; False where neither was last."""
    former = conversation.session.changed_from
    if not former or not _NEVER_ASKED.issuperset(former) or not conversation.is_complete():
        return False
    put_in_place(conversation, former)
    conversation.session.keeps = None
    conversation.show_where(Words("change.done"))
    return True


def _is_an_amount(conversation: Conversation, value: str) -> bool:
    question, amount = wish_of(value)
    try:
        read = read_answer(question, amount, conversation.replay().answers)
    except Problem:
        return False
    return isinstance(read, Decimal | Percent)
