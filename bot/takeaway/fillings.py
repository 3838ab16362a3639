"""What fills a plan in a year: the parts that a picture draws and its caption names."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from core.assess import Result
from core.mega_backdoor.questions import AFTER_TAX_SO_FAR

ON_TOP = "catch_up_deferrals"
STILL_POSSIBLE = "still_possible"
SOLO_PLANS = ("deduction_first", "roth_first")
WITHOUT_A_PLAN = ("not_solo", "no_income")


class Part(NamedTuple):
    """One part of the money in a plan, in dollars."""

    code: str
    amount: Decimal


class Filling(NamedTuple):
    """What counts towards the annual additions limit, and the catch-up on top of it."""

    limit: Decimal
    counted: tuple[Part, ...]
    on_top: Decimal

    @property
    def counted_total(self) -> Decimal:
        """All that counts towards the limit."""
        return sum((part.amount for part in self.counted), Decimal(0))


def job_filling(result: Result) -> Filling | None:
    """The employer's plan; None where the result has no figures for it."""
    figures = result.assessment.figures
    if result.replay is None or "plan_total" not in figures or "still_possible" not in figures:
        return None
    if not figures["annual_additions_limit"]:
        return None
    parts = [
        Part("regular_deferrals", figures["regular_deferrals"]),
        Part("employer_contributions", figures["employer_contributions"]),
        Part("after_tax_so_far", result.replay.answers[AFTER_TAX_SO_FAR]),
        Part(STILL_POSSIBLE, figures["still_possible"]),
        Part("lapsing", figures["after_tax_remaining"] - figures["still_possible"]),
        Part("closed_by_cap", figures["room_before_cap"] - figures["after_tax_room"]),
    ]
    counted = tuple(part for part in parts if part.amount >= 1 or part.code == STILL_POSSIBLE)
    return Filling(figures["annual_additions_limit"], counted, figures[ON_TOP])


def solo_fillings(result: Result) -> dict[str, Filling] | None:
    """The two ways to fill the own business's plan; None where there is no plan to fill."""
    solo = result.assessment.solo
    if not solo or solo["outcome"] in WITHOUT_A_PLAN or SOLO_PLANS[0] not in solo["figures"]:
        return None
    return {name: _solo_filling(result, name) for name in SOLO_PLANS}


def _solo_filling(result: Result, name: str) -> Filling:
    assert result.assessment.solo is not None
    plan = result.assessment.solo["figures"][name]
    limit = result.assessment.receipts[f"solo.{name}.after_tax_room"][0].amount
    parts = (Part(code, plan[code]) for code in ("deferral", "employer", "after_tax_room"))
    return Filling(limit, tuple(part for part in parts if part.amount), plan["catch_up"])
