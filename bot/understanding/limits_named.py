"""Which limit a question is about: which of two amounts holds, or whether the employer's money counts toward one."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from bot.understanding.case import Case
from bot.understanding.lexicon import lexicon
from bot.understanding.marks import marks
from bot.understanding.numbers import amounts_of
from bot.understanding.reading import covered
from bot.understanding.understood import About
from core.limits import Limits
from core.person import DEFERRALS_ELSEWHERE

_AROUND: Final = ("heard:filler", "heard:opening", "heard:question", "heard:max")
_COUNTING: Final = ("asked:employer_money", "asked:counts")
_457: Final = "heard:plan_457"
_OF_OTHER_PLANS: Final = "tsp_403b_457"
_OWN_LIMIT: Final = "asked:own_limit"
_TOPICS: Final = {
    ("elective_deferrals", "catch_up_50"): "catch_up",
    ("elective_deferrals", "catch_up_60_63"): "catch_up",
    ("annual_additions", "catch_up_50"): "catch_up",
    ("annual_additions", "catch_up_60_63"): "catch_up",
    ("catch_up_50",): "catch_up",
    ("catch_up_60_63",): "catch_up",
    ("roth_catch_up_wages",): "roth_catch_up",
    ("annual_additions",): "annual_limit",
    ("elective_deferrals",): "annual_limit",
    ("compensation",): "pay_cap",
    ("highly_compensated",): "acp_test",
    ("ira_contributions",): "backdoor_roth",
    ("ira_contributions", "ira_catch_up"): "backdoor_roth",
}
"""Limits that are added, and the explanation that names the sum; where several are named, the first one counts."""


def limit_asked(case: Case) -> About | None:
    """The explanation of the limit that is asked about; None for any other line."""
    return _one_of_several(case) or _employer_beside_own(case) or _of_a_457(case)


def _of_a_457(case: Case) -> About | None:
    """That a 457(b) has a limit of its own, for who would count what goes in there: `24,500 in a 457b`."""
    words = lexicon().everywhere(case.line.words, (_457,))
    if case.open_question is not DEFERRALS_ELSEWHERE or not (named := covered(list(words))):
        return None
    others = [word.text for place, word in enumerate(case.line.words) if place not in named]
    paid = [amount for amount in amounts_of(case.line) if amount.start not in named and amount.value]
    return About((_OF_OTHER_PLANS,), clear=True) if paid and marks("plans").isdisjoint(others) else None


def _employer_beside_own(case: Case) -> About | None:
    """Whether the match counts toward the limit on own deferrals: `does my match count against the 24,500?`."""
    if not all(lexicon().has(case.line, group) for group in _COUNTING):
        return None
    limit = case.situation.limits.elective_deferrals.value
    is_named = any(amount.value == limit for amount in amounts_of(case.line))
    return About(("annual_limit",), clear=True) if is_named or lexicon().has(case.line, _OWN_LIMIT) else None


def _one_of_several(case: Case) -> About | None:
    """The limit that is one of several amounts to choose from."""
    if not case.line.text.rstrip().endswith("?"):
        return None
    amounts = [amount for amount in amounts_of(case.line) if amount.value is not None and not amount.percent]
    if len(amounts) < 2:
        return None
    around = covered(lexicon().find(case.line.words, _AROUND))
    between = {place for place, word in enumerate(case.line.words) if word.text in marks("ends")}
    known = covered(amounts) | around | between
    if case.line.beside(known):
        return None
    asked, limits = {amount.value for amount in amounts}, case.situation.limits
    topic = next((topic for names, topic in _TOPICS.items() if _sum(limits, names) in asked), None)
    return About((topic,), clear=True) if topic else None


def _sum(limits: Limits, names: tuple[str, ...]) -> Decimal:
    return sum((getattr(limits, name).value for name in names), Decimal(0))
