"""What an owner says of the own plan's year: what is in already, or nothing, and what wages are still to come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from bot.understanding.counted import SMALL
from bot.understanding.days import names_a_month
from bot.understanding.lexicon import TAKING_BACK, lexicon, lexicon_of
from bot.understanding.numbers import amounts_of
from bot.understanding.reading import covered, segments
from bot.understanding.wages_to_come import paychecks_told
from bot.understanding.words import Line, line_of
from core.money import ZERO
from core.question import Question
from core.solo_401k.questions import AFTER_TAX_SO_FAR, DEFERRALS_SO_FAR, EMPLOYER_SO_FAR, ENTITY, WAGES_TO_COME

_TABLE: Final = "in_own_plan"
_KINDS: Final[Mapping[str, Question[Any]]] = {"after_tax": AFTER_TAX_SO_FAR, "employer": EMPLOYER_SO_FAR}
_OF_A_WHOLE: Final = 2
"""Amounts of `10k of the 24,500 is in already`, of which the first counts."""
_SAYING: Final = ("around_nothing", "so_far", "defers", *_KINDS)
_AROUND_NOTHING: Final = ("heard:filler", "heard:opening", "heard:so_far", *TAKING_BACK, "heard:no")


@dataclass(frozen=True, slots=True)
class InOwnPlan:
    """What a line tells of the own plan, by question, and what the line says besides.

    `is_empty`: nothing is in, of no kind of money.
    """

    told: Mapping[Question[Any], Decimal]
    rest: str = ""
    is_empty: bool = False


def in_own_plan(text: str, *, with_wages: bool, is_first: bool = False) -> InOwnPlan | None:
    """What is in already, or nothing, and the wages still to come; None where the line tells neither.

    `is_first`: nobody knows yet that it is an owner, so that a part that says so is told on.
    """
    line = line_of(text)
    if lexicon_of(_TABLE).has(line, "another_account"):
        return None
    told: dict[Question[Any], Decimal] = {}
    rest: list[tuple[int, ...]] = []
    empty = []
    for places in segments(line):
        part = line.only(places)
        found, nothing = _told_in(part, with_wages=with_wages), _nothing_of(part)
        if found is not None and found[0] in told:
            return None
        if found is not None:
            told[found[0]] = found[1]
        elif nothing is not None:
            empty.append(nothing)
        if (found is None and nothing is None) or (is_first and _names_a_business(part)):
            rest.append(places)
    told |= {question: ZERO for each in empty for question in each}
    paid = paychecks_told(line.only(place for places in rest for place in places)) if with_wages else None
    if paid is not None and WAGES_TO_COME not in told:
        told, rest = {**told, WAGES_TO_COME: paid}, []
    said = ", ".join(line.slice(places[0], places[-1] + 1) for places in rest)
    asks_of_wages = told.keys() == {WAGES_TO_COME} and _asks(line)
    return InOwnPlan(told, said, () in empty) if (told or empty) and not asks_of_wages else None


def _told_in(part: Line, *, with_wages: bool) -> tuple[Question[Any], Decimal] | None:
    said, amount = _said(part), _amount(part)
    if "not_it" in said or _asks(part):
        return None
    paid = paychecks_told(part) or (amount if {"to_come", "wages"} <= said else None) if with_wages else None
    if paid is not None:
        return WAGES_TO_COME, paid
    if amount is None or names_a_month(part.words) or "so_far" not in said or not said & {"defers", *_KINDS}:
        return None
    return next(_kinds(said), DEFERRALS_SO_FAR), amount


def _said(part: Line) -> set[str]:
    words = lexicon_of(_TABLE)
    return {hit.group for group in words.groups for hit in words.everywhere(part.words, (group,))}


def _kinds(said: set[str]) -> Iterator[Question[Any]]:
    return (question for group, question in _KINDS.items() if group in said)


def _nothing_of(part: Line) -> tuple[Question[Any], ...] | None:
    """The kind of money of which a part says that nothing is in, none where it names none: `in fact nothing is in`.

    None for a part that says anything else.
    """
    words = lexicon_of(_TABLE)
    hits = words.find(part.words, ("nothing_in",))
    rest = part.without(covered(hits))
    if not hits or amounts_of(rest) or words.has(rest, "not_it") or _asks(part):
        return None
    around = [*lexicon().find(part.words, _AROUND_NOTHING), *words.everywhere(part.words, _SAYING)]
    return None if part.beside(covered([*hits, *around])) else tuple(_kinds(_said(part)))[:1]


def _asks(part: Line) -> bool:
    return any(word.text == "?" for word in part.words)


def _names_a_business(part: Line) -> bool:
    return lexicon().has(part, *lexicon().under(f"choices:{ENTITY.id}:"))


def _amount(part: Line) -> Decimal | None:
    """The only amount of a part, or the first of two of which the other is the whole."""
    amounts = [each for each in amounts_of(part) if (each.value or 0) >= SMALL]
    if any(each.percent or each.negative for each in amounts):
        return None
    is_part = len(amounts) == _OF_A_WHOLE and (amounts[0].value or 0) < (amounts[1].value or 0)
    return amounts[0].value if len(amounts) == 1 or is_part else None
