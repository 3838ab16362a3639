"""The employee's room: invariants that hold for everybody, and boundaries by name."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.mega_backdoor.questions import DEFERRALS, PAY_DATES_LEFT
from core.result import Assessment
from tests.core.random_answers import as_typed, jobs
from tests.profiles import NEW_YEAR, Profile, employee, json_of, result_of


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


@given(jobs(2026), st.integers(0, 20_000))
def test_room_falls_by_one_dollar_per_employer_dollar(answers: Profile, more: int) -> None:
    answers |= {"job.cap": "none", "job.employer": Fraction(5_000)}
    before = assessed(answers).figures["after_tax_room"]
    assume(before >= more)
    answers["job.employer"] += more
    assert assessed(answers).figures["after_tax_room"] == before - more


@given(jobs(2026), st.sampled_from(["50_59", "60_63", "64_plus"]), st.integers(0, 11_250))
def test_catch_up_never_changes_room(answers: Profile, age_band: str, catch_up: int) -> None:
    answers |= {"job.pay": Fraction(200_000), "job.deferrals": Fraction(24_500), "age_band": "under_50"}
    answers |= {"deferrals_elsewhere": Fraction(0)}
    young = assessed(answers).figures
    answers |= {"age_band": age_band, "job.deferrals": Fraction(24_500 + catch_up)}
    answers |= {"job.prior_year_wages_high": "no"}
    old = assessed(answers).figures
    assert old["after_tax_room"] == young["after_tax_room"]
    assert old["catch_up_deferrals"] == min(catch_up, old["catch_up_limit"])
    assert old["plan_total"] == young["plan_total"] + old["catch_up_deferrals"]


@given(jobs(2026))
def test_deferrals_are_split_without_a_remainder(answers: Profile) -> None:
    found = assessed(answers).figures
    parts = ("regular_deferrals", "catch_up_deferrals", "excess_deferrals")
    assert all(found[part] >= 0 for part in parts)
    assert sum(found[part] for part in parts) == Decimal(str(float(answers["job.deferrals"])))


@given(jobs(2026))
def test_every_verdict_has_a_reason_and_a_next_step_in_time(answers: Profile) -> None:
    assessment = assessed(answers)
    assert assessment.reasons
    assert assessment.steps
    assert all(step.due is None or step.due >= NEW_YEAR for step in assessment.steps)


@given(jobs(2026), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_no_step_is_due_before_the_day_it_is_said(answers: Profile, today: date) -> None:
    assert all(step.due is None or step.due >= today for step in assessed(answers, today).steps)


def test_a_step_of_next_year_starts_with_its_first_day() -> None:
    assert steps(employee(tax_year=2026), date(2025, 11, 1))["elect_after_tax"]["due"] == "2026-01-01"


def test_a_step_of_a_past_year_keeps_its_last_day() -> None:
    assert steps(employee(tax_year=2025), date(2026, 3, 1))["elect_after_tax"]["due"] == "2025-12-31"


def test_a_step_in_the_last_week_is_due_on_the_last_day() -> None:
    assert steps(employee(), date(2026, 12, 28))["elect_after_tax"]["due"] == "2026-12-31"


def test_a_whole_percent_that_fits_needs_no_top_up() -> None:
    fitting = employee(job_pay=200_000, job_employer=7_500, job_pay_dates_left=13)
    assert figures(fitting)["left_over"] == 0
    assert "top_up_last_date" not in steps(fitting)


def test_a_full_plan_with_money_waiting_still_shows_the_way_to_roth() -> None:
    full = employee(job_after_tax_so_far=41_500)
    assert steps(full)["convert_in_plan"]["due"] == "2026-12-31"
    unknown = employee(job_after_tax_so_far=41_500, job_route="unsure")
    assert "ask_hr" in steps(unknown)
    closed = employee(job_after_tax_so_far=41_500, job_route="none", job_leaving="yes")
    assert list(steps(closed)) == ["next_year", "backdoor_ira"]


def test_a_full_plan_without_money_waiting_has_nothing_to_convert() -> None:
    assert "convert_in_plan" not in steps(employee(job_cap=0))


def test_no_repair_is_proposed_where_the_plan_is_closed_and_nothing_was_asked() -> None:
    assert "return_excess_deferrals" not in steps(employee(job_after_tax="no"))


@pytest.mark.parametrize(
    ("employer", "dollars"), [("0%", 0), ("100%", 180_000), ("3,5 %", 6_300), (0, 0), ("6.000", 6_000)]
)
def test_employer_money_is_read_as_percent_or_dollars(employer: object, dollars: int) -> None:
    assert figures(employee(job_employer=employer))["employer_contributions"] == dollars


@pytest.mark.parametrize(("cap", "dollars"), [("0%", 0), ("100%", 180_000), ("10 %", 18_000), ("none", None)])
def test_the_plans_cap_is_read_as_percent_dollars_or_none(cap: str, dollars: int | None) -> None:
    assert figures(employee(job_cap=cap))["plan_cap"] == dollars


def test_a_part_of_a_cent_of_a_percent_cap_is_not_room() -> None:
    found = figures(employee(job_pay="100000.99", job_cap="1%"))
    assert (found["plan_cap"], found["after_tax_room"]) == (1000, 1000)


def test_employer_percent_rounds_half_a_cent_up() -> None:
    assert figures(employee(job_pay="100000.50", job_employer="1%"))["employer_contributions"] == 1000.01


def test_deferrals_of_exactly_402g_are_no_excess() -> None:
    assert figures(employee())["excess_deferrals"] == 0
    assert figures(employee(job_deferrals=24_501))["excess_deferrals"] == 1


def test_deferrals_elsewhere_of_exactly_402g_leave_no_regular_deferral() -> None:
    found = figures(employee(deferrals_elsewhere=24_500, job_deferrals=1))
    assert (found["regular_deferrals"], found["excess_deferrals"]) == (0, 1)


def test_an_unfinished_interview_shows_what_is_certain() -> None:
    early = json_of("mega", {"situation": "employee", "job.after_tax": "no"})
    assert early["outcome"] == "incomplete"
    assert early["figures"] == {"deferral_limit": 24_500}
    half = {key: value for key, value in employee().items() if key != "job.cap"}
    shown = json_of("mega", half)["figures"]
    assert shown["room_before_cap"] == 41_500
    assert "after_tax_room" not in shown


def test_warnings_that_are_certain_come_before_the_end() -> None:
    unfinished = {key: value for key, value in employee(job_cap="unsure").items() if key != "residence"}
    assert json_of("mega", unfinished)["warnings"] == ["cap_unknown", "highly_compensated"]


def test_less_than_a_dollar_left_over_needs_no_top_up() -> None:
    cents = employee(job_pay=99_950, job_cap=1_000)
    assert figures(cents)["left_over"] == 0.5
    assert "top_up_last_date" not in steps(cents)


def test_a_cap_of_exactly_the_room_does_not_bind() -> None:
    reasons = json_of("mega", employee(job_cap=41_500))["reasons"]
    assert reasons[-1]["code"] == "limited_by_dollar_limit"


def test_the_pay_dates_that_fit_are_offered() -> None:
    def offered(schedule: str, today: date) -> tuple[str, ...]:
        replay = result_of("mega", employee(job_pay_schedule=schedule), today).replay
        assert replay is not None
        return PAY_DATES_LEFT.suggestions(replay.answers)

    assert offered("biweekly", date(2026, 11, 23)) == ("1", "2", "3")
    assert offered("monthly", date(2026, 12, 31)) == ("0", "1")


def test_deferrals_of_exactly_pay_are_offered() -> None:
    replay = result_of("mega", employee(job_pay=24_500)).replay
    assert replay is not None
    assert DEFERRALS.suggestions(replay.answers) == ("24500", "0")


def test_the_regular_limit_and_the_one_with_catch_up_are_offered() -> None:
    replay = result_of("mega", employee(age_band="60_63")).replay
    assert replay is not None
    assert DEFERRALS.suggestions(replay.answers) == ("24500", "35750", "0")
