"""Dates that the tax calendar fixes."""

from __future__ import annotations

from datetime import date

import pytest

from core.calendar_dates import (
    business_days_before,
    day_after_pay,
    extended_corporate_tax_day,
    extended_tax_day,
    forms_arrive,
    is_business_day,
    last_business_day_of,
    next_business_day,
    next_year_is_planned,
    reminder_days,
    tax_day,
    upcoming,
    year_end,
)


@pytest.mark.parametrize(
    ("year", "due"),
    [
        (2025, date(2026, 4, 15)),
        (2026, date(2027, 4, 15)),
        (2027, date(2028, 4, 18)),
        (2022, date(2023, 4, 18)),
        (2021, date(2022, 4, 18)),
        (2016, date(2017, 4, 18)),
        (2015, date(2016, 4, 18)),
        (2023, date(2024, 4, 15)),
    ],
)
def test_tax_day_moves_for_weekends_and_emancipation_day(year: int, due: date) -> None:
    assert tax_day(year) == due


@pytest.mark.parametrize(("year", "due"), [(2025, date(2026, 10, 15)), (2022, date(2023, 10, 16))])
def test_the_extended_tax_day_is_15_october_or_the_monday_after(year: int, due: date) -> None:
    assert extended_tax_day(year) == due


@pytest.mark.parametrize(("year", "due"), [(2026, date(2027, 9, 15)), (2023, date(2024, 9, 16))])
def test_an_s_corporations_extended_day_is_15_september(year: int, due: date) -> None:
    assert extended_corporate_tax_day(year) == due


@pytest.mark.parametrize(("year", "due"), [(2026, date(2027, 2, 1)), (2025, date(2026, 2, 2))])
def test_forms_arrive_by_the_end_of_january_or_the_monday_after(year: int, due: date) -> None:
    assert forms_arrive(year) == due


def test_a_business_day_is_its_own_next_business_day() -> None:
    friday, saturday, sunday, monday = (date(2026, 7, day) for day in (31, 25, 26, 27))
    assert next_business_day(friday) == friday
    assert next_business_day(saturday) == monday
    assert next_business_day(sunday) == monday


def test_the_year_ends_on_31_december() -> None:
    assert year_end(2026) == date(2026, 12, 31)


@pytest.mark.parametrize(
    "holiday",
    [
        date(2026, 1, 1),
        date(2026, 1, 19),
        date(2026, 2, 16),
        date(2026, 5, 25),
        date(2026, 6, 19),
        date(2026, 7, 3),
        date(2026, 9, 7),
        date(2026, 10, 12),
        date(2026, 11, 11),
        date(2026, 11, 26),
        date(2026, 12, 25),
        date(2027, 7, 5),
        date(2021, 12, 24),
    ],
)
def test_offices_are_closed_on_federal_holidays(holiday: date) -> None:
    assert not is_business_day(holiday)


@pytest.mark.parametrize("day", [date(2021, 12, 31), date(2026, 12, 31), date(2026, 7, 2), date(2026, 11, 27)])
def test_offices_are_open_on_the_days_beside_them(day: date) -> None:
    assert is_business_day(day)


def test_the_last_business_day_of_a_year_may_come_before_its_end() -> None:
    assert last_business_day_of(2026) == date(2026, 12, 31)
    assert last_business_day_of(2023) == date(2023, 12, 29)


def test_business_days_are_counted_over_holidays() -> None:
    assert business_days_before(date(2026, 12, 31), 5) == date(2026, 12, 23)
    assert business_days_before(date(2026, 12, 31), 0) == date(2026, 12, 31)


def test_a_day_that_is_past_is_none() -> None:
    assert upcoming(date(2026, 4, 15), date(2026, 4, 15)) == date(2026, 4, 15)
    assert upcoming(date(2026, 4, 15), date(2026, 4, 16)) is None


@pytest.mark.parametrize(
    ("due", "days"),
    [
        ("2026-12-31", ["2026-12-24", "2026-12-30"]),
        ("2026-12-28", ["2026-12-21", "2026-12-24"]),
        ("2027-02-01", ["2027-01-25", "2027-01-29"]),
    ],
)
def test_reminders_come_a_week_and_a_working_day_before_and_never_on_the_day(due: str, days: list[str]) -> None:
    assert [day.isoformat() for day in reminder_days(date.fromisoformat(due))] == days


def test_the_day_after_pay_is_a_working_day() -> None:
    assert day_after_pay(date(2026, 12, 4)) == date(2026, 12, 7)
    assert day_after_pay(date(2026, 12, 31)) == date(2027, 1, 4)


@pytest.mark.parametrize(("month", "planned"), [(10, False), (11, True), (12, True), (1, False)])
def test_the_next_year_is_planned_once_its_limits_are_published(month: int, planned: bool) -> None:
    assert next_year_is_planned(date(2026, month, 15)) is planned
