"""What somebody wants to keep of each paycheck: it holds whatever answers change afterwards."""

from __future__ import annotations

from decimal import Decimal

from bot.conversation.smaller import can_take_less
from bot.conversation.turn import Conversation
from bot.conversation.wished_amount import is_of_the_business, most_plan
from bot.parts import Words
from core.amounts import as_typed
from core.mega_backdoor.questions import LESS, SPARE


def remember_what_is_kept(conversation: Conversation, left: Decimal) -> None:
    """Keeps in mind what is to be left of each paycheck, until there is a result that may take from it."""
    conversation.session.keeps = as_typed(left)
    conversation.remind(Words("less.kept_for_later", {"amount": left}))


def keep_as_much(conversation: Conversation) -> list[Words]:
    """Takes as much less as leaves what is to be kept of each paycheck beside the answers as they are now."""
    session = conversation.session
    if session.keeps is None or not can_take_less(conversation) or is_of_the_business(conversation):
        return []
    left, plan = Decimal(session.keeps), most_plan(conversation)
    spared = plan.spared_to_leave(left)
    if spared is None:
        return []
    for way in LESS:
        session.answers.pop(way, None)
    if not spared:
        return [Words("less.left_anyway", {"amount": left, "net_pay": plan.before.net_pay})]
    if spared >= plan.dollars_of_sum(plan.most_in_all):
        return []
    session.answers[SPARE.id] = as_typed(spared)
    return [Words("less.kept", {"amount": left})]
