"""A plan's cap in percent that counts by the year: `the 10% counts for the whole year, not per check`."""

from __future__ import annotations

from bot.understanding.answers import plain
from bot.understanding.case import Case
from bot.understanding.lexicon import lexicon, names_of
from bot.understanding.numbers import amounts_of, written
from bot.understanding.understood import Change
from bot.understanding.words import Line
from core.amounts import Percent
from core.mega_backdoor.in_dollars import percent_of_the_year
from core.mega_backdoor.plan_terms import CAP


def says_by_the_year(line: Line) -> bool:
    """Whether a line says that something counts for the year, and not for each paycheck."""
    return lexicon().has(line, "heard:counts_by_year")


def cap_of_the_year(case: Case) -> Change | None:
    """The same cap in dollars of the year, as which no paycheck by itself is held to it; None for any other line."""
    cap = case.answers.given().get(CAP.id)
    if case.asks or case.assumed or not isinstance(cap, Percent) or not says_by_the_year(case.line):
        return None
    amounts = amounts_of(case.line)
    if any(not each.percent or each.value != cap.rate for each in amounts):
        return None
    is_named = bool(amounts) or lexicon().has(case.line, *names_of(CAP.id))
    dollars = percent_of_the_year(case.answers, cap) if is_named else None
    return None if dollars is None else Change({CAP.id: plain(written(dollars))})
