"""Days of the diary: within its year, and what names no month or only a weekday is behind today."""

from __future__ import annotations

from datetime import date

import pytest

from core.amounts import Problem
from core.ledger.days import read_day_of_diary

SUNDAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", "2026-11-29"),
        ("heute", "2026-11-29"),
        ("yesterday", "2026-11-28"),
        ("vorgestern", "2026-11-27"),
        ("tomorrow", "2026-11-30"),
        ("am 4.12.", "2026-12-04"),
        ("4.1.", "2026-01-04"),
        ("Mar 2", "2026-03-02"),
        ("Dec 4", "2026-12-04"),
        ("2026-06-30", "2026-06-30"),
        ("am Freitag", "2026-11-27"),
        ("Friday", "2026-11-27"),
        ("Sunday", "2026-11-29"),
        ("next Friday", "2026-12-04"),
        ("am 15.", "2026-11-15"),
        ("the 30th", "2026-10-30"),
    ],
)
def test_a_day_is_read_as_of_the_year_and_rather_behind_today(typed: str, day: str) -> None:
    assert read_day_of_diary(typed, SUNDAY, SUNDAY.year) == date.fromisoformat(day)


@pytest.mark.parametrize("typed", ["4.12.2027", "2025-12-31", "12/31/25"])
def test_a_day_of_another_year_is_refused_with_the_days_that_are_taken(typed: str) -> None:
    with pytest.raises(Problem) as refused:
        read_day_of_diary(typed, SUNDAY, SUNDAY.year)
    assert refused.value.reason == "not_in_tax_year"
    assert refused.value.bounds == {"first": date(2026, 1, 1), "last": date(2026, 12, 31)}


JANUARY = date(2027, 1, 20)


@pytest.mark.parametrize("tax_year", [2026, 2027])
@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("28.12.", "2026-12-28"),
        ("Mar 2", "2026-03-02"),
        ("8.1.", "2027-01-08"),
        ("today", "2027-01-20"),
        ("Feb 5", "2027-02-05"),
        ("4.12.2026", "2026-12-04"),
    ],
)
def test_in_tax_season_the_year_before_is_written_down_as_well(typed: str, day: str, tax_year: int) -> None:
    assert read_day_of_diary(typed, JANUARY, tax_year) == date.fromisoformat(day)


def test_after_tax_season_the_year_before_is_closed() -> None:
    may = date(2027, 5, 3)
    assert read_day_of_diary("28.12.", may, 2027) == date(2027, 12, 28)
    with pytest.raises(Problem, match="not_in_tax_year"):
        read_day_of_diary("28.12.2026", may, 2027)


def test_a_plan_of_the_next_year_takes_no_day_of_this_year_away() -> None:
    december = date(2026, 12, 5)
    assert read_day_of_diary("4.12.", december, 2027) == date(2026, 12, 4)
    assert read_day_of_diary("8.1.2027", december, 2027) == date(2027, 1, 8)


@pytest.mark.parametrize("typed", ["", "1384", "31.2.", "soon", "?"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(Problem, match="not_a_date"):
        read_day_of_diary(typed, SUNDAY, SUNDAY.year)


@pytest.mark.parametrize("typed", ["last March", "letzten Monat", "last week", "vergangene 12"])
def test_last_is_said_of_a_weekday_alone(typed: str) -> None:
    with pytest.raises(Problem) as problem:
        read_day_of_diary(typed, SUNDAY, 2026)
    assert problem.value.reason == "not_a_date"


@pytest.mark.parametrize(("typed", "day"), [("last Friday", "2026-12-04"), ("letzten Montag", "2026-12-07")])
def test_the_last_of_a_weekday_is_never_today(typed: str, day: str) -> None:
    friday = date(2026, 12, 11)
    assert read_day_of_diary(typed, friday, 2026) == date.fromisoformat(day)
