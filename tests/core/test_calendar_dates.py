"""Dates that the tax calendar fixes."""

from __future__ import annotations

from datetime import date

import pytest

from core.calendar_dates import (
    extended_corporate_tax_day,
    extended_tax_day,
    forms_arrive,
    next_business_day,
    tax_day,
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
