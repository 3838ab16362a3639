"""Pay dates: how the money still possible is spread, never rounded up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.payroll import DATES_A_YEAR, Spread, most_dates_left, pay_per_date, spread


def test_the_pay_of_a_date_is_exact() -> None:
    assert pay_per_date(Decimal(120_000), "monthly") == 10_000


def test_without_a_pay_date_nothing_is_possible() -> None:
    assert spread(Decimal(1000), Decimal(50_000), "weekly", 0) == Spread(Decimal(0), None, None, None, None)


def test_without_pay_there_is_no_percent() -> None:
    assert spread(Decimal(0), Decimal(0), "weekly", 5) == Spread(Decimal(0), Decimal(0), None, None, None)


def test_a_half_cent_left_over_goes_up() -> None:
    found = spread(Decimal(4964), Decimal(90_245), "monthly", 22)
    assert found.percent_whole == 3
    assert found.left_over == Decimal("0.53")


@given(
    st.integers(0, 80_000),
    st.integers(1, 50_000_000),
    st.sampled_from(sorted(DATES_A_YEAR)),
    st.integers(1, 53),
)
def test_the_election_never_overshoots(remaining: int, cents: int, schedule: str, dates: int) -> None:
    pay = Decimal(cents) / 100
    found = spread(Decimal(remaining), pay, schedule, dates)
    assert found.per_pay_date is not None
    assert found.percent_whole is not None
    assert found.left_over is not None
    to_come = pay * dates / DATES_A_YEAR[schedule]
    assert found.per_pay_date * dates <= found.still_possible <= min(Decimal(remaining), to_come)
    assert found.percent_whole * to_come / 100 < found.still_possible + Decimal("0.01")
    assert 0 <= found.percent_whole <= 100
    assert found.left_over >= 0


@pytest.mark.parametrize(
    ("schedule", "today", "most"),
    [
        ("weekly", date(2026, 1, 1), 53),
        ("biweekly", date(2026, 1, 1), 27),
        ("semimonthly", date(2026, 1, 1), 24),
        ("monthly", date(2026, 1, 1), 12),
        ("biweekly", date(2026, 11, 23), 3),
        ("weekly", date(2026, 12, 31), 1),
        ("monthly", date(2026, 12, 31), 1),
        ("monthly", date(2025, 6, 1), 12),
        ("weekly", date(2027, 1, 1), 0),
    ],
)
def test_the_most_pay_dates_that_fit(schedule: str, today: date, most: int) -> None:
    assert most_dates_left(schedule, today, 2026) == most
