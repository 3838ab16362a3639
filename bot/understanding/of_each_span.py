"""An amount of each month, week or pay date: wanted, as one of each pay date, put in, or paid from now on."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from bot.understanding.answers import plain
from bot.understanding.before import later_questions
from bot.understanding.case import Case
from bot.understanding.lexicon import lexicon
from bot.understanding.numbers import Amount, amounts_of, written
from bot.understanding.reading import segments, stands_behind
from bot.understanding.repeated import TIMES_A_YEAR
from bot.understanding.understood import Answered, AskBack, Change, Situation, Understood
from bot.understanding.words import Line
from core.mega_backdoor.payroll import NET_PAY, NEXT_PAY_DATE, PAY, PAY_PER_DATE, PAY_SCHEDULE
from core.mega_backdoor.questions import DEFERRALS, DEFERRALS_EACH, EMPLOYER, MEGA
from core.mega_backdoor.told_ahead import of_each_date_in_the_year
from core.pay_dates import DATES_A_YEAR
from core.question import Question
from core.solo_401k.questions import PROFIT, WAGES

_SPANS: Final = ("heard:per_month", "heard:per_week")
_ONCE: Final = 1
"""Where no rhythm is known, an amount of a pay date is left as it is."""
_EARNED: Final = (PAY_SCHEDULE, NEXT_PAY_DATE, PAY_PER_DATE, PAY, NET_PAY, PROFIT, WAGES)
_INTO_OWN: Final = ("heard:into_the_plan", *(f"{table}:{DEFERRALS.id}" for table in ("names", "called", "shares")))
_INTO_OTHERS: Final = (
    *(f"{table}:{EMPLOYER.id}" for table in ("names", "called", "shares")),
    *("heard:after_tax_money", "heard:so_far", "heard:since", "heard:taken_home"),
)
_FAR: Final = 2
"""Times as much as before, or as little, that pay of one date may become."""
_CLEARLY: Final = Decimal("1.2")
"""Times by which one reading has to be closer to what it was than the other."""


def of_each_date(value: Decimal, times: int, situation: Situation) -> Decimal:
    """An amount that is meant so often a year, as one of each pay date; as it is where no rhythm is known."""
    dates = _dates_a_year(situation) or times
    each = value if dates == times else (value * times / dates).quantize(Decimal("0.01"))
    return Decimal(written(each))


def _dates_a_year(situation: Situation) -> int | None:
    return DATES_A_YEAR.get(str(situation.answers.get(PAY_SCHEDULE.id)))


def times_of(line: Line, amount: Amount, situation: Situation) -> int | None:
    """How often in a year an amount is meant that a line says of each pay date, month or week; else None."""
    if _is_per_date(line, amount):
        return _dates_a_year(situation) or _ONCE
    return _times_a_year(line, amount)


def _times_a_year(line: Line, amount: Amount) -> int | None:
    """How often `a month` or `a week` right behind an amount comes in a year, where nothing else is named beside it."""
    if lexicon().has(line, *(f"names:{each.id}" for each in _EARNED)):
        return None
    hits = lexicon().everywhere(line.words, _SPANS)
    return next((TIMES_A_YEAR[hit.group] for hit in hits if stands_behind(hit, amount)), None)


def _is_per_date(line: Line, amount: Amount) -> bool:
    """Whether `per paycheck` stands right behind an amount that nobody takes home."""
    if lexicon().has(line, "heard:taken_home") and not lexicon().has(line, "heard:into_the_plan"):
        return False
    return any(stands_behind(hit, amount) for hit in lexicon().everywhere(line.words, ("heard:per_date",)))


def paid_amount(line: Line) -> Amount | None:
    """The one amount that a line says to be paid on each pay date, not put in; None for any other line."""
    rhythm = [*lexicon().everywhere(line.words, ("heard:per_date",))]
    # `Every two weeks` is no amount of two.
    amounts = [each for each in amounts_of(line) if not any(hit.start <= each.start < hit.end for hit in rhythm)]
    if len(amounts) != 1 or amounts[0].percent or amounts[0].negative or not amounts[0].value:
        return None
    is_paid = lexicon().has(line, "heard:is_paid") or lexicon().has(line, "heard:gets")
    if not is_paid or lexicon().has(line, "heard:into_the_plan", "heard:taken_home"):
        return None
    return amounts[0] if any(stands_behind(hit, amounts[0]) for hit in rhythm) else None


def paid_each_date(case: Case) -> Change | AskBack | None:
    """Pay of a date that is another from now on, or only supposed to be; asked back where it may be take-home pay."""
    supposed = lexicon().has(case.line, "heard:what_if", "heard:if_so")
    amount = paid_amount(case.line)
    if amount is None or amount.value is None or (case.asks and not supposed) or case.situation.interview != MEGA.id:
        return None
    given = written(amount.value)
    before = case.answers.given() if not case.assumed else {}
    far = {
        question.id: max(amount.value / pay, pay / amount.value)
        for question in (PAY_PER_DATE, NET_PAY)
        if isinstance(pay := before.get(question.id), Decimal) and pay > 0
    }
    near = sorted((key for key, times in far.items() if times <= _FAR), key=lambda key: far[key])
    if not far:
        return Change({PAY_PER_DATE.id: plain(given)}, supposed=supposed)
    if len(near) == 2 and far[near[1]] < _CLEARLY * far[near[0]]:
        return AskBack(near[0], (given,), ahead=dict.fromkeys(near, given))
    return Change({near[0]: plain(given)}, supposed=supposed) if near else None


def with_deferrals_of_each(case: Case, question: Question[Any], found: Understood) -> Understood:
    """What a line tells, with the own deferrals of each pay date beside it: they wait until they are asked for.

    A line that tells nothing else is offered there as those of the year, where the rhythm is known.
    """
    each = _deferred(case.line) if DEFERRALS in later_questions(question, case.situation) else None
    if each is None or case.asks:
        return found
    if isinstance(found, Answered) and DEFERRALS.id not in found.answers:
        return replace(found, untold={**found.untold, DEFERRALS_EACH.id: written(each)})
    if isinstance(found, AskBack) and found.question == question.id and len(segments(case.line)) == 1:
        total = of_each_date_in_the_year(each, str(case.situation.answers.get(PAY_SCHEDULE.id)))
        return AskBack(question.id, ahead={DEFERRALS.id: total}) if total else found
    return found


def _deferred(line: Line) -> Decimal | None:
    """The amount of each pay date that a part of a line says to be put into own deferrals: `put in 500 a check`."""
    for places in segments(line):
        part = line.only(places)
        amounts = [each for each in amounts_of(part) if _is_per_date(part, each)]
        is_own = lexicon().has(part, *_INTO_OWN) and not lexicon().has(part, *_INTO_OTHERS)
        if is_own and len(amounts) == 1 and amounts[0].value and not amounts[0].percent and not amounts[0].negative:
            return amounts[0].value
    return None
