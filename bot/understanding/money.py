"""Amounts as answers: hedges left aside, what is of another time or kind of pay asked back, nothing taken for zero."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from bot.understanding.days import MONTHS
from bot.understanding.lexicon import lexicon, marks
from bot.understanding.likeness import likeness
from bot.understanding.numbers import Amount
from bot.understanding.reading import Heard, Reading, covered
from core.amount_types import Dollars, DollarsOr
from core.mega_backdoor.payroll import PAY_SCHEDULE
from core.question import Pay

_SMALL, _LARGE = 100, 1000
_RHYTHMS: Final = {"monthly": "heard:per_month", "weekly": "heard:per_week"}
_PERIODS: Final = ("heard:per_month", "heard:per_week", "heard:per_date", "heard:per_hour", "heard:per_day")


def read_money(heard: Heard) -> Reading | None:
    """Dollars, percent where it is taken, or a code; asked back where a line leaves the amount open."""
    own = f"choices:{heard.question.id}:none"
    amounts = amounts_that_count(heard)
    if not amounts:
        return _without_number(heard, own)
    if heard.takes("none") and heard.hits(own):
        return Reading(words=covered(amounts))
    amounts = tuple(_chosen(heard, amounts))
    beside = ["heard:unsure", "heard:no", *_PERIODS, "heard:loss"]
    beside += ["heard:max"] if heard.takes("max") or heard.takes("none") else []
    beside += ["heard:net", "heard:gross"] if heard.question.talk.pay else []
    words = covered([*amounts, *heard.hits(*beside)])
    if len(amounts) > 1:
        return Reading(offers=_sum(heard, amounts), words=words)
    amount = amounts[0]
    if amount.value is None or _is_open(heard, amount) or not marks("other_money").isdisjoint(heard.texts()):
        return Reading(words=words)
    return _one_amount(heard, amount, words)


def amounts_that_count(heard: Heard) -> tuple[Amount, ...]:
    """The numbers of a line that may be amounts: no numbers of boxes, forms, years, days or heads."""
    found = [amount for amount in heard.amounts if not _is_label(heard, amount)]
    if len(found) > 1 and not _is_range(heard, found):
        largest = max((amount.value or Decimal(0)) for amount in found)
        found = [a for a in found if not _is_small_beside(a, largest) or _is_added(heard, a, found)]
    years = [amount for amount in found if _is_year(heard, amount)]
    return tuple(found) if len(years) == len(found) else tuple(amount for amount in found if amount not in years)


def numbers_beside(heard: Heard) -> frozenset[int]:
    """The words of numbers that are plainly something else: a box, a day of a month, a year, an amount taken back."""
    counting = amounts_that_count(heard)
    taken_back = set(counting) - set(_chosen(heard, counting))
    named = [amount for amount in heard.amounts if _is_label(heard, amount) or _is_year(heard, amount)]
    return covered([*named, *taken_back])


def _is_range(heard: Heard, amounts: Sequence[Amount]) -> bool:
    """Whether two numbers are the ends of a range: `10 to 15k`, `zwischen 50 und 60k`."""
    texts = heard.texts()
    pairs = itertools.pairwise(amounts)
    joined = any(b.start - a.end == 1 and texts[a.end] in marks("ends") for a, b in pairs)
    return joined or heard.says("heard:range_of")


def _is_label(heard: Heard, amount: Amount) -> bool:
    texts = heard.texts()
    before = texts[amount.start - 1] if amount.start else ""
    after = texts[amount.end] if amount.end < len(texts) else ""
    return (
        before in marks("labels")
        or (_may_be_a_day(amount) and (before in MONTHS or after in MONTHS))
        or after in marks("ordinal")
        or after == "jobs"
    )


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
    plain = not (amount.percent or amount.dollars or amount.scaled)
    return plain and amount.value is not None and amount.value < _SMALL and largest >= _LARGE


def _is_year(heard: Heard, amount: Amount) -> bool:
    text = heard.line.text[heard.line.words[amount.start].start : heard.line.words[amount.end - 1].end]
    if not (text.isdigit() and len(text) == 4 and abs(int(text) - heard.answers.tax_year) <= 40):
        return False
    return len(heard.amounts) > 1 or (amount.start > 0 and heard.texts()[amount.start - 1] in marks("of_a_year"))


def _chosen(heard: Heard, amounts: Sequence[Amount]) -> Sequence[Amount]:
    """The amounts that stand: none that is denied, and only what follows a `wait, no`."""
    texts = heard.texts()
    standing = [a for a in amounts if not (a.start and texts[a.start - 1] in marks("contrast"))]
    if 0 < len(standing) < len(amounts):
        return standing
    for wait in heard.hits("heard:wait"):
        behind = [a for a in amounts if a.start >= wait.end]
        if behind and len(behind) < len(amounts):
            return behind
    return amounts


def _sum(heard: Heard, amounts: Sequence[Amount]) -> tuple[str, ...]:
    """The sum of two parts, where it may be meant: `12k mine and 6k match`."""
    texts = heard.texts()
    if len(amounts) != 2 or any(a.value is None or a.percent for a in amounts) or heard.says("heard:range_of"):
        return ()
    between = texts[amounts[0].end : amounts[1].start]
    if marks("together").isdisjoint(between):
        return ()
    values = [a.value or Decimal(0) for a in amounts]
    if min(values) < _SMALL and max(values) >= _LARGE:
        values = [value * _LARGE if value < _SMALL else value for value in values]
    return (written(sum(values, Decimal(0))),)


def _is_open(heard: Heard, amount: Amount) -> bool:
    """Whether the amount is denied, of another time, of another kind of pay, or no amount at all."""
    texts = heard.texts()
    if texts[amount.end : amount.end + 1] and texts[amount.end] in marks("dash"):
        return True
    if amount.start and texts[amount.start - 1] in marks("contrast"):
        return True
    if any(
        hit.end in (amount.start, amount.start - 1) for hit in lexicon().everywhere(heard.line.words, ("heard:few",))
    ):
        return True
    return heard.says("heard:per_hour", "heard:per_day") or _is_of_other_pay(heard)


def _is_of_other_pay(heard: Heard) -> bool:
    """Net where gross is asked for, and the other way round."""
    pay = heard.question.talk.pay
    if pay is None:
        return False
    own, other = ("heard:gross", "heard:net") if pay is Pay.GROSS else ("heard:net", "heard:gross")
    return heard.says(other) and not heard.says(own)


def _one_amount(heard: Heard, amount: Amount, words: frozenset[int]) -> Reading:
    value = amount.value or Decimal(0)
    kind = heard.question.type
    if amount.percent:
        takes_percent = isinstance(kind, DollarsOr) and kind.percent
        return Reading(f"{written(value)}%" if takes_percent else None, words=words)
    negative = amount.negative
    if heard.says("heard:loss"):
        if not (isinstance(kind, Dollars) and kind.negative):
            return Reading(words=words)
        negative = True
    if of_a_date := heard.question.talk.each_pay_date:
        if heard.says("heard:per_year"):
            return Reading(words=words)
        if _is_of_another_rhythm(heard):
            return Reading(offers=(written(value),), words=words)
    elif heard.says("heard:per_month"):
        return Reading(offers=(written(value * 12),), words=words)
    if not of_a_date and heard.says("heard:per_date", "heard:per_week"):
        return Reading(words=words)
    text = written(-value if negative else value)
    return Reading(f"{text}$" if amount.dollars and 0 < value <= _SMALL else text, words=words)


def _is_of_another_rhythm(heard: Heard) -> bool:
    """Whether an amount of one pay date is said by the month or week, and pay comes otherwise."""
    said = [code for code, group in _RHYTHMS.items() if heard.says(group)]
    return bool(said) and heard.answers.given().get(PAY_SCHEDULE.id) not in said


def written(value: Decimal) -> str:
    """An amount as the core keeps it."""
    return f"{value.normalize():f}"


def _without_number(heard: Heard, own: str) -> Reading | None:
    hits = heard.hits(
        own, "heard:unsure", "heard:max", "heard:all", "heard:zero", "heard:no", "heard:vague", "heard:maybe"
    )
    groups = [hit.group for hit in hits]
    words = covered(hits)
    if heard.says("heard:few"):
        return Reading(words=words)
    if own in groups and heard.takes("none") and "heard:unsure" not in groups:
        half = 2 * len(words) < len(heard.line.words) and heard.texts()[0] not in marks("yes_or_no")
        return Reading(None if half else "none", words=words)
    if "heard:unsure" in groups:
        return Reading("unsure", words=words) if heard.takes("unsure") else Reading(words=words, unsure=True)
    for code, group in (("max", "heard:max"), ("all", "heard:all")):
        if heard.takes(code) and group in groups:
            return Reading(code, words=words)
    if {"heard:zero", "heard:no"} & set(groups) and _nothing_is_an_answer(heard):
        return Reading("0", words=words)
    return Reading(words=words) if {"heard:vague", "heard:maybe"} & set(groups) else _by_likeness(heard)


def _by_likeness(heard: Heard) -> Reading | None:
    """What a line without a number is like: nothing, unsure, the most."""
    likely = likeness(" ".join(heard.texts()), "amount").likely
    everything = frozenset(range(len(heard.line.words)))
    if likely == "unsure":
        known = "unsure" if heard.takes("unsure") else None
        return Reading(known, words=everything, unsure=known is None, guessed=True)
    if likely == "zero" and _nothing_is_an_answer(heard):
        return Reading("0", words=everything, guessed=True)
    return Reading(likely, words=everything, guessed=True) if likely and heard.takes(likely) else None


def _nothing_is_an_answer(heard: Heard) -> bool:
    if heard.takes("none"):
        return False
    usual = heard.question.usual in (0, "0") or "0" in heard.question.suggested(heard.answers)
    return usual or (isinstance(heard.question.type, Dollars) and not marks("zero_said").isdisjoint(heard.texts()))
