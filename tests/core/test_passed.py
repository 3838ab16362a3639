"""What passes with the pay dates: the next one moves on, and a count made before a paycheck is none any more."""

from __future__ import annotations

from datetime import date

import pytest

from core.mega_backdoor.passed import Passed, passed

BIWEEKLY = {"job.pay_schedule": "biweekly", "job.next_pay_date": "2026-01-09"}
MARCH = date(2026, 3, 19)


@pytest.mark.parametrize(
    ("today", "counted_on", "found"),
    [
        (date(2026, 1, 8), date(2026, 1, 5), None),
        (date(2026, 1, 9), date(2026, 1, 5), None),
        (date(2026, 1, 10), date(2026, 1, 5), Passed(date(2026, 1, 23), date(2026, 1, 9), since_the_count=True)),
        (MARCH, date(2026, 1, 5), Passed(date(2026, 3, 20), date(2026, 3, 6), since_the_count=True)),
        (MARCH, date(2026, 3, 7), Passed(date(2026, 3, 20), date(2026, 3, 6), since_the_count=False)),
        (date(2026, 3, 20), date(2026, 3, 7), Passed(date(2026, 3, 20), date(2026, 3, 6), since_the_count=False)),
        (MARCH, None, Passed(date(2026, 3, 20), date(2026, 3, 6), since_the_count=True)),
        (date(2026, 12, 30), date(2026, 1, 5), Passed(None, date(2026, 12, 25), since_the_count=True)),
        (date(2027, 1, 20), date(2026, 1, 5), None),
    ],
)
def test_the_next_pay_date_moves_on_by_the_schedule(today: date, counted_on: date | None, found: Passed | None) -> None:
    assert passed(BIWEEKLY, 2026, today, counted_on) == found


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"job.pay_schedule": "biweekly"},
        BIWEEKLY | {"job.next_pay_date": "none"},
        BIWEEKLY | {"job.pay_schedule": "hourly"},
        {"job.next_pay_date": "x"},
    ],
)
def test_what_is_not_known_passes_not(answers: dict[str, str]) -> None:
    assert passed(answers, 2026, MARCH, None) is None


def test_the_middle_and_the_end_of_a_month_are_kept() -> None:
    answers = {"job.pay_schedule": "semimonthly", "job.next_pay_date": "2026-01-15"}
    assert passed(answers, 2026, date(2026, 2, 16), None) == Passed(
        date(2026, 2, 28), date(2026, 2, 15), since_the_count=True
    )
