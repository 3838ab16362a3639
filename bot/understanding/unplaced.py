"""Which numbers of a line answer nothing: they are said back, so that nobody thinks that they count."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from decimal import Decimal
from typing import Final

from bot.understanding.counted import SMALL
from bot.understanding.lexicon import lexicon
from bot.understanding.numbers import MOST_DATES, Amount, amounts_of, written
from bot.understanding.reading import covered
from bot.understanding.words import Line
from core.assess import question_by_id
from core.mega_backdoor.payroll import PAY_SCHEDULE
from core.mega_backdoor.questions import DEFERRALS, DEFERRALS_SO_FAR
from core.pay_dates import DATES_A_YEAR
from core.question import Unit

_NO_MONEY: Final = re.compile(r"1099|19[3-9]\d|20[1-4]\d")
"""A form, or a year as it is typed."""
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_ROUNDED: Final = Decimal("0.001")
_RHYTHM: Final = f"choices:{PAY_SCHEDULE.id}:"


def unplaced(line: Line, answers: Mapping[str, object]) -> tuple[str, ...]:
    """The amounts and percents of a line, as they are typed, that are in none of the answers that it gives."""
    said = {each for given in answers.values() for each in _numbers(given)}
    amounts = [amount for amount in amounts_of(line) if _may_count(amount)]
    totals = {hit.end for hit in lexicon().everywhere(line.words, ("heard:total",))}
    if sum((amount.value or Decimal(0)) for amount in amounts) in said:
        return ()
    if any(amount.start in totals and amount.value in said for amount in amounts[1:]):
        return ()
    taken = covered(lexicon().find(line.words, lexicon().under(_RHYTHM)))
    if any(_decides(question_id) for question_id in answers):
        return ()
    left = [a for a in amounts if a.value not in said and taken.isdisjoint(range(a.start, a.end))]
    left = [a for a in left if not _is_of_each_date(a, said)]
    # Beside what is in, the rate that runs says what follows.
    left = [a for a in left if not (a.percent and DEFERRALS_SO_FAR.id in answers)]
    deferred = _numbers(answers.get(DEFERRALS.id))
    left = [a for a in left if not any(_make_up(a, other, said, deferred) for other in amounts)]
    left = [a for a in left if not _NO_MONEY.fullmatch(line.slice(a.start, a.end).rstrip(" ."))]
    return tuple(line.slice(amount.start, amount.end).rstrip(" .") for amount in left)


def _make_up(one: Amount, other: Amount, said: Set[Decimal], deferred: Set[Decimal]) -> bool:
    """Whether an answer is the sum of two amounts, `base 210k, bonus 30k`; of deferrals one may be in it many times."""
    less, more = sorted((one.value or Decimal(0), other.value or Decimal(0)))
    if one is other or less + more in said:
        return one is not other
    times = [(each - more) / less for each in deferred] if less else []
    return any(0 < each <= MOST_DATES and each == int(each) for each in times)


def _is_of_each_date(amount: Amount, said: Set[Decimal]) -> bool:
    """Whether an answer is what an amount of each month or pay date comes to in a year: `120k, 10k monthly`."""
    value = Decimal(0) if amount.percent else amount.value or Decimal(0)
    return any(abs(value * times - each) <= _ROUNDED * each for times in DATES_A_YEAR.values() for each in said if each)


def _decides(question_id: str) -> bool:
    """Whether a number decides the answer, and so counts: `box 3 war 149.800`."""
    question = question_by_id(question_id)
    by_number = question.talk.by_number if question else None
    return by_number is not None and by_number.unit is Unit.DOLLARS


def _numbers(given: object) -> set[Decimal]:
    if _DATE.fullmatch(str(given)):
        # The 4 of `2026-12-04` is no match of 4%.
        return set()
    text = written(Decimal(str(given))) if _is_number(given) else str(given)
    return {Decimal(each) for each in _NUMBER.findall(text)}


def _is_number(given: object) -> bool:
    return isinstance(given, int | float) and not isinstance(given, bool)


def _may_count(amount: Amount) -> bool:
    """Whether a number is money or a percent beyond doubt; a small one is an age, a day or a count."""
    return amount.value is not None and (not amount.is_bare or amount.value >= SMALL)
