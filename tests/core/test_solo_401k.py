"""The own business's plan: invariants that hold for every owner."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.assess import as_json
from core.solo_401k.plan import SoloPlan
from tests.core.random_answers import as_typed, businesses
from tests.profiles import NEW_YEAR, Profile, answered, as_json_of, employee_and_owner, json_of, owner, result_of


def plans(answers: Profile) -> dict[str, Any]:
    result = result_of("mega", as_typed(answers, 2026))
    assert result.assessment.solo
    found: dict[str, Any] = result.assessment.solo["figures"]
    return found


def solo(profile: Profile) -> dict[str, Any]:
    found: dict[str, Any] = json_of("mega", profile)["solo"]
    return found


@given(businesses())
def test_no_part_of_a_plan_is_negative_and_the_total_fits(answers: Profile) -> None:
    found = plans(answers)
    for name in ("deduction_first", "roth_first"):
        plan = SoloPlan(**found[name])
        assert min(plan) >= 0
        assert plan.total == plan.deferral + plan.employer + plan.after_tax_room <= 72_000


@given(businesses())
def test_roth_first_never_has_less_room_than_deduction_first(answers: Profile) -> None:
    found = plans(answers)
    assert found["roth_first"]["after_tax_room"] >= found["deduction_first"]["after_tax_room"]
    assert found["roth_first"]["employer"] == 0


@given(st.integers(1_000, 600_000))
def test_each_employer_dollar_costs_one_of_room_or_two_where_pay_binds(profit: int) -> None:
    found = plans(owner(business_profit=Fraction(profit)))
    lost = found["roth_first"]["after_tax_room"] - found["deduction_first"]["after_tax_room"]
    employer = found["deduction_first"]["employer"]
    net = found["net_earnings"]
    if net - employer >= 72_000:
        assert lost == employer
    elif net <= 72_000:
        assert abs(lost - 2 * employer) <= 1
    else:
        assert employer <= lost <= 2 * employer


@given(st.integers(30_000, 600_000))
def test_each_employer_dollar_of_a_corporation_costs_one_of_room(wages: int) -> None:
    found = plans(owner(business_entity="corporation", business_wages=Fraction(wages)))
    lost = found["roth_first"]["after_tax_room"] - found["deduction_first"]["after_tax_room"]
    assert lost == found["deduction_first"]["employer"]


@given(businesses(), st.integers(0, 40_000))
def test_deferrals_elsewhere_never_shrink_the_after_tax_room(answers: Profile, elsewhere: int) -> None:
    before = plans(answers | {"deferrals_elsewhere": Fraction(0)})
    after = plans(answers | {"deferrals_elsewhere": Fraction(elsewhere)})
    assert after["roth_first"]["after_tax_room"] >= before["roth_first"]["after_tax_room"]


@given(businesses(), st.sampled_from(["50_59", "60_63", "64_plus"]))
def test_catch_up_never_changes_an_owners_room(answers: Profile, age_band: str) -> None:
    answers |= {"job.is_403b": "no"}
    young, old = plans(answers | {"age_band": "under_50"}), plans(answers | {"age_band": age_band})
    for name in ("deduction_first", "roth_first"):
        assert young[name] | {"catch_up": 0} == old[name] | {"catch_up": 0}
        assert young[name]["catch_up"] == 0


@given(st.integers(434, 600_000))
def test_half_of_the_tax_and_the_net_earnings_make_the_profit(profit: int) -> None:
    found = plans(owner(business_profit=Fraction(profit)))
    assert abs(found["half_se_tax"] + found["net_earnings"] - profit) <= 0.01


@given(st.integers(0, 400_000))
def test_wages_at_a_job_only_lower_the_self_employment_tax(wages: int) -> None:
    assume(wages > 0)
    alone = plans(owner())
    beside = plans(
        employee_and_owner(job_after_tax="no", job_deferrals=0, job_pay=Fraction(wages)) | {"business.profit": 150_000}
    )
    assert beside["se_tax"] <= alone["se_tax"]


@pytest.mark.parametrize(
    ("profit", "se_tax"), [(0, 0), (433, 0), (434, 61.32), (199_783, 28_228.44), (199_784, 28_228.52)]
)
def test_self_employment_tax_starts_at_400_and_its_social_security_part_ends_at_the_base(
    profit: int, se_tax: float
) -> None:
    assert solo(owner(business_profit=profit))["figures"]["se_tax"] == se_tax


def test_a_business_with_employees_has_no_figures() -> None:
    assert solo(owner(business_employees="yes"))["figures"] == {}


def test_a_corporation_has_no_self_employment_tax() -> None:
    found = solo(owner(business_entity="corporation", business_wages=98_000))
    assert set(found["figures"]) == {"deduction_first", "roth_first"}


def test_an_employee_has_no_business_part() -> None:
    assert as_json(result_of("mega", {"situation": "employee"}))["solo"] is None


def test_an_unfinished_business_part_shows_what_is_certain() -> None:
    profile = owner()
    del profile["business.plan"]
    found = as_json_of("mega", profile)["solo"]
    assert found["outcome"] == "incomplete"
    assert found["figures"]["roth_first"]["after_tax_room"] == 47_500


def test_without_a_legal_form_nothing_of_a_business_is_certain() -> None:
    profile = owner()
    del profile["business.entity"]
    assert as_json_of("mega", profile)["solo"] == {"outcome": "incomplete", "figures": {}}


def test_before_the_plan_at_the_job_is_known_nothing_is_said_of_a_shared_limit() -> None:
    assert as_json_of("mega", {"situation": "both"})["solo"] == {"outcome": "incomplete", "figures": {}}


def test_the_looser_reading_is_called_unsettled_only_where_it_differs() -> None:
    assert "unsettled_law" in json_of("mega", owner(business_profit=90_000))["warnings"]
    assert "unsettled_law" not in json_of("mega", owner(business_profit=150_000))["warnings"]
    assert "unsettled_law" not in json_of("mega", owner(business_profit=24_000))["warnings"]


def test_the_job_stands_first_and_the_business_beside_it() -> None:
    result = json_of("mega", employee_and_owner())
    assert result["outcome"] == "eligible"
    assert result["solo"]["outcome"] == "eligible"
    assert [reason["code"] for reason in result["reasons"]][-1] == "solo_plan_open"
    codes = [step["code"] for step in result["steps"]]
    assert codes.index("elect_after_tax") < codes.index("choose_solo_plan")
    assert "solo.roth_first.after_tax_room" in result["receipts"]


@pytest.mark.parametrize(("is_403b", "warned"), [("yes", True), ("no", False)])
def test_an_unknown_share_of_a_403b_leaves_the_business_an_upper_bound(is_403b: str, warned: bool) -> None:
    person = employee_and_owner(job_after_tax="no", job_is_403b=is_403b, job_employer="unsure")
    assert ("employer_unknown" in json_of("mega", person)["warnings"]) == warned


@pytest.mark.parametrize(("is_403b", "shares"), [("yes", True), ("no", False)])
@pytest.mark.parametrize(("wages", "open_or_full"), [(200_000, "solo_plan_open"), (0, "no_earned_income")])
def test_a_403b_at_the_job_is_said_to_share_the_limit_of_an_open_plan(
    is_403b: str, shares: bool, wages: int, open_or_full: str
) -> None:
    changes = {"business_entity": "corporation", "business_wages": wages, "job_is_403b": is_403b}
    codes = [reason["code"] for reason in json_of("mega", employee_and_owner(**changes))["reasons"]]
    assert open_or_full in codes
    assert ("solo_plan_shares_limit" in codes) == (shares and wages > 0)


def test_what_an_owner_chose_stands_before_the_plan_at_the_job_is_known_and_stops_nothing() -> None:
    """Own deferrals are full at the job, so that all of the choice goes in after tax."""
    profile = employee_and_owner(job_after_tax="no", job_deferrals=24_500, business_spare=5_000)
    assert solo(profile)["figures"]["chosen"]["after_tax_room"] == 5_000
    open_still = answered("mega", employee_and_owner(business_spare=5_000), NEW_YEAR)
    del open_still["job.after_tax"]
    assert as_json_of("mega", open_still)["solo"]["figures"]["chosen"]["after_tax_room"] == 5_000
