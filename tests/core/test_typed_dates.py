"""Dates as people type them: the next such day, in both languages, and nothing guessed."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.amounts import Problem
from core.answer_types import Day
from core.typed_dates import read_date

SUNDAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-04", "2026-12-04"),
        ("4.12.", "2026-12-04"),
        ("4. 12.", "2026-12-04"),
        ("04.12.2026", "2026-12-04"),
        ("4.12.26", "2026-12-04"),
        ("12/4", "2026-12-04"),
        ("12/04/2026", "2026-12-04"),
        ("15/12", "2026-12-15"),
        ("Dec 4", "2026-12-04"),
        ("dec. 4", "2026-12-04"),
        ("December 4th", "2026-12-04"),
        ("Dec 4, 2026", "2026-12-04"),
        ("4th of December", "2026-12-04"),
        ("4. Dezember", "2026-12-04"),
        ("am 11. Dez", "2026-12-11"),
        ("zwölfter Dezember", "2026-12-12"),
        ("Friday", "2026-12-04"),
        ("next Friday", "2026-12-04"),
        ("this coming Friday!", "2026-12-04"),
        ("nächsten Freitag", "2026-12-04"),
        ("Fr, 4.12.", "2026-12-04"),
        ("Friday Dec 4", "2026-12-04"),
        ("wensday", "2026-12-02"),
        ("Sunday", "2026-11-29"),
        ("next Sunday", "2026-12-06"),
        ("übernächsten Freitag", "2026-12-11"),
        ("übernächsten Sonntag", "2026-12-13"),
        ("today", "2026-11-29"),
        ("morgen", "2026-11-30"),
        ("übermorgen", "2026-12-01"),
        ("day after tomorrow", "2026-12-01"),
        ("in 5 Tagen", "2026-12-04"),
        ("in 2 weeks", "2026-12-13"),
        ("in a week", "2026-12-06"),
        ("the 15th", "2026-12-15"),
        ("am 15.", "2026-12-15"),
        ("am vierten", "2026-12-04"),
        ("the first", "2026-12-01"),
        ("am 31.", "2026-12-31"),
        ("last day of the month", "2026-11-30"),
        ("Letzter des Monats", "2026-11-30"),
        ("Monatsende", "2026-11-30"),
        ("end of December", "2026-12-31"),
        ("Ende Dezember", "2026-12-31"),
        ("27.11.", "2027-11-27"),
        ("Jan 1", "2027-01-01"),
    ],
)
def test_a_typed_day_is_the_next_of_its_kind(text: str, day: str) -> None:
    assert read_date(text, SUNDAY).isoformat() == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "yesterday",
        "gestern",
        "Thursday Dec 4",
        "31.11.",
        "0.0.",
        "13/13",
        "2026-13-01",
        "2026-02-30",
        "32",
        "the 0th",
        "dec jan",
        "december",
        "dec 4 5 6",
        "next",
        "in many weeks",
        "end of pay",
        "next pay date",
        "friday soon",
        "4.12." * 20,
    ],
)
def test_what_names_no_day_is_refused(text: str) -> None:
    with pytest.raises(Problem, match="not_a_date"):
        read_date(text, SUNDAY)


def test_for_a_later_year_a_day_of_a_month_is_looked_for_in_that_year() -> None:
    earliest = date(2027, 1, 2)
    assert read_date("am 15.", SUNDAY, earliest) == date(2027, 1, 15)
    assert read_date("8.1.", SUNDAY, earliest) == date(2027, 1, 8)
    assert read_date("tomorrow", SUNDAY, earliest) == date(2026, 11, 30)


def test_for_a_later_year_a_weekday_is_looked_for_in_that_year() -> None:
    assert read_date("Friday", date(2026, 11, 30), date(2027, 1, 2)) == date(2027, 1, 8)
    assert read_date("Friday", date(2026, 11, 30), date(2026, 12, 24)) == date(2026, 12, 4), "of this year from today"


def test_a_day_beyond_the_next_months_end_is_found_in_the_month_that_has_it() -> None:
    assert read_date("30", date(2026, 1, 31)) == date(2026, 3, 30)


def test_a_code_beside_a_day_is_read_and_a_day_alone_is_iso() -> None:
    kind = Day(("none",))
    assert kind.read(" None ") == "none"
    assert kind.read_on("none", SUNDAY, SUNDAY) == "none"
    assert kind.read("2026-12-04") == date(2026, 12, 4)
    assert kind.read_on("4.12.", SUNDAY, SUNDAY) == date(2026, 12, 4)


@pytest.mark.parametrize("given", ["4.12.", 20261204, True, None, []])
def test_without_a_today_only_an_iso_date_is_a_day(given: object) -> None:
    with pytest.raises(Problem, match="not_a_date"):
        Day(("none",)).read(given)


def test_a_number_is_no_day() -> None:
    with pytest.raises(Problem, match="not_a_date"):
        Day(("none",)).read_on(4, SUNDAY, SUNDAY)


@given(st.dates(date(2026, 11, 29), date(2027, 11, 28)))
def test_every_day_of_a_year_is_read_back_in_each_way_of_writing(day: date) -> None:
    written = (day.isoformat(), f"{day.day}.{day.month}.", f"{day.month}/{day.day}", f"{day:%B} {day.day}")
    assert {read_date(text, SUNDAY) for text in written} == {day}


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_refused(text: str) -> None:
    with suppress(Problem):
        assert isinstance(read_date(text, SUNDAY), date)
