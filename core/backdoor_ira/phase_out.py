"""Which income range shrinks an IRA allowance, and what it leaves: 26 U.S.C. 219(g), 408A(c)(3)."""

from __future__ import annotations

from decimal import Decimal

from core.limits import Limits, PhaseOut
from core.money import ZERO

SMALLEST_ALLOWANCE = Decimal(200)
STEP = 10

WITH_THE_JOINT_RANGES = ("married_joint", "surviving_spouse")
"""Filing statuses whose income ranges are those of a joint return."""


def roth_range(limits: Limits, status: str) -> PhaseOut:
    """The range for direct Roth contributions (26 U.S.C. 408A(c)(3))."""
    if status == "married_separate":
        return limits.roth_separate
    return limits.roth_joint if status in WITH_THE_JOINT_RANGES else limits.roth_single


def deduction_range(limits: Limits, status: str, *, covered: bool, spouse_covered: bool) -> PhaseOut | None:
    """The range for the deduction, or None where no plan at work limits it (26 U.S.C. 219(g)(1), (7))."""
    if status == "married_separate":
        return limits.deduction_separate if covered or spouse_covered else None
    if covered:
        return limits.deduction_joint if status in WITH_THE_JOINT_RANGES else limits.deduction_single
    return limits.deduction_spouse_covered if spouse_covered else None


def reduction(limit: Decimal, magi: Decimal, income_range: PhaseOut) -> Decimal:
    """What the income takes away, rounded down to ten dollars (26 U.S.C. 219(g)(2)(A), (C))."""
    if magi <= income_range.low:
        return ZERO
    if magi >= income_range.high:
        return limit
    width = income_range.high - income_range.low
    return limit * (magi - income_range.low) // (STEP * width) * STEP


def allowed(limit: Decimal, magi: Decimal, income_range: PhaseOut | None) -> Decimal:
    """What the income leaves of a dollar limit: at least 200 until all is gone (26 U.S.C. 219(g)(2)(B))."""
    if income_range is None:
        return limit
    if magi >= income_range.high:
        return ZERO
    return max(SMALLEST_ALLOWANCE, limit - reduction(limit, magi, income_range))
