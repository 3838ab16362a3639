"""A bonus that was told before it is asked about: counted on top of the year's pay, or said not to count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from bot.conversation.turn import Conversation
from bot.parts import Words
from core.amounts import as_typed
from core.interview import Replay
from core.mega_backdoor.bonus import BONUS_TO_COME
from core.mega_backdoor.payroll import PAY, PAY_PER_DATE, pay_of_all_dates, pay_still_to_come
from core.mega_backdoor.told_ahead import bonus_without_room, pay_with_it_on_top


@dataclass(frozen=True, slots=True)
class OnTop:
    """What a bonus changes of the answers, the answers that it replaces, and what is said of it."""

    given: Mapping[str, Any] = field(default_factory=dict)
    former: Mapping[str, Any] = field(default_factory=dict)
    said: tuple[Words, ...] = ()


def count_told_bonus(conversation: Conversation, before: Replay, given: Mapping[str, Any]) -> OnTop:
    """Adds a bonus to the year's pay that its pay dates alone make up; else says that it does not count.

    One that has counted is added only where it is told anew: a change of the pay may well have taken it in.
    """
    session, after = conversation.session, conversation.replay()
    bonus = bonus_without_room(session.answers, after.answers)
    is_told = BONUS_TO_COME.id in given
    stood = bonus == bonus_without_room(before.raw, before.answers) and _is_paid_alike(before, after)
    if not bonus or (stood and not is_told):
        return OnTop()
    pay = pay_with_it_on_top(bonus, after.answers)
    if pay is None or (BONUS_TO_COME in before.path and not is_told):
        return OnTop(said=(_not_counted(after, bonus),))
    former = {PAY.id: session.answers[PAY.id]}
    given = {PAY.id: as_typed(pay), BONUS_TO_COME.id: session.answers[BONUS_TO_COME.id]}
    said = Words("bonus.on_top", {"pay": pay_of_all_dates(after.answers)})
    session.answers.update(given)
    return OnTop(given, former, (said,))


def _is_paid_alike(before: Replay, after: Replay) -> bool:
    return all(before.answers.given().get(key) == after.answers.given().get(key) for key in (PAY.id, PAY_PER_DATE.id))


def _not_counted(after: Replay, bonus: Decimal) -> Words:
    """Why a bonus does not count: no paycheck comes any more, or the year's pay has no room for it."""
    if not pay_still_to_come(after.answers):
        return Words("bonus.no_dates", {"bonus": bonus})
    return Words("bonus.no_room", {"bonus": bonus, "pay": pay_of_all_dates(after.answers)})
