"""The steps at work and in the own business, for random people on every day of a year and the spring after."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.assess import Result
from core.calendar_dates import is_business_day
from core.result import Step, WhosePlan, comes_next
from tests.core.random_answers import as_typed
from tests.core.random_people import random_person
from tests.examples import examples
from tests.profiles import Profile, employee, employee_and_owner, json_of, result_of

MONEY = ("amount", "employer", "per_pay_date")
BEFORE_AND_AFTER = (
    ("lower_deferrals", "return_excess_deferrals"),
    ("stop_after_tax", "ask_for_correction"),
    ("fill_deferrals", "elect_after_tax"),
    ("fill_deferrals", "after_tax_waits"),
    ("elect_after_tax", "check_first_payslip"),
    ("check_first_payslip", "convert_in_plan"),
    ("check_first_payslip", "withdraw_and_split"),
    ("convert_in_plan", "form_1099r"),
    ("form_1099r", "tax_return"),
    ("convert_in_plan", "form_1099r_next_year"),
    ("tax_return", "form_1099r_next_year"),
    ("form_1099r_next_year", "tax_return_next_year"),
    ("ask_hr", "return_with_answers"),
    ("adopt_solo_plan", "solo_after_tax_deposit"),
    ("solo_deferral_election", "solo_deferral_deposit"),
    ("solo_after_tax_deposit", "solo_convert"),
    ("solo_after_tax_by_payroll", "solo_convert"),
    ("solo_convert", "solo_form_1099r"),
    ("solo_convert", "solo_form_1099r_next_year"),
)
LASTS_OVER_NEW_YEAR = {"return_excess_deferrals", "convert_in_plan", "withdraw_and_split"}


def result_of_seed(seed: int) -> tuple[Result, date]:
    answers, year, today = random_person(Random(seed))
    return result_of("mega", as_typed(answers, year), today), today


def assert_can_be_done(step: Step, today: date) -> None:
    assert step.due is None or step.due >= today, step
    assert step.due is None or is_business_day(step.due), step
    assert all(step.figures.get(name) != 0 for name in MONEY), step
    assert step.part in (WhosePlan.JOB, WhosePlan.BUSINESS), step


@examples(300)
@given(st.integers(0, 2**32))
def test_no_step_is_past_on_a_day_off_or_without_an_amount(seed: int) -> None:
    result, today = result_of_seed(seed)
    steps = result.assessment.steps
    assert steps
    codes = [str(step.code) for step in steps]
    assert len(set(codes)) == len(codes)
    for step in steps:
        assert_can_be_done(step, today)
    for part in WhosePlan:
        dates = [step.due for step in steps if step.part is part and step.due]
        assert dates == sorted(dates), part
    for before, after in BEFORE_AND_AFTER:
        if before in codes and after in codes:
            assert_in_order(steps[codes.index(before)], steps[codes.index(after)], steps)


def assert_in_order(before: Step, after: Step, steps: list[Step]) -> None:
    if before.due and after.due and before.due > after.due:
        # What is paid back or converted in the new year is not on the form of the old one.
        assert str(before.code) in LASTS_OVER_NEW_YEAR, (before, after)
    else:
        assert steps.index(before) < steps.index(after)


@examples(300)
@given(st.integers(0, 2**32))
def test_what_is_elected_can_be_typed_and_falls_on_the_dates_named(seed: int) -> None:
    result, today = result_of_seed(seed)
    figures = result.told.figures
    elections = [step for step in result.assessment.steps if step.code == "elect_after_tax"]
    if not elections:
        return
    shown: Any = elections[0].figures
    assert shown["amount"] > 0
    assert shown["percent_whole"] == figures["percent_whole"]
    assert shown["per_pay_date"] == figures["per_pay_date"]
    assert len(shown["dates"]) == result.assessment.figures["pay_dates_left"]
    assert figures["pay_dates_left"] == shown["count"]
    assert all(day >= today and day.year == result.tax_year for day in shown["dates"])
    assert shown["first_date"] in shown["dates"]
    due = elections[0].due
    assert due is None or due < shown["first_date"]


def steps_of(profile: Profile, today: date) -> list[tuple[str, str | None]]:
    return [(step["code"], step["due"]) for step in json_of("mega", profile, today)["steps"]]


NOVEMBER = date(2026, 11, 29)


def test_a_november_with_two_pay_dates_left() -> None:
    person = employee(job_next_pay_date="2026-12-04", job_pay_schedule="semimonthly", job_net_pay=4_500)
    assert steps_of(person, NOVEMBER) == [
        ("elect_after_tax", "2026-11-30"),
        ("check_first_payslip", "2026-12-04"),
        ("convert_in_plan", "2026-12-11"),
        ("check_year_end", "2026-12-14"),
        ("form_1099r", "2027-02-01"),
        ("tax_return", "2027-04-15"),
        ("keep_records", None),
    ]


def test_own_deferrals_come_first_where_they_are_not_full() -> None:
    person = employee(job_deferrals=5_000, job_next_pay_date="2026-12-04", job_net_pay=4_000)
    steps = {step["code"]: step for step in json_of("mega", person, NOVEMBER)["steps"]}
    assert steps["fill_deferrals"]["amount"] == 24_500 - 5_000
    assert steps["fill_deferrals"]["deferral_limit"] == 24_500
    assert steps["fill_deferrals"]["per_pay_date"] == 4_000, "no more than lands in the bank"
    assert steps["fill_deferrals"]["in_all"] == 3 * 4_000
    assert "elect_after_tax" not in steps, "the same paychecks are not spent again"
    assert steps["after_tax_waits"]["dates"] == ["2026-12-04", "2026-12-18", "2026-12-31"]
    assert "fill_deferrals" not in dict(steps_of(person | {"job.deferrals": 24_500}, NOVEMBER))


@pytest.mark.parametrize(
    ("route", "code"),
    [
        ("automatic", "check_automatic_conversion"),
        ("in_plan", "convert_in_plan"),
        ("withdrawal", "withdraw_and_split"),
        ("both", "convert_or_withdraw"),
    ],
)
def test_each_route_says_what_to_do_right_after_a_contribution(route: str, code: str) -> None:
    person = employee(job_route=route, job_next_pay_date="2026-12-04")
    assert dict(steps_of(person, NOVEMBER))[code] == "2026-12-11"


def test_an_excess_is_stopped_first_and_paid_out_by_15_april() -> None:
    person = employee(job_deferrals=30_000, job_next_pay_date="2026-12-04")
    first, *others = steps_of(person, NOVEMBER)
    assert first == ("lower_deferrals", "2026-11-30")
    assert ("return_excess_deferrals", "2027-04-15") in others
    over = employee(job_deferrals=30_000, tax_year=2026)
    assert steps_of(over, date(2027, 4, 15))[0] == ("return_excess_deferrals", "2027-04-15")
    assert steps_of(over, date(2027, 4, 16))[0] == ("excess_deferrals_stay", None)


def test_too_much_after_tax_money_is_stopped_and_reported() -> None:
    person = employee(job_after_tax_so_far=50_000, job_next_pay_date="2026-12-04")
    assert steps_of(person, NOVEMBER)[:2] == [("stop_after_tax", "2026-11-30"), ("ask_for_correction", "2026-11-30")]


@pytest.mark.parametrize(
    ("not_converted", "amount"), [(None, 41_500), (50_000, 41_500), (8_502, 41_500), (8_500, None), (0, None)]
)
@pytest.mark.parametrize("route", ["automatic", "in_plan", "withdrawal", "both"])
def test_only_what_is_within_the_limit_becomes_roth(route: str, not_converted: int | None, amount: int | None) -> None:
    person = employee(job_after_tax_so_far=50_000, job_route=route, job_next_pay_date="2026-12-04")
    person |= {} if not_converted is None else {"job.not_converted": not_converted}
    result = json_of("mega", person, NOVEMBER)
    assert result["figures"]["after_tax_above_room"] == 8_500
    routes = {"check_automatic_conversion", "convert_in_plan", "withdraw_and_split", "convert_or_withdraw"}
    found = [(step["amount"], step["excess"]) for step in result["steps"] if step["code"] in routes]
    assert found == ([(amount, 8_500)] if amount else [])


def test_where_there_is_no_room_at_all_nothing_is_converted() -> None:
    full = employee(job_employer=47_500, job_after_tax_so_far=3_000, job_next_pay_date="2026-12-04")
    codes = [code for code, _ in steps_of(full, NOVEMBER)]
    assert "ask_for_correction" in codes
    assert "convert_in_plan" not in codes


def test_the_cents_of_the_room_are_no_excess() -> None:
    """Half of 12,999.01 is 6,499.51: 41,000.49 fit, and the room in whole dollars is 41,000."""
    person = employee(job_employer="6499.51", job_next_pay_date="2026-12-04")
    filled, above = (
        json_of("mega", person | {"job.after_tax_so_far": so_far}, NOVEMBER) for so_far in (41_000.49, 41_000.5)
    )
    assert filled["figures"]["after_tax_room"] == 41_000
    assert "after_tax_above_room" not in filled["warnings"]
    assert filled["steps"][0]["code"] == "stop_after_tax"
    assert above["figures"]["after_tax_above_room"] == 0.01
    assert "after_tax_above_room" in above["warnings"]


def test_whoever_has_filled_the_room_stops_converts_and_files() -> None:
    filled = employee(job_after_tax_so_far=41_500, job_next_pay_date="2026-12-04")
    result = json_of("mega", filled, NOVEMBER)
    assert result["outcome"] == "filled"
    assert [step["code"] for step in result["steps"]] == [
        "stop_after_tax",
        "convert_in_plan",
        "next_year",
        "form_1099r",
        "tax_return",
        "keep_records",
        "backdoor_ira",
    ]


def test_after_the_year_only_conversion_and_forms_are_left() -> None:
    person = employee(job_after_tax_so_far=10_000, tax_year=2026)
    assert steps_of(person, date(2027, 2, 10)) == [
        ("convert_in_plan", "2027-02-17"),
        ("form_1099r", "2027-04-15"),
        ("tax_return", "2027-04-15"),
        ("backdoor_ira", "2027-04-15"),
        ("start_this_year", None),
        ("form_1099r_next_year", "2028-01-31"),
        ("tax_return_next_year", "2028-04-18"),
        ("keep_records", None),
    ]


@pytest.mark.parametrize(
    ("not_converted", "has_step"), [(None, True), (10_000, True), (2, True), ("0.80", False), (0, False)]
)
@pytest.mark.parametrize("route", ["automatic", "in_plan", "withdrawal", "both"])
def test_after_the_year_nothing_is_converted_where_everything_is_roth(
    route: str, not_converted: object, has_step: bool
) -> None:
    person = employee(job_after_tax_so_far=10_000, tax_year=2026, job_route=route)
    known = person | ({} if not_converted is None else {"job.not_converted": not_converted})
    codes = [code for code, _ in steps_of(known, date(2027, 2, 10))]
    routes = {"check_automatic_conversion", "convert_in_plan", "withdraw_and_split", "convert_or_withdraw"}
    assert bool(routes & set(codes)) is has_step
    assert "form_1099r" in codes


def test_while_money_is_to_come_it_is_converted_whatever_is_roth_already() -> None:
    person = employee(job_after_tax_so_far=10_000, job_next_pay_date="2026-12-04") | {"job.not_converted": 0}
    assert "convert_in_plan" in [code for code, _ in steps_of(person, NOVEMBER)]


def test_the_last_pay_date_today_leaves_no_day_to_change_the_election() -> None:
    person = employee(job_next_pay_date="2026-12-31", job_net_pay=4_000)
    steps = dict(steps_of(person, date(2026, 12, 31)))
    assert steps["elect_after_tax"] is None
    assert "check_first_payslip" not in steps


def test_unknown_employer_money_leaves_room_and_an_unknown_way_holds_the_election() -> None:
    by_amount = dict(steps_of(employee(job_employer="unsure"), NOVEMBER))
    assert "leave_room_for_employer" in by_amount
    assert "hold_election" not in by_amount
    assert "hold_election" in dict(steps_of(employee(job_route="unsure"), NOVEMBER))


def test_a_wish_for_nothing_elects_nothing() -> None:
    person = employee(job_next_pay_date="2026-12-04") | {"job.take": "0"}
    assert "elect_after_tax" not in dict(steps_of(person, NOVEMBER))


@given(st.integers(0, 370))
def test_a_day_to_change_the_election_lies_before_the_pay_date(ahead: int) -> None:
    today = date(2026, 1, 2) + timedelta(ahead)
    person = employee(job_pay_schedule="biweekly", tax_year=today.year)
    for step in json_of("mega", person, today)["steps"]:
        if step["code"] == "elect_after_tax":
            assert step["due"] is None or today.isoformat() <= step["due"] < step["first_date"]
            assert Decimal(str(step["per_pay_date"])) > 0


def test_a_plan_without_after_tax_money_leads_to_own_deferrals_and_an_ira() -> None:
    lacking = employee(job_after_tax="no")
    assert steps_of(lacking, NOVEMBER) == [
        ("ask_employer_to_add", None),
        ("fill_deferrals_alone", "2026-12-16"),
        ("backdoor_ira", "2027-04-15"),
        ("taxable_account", None),
    ]


def test_below_a_whole_percent_nothing_is_topped_up_on_the_last_pay_date() -> None:
    day = date(2026, 1, 5)
    little, more = (json_of("mega", employee(job_cap=cap, job_cap_covers="after_tax"), day) for cap in (1_000, 2_500))
    assert [found["figures"]["percent_whole"] for found in (little, more)] == [0, 1]
    topped_up = ["top_up_last_date" in [step["code"] for step in found["steps"]] for found in (little, more)]
    assert topped_up == [False, True]


@pytest.mark.parametrize(
    ("deferrals", "employer", "shown"),
    [
        (10_000, "6%", True),
        (24_500, "6%", False),
        (24_500, "unsure", False),
        (10_000, 0, False),
        (10_000, "match 50% of 6%", True),
        (20_000, "match 50% of 6%", False),
    ],
)
def test_the_match_is_secured_where_higher_deferrals_may_bring_more_of_it(
    deferrals: int, employer: object, shown: bool
) -> None:
    person = employee(
        job_deferrals=deferrals, job_employer=employer, job_pay=200_000, job_pay_per_date=7_692.30, job_net_pay=5_500
    )
    steps = steps_of(person | {"job.next_pay_date": "2026-01-09"}, date(2026, 1, 5))
    assert (("match_first", None) in steps) == shown


def test_the_last_pay_date_is_topped_up_by_what_its_own_pay_still_carries() -> None:
    person = employee(job_pay_per_date=5_769.23, job_pay=150_000, job_net_pay=3_700, job_next_pay_date="2026-12-04")
    steps = {step["code"]: step for step in json_of("mega", person, NOVEMBER)["steps"]}
    assert json_of("mega", person, NOVEMBER)["figures"]["left_over"] == 23.07
    assert steps["top_up_last_date"]["amount"] == 7.69, "3,700 less 64% of 5,769.23, not that of three pay dates"


def test_what_comes_next_has_the_earliest_date_or_stands_before_it() -> None:
    job, business = (
        employee_and_owner(job_next_pay_date="2026-12-04", **more) for more in ({}, {"job_after_tax": "no"})
    )
    for person, first in ((job, "elect_after_tax"), (business, "choose_solo_plan")):
        steps = result_of("mega", person, NOVEMBER).assessment.steps
        following = comes_next(steps, range(len(steps)))
        assert following is not None
        assert steps[following].code == first
    assert comes_next(steps, ()) is None


def election_of(person: Profile, today: date) -> tuple[dict[str, Any], dict[str, Any]]:
    """The figures, and the step of the election."""
    result = json_of("mega", person, today)
    return result["figures"], next(step for step in result["steps"] if step["code"] == "elect_after_tax")


MONTHLY = {"job_pay_schedule": "monthly", "job_pay_per_date": 10_000, "job_pay": 120_000, "job_net_pay": 6_900}


def test_a_pay_date_of_today_is_missed_and_the_election_goes_by_the_next_one() -> None:
    figures, step = election_of(employee(job_next_pay_date="2026-11-30", **MONTHLY), date(2026, 11, 30))
    assert (figures["pay_dates_left"], figures["still_possible"]) == (2, 13_800)
    assert figures["elected_within_reach"] == 6_900
    assert (step["missed_date"], step["first_date"], step["second_date"]) == ("2026-11-30", "2026-12-31", None)


def test_a_pay_date_within_a_week_is_short_notice_and_one_later_is_none() -> None:
    _, late = election_of(employee(job_next_pay_date="2026-12-04"), date(2026, 11, 30))
    assert (late["short_notice"], late["first_date"], late["second_date"]) == (1, "2026-12-04", "2026-12-18")
    figures, early = election_of(employee(job_next_pay_date="2026-12-11"), date(2026, 11, 30))
    assert (early["short_notice"], early["missed_date"]) == (0, None)
    assert "elected_within_reach" not in figures


@pytest.mark.parametrize(
    ("today", "changes", "is_all_in"),
    [
        (date(2027, 2, 10), {}, True),
        (NOVEMBER, {"job_deferrals": 5_000, "job_net_pay": 4_000}, True),
        (NOVEMBER, {}, False),
    ],
    ids=["the year is over", "deferrals take every pay date left", "more goes in"],
)
@pytest.mark.parametrize("route", ["automatic", "in_plan", "withdrawal", "both"])
def test_the_step_to_roth_says_where_no_pay_date_brings_more(
    route: str, today: date, changes: dict[str, object], is_all_in: bool
) -> None:
    person = employee(tax_year=2026, job_after_tax_so_far=10_000, job_route=route, job_next_pay_date="2026-12-04")
    person |= {name.replace("job_", "job."): value for name, value in changes.items()}
    routes = {"check_automatic_conversion", "convert_in_plan", "withdraw_and_split", "convert_or_withdraw"}
    (step,) = [step for step in json_of("mega", person, today)["steps"] if step["code"] in routes]
    assert step.get("all_in") == (10_000 if is_all_in else None)
