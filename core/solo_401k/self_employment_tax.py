"""Self-employment tax of a sole proprietor, 26 U.S.C. 1401, 1402(a)(12), 164(f)."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from core.money import ZERO, at_least_zero

NET_EARNINGS_SHARE = Decimal("0.9235")
SOCIAL_SECURITY_RATE = Decimal("0.124")
MEDICARE_RATE = Decimal("0.029")
SMALLEST_TAXED = Decimal(400)


class SelfEmployment(NamedTuple):
    """Exact dollars: the tax, the deductible half, and net earnings after that half."""

    tax: Decimal
    half: Decimal
    net_earnings: Decimal


def self_employment(profit: Decimal, wages: Decimal, wage_base: Decimal) -> SelfEmployment:
    """The tax on a net profit beside wages that already use up the Social Security wage base."""
    base = profit * NET_EARNINGS_SHARE
    if base < SMALLEST_TAXED:
        return SelfEmployment(ZERO, ZERO, profit)
    social_security = SOCIAL_SECURITY_RATE * min(base, at_least_zero(wage_base - wages))
    tax = social_security + MEDICARE_RATE * base
    return SelfEmployment(tax, tax / 2, profit - tax / 2)
