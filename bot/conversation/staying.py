"""What leaving takes away of the year's pay, kept for who stays after all."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from bot.session import Session
from core.amounts import as_typed
from core.answers import Answers
from core.mega_backdoor.bonus import BONUS_TO_COME
from core.mega_backdoor.payroll import LAST_PAY_DATE, PAY
from core.money import ZERO

_BELONGS_TO: Final = (LAST_PAY_DATE.id, PAY.id)
"""Answers of which another value says that the bonus has been told anew."""


def bonus_of_who_stays(session: Session) -> Decimal:
    """The bonus that leaving has left out; 0 where none, or where pay or day were told anew since."""
    left_out, answers = session.left_out, session.answers
    if not left_out or any(str(answers.get(key)) != left_out[key] for key in _BELONGS_TO):
        return ZERO
    return Decimal(left_out[BONUS_TO_COME.id])


def note_what_leaving_takes(session: Session, before: Answers, given: Mapping[str, Any], known: Decimal) -> None:
    """Keeps the bonus that a last pay date just taken has left out, also one that an earlier date had (`known`)."""
    bonus = before.given().get(BONUS_TO_COME.id) or known
    if LAST_PAY_DATE.id not in given or PAY.id not in given or not bonus:
        return
    session.left_out = {key: str(given[key]) for key in _BELONGS_TO} | {BONUS_TO_COME.id: as_typed(bonus)}
