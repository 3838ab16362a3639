"""What an owner says of the own plan's year: what is in already, and what wages are still to come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from bot.understanding.counted import SMALL
from bot.understanding.days import names_a_month
from bot.understanding.lexicon import lexicon_of
from bot.understanding.numbers import Amount, amounts_of
from bot.understanding.reading import segments
from bot.understanding.wages_to_come import paychecks_told
from bot.understanding.words import Line, line_of
from core.question import Question
from core.solo_401k.questions import AFTER_TAX_SO_FAR, DEFERRALS_SO_FAR, EMPLOYER_SO_FAR, WAGES_TO_COME

_TABLE: Final = "in_own_plan"
_KINDS: Final[Mapping[str, Question[Any]]] = {"after_tax": AFTER_TAX_SO_FAR, "employer": EMPLOYER_SO_FAR}
_OF_A_WHOLE: Final = 2
"""Amounts of `10k of the 24,500 is in already`, of which the first counts."""


@dataclass(frozen=True, slots=True)
class InOwnPlan:
    """What a line tells of the own plan, by question, and what the line says besides."""

    told: Mapping[Question[Any], Decimal]
    rest: str


def in_own_plan(text: str, *, with_wages: bool) -> InOwnPlan | None:
    """What is in already, with the wages still to come beside it; None where the line tells nothing that is in."""
    line = line_of(text)
    if lexicon_of(_TABLE).has(line, "another_account"):
        return None
    told: dict[Question[Any], Decimal] = {}
    rest = []
    for places in segments(line):
        found = _told_in(line.only(places), with_wages=with_wages)
        if found is None:
            rest.append(line.slice(places[0], places[-1] + 1))
        elif found[0] in told:
            return None
        else:
            told[found[0]] = found[1]
    return InOwnPlan(told, ", ".join(rest)) if told.keys() - {WAGES_TO_COME} else None


def _told_in(part: Line, *, with_wages: bool) -> tuple[Question[Any], Decimal] | None:
    words = lexicon_of(_TABLE)
    said = {hit.group for group in words.groups for hit in words.everywhere(part.words, (group,))}
    amount = _amount(part)
    if amount is None or amount.value is None or "not_it" in said:
        return None
    paid = paychecks_told(part) if with_wages else None
    if with_wages and (paid or {"to_come", "wages"} <= said):
        return WAGES_TO_COME, paid[0] * paid[1] if paid else amount.value
    if names_a_month(part.words) or "so_far" not in said or not said & {"defers", *_KINDS}:
        return None
    kind = next((question for group, question in _KINDS.items() if group in said), DEFERRALS_SO_FAR)
    return kind, amount.value


def _amount(part: Line) -> Amount | None:
    """The only amount of a part, or the first of two of which the other is the whole."""
    amounts = [each for each in amounts_of(part) if (each.value or 0) >= SMALL]
    if any(each.percent or each.negative for each in amounts):
        return None
    is_part = len(amounts) == _OF_A_WHOLE and (amounts[0].value or 0) < (amounts[1].value or 0)
    return amounts[0] if len(amounts) == 1 or is_part else None
