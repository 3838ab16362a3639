"""The employee's room: invariants that hold for everybody, and boundaries by name."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.amount_types import EmployerShare
from core.amounts import Percent
from core.limits import built_in_limits
from core.mega_backdoor.payroll import NEXT_PAY_DATE, PAY
from core.mega_backdoor.questions import DEFERRALS
from core.mega_backdoor.room import plain_room
from core.result import Assessment
from tests.core.oracle_job import Job
from tests.core.random_answers import as_typed, jobs
from tests.profiles import NEW_YEAR, Profile, as_json_of, employee, json_of, result_of


def assessed(answers: Profile, today: date = NEW_YEAR) -> Assessment:
    result = result_of("mega", as_typed(answers, 2026), today)
    assert result.next_question is None
    return result.assessment


def figures(profile: Profile) -> dict[str, Any]:
    found: dict[str, Any] = json_of("mega", profile)["figures"]
    return found


def steps(profile: Profile, today: date = NEW_YEAR) -> dict[str, dict[str, Any]]:
    return {step["code"]: step for step in json_of("mega", profile, today)["steps"]}


@given(jobs(2026))
def test_room_is_never_negative_and_never_above_any_of_its_limits(answers: Profile) -> None:
    found = assessed(answers).figures
    assert 0 <= found["after_tax_room"] <= found["room_before_cap"] <= found["annual_additions_limit"]
    assert 0 <= found["still_possible"] <= found["after_tax_remaining"] <= found["after_tax_room"]
    counted = found["plan_total"] - found["catch_up_deferrals"]
    share = found["regular_deferrals"] + found["employer_contributions"]
    assert counted <= max(found["annual_additions_limit"], share)


def test_no_repair_is_proposed_where_the_plan_is_closed_and_nothing_was_asked() -> None:
    assert "return_excess_deferrals" not in steps(employee(job_after_tax="no"))


@pytest.mark.parametrize(
    ("employer", "dollars"), [("0%", 0), ("100%!", 180_000), ("3,5 %", 6_300), (0, 0), ("6.000", 6_000)]
)
def test_employer_money_is_read_as_percent_or_dollars(employer: object, dollars: int) -> None:
    assert figures(employee(job_employer=employer))["employer_contributions"] == dollars


@pytest.mark.parametrize(("cap", "dollars"), [("0%", 0), ("100%", 180_000), ("10 %", 18_000), ("none", None)])
def test_the_plans_cap_is_read_as_percent_dollars_or_none(cap: str, dollars: int | None) -> None:
    assert figures(employee(job_cap=cap))["plan_cap"] == dollars


def test_employer_percent_rounds_half_a_cent_up() -> None:
    assert figures(employee(job_pay="100000.50", job_employer="1%"))["employer_contributions"] == 1000.01


def test_deferrals_of_exactly_402g_are_no_excess() -> None:
    assert figures(employee())["excess_deferrals"] == 0
    assert figures(employee(job_deferrals=24_501))["excess_deferrals"] == 1


def test_deferrals_elsewhere_of_exactly_402g_leave_no_regular_deferral() -> None:
    found = figures(employee(deferrals_elsewhere=24_500, job_deferrals=1))
    assert (found["regular_deferrals"], found["excess_deferrals"]) == (0, 1)


def test_a_cap_of_exactly_the_room_does_not_bind() -> None:
    reasons = json_of("mega", employee(job_cap=41_500))["reasons"]
    assert reasons[-1]["code"] == "limited_by_dollar_limit"


def test_deferrals_of_exactly_pay_are_offered() -> None:
    replay = result_of("mega", employee(job_pay=24_500)).replay
    assert replay is not None
    assert DEFERRALS.suggestions(replay.answers) == ("24500", "0")


def test_the_regular_limit_and_the_one_with_catch_up_are_offered() -> None:
    replay = result_of("mega", employee(age_band="60_63")).replay
    assert replay is not None
    assert DEFERRALS.suggestions(replay.answers) == ("24500", "35750", "0")


@given(st.integers(0, 60_000), st.integers(0, 20_000))
def test_room_falls_by_one_dollar_per_employer_dollar(employer: int, more: int) -> None:
    before, after = (figures(employee(job_employer=amount))["after_tax_room"] for amount in (employer, employer + more))
    assert after == max(0, before - more)


@given(st.sampled_from(["50_59", "60_63", "64_plus"]), st.integers(0, 11_250))
def test_catch_up_never_changes_room_that_415c_leaves(age_band: str, catch_up: int) -> None:
    young = figures(employee())
    old = figures(employee(age_band=age_band, job_deferrals=24_500 + catch_up))
    assert old["after_tax_room"] == young["after_tax_room"]
    assert old["catch_up_deferrals"] == min(catch_up, old["catch_up_limit"])
    assert old["plan_total"] == young["plan_total"] + old["catch_up_deferrals"]


@given(jobs(2026))
def test_deferrals_are_split_without_a_remainder(answers: Profile) -> None:
    found = assessed(answers).figures
    parts = ("regular_deferrals", "catch_up_deferrals", "excess_deferrals", "excess_additions")
    assert all(found[part] >= 0 for part in parts)
    assert sum(found[part] for part in parts) == own_deferrals(answers)


def own_deferrals(answers: Profile) -> Decimal:
    own = Job(answers, 2026, NEW_YEAR).own()
    return Decimal(own.numerator) / Decimal(own.denominator)


@given(jobs(2026))
def test_what_is_elected_is_never_more_than_pay_and_take_home_carry(answers: Profile) -> None:
    found = assessed(answers).figures
    assert found["still_possible"] <= found["take_home_to_come"] <= found["pay_to_come"]
    if found["percent_whole"] is not None:
        assert found["percent_whole"] <= found["percent_exact"] <= 100
        assert 0 <= found["left_over"] <= found["still_possible"]
        assert found["per_pay_date"] * found["pay_dates_left"] <= found["still_possible"]
    if found["take_home_after"] is not None:
        assert found["take_home_after"] >= 0


@given(jobs(2026))
def test_every_verdict_has_a_reason_and_a_next_step_in_time(answers: Profile) -> None:
    assessment = assessed(answers)
    assert assessment.reasons
    assert assessment.steps
    assert all(step.due is None or step.due >= NEW_YEAR for step in assessment.steps)


def test_a_part_of_a_cent_of_a_percent_cap_is_not_room() -> None:
    found = figures(employee(job_pay="100000.99", job_cap="1%"))
    assert (found["plan_cap"], found["after_tax_room"]) == (1000, 1000)


def test_an_unfinished_interview_shows_what_is_certain() -> None:
    early = as_json_of("mega", {"situation": "employee", "job.after_tax": "no"})
    assert early["outcome"] == "incomplete"
    assert early["figures"] == {"deferral_limit": 24_500}
    half = {key: value for key, value in employee().items() if key != "job.cap"}
    shown = as_json_of("mega", half)["figures"]
    assert shown["room_before_cap"] == 41_500
    assert "after_tax_room" not in shown


def test_warnings_that_are_certain_come_before_the_end() -> None:
    unfinished = {key: value for key, value in employee(job_cap="unsure").items() if key != "residence"}
    assert as_json_of("mega", unfinished)["warnings"] == ["cap_unknown", "highly_compensated"]


def offered(schedule: str, today: date, tax_year: int | None = None) -> tuple[str, ...]:
    replay = result_of("mega", employee(job_pay_schedule=schedule, tax_year=tax_year), today).replay
    assert replay is not None
    return NEXT_PAY_DATE.suggestions(replay.answers)


@pytest.mark.parametrize(
    ("schedule", "today", "days"),
    [
        ("biweekly", date(2026, 11, 29), ("2026-12-04", "2026-12-11", "none")),
        ("weekly", date(2026, 11, 29), ("2026-12-04", "none")),
        ("semimonthly", date(2026, 11, 29), ("2026-11-30", "2026-12-15", "none")),
        ("monthly", date(2026, 12, 16), ("2026-12-31", "none")),
        ("weekly", date(2026, 12, 30), ("none",)),
    ],
)
def test_the_days_on_which_money_usually_comes_are_offered(schedule: str, today: date, days: tuple[str, ...]) -> None:
    assert offered(schedule, today) == days


def test_for_the_next_year_its_own_days_are_offered() -> None:
    assert offered("biweekly", date(2026, 11, 29), 2027) == ("2027-01-08", "2027-01-15", "none")


def test_the_pay_of_all_dates_is_offered_as_the_pay_of_the_year() -> None:
    replay = result_of("mega", employee(job_pay=130_000)).replay
    assert replay is not None
    assert PAY.suggestions(replay.answers) == ("130000",)
    over = result_of("mega", employee(tax_year=2025)).replay
    assert over is not None
    assert PAY.suggestions(over.answers) == ()


@pytest.mark.parametrize(
    ("pay", "employer", "room"),
    [
        ("180000", "6000", 41_500),
        ("180000", "6%", 36_700),
        ("500000", "4%", 33_100),
        ("50000", "0", 25_500),
        ("180000", "50% up to 6%", 42_100),
        ("20000", "0", 0),
    ],
)
def test_the_room_for_a_pay_and_an_employers_share_alone(pay: str, employer: str, room: int) -> None:
    share = EmployerShare().read(employer)
    assert not isinstance(share, str)
    limits = built_in_limits()[2026]
    assert plain_room(limits, Decimal(pay), share).room == room
    profile = employee(job_pay=pay, job_deferrals="max" if pay == "20000" else 24_500, job_employer=employer)
    assert figures(profile)["after_tax_room"] == room


def test_nothing_is_matched_on_deferrals_that_are_not_there() -> None:
    found = plain_room(built_in_limits()[2026], Decimal(0), Percent(Decimal(6)))
    assert (found.deferrals, found.employer, found.room) == (0, 0, 0)


@pytest.mark.parametrize(
    ("changes", "today", "line"),
    [
        ({"tax_year": 2026}, date(2027, 1, 5), "no_pay_to_come"),
        ({"job_next_pay_date": "none"}, date(2026, 12, 30), "no_pay_to_come"),
        ({"job_next_pay_date": "2026-12-31"}, date(2026, 12, 28), "beyond_take_home"),
    ],
)
def test_what_is_not_possible_any_more_is_not_laid_to_take_home_pay_where_no_pay_is_left(
    changes: dict[str, object], today: date, line: str
) -> None:
    receipt = json_of("mega", employee(**changes), today)["receipts"]["still_possible"]
    assert [each["label"] for each in receipt] == ["after_tax_remaining", line]
