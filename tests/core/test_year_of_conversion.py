"""Contributions count for the year of their pay dates, a conversion for the year in which it is made."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.ledger.counted import records_of_year
from core.ledger.entries import read_entries
from tests.profiles import Profile, employee, json_of, owner

LATE = {"job_pay_schedule": "monthly", "job_pay_per_date": 15_000, "job_net_pay": 8_000}
DECEMBER, JANUARY = date(2026, 12, 1), date(2027, 1, 12)
FORMS = ("form_1099r", "tax_return", "form_1099r_next_year", "tax_return_next_year")
OF_2026 = {"form_1099r": "2027-02-01", "tax_return": "2027-04-15"}
"""31 January 2027 is a Sunday; the return of 2027 is due on 18 April 2028, after Emancipation Day."""
OF_2027 = {"form_1099r": "2028-01-31", "tax_return": "2028-04-18"}
OF_BOTH = OF_2026 | {"form_1099r_next_year": "2028-01-31", "tax_return_next_year": "2028-04-18"}


def steps_of(person: Profile, today: date) -> dict[str, dict[str, Any]]:
    return {step["code"]: step for step in json_of("mega", person, today)["steps"]}


def forms_of(person: Profile, today: date) -> dict[str, str | None]:
    return {code: step["due"] for code, step in steps_of(person, today).items() if code in FORMS}


@pytest.mark.parametrize("route", ["automatic", "in_plan", "withdrawal", "both"])
def test_money_of_31_december_becomes_roth_in_january_and_is_on_the_forms_of_that_year(route: str) -> None:
    person = employee(job_next_pay_date="2026-12-31", job_route=route, **LATE)
    steps = steps_of(person, DECEMBER)
    assert forms_of(person, DECEMBER) == OF_2027
    assert steps["form_1099r"]["conversion_year"] == steps["tax_return"]["conversion_year"] == 2027
    assert {step["due"] for code, step in steps.items() if "conver" in code or "withdraw" in code} == {"2027-01-07"}
    assert json_of("mega", person, DECEMBER)["figures"]["still_possible"] == 8_000, "it counts for 2026"


def test_a_last_pay_date_that_leaves_time_is_converted_in_its_year() -> None:
    person = employee(job_next_pay_date="2026-12-24", job_pay_schedule="monthly", job_pay_per_date=15_000)
    assert steps_of(person, DECEMBER)["convert_in_plan"]["due"] == "2026-12-31"
    assert forms_of(person, DECEMBER) == OF_2026
    assert "conversion_year" not in steps_of(person, DECEMBER)["form_1099r"]
    assert forms_of(person | {"job.next_pay_date": "2026-12-28"}, DECEMBER) == OF_2027


def test_two_pay_dates_of_which_the_last_is_too_late_bring_two_forms_in_two_years() -> None:
    person = employee(job_next_pay_date="2026-12-04", job_pay_schedule="biweekly")
    assert steps_of(person, DECEMBER)["convert_in_plan"]["due"] == "2026-12-11"
    assert forms_of(person, DECEMBER) == OF_BOTH


@pytest.mark.parametrize(("not_converted", "convert_by"), [(None, "2027-01-07"), (5_000, "2026-12-08")])
def test_money_that_is_in_has_a_form_of_the_old_year_beside_the_last_pay_date(
    not_converted: int | None, convert_by: str
) -> None:
    person = employee(job_next_pay_date="2026-12-31", job_after_tax_so_far=5_000, **LATE)
    known = person | ({} if not_converted is None else {"job.not_converted": not_converted})
    assert forms_of(known, DECEMBER) == OF_BOTH
    assert steps_of(known, DECEMBER)["convert_in_plan"]["due"] == convert_by


def test_what_is_in_already_is_converted_while_a_plan_can_act_in_the_year() -> None:
    filled = employee(job_next_pay_date="2026-12-31", job_after_tax_so_far=41_500, **LATE)
    for today, convert_by in ((DECEMBER, "2026-12-08"), (date(2026, 12, 29), "2026-12-31")):
        assert steps_of(filled, today)["convert_in_plan"]["due"] == convert_by
        assert forms_of(filled, today) == OF_2026


@pytest.mark.parametrize(
    ("left_now", "left_at_year_end", "converts", "forms"),
    [
        (0, 0, False, OF_2026),
        (0, 5_000, False, OF_2027),
        (5_000, 5_000, True, OF_2027),
        (0, 2_000, False, OF_BOTH),
        (2_000, 2_000, True, OF_BOTH),
        (None, None, True, OF_BOTH),
    ],
)
def test_after_the_year_the_diary_tells_in_which_year_money_became_roth(
    left_now: int | None, left_at_year_end: int | None, converts: bool, forms: dict[str, str]
) -> None:
    known = {"job.not_converted": left_now, "job.not_converted_at_year_end": left_at_year_end}
    person = employee(job_after_tax_so_far=5_000, tax_year=2026)
    person |= {key: value for key, value in known.items() if value is not None}
    assert forms_of(person, JANUARY) == forms
    assert ("convert_in_plan" in steps_of(person, JANUARY)) is converts


@pytest.mark.parametrize(
    ("moved_on", "today", "known"),
    [
        ("2026-12-20", JANUARY, {"job.not_converted": "0 $", "job.not_converted_at_year_end": "0 $"}),
        ("2027-01-08", JANUARY, {"job.not_converted": "0 $", "job.not_converted_at_year_end": "5000 $"}),
        ("2026-12-20", date(2026, 12, 22), {"job.not_converted": "0 $"}),
    ],
)
def test_a_diary_knows_what_had_not_become_roth_when_the_year_ended(
    moved_on: str, today: date, known: dict[str, str]
) -> None:
    entries = [
        {"date": "2026-12-15", "kind": "after_tax", "amount": 5_000},
        {"date": moved_on, "kind": "conversion", "amount": 5_003, "gain": 3},
    ]
    answers = employee(job_after_tax_so_far=0)
    found = records_of_year(answers, read_entries(entries), 2026, today, None)
    assert {key: value for key, value in found.items() if "not_converted" in key} == known


@pytest.mark.parametrize(
    ("today", "forms"),
    [
        (DECEMBER, {"solo_form_1099r": "2027-02-01"}),
        (
            JANUARY,
            {
                "solo_form_1099r": "2027-02-01",
                "solo_form_1099r_next_year": "2028-01-31",
                "solo_tax_return_next_year": "2028-04-18",
            },
        ),
    ],
)
def test_an_owner_who_converts_in_january_reports_it_for_the_new_year(today: date, forms: dict[str, str]) -> None:
    found = steps_of(owner(tax_year=2026), today)
    assert {code: step["due"] for code, step in found.items() if "1099r" in code or "next_year" in code} == forms
    assert (found["solo_convert"]["due"][:4] == "2027") is (today == JANUARY)


def test_an_owner_converts_what_is_in_before_the_year_ends() -> None:
    known = {"business.after_tax_so_far": 47_500, "business.not_converted": 47_500}
    late = steps_of(owner(tax_year=2026) | known, date(2026, 12, 29))
    assert late["solo_convert"]["due"] == "2026-12-31"
    assert "solo_form_1099r_next_year" not in late
