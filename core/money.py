"""Rounding of money: contributions go down, taxes go half up."""

from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_UP, ROUND_UP, Decimal

DOLLAR, CENT, TEN_THOUSANDTH, MILLIONTH = (
    Decimal(1),
    Decimal("0.01"),
    Decimal("0.0001"),
    Decimal("0.000001"),
)
ZERO = Decimal(0)
ROUNDING = DOLLAR
"""What sums in a diary may differ by: entries are often typed without cents."""


def dollars_down(amount: Decimal) -> Decimal:
    """Whole dollars, rounded down."""
    return amount.quantize(DOLLAR, ROUND_FLOOR)


def cents_down(amount: Decimal) -> Decimal:
    """Cents, rounded down."""
    return amount.quantize(CENT, ROUND_FLOOR)


def cents_up(amount: Decimal) -> Decimal:
    """Cents, rounded up."""
    return amount.quantize(CENT, ROUND_UP)


def half_up(amount: Decimal, step: Decimal = CENT) -> Decimal:
    """Rounded half up to a step: cents unless another is named."""
    return amount.quantize(step, ROUND_HALF_UP)


def at_least_zero(amount: Decimal) -> Decimal:
    """The amount, or zero where it is negative."""
    return amount if amount > 0 else ZERO


def is_round_percent(part: Decimal, whole: Decimal) -> bool:
    """Whether a whole or half percent of an amount gives the part, to the cent."""
    return bool(whole) and half_up(whole * round_percent(part, whole)) == part


def round_percent(part: Decimal, whole: Decimal) -> Decimal:
    """The whole or half percent of an amount that is closest to a part of it, as a share."""
    return Decimal(round(200 * part / whole)) / 200
