"""Which numbers of a line may be amounts, which are plainly something else, and which of several stand."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from bot.understanding.lexicon import lexicon
from bot.understanding.marks import marks
from bot.understanding.numbers import GROWN_UP, Amount, written
from bot.understanding.reading import Heard, covered
from bot.understanding.words import MONTHS
from core.amount_types import DollarsOr
from core.mega_backdoor.questions import DEFERRALS
from core.mega_backdoor.told_ahead import is_rather_pay_of_one_date
from core.question import Pay

_DATE: Final = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})\.?")
_DAY: Final = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.")
_HARDLY_MORE: Final = 2
_ROUNDED: Final = 1
_NEAR: Final = 3
_MONTHS: Final = 12
_ON_TOP: Final = ("heard:on_top", "heard:after_tax_money")
_FAR: Final = 40
"""Years from the tax year in which four digits may be a year."""
SMALL: Final = 100
LARGE: Final = 1000
"""Beside an amount of so much a number below `SMALL` is none, or means thousands."""


def amounts_that_count(heard: Heard) -> tuple[Amount, ...]:
    """The numbers of a line that may be amounts: no numbers of boxes, forms, years, days or heads."""
    found = [amount for amount in heard.amounts if not _is_label(heard, amount)]
    if _is_a_total(heard, found):
        return tuple(found)
    if any(amount.value == 0 for amount in found):
        # `0 in 2026` is no 2,026.
        found = [amount for amount in found if not _is_year(heard, amount)]
    if len(found) > 1 and not is_range(heard, found):
        largest = max((amount.value or Decimal(0)) for amount in found)
        found = [a for a in found if not _is_small_beside(a, largest) or _is_added(heard, a, found)]
    found = [amount for amount in found if not _is_a_year_named(heard, amount)]
    years = [amount for amount in found if _is_year(heard, amount)]
    if len(years) == len(found) and not _is_a_sentence(heard) and not heard.says("heard:zero"):
        return tuple(found)
    return tuple(amount for amount in found if amount not in years)


def numbers_beside(heard: Heard) -> frozenset[int]:
    """The words of numbers that are plainly something else: a box, a day, the tax year, an amount taken back."""
    taken_back = set(heard.amounts) - set(chosen(heard, heard.amounts))
    named = [a for a in heard.amounts if _is_label(heard, a) or _is_this_year(heard, a) or _is_a_date(heard, a)]
    endings = {a.end for a in named if heard.texts()[a.end : a.end + 1] and heard.texts()[a.end] in marks("ordinal")}
    on_top = any(_is_wished_on_top(heard, amount) for amount in heard.amounts)
    beside = lexicon().everywhere(heard.line.words, _ON_TOP) if on_top else ()
    return covered([*named, *taken_back, *beside]) | endings


def is_range(heard: Heard, amounts: Sequence[Amount]) -> bool:
    """Whether two numbers are the ends of a range: `10 to 15k`, `zwischen 50 und 60k`."""
    texts = heard.texts()
    pairs = itertools.pairwise(amounts)
    joined = any(b.start - a.end == 1 and texts[a.end] in marks("ends") for a, b in pairs)
    return joined or heard.says("heard:range_of")


def ends_of(heard: Heard, amounts: Sequence[Amount]) -> tuple[str, ...]:
    """Both ends of a range, `60 bis 65 tausend`; the upper one alone where a bound is asked for, `1-25%`."""
    low, high = (amount.value or Decimal(0) for amount in amounts)
    sign = "%" if amounts[1].percent else ""
    if not sign and low < SMALL and high >= LARGE and amounts[0].is_bare:
        low *= LARGE
    takes = not sign or (isinstance(heard.question.type, DollarsOr) and heard.question.type.percent)
    if not takes or not 0 < low < high:
        return ()
    return tuple(f"{written(end)}{sign}" for end in ((high,) if heard.takes("none") else (low, high)))


def _is_label(heard: Heard, amount: Amount) -> bool:
    texts = heard.texts()
    before = texts[amount.start - 1] if amount.start else ""
    after = texts[amount.end] if amount.end < len(texts) else ""
    return (
        before in marks("labels")
        or (_may_be_a_day(amount) and (before in MONTHS or after in MONTHS))
        or after in marks("ordinal")
        or after in marks("counted")
        or _is_an_age(heard, amount)
        or (before in marks("of_a_day") and _DAY.fullmatch(heard.line.slice(amount.start, amount.end)) is not None)
    )


def _is_an_age(heard: Heard, amount: Amount) -> bool:
    """Whether a number is the age of whoever writes: `the full amount, because I'm 54`."""
    may_be = amount.is_bare and amount.value is not None and GROWN_UP <= amount.value < SMALL
    return may_be and any(hit.end == amount.start for hit in heard.hits("heard:i_am"))


def _is_a_date(heard: Heard, amount: Amount) -> bool:
    """Whether a number is a day with its year: `19.12.2026`."""
    return amount.value is None and _DATE.fullmatch(heard.line.slice(amount.start, amount.end)) is not None


def _may_be_a_day(amount: Amount) -> bool:
    return amount.value is not None and amount.value <= 31 and not amount.scaled


def _is_added(heard: Heard, amount: Amount, amounts: Sequence[Amount]) -> bool:
    """Whether a number with a fraction is added to the next amount, and so means thousands: `24.5 plus 11,250`."""
    if amount.value is None or amount.value == int(amount.value):
        return False
    texts = heard.texts()
    between = [texts[amount.end : other.start] for other in amounts if other.start > amount.end]
    return any(len(words) == 1 and words[0] in marks("together") for words in between)


def _is_small_beside(amount: Amount, largest: Decimal) -> bool:
    return amount.is_bare and amount.value is not None and amount.value < SMALL and largest >= LARGE


def _is_year(heard: Heard, amount: Amount) -> bool:
    if not _is_like_a_year(heard, amount):
        return False
    if amount.value == heard.answers.tax_year and not amount.dollars and _is_a_sentence(heard):
        return True
    return len(heard.amounts) > 1 or (amount.start > 0 and heard.texts()[amount.start - 1] in marks("of_a_year"))


def _is_a_year_named(heard: Heard, amount: Amount) -> bool:
    """Whether a month stands before the number of a year: `only here since Jan 2020`."""
    return amount.start > 0 and heard.texts()[amount.start - 1] in MONTHS and _is_like_a_year(heard, amount)


def is_named_year(heard: Heard, amount: Amount) -> bool:
    """Whether a number may be the year of which a line speaks, and no dollars: `yeah but that was 2025`."""
    before = set(heard.texts()[max(0, amount.start - 2) : amount.start])
    near = amount.value is not None and abs(amount.value - heard.answers.tax_year) <= _NEAR
    return near and not before.isdisjoint(marks("past_copulas")) and _is_like_a_year(heard, amount)


def _is_like_a_year(heard: Heard, amount: Amount) -> bool:
    text = heard.line.text[heard.line.words[amount.start].start : heard.line.words[amount.end - 1].end]
    return text.isdigit() and len(text) == 4 and abs(int(text) - heard.answers.tax_year) <= _FAR


def _is_a_sentence(heard: Heard) -> bool:
    """Whether a line says much beside a number, so that the year's own number is the year."""
    return len(heard.line.words) - len(covered(lexicon().find(heard.line.words, ("heard:filler",)))) > _HARDLY_MORE


