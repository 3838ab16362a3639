"""What can still go in by the diary, where it knows more than the result."""

from __future__ import annotations

from collections.abc import Mapping

from bot.wording import filled
from core.ledger.state import Ledger
from core.result import WhosePlan


def room_by_diary(plans: Mapping[WhosePlan, Ledger], language: str) -> str:
    """What can still go in by the diary, where it knows more than the result; else nothing."""
    return "\n".join(_by_diary(plan, plans[plan], language) for plan in plans)


def _by_diary(plan: WhosePlan, ledger: Ledger, language: str) -> str:
    """One number, and beside it the limits' one where the pay to come cannot carry that."""
    values = {"amount": ledger.room_left, "possible": ledger.still_possible}
    if plan is WhosePlan.BUSINESS:
        return filled(language, "outcome.by_diary.business", values)
    if ledger.bound_by is not None:
        return filled(language, f"outcome.by_diary.{ledger.bound_by}", values)
    return filled(language, "outcome.by_diary", values)
