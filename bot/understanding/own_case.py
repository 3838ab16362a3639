"""What somebody asks about the own result: by when, how much of it, what is left; answered with its own figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from bot.understanding.day_asked import days_named
from bot.understanding.days import names_a_month
from bot.understanding.lexicon import Hit, after_opening, lexicon
from bot.understanding.numbers import Amount, amounts_of
from bot.understanding.reading import covered
from bot.understanding.wages_to_come import paychecks_told
from bot.understanding.words import MONTHS, Line, line_of

_TABLE: Final = "own"
_BESIDE: Final = ("own:beside", "heard:filler", "heard:opening", "heard:question")
_ASKS_BACK: Final = "own:asks_back"
_WHY: Final = "own:why"
_OF_ACCESS: Final = "asked:access"
_OF_THE_EMPLOYER: Final = "own:of_the_employer"
_NAMED: Final = f"{_TABLE}:named:"
_INCOME_TAX, _PAYING, _PAY_DATE = "income_tax", "paying", "pay_date"
_ASKING: Final = ("heard:question", f"{_TABLE}:asks")
_SUPPOSES: Final = "heard:what_if"
_YEAR_END: Final = f"{_TABLE}:year_end"
_SOME_DAY: Final = date(2000, 1, 1)
"""Whatever day it is, the same words name a day."""
_LEAST: Final = 100
"""Dollars: a smaller number counts something."""
_SIGNS: Final = "?!%$€."
_UNKNOWN: Final = 1
"""How many other words leave it plain what is asked."""


class Own(StrEnum):
    """What a question of one's own case is about."""

    STILL_POSSIBLE = "still_possible"
    DEADLINE = "deadline"
    CONVERT = "convert"
    LEFT = "left"
    TYPING = "typing"
    HALF = "half"
    FIRST = "first"
    EMPLOYER = "employer"
    LITTLE = "little"
    BONUS = "bonus"
    HCE = "hce"
    FORM_5500 = "form_5500"
    FORMS = "forms"
    LEAVING = "leaving"
    TAX = "tax"
    FOREIGN_INCOME = "foreign_income"
    PRO_RATA = "pro_rata"
    WORTH_IT = "worth_it"
    WHERE = "where"
    UNSETTLED = "unsettled"
    NOTHING_TO_DO = "nothing_to_do"
    BOTH = "both"
    DERIVED = "derived"
    WHY_THEN = "why_then"
    WAGES_LEFT = "wages_left"
    BETTER = "better"
    EMPLOYEES = "employees"
    DOCUMENT = "document"
    NEXT_YEAR = "next_year"
    IN_JANUARY = "in_january"
    SAVES = "saves"
    PRETAX_OR_ROTH = "pretax_or_roth"
    COST = "cost"
    MARK = "mark"
    MISSED = "missed"
    WHO_SEES = "who_sees"
    RAISE = "raise"


_WITH_AMOUNTS: Final = {
    Own.TYPING: 1,
    Own.LEFT: 1,
    Own.PRO_RATA: 1,
    Own.WORTH_IT: 1,
    Own.HCE: 1,
    Own.BOTH: 2,
    Own.DEADLINE: 2,
}
"""What may be asked of an amount: a number to type, all that lands, what has to be in, the balance of an IRA, pay."""
_IN_TIME: Final = (Own.STILL_POSSIBLE.value, Own.DEADLINE.value)
_GENERAL: Final = (Own.STILL_POSSIBLE.value, Own.DEADLINE.value, Own.TYPING.value, Own.IN_JANUARY.value)
"""Kinds that ask something of whatever another one names, the most general first."""


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """What is asked, the number that somebody would type or earns, percent of pay or dollars, and the days that may do.

    `named` are the acts and taxes that the line speaks of: `deferral`, `employer`, `income_tax`.
    """

    about: Own
    number: Decimal | None = None
    is_percent: bool = False
    days: tuple[date, ...] = ()
    named: frozenset[str] = frozenset()


def own_question(text: str) -> OwnQuestion | None:
    """The question about the own case that a whole line is, or its last sentence; None for any other line."""
    line = line_of(text)
    if lexicon().has(line, _OF_ACCESS):
        return None
    if lexicon().has(line, f"{_TABLE}:{Own.WAGES_LEFT}") and paychecks_told(line) is None:
        return OwnQuestion(Own.WAGES_LEFT)
    return _why_this(line) or _asked_in(line) or next(filter(None, map(_asked_in, _last_sentence(text))), None)


def _why_this(line: Line) -> OwnQuestion | None:
    """Why a number or a day is what it is, whatever follows: `why 35,518`, `why only 3,600?? i thought 40k`."""
    first = next((place for place, word in enumerate(line.words) if word.text == "?"), len(line.words))
    words = after_opening(line.words[:first])
    hits = lexicon().find(words, (_WHY, *_BESIDE))
    if not hits or hits[0].start or hits[0].group != _WHY:
        return None
    numbers = [amount for amount in amounts_of(line) if amount.percent or (amount.value or 0) >= _LEAST]
    known = covered(hits)
    others = [word for place, word in enumerate(words) if place not in known and not word.is_number]
    others = [word for word in others if word.text not in _SIGNS and word.text not in MONTHS]
    if len(others) > _UNKNOWN or not (numbers or names_a_month(words)):
        return None
    if lexicon().has(line, _OF_THE_EMPLOYER):
        return OwnQuestion(Own.EMPLOYER)
    return OwnQuestion(Own.WHY_THEN if names_a_month(words) else Own.DERIVED)


