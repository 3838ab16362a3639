"""An amount that is a sentence of its own, before others that tell of something else: `yes 3000. I put in 500 each`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from bot.understanding.before import left_after
from bot.understanding.case import Case
from bot.understanding.counted import SMALL
from bot.understanding.in_parts import facts_beside
from bot.understanding.lexicon import TAKING_BACK, lexicon
from bot.understanding.marks import marks
from bot.understanding.numbers import Amount, amounts_of
from bot.understanding.reading import covered
from bot.understanding.understood import Answered
from bot.understanding.words import Line
from core.amount_types import EmployerShare
from core.answer_types import Choice, Day
from core.question import Question

_END: Final = re.compile(r"[.!,;]\s")
_PAUSES: Final = ",;"
_TAKING_BACK: Final = (*TAKING_BACK, "heard:taken_back", "heard:looked_up", "heard:puts_right")


def told_in_a_sentence(case: Case, question: Question[Any]) -> Answered | None:
    """The amount that the first sentence is and nothing else, with the facts of those behind it."""
    if case.asks or isinstance(question.type, Choice | Day | EmployerShare):
        return None
    first = next(((end, own) for end, own in _beginnings(case.line) if amounts_of(own)), None)
    if first is None or not _is_an_amount(first[1]):
        return None
    end, own = first
    behind = case.line.without(range(len(own.words)))
    pays_in = question.talk.pay is not None and lexicon().has(behind, "heard:i_pay_in")
    if (end in _PAUSES and not pays_in) or not _tells_of_others(question, amounts_of(own)[0], behind):
        return None
    found = case.answer_in(own, question)
    if found is None:
        return None
    later = left_after(question, found.answers[question.id], case.situation)
    told = facts_beside(case, question, later, frozenset(range(len(own.words))))
    return Answered({**told.answers, **found.answers})


def _beginnings(line: Line) -> Iterator[tuple[str, Line]]:
    """What a line says up to each of its pauses but the last, with the sign that makes it."""
    for end in _END.finditer(line.text):
        words = [place for place, word in enumerate(line.words) if word.start < end.start()]
        if len(words) < len(line.words):
            yield end.group()[0], line.only(words)


def _is_an_amount(own: Line) -> bool:
    """Whether words are one amount and no more than a yes to it."""
    amounts = amounts_of(own)
    around = lexicon().find(own.words, ("heard:yes", "heard:filler"))
    return len(amounts) == 1 and not own.beside(covered([*amounts, *around]))


def _tells_of_others(question: Question[Any], own: Amount, behind: Line) -> bool:
    """Whether the sentences behind an amount have one of something else, and neither add to it nor take it back."""
    money = [each.value for each in amounts_of(behind) if (each.value or 0) >= SMALL]
    if not money or behind.words[0].text in marks("adds") | marks("together"):
        return False
    if lexicon().has(behind, *_TAKING_BACK, f"names:{question.id}"):
        return False
    is_contrast = any(word.text in marks("contrast") for word in behind.words)
    return not is_contrast and not (lexicon().has(behind, "heard:total") and _comes_to(own, money))


def _comes_to(own: Amount, money: Sequence[Decimal | None]) -> bool:
    """Whether the last amount may be what the first one adds up to; of two others it is rather that of the other."""
    total, value = money[-1] or Decimal(0), own.value or Decimal(0)
    summed = sum((each or Decimal(0) for each in money[:-1]), value)
    return len(money) == 1 or not value or total % value == 0 or total == summed