def _is_this_year(heard: Heard, amount: Amount) -> bool:
    """Whether a number is the tax year; an amount of another year is another one."""
    return _is_year(heard, amount) and amount.value == heard.answers.tax_year


def chosen(heard: Heard, amounts: Sequence[Amount]) -> Sequence[Amount]:
    """The amounts that stand: none that is denied, and only what follows a `wait, no`."""
    if _is_a_total(heard, amounts):
        return amounts[-1:]
    one = of_the_year(heard, amounts) or _of_one_date(heard, amounts)
    if one is not None:
        return (one,)
    standing = [a for a in amounts if not is_denied(heard, a) and not _is_wished_on_top(heard, a)]
    standing = [a for a in standing if not _is_contained(heard, a, standing[0])]
    if 0 < len(standing) < len(amounts):
        return standing
    right = {hit.end for hit in heard.hits("heard:puts_right")}
    put_right = [amount for amount in amounts if amount.start in right]
    if len(put_right) == 1:
        return put_right
    for wait in heard.hits("heard:wait", "heard:looked_up"):
        behind = [a for a in amounts if a.start >= wait.end]
        if behind and len(behind) < len(amounts):
            return behind
    return amounts


def of_the_year(heard: Heard, amounts: Sequence[Amount]) -> Amount | None:
    """The amount of the year beside what it comes to each month or pay date: `84k, 7k a month`."""
    money = [each for each in amounts if (each.value or 0) >= SMALL and not each.percent]
    if len(money) != 2 or not heard.question.talk.whole_year:
        return None
    less, more = sorted(money, key=lambda each: each.value or Decimal(0))
    monthly = heard.says("heard:per_month") and more.value == (less.value or 0) * _MONTHS
    return more if monthly or (heard.says("heard:per_date") and _is_of_one_date(heard, less, more)) else None


