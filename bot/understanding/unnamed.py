"""A number alone beside a result: the answers that it may be, which is asked back; or one that stays as it was."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from bot.understanding.case import Case
from bot.understanding.lexicon import lexicon
from bot.understanding.numbers import Amount, amounts_of, written
from bot.understanding.reading import covered
from bot.understanding.understood import AskBack, Nothing, Wish, WishKind
from bot.understanding.words import line_of
from core.amounts import Percent, Problem
from core.answer_types import Choice
from core.mega_backdoor.questions import DEFERRALS, own_deferrals
from core.question import Question, doubted, read_answer

_AROUND: Final = (
    "heard:filler",
    "heard:opening",
    "heard:wait",
    "heard:wrong",
    "heard:instead",
    "heard:hold_on",
    "heard:back_to",
)
_KEPT: Final = ("heard:kept", "heard:back_to")
_MEANT: Final = "heard:meant"
_OFFERED: Final = 5
_YEARS_AROUND: Final = 3
_NEAR: Final = 4
"""How many times as much as before, or how little, an answer may have become."""


def left_as_it_was(case: Case) -> Wish | None:
    """The result, for who keeps what is answered after a look at something else: `ok no, keep 20k`."""
    kept = lexicon().find(case.line.words, _KEPT)
    amounts = amounts_of(case.line)
    whole = any(hit.end - hit.start > 1 for hit in kept if hit.group == _KEPT[0])
    if not kept or case.asks or len(amounts) > 1 or not (amounts or whole):
        return None
    if lexicon().has(case.line, *(f"names:{question.id}" for question in case.questions)):
        return None
    known = covered([*amounts, *lexicon().find(case.line.words, (*_KEPT, "heard:no", *_AROUND))])
    if case.line.beside(known):
        return None
    values = [_number(value) for value in case.answers.given().values()]
    return Wish(WishKind.RESULT, is_decided=True) if all(each.value in values for each in amounts) else None


def amount_meant(text: str) -> str | None:
    """The amount that a line says was meant, and nothing else: `i mean 250000`; None for any other line."""
    line = line_of(text)
    amounts, hits = amounts_of(line), lexicon().find(line.words, (_MEANT, "heard:no", *_AROUND))
    says = any(hit.group == _MEANT for hit in hits)
    if not says or len(amounts) != 1 or amounts[0].value is None or line.beside(covered([*amounts, *hits])):
        return None
    return written(amounts[0].value) + ("%" if amounts[0].percent else "")


def _number(value: object) -> object:
    return value.rate if isinstance(value, Percent) else value


def unnamed_number(case: Case) -> AskBack | Nothing | None:
    """The answers that a line may give that is an amount and no word of what it is; None for any other line.

    Whatever such a line is like, it asks nothing.
    """
    amounts = amounts_of(case.line)
    if len(amounts) != 1 or case.asks or case.assumed or amounts[0].value is None:
        return None
    known = covered([*amounts, *lexicon().find(case.line.words, _AROUND)])
    if case.line.beside(known):
        return None
    given = written(amounts[0].value) + ("%" if amounts[0].percent else "")
    if given.isdigit() and abs(int(given) - case.answers.tax_year) <= _YEARS_AROUND and not amounts[0].dollars:
        # `I mean the one from 2025` names a year.
        return None
    near = {each.id: far for each in case.questions if (far := _distance(case, each, amounts[0], given)) is not None}
    offered = sorted(near, key=lambda key: near[key])[:_OFFERED]
    return AskBack(offered[0], (given,), ahead=dict.fromkeys(offered, given)) if offered else Nothing(off_subject=False)


def _distance(case: Case, question: Question[Any], amount: Amount, given: str) -> Decimal | None:
    """How far a number is from the answer that it may be; None where it cannot be one."""
    before = case.answers.given().get(question.id)
    if question is DEFERRALS and isinstance(before, Percent) and not amount.percent:
        before = own_deferrals(case.answers)
    if before is None or isinstance(question.type, Choice) or isinstance(before, Percent) != amount.percent:
        return None
    try:
        value = read_answer(question, given, case.answers)
    except Problem:
        return None
    if isinstance(before, Percent) and isinstance(value, Percent):
        return abs(before.rate - value.rate)
    if not isinstance(before, Decimal) or not isinstance(value, Decimal) or value <= 0:
        return None
    if doubted(question, value, case.answers) is not None:
        return None
    far = max(value / before, before / value) if before > 0 else Decimal(_NEAR)
    return far if far <= _NEAR and value != before else None