def _last_sentence(text: str) -> list[Line]:
    """What follows a question, where it goes on: `so I need another document? where do I get that`."""
    sentences = [part for part in text.split("?") if part.strip()]
    return [line_of(sentences[-1] + "?")] if len(sentences) > 1 else []


def _asked_in(line: Line) -> OwnQuestion | None:
    groups = tuple(f"{_TABLE}:{kind}" for kind in Own)
    hits = lexicon().find(line.words, groups)
    named = lexicon().find(line.words, lexicon().under(_NAMED))
    days = days_named(line, _SOME_DAY)
    kinds = _of_acts(_meant_of({hit.code for hit in hits}), {hit.code for hit in named}, line, days)
    said = covered(hits)
    other = [hit for hit in lexicon().everywhere(line.words, ("own:otherwise",)) if hit.start not in said]
    if len(kinds) != 1 or other:
        return None
    about, amounts = Own(kinds.pop()), [each for each in _amounts(line) if each.start not in days]
    # A pay date may be told as well.
    of_it = [hit for hit in named if about is Own.MISSED or hit.code != _PAY_DATE]
    days = days | covered(list(lexicon().find(line.words, (_YEAR_END,)))) if about is Own.DEADLINE else days
    known = days | covered([*hits, *amounts, *of_it, *lexicon().find(line.words, _BESIDE)])
    # What stands within the words of a question is said by them: `is the 22500 employer money roth`.
    beside = [each for each in amounts if about is Own.TYPING or each.start not in said]
    if about is Own.MISSED and not (days or any(hit.code == _PAY_DATE for hit in named)):
        return None
    unknown = 0 if about is Own.IN_JANUARY else _UNKNOWN
    if len(line.beside(known)) > unknown or len(beside) > _WITH_AMOUNTS.get(about, 0):
        return None
    if about is Own.HCE and amounts:
        return OwnQuestion(about, amounts[0].value)
    if about is not Own.TYPING:
        return OwnQuestion(about, named=frozenset(hit.code for hit in named))
    return _typing(line, amounts[0], hits) if amounts else OwnQuestion(about)


def _meant_of(kinds: set[str]) -> set[str]:
    """The kinds of a line without what it asks of the thing that another names: `an employee, does it still work`."""
    if Own.IN_JANUARY in kinds and not kinds.isdisjoint(_IN_TIME) and kinds <= {Own.IN_JANUARY, *_IN_TIME}:
        # `Can I still do that in January` asks for this year's day.
        return {Own.DEADLINE.value}
    if {Own.DEADLINE.value, Own.LEFT.value} <= kinds:
        # `By when does it have to be in the account` asks for a day.
        kinds = kinds - {Own.LEFT.value}
    for general in _GENERAL:
        kinds = kinds - {general} or kinds
    return kinds


def _of_acts(kinds: set[str], named: set[str], line: Line, days: frozenset[int]) -> set[str]:
    """The same by the acts that a line names: one by some day is asked for its own, as is when to convert."""
    if not kinds - {Own.DEADLINE.value} and named - {_PAYING} == {Own.CONVERT.value}:
        return {Own.CONVERT.value} if kinds or days else kinds
    # `In January` alone asks for the next year, beside an act for its day.
    kinds = kinds - ({Own.IN_JANUARY.value} if named - {_INCOME_TAX} else set())
    asks = line.text.rstrip().endswith("?") or bool(lexicon().find(after_opening(line.words)[:2], _ASKING))
    asks = asks and not lexicon().has(line, _SUPPOSES)
    is_dated = bool(days) or names_a_month(line.words) or lexicon().has(line, _YEAR_END)
    return {Own.DEADLINE.value} if not kinds and named - {_INCOME_TAX, _PAY_DATE} and is_dated and asks else kinds


def _amounts(line: Line) -> list[Amount]:
    """The amounts of a line; the years and forms that stand in it are none."""
    named = covered(lexicon().find(line.words, ("own:beside", f"{_TABLE}:{Own.FORM_5500}")))
    return [amount for amount in amounts_of(line) if not named.issuperset(range(amount.start, amount.end))]


def _typing(line: Line, amount: Amount, hits: Sequence[Hit]) -> OwnQuestion | None:
    """A number to be typed, where the line asks whether it is right; who only tells one asks nothing."""
    around = any(hit.start < amount.start and amount.end <= hit.end for hit in hits)
    last = any(hit.end == len(line.words) for hit in lexicon().everywhere(line.words, (_ASKS_BACK,)))
    asks = line.text.rstrip().endswith("?") or around or last
    if not asks or amount.value is None:
        return None
    is_percent = amount.percent or (amount.is_bare and 0 < amount.value <= 100)
    return OwnQuestion(Own.TYPING, amount.value, is_percent)
