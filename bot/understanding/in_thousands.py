"""A changed amount that is about a thousandth of what it was: `gewinn wird eher 250`, where it was 280,000."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from bot.understanding.case import Case
from bot.understanding.numbers import written
from bot.understanding.understood import AskBack, Change, Understood
from core.amounts import Problem
from core.assess import question_by_id

_THOUSAND: Final = 1_000
_NEAR: Final = 4
"""Times as much as before, or as little, that as many thousands may be."""


def asked_in_thousands(case: Case, found: Understood) -> Understood:
    """The change, or both amounts to choose from where as many thousands are near what stood there."""
    if not isinstance(found, Change) or len(found.answers) != 1:
        return found
    ((question_id, given),) = found.answers.items()
    before = case.answers.given().get(question_id)
    question = question_by_id(question_id)
    if question is None or not isinstance(before, Decimal):
        return found
    try:
        value = question.type.read(given)
    except Problem:
        return found
    if not isinstance(value, Decimal) or not 0 < value < _THOUSAND:
        return found
    thousands = value * _THOUSAND
    is_near = before <= _NEAR * thousands and thousands <= _NEAR * before
    return AskBack(question_id, (written(thousands), written(value))) if is_near else found
