"""An employee's share of Social Security and Medicare tax, 26 U.S.C. 3101 and 3102(f)(1)."""

from __future__ import annotations

from decimal import Decimal

from core.money import ZERO, at_least_zero

SOCIAL_SECURITY_RATE = Decimal("0.062")
MEDICARE_RATE = Decimal("0.0145")
ADDITIONAL_MEDICARE_RATE = Decimal("0.009")
ADDITIONAL_MEDICARE_WAGES = Decimal(200_000)
"""Wages of a year from which an employer withholds the additional tax; fixed in 26 U.S.C. 3102(f)(1)."""


def fica(pay: Decimal, wage_base: Decimal, before: Decimal = ZERO) -> Decimal:
    """The exact tax that one employer withholds from pay, with what it paid `before` it in the year."""
    within_base = min(pay, at_least_zero(wage_base - before))
    high = min(pay, at_least_zero(before + pay - ADDITIONAL_MEDICARE_WAGES))
    return SOCIAL_SECURITY_RATE * within_base + MEDICARE_RATE * pay + ADDITIONAL_MEDICARE_RATE * high
