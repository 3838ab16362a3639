"""A change that comes after a paycheck: what the pay dates since have made untrue is not reckoned with any more."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from bot.conversation.diary import by_diary
from bot.conversation.diary_plans import of_paychecks
from bot.conversation.turn import Conversation
from bot.parts import Words
from core.ledger.entries import EntryKind
from core.mega_backdoor.passed import Passed

_EARLY: Final = timedelta(3)
"""Money that comes so early belongs to its pay date."""


def up_to_date(conversation: Conversation) -> list[Words]:
    """Moves the next pay date on, with the after-tax money so far from the diary, or asked again, and says so."""
    if conversation.passed() is None or not conversation.start():
        return []
    known = known_by_a_full_diary(conversation)
    said = conversation.bring_up_to_date()
    conversation.session.answers.update(known)
    return said


def known_by_a_full_diary(conversation: Conversation) -> dict[str, object]:
    """What the diary knows of the pay dates since; nothing where it was not kept up to the last paycheck."""
    found = conversation.passed()
    return by_diary(conversation) if found is None or _has_the_last_paycheck(conversation, found) else {}


def _has_the_last_paycheck(conversation: Conversation, found: Passed) -> bool:
    """Whether the diary goes on to the last paycheck."""
    days = [entry.day for entry in of_paychecks(conversation.session) if entry.kind is EntryKind.AFTER_TAX]
    return max(days, default=date.min) >= found.last - _EARLY
