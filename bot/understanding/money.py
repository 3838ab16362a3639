"""Amounts as answers: hedges left aside, what is of another time or kind of pay asked back, nothing taken for zero."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from bot.understanding.counted import LARGE, SMALL, amounts_that_count, chosen, ends_of, is_denied, of_the_year
from bot.understanding.denied import comes_from_elsewhere, ends_with_a_no, is_choice_denied, is_only_since
from bot.understanding.left_open import is_narrowed, is_not_quite, is_of_other_money, is_open
from bot.understanding.lexicon import Hit, lexicon
from bot.understanding.likeness import likeness
from bot.understanding.marks import marks
from bot.understanding.numbers import Amount, written
from bot.understanding.reading import Heard, Reading, covered, stands_behind
from bot.understanding.repeated import SPANS_OF_MONTHS, counted, in_all, since_told
from bot.understanding.wishes import wished_behind_a_no
from core.amount_types import Dollars, DollarsOr
from core.mega_backdoor.payroll import PAY_SCHEDULE
from core.question import doubted

_IN_BRACKETS: Final = re.compile(r"\$?\s*\([^()]*\)\s*\$?")
_RHYTHMS: Final = {"heard:per_month": "monthly", "heard:per_week": "weekly"}
_PERIODS: Final = (
    *("heard:per_month", "heard:per_week", "heard:per_date", "heard:per_hour", "heard:per_day"),
    *SPANS_OF_MONTHS,
)


def read_money(heard: Heard) -> Reading | None:
    """Dollars, percent where it is taken, or a code; asked back where a line leaves the amount open."""
    own = f"choices:{heard.question.id}:none"
    amounts = amounts_that_count(heard)
    if not amounts:
        return _rather_none(heard) or _without_number(heard, own)
    if heard.takes("none") and any(hit.group == own for hit in heard.hits(own, "heard:at_most")):
        return Reading(words=covered(amounts))
    return _read_amounts(heard, _without_its_count(heard, tuple(chosen(heard, amounts))))


def _read_amounts(heard: Heard, amounts: tuple[Amount, ...]) -> Reading:
    """The amounts that stand, one or several."""
    beside = ["heard:unsure", *_PERIODS, "heard:loss"]
    beside += ["heard:max"] if heard.takes("max") or heard.takes("none") else []
    beside += ["heard:net", "heard:gross"] if heard.question.talk.pay else []
    beside += lexicon().under(f"choices:{PAY_SCHEDULE.id}:") if heard.question.talk.each_pay_date else []
    # `10k but the plan doesn't take it` denies something of the amount.
    denied = [hit for hit in heard.hits("heard:no") if hit.end <= amounts[0].start]
    words = covered([*amounts, *denied, *heard.hits(*beside)])
    if (most := _with_the_catch_up(heard, amounts)) is not None:
        return most
    if len(amounts) > 1:
        offers = _sum(heard, amounts)
        return (
            Reading(offers[0], words=words) if _has_the_catch_up(heard, offers) else Reading(offers=offers, words=words)
        )
    amount = amounts[0]
    if amount.value is None or is_of_other_money(heard, amount):
        return Reading(words=words)
    if is_open(heard, amount):
        return Reading(offers=() if is_denied(heard, amount) else since_told(heard, amount), words=words)
    return _one_amount(heard, amount, words)


def _without_its_count(heard: Heard, amounts: tuple[Amount, ...]) -> tuple[Amount, ...]:
    """The one amount of a line that counts it: `600 x 26`."""
    counts = [each for each in amounts if len(amounts) == 2 and counted(heard, each) is not None]
    return (max(counts, key=lambda each: each.value or Decimal(0)),) if counts else amounts


def _with_the_catch_up(heard: Heard, amounts: Sequence[Amount]) -> Reading | None:
    """The most, where a catch-up of no amount is added to the limit: `24,500 plus catch-up`; asked back beside less."""
    limits = heard.answers.year_limits
    added = heard.hits("heard:plus_catch_up") if heard.takes("max") else ()
    if not added or limits is None or len(amounts) != 1 or amounts[0].value is None:
        return None
    value, limit, words = amounts[0].value, limits.elective_deferrals.value, covered([*amounts, *added])
    if amounts[0].percent or value < limit:
        return Reading(words=words)
    return Reading("max", words=words) if value == limit else None


def _sum(heard: Heard, amounts: Sequence[Amount]) -> tuple[str, ...]:
    """The sum of two parts, where it may be meant: `12k mine and 6k match`."""
    texts = heard.texts()
    if len(amounts) != 2 or any(a.value is None for a in amounts):
        return ()
    between = texts[amounts[0].end : amounts[1].start]
    if heard.says("heard:range_of") or (len(between) == 1 and between[0] in marks("ends")):
        return ends_of(heard, amounts)
    if any(a.percent for a in amounts):
        return ()
    adds_up = heard.question.talk.adds_up and between and not marks("ends") & set(between)
    if not adds_up and marks("together").isdisjoint(between):
        return ()
    values = [a.value or Decimal(0) for a in amounts]
    if min(values) < SMALL and max(values) >= LARGE:
        values = [value * LARGE if value < SMALL else value for value in values]
    total = sum(values, Decimal(0))
    doubt = doubted(heard.question, total, heard.answers) if total < LARGE else None
    # Pay `with` a bonus may have it in: `240k mit Bonus 30k`.
    is_in = heard.question.talk.pay is not None and not marks("having").isdisjoint(between)
    return doubt or ((written(total), written(values[0])) if is_in else (written(total),))


def _has_the_catch_up(heard: Heard, offers: tuple[str, ...]) -> bool:
    """Whether a sum is one with the catch-up contribution, which belongs to the own ones, and is allowed."""
    if len(offers) != 1 or not heard.takes("max") or not heard.says("otherwise:nothing"):
        return False
    return doubted(heard.question, Decimal(offers[0]), heard.answers) is None


def _is_summed_up(heard: Heard) -> bool:
    """Whether a line says what several amounts come to."""
    return heard.says("heard:total") and len(heard.amounts) > 1


def _one_amount(heard: Heard, amount: Amount, words: frozenset[int]) -> Reading:
    value = amount.value or Decimal(0)
    kind = heard.question.type
    if amount.percent:
        takes_percent = isinstance(kind, DollarsOr) and kind.percent
        return Reading(f"{written(value)}%" if takes_percent else None, words=words)
    negative = amount.negative
    may_be_lost = isinstance(kind, Dollars) and kind.negative
    if heard.says("heard:loss") and not negative:
        if not may_be_lost:
            return Reading(words=words)
        negative = True
    if may_be_lost and not negative and _IN_BRACKETS.fullmatch(heard.line.text):
        # Accounts write a loss of 500 as (500).
        return Reading(offers=(written(-value), written(value)), words=words)
    if heard.question.talk.each_pay_date:
        others = [a for a in heard.amounts if a != amount] if heard.says("heard:per_date", "heard:total") else []
        by_year = lexicon().everywhere(heard.line.words, ("heard:per_year",))
        by_year = (hit for hit in by_year if not any(stands_behind(hit, each) for each in others))
        if any(not amount.start <= hit.start < amount.end for hit in by_year) or heard.says(*SPANS_OF_MONTHS):
            return Reading(words=words)
        if _is_of_another_rhythm(heard) or counted(heard, amount):
            return Reading(offers=(written(value),), words=words)
    elif value and of_the_year(heard, heard.amounts) != amount and not _is_summed_up(heard):
        offers = in_all(heard, amount)
        if offers is not None:
            return Reading(offers=offers, words=words)
    text = written(-value if negative else value)
    return Reading(f"{text}$" if amount.dollars and 0 < value <= SMALL else text, words=words)


def _is_of_another_rhythm(heard: Heard) -> bool:
    """Whether an amount of one pay date is said by the month or week, and pay comes otherwise."""
    if heard.assumed and heard.says("heard:paid_once"):
        return False
    prefix = f"choices:{PAY_SCHEDULE.id}:"
    hits = lexicon().find(heard.line.words, (*_RHYTHMS, *lexicon().under(prefix)))
    said = [_RHYTHMS.get(hit.group) or hit.group.removeprefix(prefix) for hit in hits]
    alone = heard.assumed and not any(hit.group in _RHYTHMS for hit in hits)
    return bool(said) and not alone and heard.answers.given().get(PAY_SCHEDULE.id) not in said


def _rather_none(heard: Heard) -> Reading | None:
    """None or not known, where somebody does not think that there is any: `don't think there's a cap`."""
    denied = heard.hits("heard:rather_not") if heard.takes("none") and heard.takes("unsure") else ()
    return Reading(offers=("none", "unsure"), words=covered(denied)) if denied else None


def _without_number(heard: Heard, own: str) -> Reading | None:
    hits = heard.hits(
        own, "heard:unsure", "heard:max", "heard:all", "heard:zero", "heard:no", "heard:vague", "heard:maybe"
    )
    groups = [hit.group for hit in hits]
    words = covered(hits)
    if heard.says("heard:few"):
        return Reading(words=words)
    if own in groups and heard.takes("none") and "heard:unsure" not in groups:
        fillers = covered(lexicon().find(heard.line.words, ("heard:filler",))) - words
        half = 2 * len(words) < len(heard.line.words) - len(fillers) and heard.texts()[0] not in marks("yes_or_no")
        return Reading(None if half else "none", words=words)
    if "heard:unsure" in groups:
        return Reading("unsure", words=words) if heard.takes("unsure") else Reading(words=words, unsure=True)
    if (most := _the_most(heard, hits)) is not None:
        return most
    if {"heard:zero", "heard:no"} & set(groups) and _nothing_is_an_answer(heard):
        if ("heard:zero" not in groups and wished_behind_a_no(heard.line)) or _only_begins_so(heard, hits):
            return Reading(words=words)
        doubtful = comes_from_elsewhere(heard, hits) or ends_with_a_no(heard, hits) or is_only_since(heard)
        return Reading(offers=("0",), words=words) if doubtful else Reading("0", words=words)
    return Reading(words=words) if {"heard:vague", "heard:maybe"} & set(groups) else _by_likeness(heard)


def _the_most(heard: Heard, hits: Sequence[Hit]) -> Reading | None:
    """The most that is allowed or all of it, where a phrase says so; asked back where another takes from it."""
    for code, group in (("max", "heard:max"), ("all", "heard:all")):
        said = [hit for hit in hits if hit.group == group] if heard.takes(code) else []
        if not said:
            continue
        if any(is_choice_denied(heard, hit) or is_not_quite(heard, hit) for hit in heard.hits(group)):
            return Reading(words=covered(hits))
        if any(is_narrowed(heard, hit) for hit in said):
            return Reading(offers=(code,), words=covered(hits))
        if hits[0].group == "heard:zero" and _nothing_is_an_answer(heard):
            return _nothing_or_the_most(heard, hits, code)
        return Reading(code, words=covered(said))
    return None


def _only_begins_so(heard: Heard, hits: Sequence[Hit]) -> bool:
    """Whether the nothing is a small word that only begins what is said: `na nur after-tax, hatte ich geschrieben`."""
    texts = [heard.texts()[place] for place in covered(hits)]
    fillers = covered(lexicon().find(heard.line.words, ("heard:filler",)))
    goes_on = any(sign.isalnum() for sign in heard.line.text[heard.line.words[-1].end :])
    left = goes_on or len(covered(hits) | fillers) < len(heard.line.words)
    return set(texts) <= marks("weak_zero") and left


def _nothing_or_the_most(heard: Heard, hits: Sequence[Hit], code: str) -> Reading:
    """Nothing here where the most is said of another job; else either: `nothing, maxed at Amazon already`."""
    if heard.says("otherwise:any", f"otherwise:{heard.question.id}"):
        return Reading("0", words=covered(hits[:1]))
    return Reading(offers=("0", code), words=covered(hits))


def _by_likeness(heard: Heard) -> Reading | None:
    """What a line without a number is like: nothing, unsure, the most."""
    likely = likeness(" ".join(heard.texts()), "amount").likely
    everything = frozenset(range(len(heard.line.words)))
    if likely == "unsure":
        known = "unsure" if heard.takes("unsure") else None
        return Reading(known, words=everything, unsure=known is None, guessed=True)
    likely = "0" if likely == "zero" and _nothing_is_an_answer(heard) else likely
    taken = likely == "0" or (likely is not None and heard.takes(likely))
    # A figure that nobody said is offered, and never taken.
    return Reading(offers=(str(likely),), words=everything, guessed=True) if taken else None


def _nothing_is_an_answer(heard: Heard) -> bool:
    if heard.takes("none"):
        return False
    usual = heard.question.usual in (0, "0") or "0" in heard.question.suggested(heard.answers)
    return usual or (isinstance(heard.question.type, Dollars) and not marks("zero_said").isdisjoint(heard.texts()))