def _of_one_date(heard: Heard, amounts: Sequence[Amount]) -> Amount | None:
    """The pay of one date beside that of the year which it comes to: `210k base, so 8077`."""
    money = [each for each in amounts if (each.value or 0) >= SMALL and not each.percent]
    talk = heard.question.talk
    if len(money) != 2 or not talk.each_pay_date or talk.pay is not Pay.GROSS:
        return None
    less, more = sorted(money, key=lambda each: each.value or Decimal(0))
    return less if _is_of_one_date(heard, less, more) else None


def _is_of_one_date(heard: Heard, less: Amount, more: Amount) -> bool:
    """Whether one amount is about what the other brings on each pay date."""
    return is_rather_pay_of_one_date(less.value or Decimal(0), more.value or Decimal(0), heard.answers)


def is_denied(heard: Heard, amount: Amount) -> bool:
    """Whether a `not` stands right before an amount; the one of `that is not right, 172k` denies what was before."""
    words = heard.line.words
    if not amount.start or words[amount.start].after_pause or words[amount.start - 1].text not in marks("contrast"):
        return False
    return not any(hit.start < hit.end - 1 and hit.end == amount.start for hit in heard.hits("heard:wrong"))


def _is_wished_on_top(heard: Heard, amount: Amount) -> bool:
    """Whether an amount is after-tax money that comes on top of what is asked for: `20k after-tax on top`."""
    if heard.question is not DEFERRALS or not heard.says(_ON_TOP[0]):
        return False
    return any(hit.start == amount.end for hit in lexicon().everywhere(heard.line.words, _ON_TOP[1:]))


def _is_contained(heard: Heard, amount: Amount, first: Amount) -> bool:
    """Whether an amount is said to be in the one just before it: `185.000 inkl 20k bonus`."""
    before = [text for text in heard.texts()[first.end : amount.start] if text not in marks("articles")]
    is_less = (amount.value or 0) < (first.value or 0) and not (amount.percent or first.percent)
    return amount is not first and is_less and bool(before) and before[-1] in marks("contains")


def _is_a_total(heard: Heard, amounts: Sequence[Amount]) -> bool:
    """Whether the last amount is what the others come to: `9 a month so 108k`, `88k / 52 so 1692`."""
    if len(amounts) < 2:
        return False
    last, largest = amounts[-1].value or 0, max(amount.value or 0 for amount in amounts[:-1])
    before = lexicon().everywhere(heard.line.words, ("heard:total",))
    starts = {amounts[-1].start, amounts[-1].start - (heard.texts()[amounts[-1].start - 1] in marks("roughly"))}
    return last > largest - _ROUNDED and any(hit.end in starts for hit in before)
