"""The pay dates that are left, from the next one and the schedule."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.mega_backdoor.payroll import counts_new_years_pay
from core.pay_dates import (
    DATES_A_YEAR,
    dates_since,
    earliest_next_pay_date,
    first_of_next_year,
    latest_next_pay_date,
    pay_dates,
)
from tests.core.oracle_job import count_of_dates
from tests.profiles import employee, result_of


@pytest.mark.parametrize(
    ("schedule", "first", "dates"),
    [
        ("weekly", "2026-12-11", ["2026-12-11", "2026-12-18", "2026-12-25", "2026-12-31"]),
        ("biweekly", "2026-12-04", ["2026-12-04", "2026-12-18", "2026-12-31"]),
        ("biweekly", "2026-12-11", ["2026-12-11", "2026-12-25"]),
        ("monthly", "2026-11-30", ["2026-11-30", "2026-12-31"]),
        ("monthly", "2026-11-15", ["2026-11-15", "2026-12-15"]),
        ("monthly", "2026-12-01", ["2026-12-01", "2026-12-31"]),
        ("semimonthly", "2026-11-30", ["2026-11-30", "2026-12-15", "2026-12-31"]),
        ("semimonthly", "2026-11-15", ["2026-11-15", "2026-11-30", "2026-12-15", "2026-12-31"]),
        ("semimonthly", "2026-12-05", ["2026-12-05", "2026-12-20"]),
        ("semimonthly", "2026-12-20", ["2026-12-20"]),
        ("semimonthly", "2026-12-01", ["2026-12-01", "2026-12-16", "2026-12-31"]),
    ],
)
def test_the_dates_of_the_last_weeks(schedule: str, first: str, dates: list[str]) -> None:
    found = pay_dates(schedule, date.fromisoformat(first), 2026)
    assert [day.isoformat() for day in found] == dates


@pytest.mark.parametrize(
    ("schedule", "following", "first"),
    [
        ("weekly", "2026-12-11", "2027-01-08"),
        ("biweekly", "2026-12-04", "2027-01-15"),
        ("monthly", "2026-12-15", "2027-01-15"),
        # What is due on New Year's Day is paid the day before.
        ("monthly", "2026-12-01", "2027-02-01"),
        ("semimonthly", "2026-12-01", "2027-01-16"),
    ],
)
def test_the_first_date_of_the_next_year(schedule: str, following: str, first: str) -> None:
    assert first_of_next_year(schedule, date.fromisoformat(following), 2026) == date.fromisoformat(first)


def test_a_month_without_the_day_pays_on_its_last() -> None:
    monthly = pay_dates("monthly", date(2026, 1, 30), 2026)
    assert monthly[:3] == (date(2026, 1, 30), date(2026, 2, 28), date(2026, 3, 30))
    twice = pay_dates("semimonthly", date(2026, 1, 14), 2026)
    assert twice[:4] == (date(2026, 1, 14), date(2026, 1, 29), date(2026, 2, 14), date(2026, 2, 28))


def test_the_last_day_of_february_stays_the_last() -> None:
    assert pay_dates("monthly", date(2026, 2, 28), 2026)[1] == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("schedule", "first", "year", "count"),
    [
        ("biweekly", date(2026, 1, 2), 2026, 27),
        ("weekly", date(2026, 1, 2), 2026, 53),
        ("weekly", date(2027, 1, 5), 2027, 52),
        ("semimonthly", date(2026, 1, 15), 2026, 24),
        ("monthly", date(2026, 1, 31), 2026, 12),
    ],
)
def test_a_whole_year_has_as_many_dates_as_payroll_makes(schedule: str, first: date, year: int, count: int) -> None:
    assert len(pay_dates(schedule, first, year)) == count


def test_money_due_on_new_years_day_was_paid_the_year_before() -> None:
    assert pay_dates("weekly", date(2027, 1, 1), 2027)[0] == date(2027, 1, 8)


@given(st.sampled_from(sorted(DATES_A_YEAR)), st.dates(date(2025, 1, 2), date(2027, 12, 31)))
def test_the_dates_are_those_found_day_by_day(schedule: str, first: date) -> None:
    found = pay_dates(schedule, first, first.year)
    assert len(found) == count_of_dates(schedule, first, first.year)
    assert list(found) == sorted(set(found))
    assert first in found or (first.month, first.day) == (1, 1)


def test_the_next_pay_date_lies_within_one_period_of_the_tax_year() -> None:
    assert earliest_next_pay_date(2026, date(2026, 11, 29)) == date(2026, 11, 29)
    assert earliest_next_pay_date(2027, date(2026, 11, 29)) == date(2027, 1, 2)
    assert earliest_next_pay_date(2025, date(2026, 11, 29)) == date(2026, 11, 29)
    assert latest_next_pay_date("biweekly", 2026, date(2026, 11, 29)) == date(2026, 12, 13)
    assert latest_next_pay_date("semimonthly", 2026, date(2026, 12, 20)) == date(2026, 12, 31)
    assert latest_next_pay_date("monthly", 2027, date(2026, 11, 29)) == date(2027, 2, 2)


def test_pay_of_new_years_day_is_noted_where_pay_dates_are_asked_for_alone() -> None:
    for answers, counts in (
        (employee(job_pay_schedule="biweekly", job_next_pay_date="2026-01-02", job_pay_per_date=6_000), True),
        (employee(job_pay_schedule="biweekly", job_next_pay_date="2026-01-09"), False),
        (employee(job_after_tax="no"), False),
    ):
        replay = result_of("mega", answers).replay
        assert replay is not None
        assert counts_new_years_pay(replay.answers) is counts


@pytest.mark.parametrize("schedule", ["weekly", "biweekly", "semimonthly", "monthly"])
@pytest.mark.parametrize("begins", [date(2026, 2, 1), date(2026, 3, 6), date(2026, 11, 27), date(2026, 12, 1)])
def test_dates_since_a_day_are_those_that_the_schedule_had_by_then(schedule: str, begins: date) -> None:
    every = pay_dates(schedule, date(2026, 1, 9), 2026)
    following = next(day for day in every if day >= date(2026, 12, 1))
    assert dates_since(schedule, following, begins) == sum(begins <= day < following for day in every)
