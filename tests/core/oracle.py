"""The rules of core/README.md once more, written apart from the core, in exact fractions of a dollar.

Answers are plain numbers here; a percent is `("percent", rate)`. Limits are typed in from the IRS notices.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import Any

DATES = {"weekly": 52, "biweekly": 26, "semimonthly": 24, "monthly": 12}

LIMITS: dict[int, dict[str, Any]] = {
    2025: {
        "deferrals": 23_500,
        "catch_up": {"under_50": 0, "50_59": 7_500, "60_63": 11_250, "64_plus": 7_500},
        "additions": 70_000,
        "pay": 350_000,
        "highly_paid": 160_000,
        "wage_base": 176_100,
        "roth_rule": False,
        "provisional": False,
        "ira": 7_000,
        "ira_50": 1_000,
        "roth": {"single": (150_000, 165_000), "joint": (236_000, 246_000), "separate": (0, 10_000)},
        "deduct": {
            "single": (79_000, 89_000),
            "joint": (126_000, 146_000),
            "spouse": (236_000, 246_000),
            "separate": (0, 10_000),
        },
    },
    2026: {
        "deferrals": 24_500,
        "catch_up": {"under_50": 0, "50_59": 8_000, "60_63": 11_250, "64_plus": 8_000},
        "additions": 72_000,
        "pay": 360_000,
        "highly_paid": 160_000,
        "wage_base": 184_500,
        "roth_rule": True,
        "provisional": False,
        "ira": 7_500,
        "ira_50": 1_100,
        "roth": {"single": (153_000, 168_000), "joint": (242_000, 252_000), "separate": (0, 10_000)},
        "deduct": {
            "single": (81_000, 91_000),
            "joint": (129_000, 149_000),
            "spouse": (242_000, 252_000),
            "separate": (0, 10_000),
        },
    },
}

LIMITS[2027] = LIMITS[2026] | {"wage_base": 192_300, "provisional": True}
"""Provisional: the newest limits, and what is published of the year."""


def down(amount: Fraction, places: int = 0) -> Fraction:
    return Fraction(floor(amount * 10**places), 10**places)


def half_up(amount: Fraction, places: int = 2) -> Fraction:
    return Fraction(floor(amount * 10**places + Fraction(1, 2)), 10**places)
