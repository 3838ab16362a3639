"""Random complete answers for the property tests: cents, percents and all choices, as people type them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.core.random_people import random_business, random_job

AGES = st.sampled_from(("under_50", "50_59", "60_63", "64_plus"))
YES_NO = st.sampled_from(("yes", "no"))
YEARS = st.sampled_from((2025, 2026))
RESIDENCES = st.sampled_from(("us", "germany", "elsewhere"))


def dollars(most: int) -> st.SearchStrategy[Fraction]:
    """Whole dollars mostly, cents now and then."""
    cents = st.integers(0, most * 100).map(lambda amount: Fraction(amount, 100))
    return st.one_of(st.integers(0, most).map(Fraction), cents)


def percents(most: int) -> st.SearchStrategy[tuple[str, Fraction]]:
    return st.integers(0, most * 100).map(lambda rate: ("percent", Fraction(rate, 100)))


SEEDS = st.integers(0, 2**32)


def jobs(year: int, today: date | None = None) -> st.SearchStrategy[dict[str, Any]]:
    """An employee whose plan takes after-tax money, or may, on a day of the tax year."""
    day = today or date(year, 1, 2)
    return SEEDS.map(lambda seed: random_job(Random(seed), year, day) | {"situation": "employee"})


def businesses(year: int = 2026, today: date | None = None) -> st.SearchStrategy[dict[str, Any]]:
    """The own business without employees, alone or beside a job whose plan is closed."""
    day = today or date(year, 1, 2)
    return SEEDS.map(lambda seed: random_business(Random(seed), year, day))


def as_typed(answers: dict[str, Any], year: int) -> dict[str, Any]:
    """The answers as text and codes, with their tax year."""
    return {key: _typed(value) for key, value in answers.items()} | {"tax_year": year}


def _typed(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return _formula(*value[1:]) if value[0] == "match" else f"{_number(value[1])}%"
    return _dollars(value) if isinstance(value, Fraction) else value


def _formula(tiers: list[tuple[Fraction, Fraction | None]], percent: Fraction, dollars: Fraction) -> str:
    terms = [f"{_number(rate)}%" + (f" of {_number(width)}%" if width else "") for rate, width in tiers]
    terms += [f"{_number(percent)}%"] if percent else []
    terms += [_number(dollars)] if dollars else []
    return "match " + " + ".join(terms)


def _dollars(amount: Fraction) -> str:
    """A small amount needs its sign: alone it may be a percent."""
    return _number(amount) + (" $" if 0 < amount <= 100 else "")


def _number(amount: Fraction) -> str:
    cents = round(abs(amount) * 100)
    sign = "-" if amount < 0 else ""
    return f"{sign}{cents // 100}.{cents % 100:02d}" if cents % 100 else f"{sign}{cents // 100}"
