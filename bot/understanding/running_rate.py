"""What own deferrals run at now beside what the year comes to: `8%, by year end that's 18,000`.

These are two facts: the year may have begun with more, and what is set at the plan is the rate that runs.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from bot.understanding.answers import plain
from bot.understanding.case import Case
from bot.understanding.counted import SMALL
from bot.understanding.facts import Facts, Telling
from bot.understanding.lexicon import lexicon
from bot.understanding.numbers import Amount, amounts_of, written
from bot.understanding.reading import covered
from bot.understanding.understood import Answered, AskBack, Change
from bot.understanding.words import Line
from core.amounts import Percent
from core.mega_backdoor.questions import DEFERRALS, DEFERRALS_SO_FAR, EMPLOYER, own_deferrals
from core.mega_backdoor.told_ahead import in_before_a_rate, is_about
from core.question import Question

_TOTAL: Final = ("heard:total", "heard:in_all", "heard:by_the_year", "heard:which_is")
_RUNS: Final = "heard:runs_at"
_NAMED: Final = tuple(f"{table}:{DEFERRALS.id}" for table in ("names", "called", "shares"))


def rate_with_its_total(case: Case, question: Question[Any]) -> Answered | AskBack | None:
    """The deferrals of the year that are told in a rate and its total, with what a line tells of the employer."""
    if question is not DEFERRALS or case.asks or case.assumed:
        return None
    employer = _of_the_employer(case)
    rest = case.line.without(employer.words)
    rate, total = _rate_and_total(rest)
    if rate is None or total is None or rate.value is None or total.value is None:
        return None
    says_total = lexicon().has(rest, *_TOTAL)
    found = case.answer_in(rest.without(covered([rate])), DEFERRALS)
    if found is None or not (says_total or is_about(total.value, rate.value, case.answers)):
        return None
    so_far = in_before_a_rate(total.value, rate.value, case.answers)
    if so_far is None:
        return AskBack(DEFERRALS.id, (written(total.value), f"{written(rate.value)}%"))
    return Answered({**employer.answers, **found.answers}, untold={DEFERRALS_SO_FAR.id: so_far})


def rate_beside_a_result(case: Case) -> Change | None:
    """A rate that is said to run now: the year's deferrals stay what they were, and are not this percent of all pay."""
    if case.asks or case.assumed or case.answers.get(DEFERRALS) is None:
        return None
    rate, total = _rate_and_total(case.line)
    if rate is None or rate.value is None or not lexicon().has(case.line, _RUNS):
        return None
    given = case.answers.get(DEFERRALS)
    is_named = lexicon().has(case.line, *_NAMED)
    if total is None:
        year = given if is_named and isinstance(given, Decimal) else None
    else:
        is_known = given == Percent(rate.value) or own_deferrals(case.answers) == total.value
        year = total.value if is_named or is_known else None
    so_far = None if year is None else in_before_a_rate(year, rate.value, case.answers)
    if year is None or so_far is None:
        return None
    return Change({DEFERRALS.id: plain(written(year))}, untold={DEFERRALS_SO_FAR.id: so_far})


def _of_the_employer(case: Case) -> Facts:
    """What parts of the line tell of the employer's money."""
    return Telling(case.line, [EMPLOYER], case.answers, shares=False).facts()


def _rate_and_total(line: Line) -> tuple[Amount | None, Amount | None]:
    """The one percent of a line and the one sum of money beside it, if any; nothing where it has other numbers."""
    amounts = amounts_of(line)
    rates = [each for each in amounts if each.percent and 0 < (each.value or 0) <= 100]
    totals = [each for each in amounts if not each.percent and not each.negative and (each.value or 0) >= SMALL]
    if len(rates) != 1 or len(totals) > 1 or len(amounts) != len(rates) + len(totals):
        return None, None
    return rates[0], totals[0] if totals else None
