"""What the limits are filled with, for the pictures and the printed plan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.fica import fica
from core.filling import (
    after_tax_to_come,
    job_filling,
    left_of_the_business,
    share_of_the_business,
    solo_fillings,
    solo_total,
    wages_needed,
)
from core.owner import is_owner_alone, owns_corporation, spared_this_year
from core.solo_401k.wages import carried_by
from tests.profiles import employee, employee_and_owner, owner, result_of


def test_an_employees_parts_fill_the_limit_to_the_dollar() -> None:
    filling = job_filling(result_of("mega", employee()))
    assert filling is not None
    assert filling.counted_total == filling.limit == 72_000
    assert filling.amount_of("regular_deferrals") == 24_500
    assert filling.amount_of("business_additions") == 0


def test_without_figures_of_a_job_nothing_is_filled() -> None:
    assert job_filling(result_of("mega", owner())) is None
    assert job_filling(result_of("ira", {})) is None
    assert solo_fillings(result_of("mega", employee())) is None


def test_what_is_after_tax_to_come_needs_a_way_to_roth() -> None:
    assert after_tax_to_come(result_of("mega", employee())) > 0
    assert after_tax_to_come(result_of("mega", owner())) > 0
    assert after_tax_to_come(result_of("mega", employee(job_route="none", job_leaving="no"))) == 0
    assert after_tax_to_come(result_of("ira", {})) == 0


@pytest.mark.parametrize(
    ("changes", "deduction_first", "roth_first"),
    [
        # 150,000 less self-employment tax of 21,194.33 and 72,000 either way.
        ({}, 56_805, 56_805),
        # 75,000 less 10,597.16; what the pay limit allows with Roth first is more than that leaves.
        ({"business_profit": 75_000}, 8_641, -5_299),
        ({"business_profit": 75_000, "residence": "germany", "business_us_social_security": "no"}, 15_000, 3_000),
        # 98,000 less FICA of 7,497 and deferral and after-tax money; employer money is paid beside the wages.
        ({"business_entity": "corporation", "business_wages": 98_000}, 43_003, 18_503),
        # Catch-up is above the limit and is paid too.
        ({"age_band": "50_59"}, 48_805, 48_805),
    ],
)
def test_what_a_full_plan_leaves_an_owner(changes: dict[str, object], deduction_first: int, roth_first: int) -> None:
    left = left_of_the_business(result_of("mega", owner(**changes)))
    assert left == {"deduction_first": deduction_first, "roth_first": roth_first}


def test_beside_a_job_and_without_a_plan_nothing_is_said_to_be_left() -> None:
    assert left_of_the_business(result_of("mega", employee_and_owner())) == {}
    assert left_of_the_business(result_of("mega", employee())) == {}
    assert left_of_the_business(result_of("mega", owner(business_employees="yes"))) == {}


def test_half_of_what_can_go_into_an_own_plan_counts_the_catch_up_and_stops_at_the_dollar() -> None:
    assert share_of_the_business(result_of("mega", owner(age_band="60_63")), Decimal(50)) == 41_625
    assert share_of_the_business(result_of("mega", owner(business_profit=75_000)), Decimal(25)) == 17_425
    assert share_of_the_business(result_of("mega", employee()), Decimal(50)) == 0


@pytest.mark.parametrize(("changes", "total"), [({}, 72_000), ({"business_spare": 30_000}, 30_000)])
def test_catch_up_is_in_the_sum_of_what_an_owner_has_chosen(changes: dict[str, object], total: int) -> None:
    fillings = solo_fillings(result_of("mega", owner(age_band="50_59", **changes)))
    assert fillings
    assert {solo_total(name, plan) for name, plan in fillings.items()} == {total}


def test_an_owner_beside_a_job_is_not_alone_and_only_a_corporation_pays_by_payroll() -> None:
    alone, beside = result_of("mega", owner(business_entity="corporation")), result_of("mega", employee_and_owner())
    assert (is_owner_alone(alone), owns_corporation(alone)) == (True, True)
    assert (is_owner_alone(beside), owns_corporation(beside)) == (False, False)
    assert not is_owner_alone(result_of("ira", {}))


@pytest.mark.parametrize(
    ("today", "times_a_year", "often"),
    [
        (date(2026, 1, 1), 12, 12),
        (date(2026, 11, 30), 12, 2),
        (date(2026, 12, 31), 12, 1),
        (date(2026, 1, 1), 52, 52),
        (date(2026, 12, 25), 52, 1),
        (date(2026, 12, 24), 52, 2),
        (date(2025, 11, 30), 12, 12),
        (date(2027, 1, 2), 12, None),
        (date(2026, 6, 1), 26, None),
    ],
)
def test_what_can_be_spared_counts_the_month_or_week_that_runs(
    today: date, times_a_year: int, often: int | None
) -> None:
    replay = result_of("mega", owner(tax_year=2026), today).replay
    assert replay
    spared = spared_this_year(replay.answers, Decimal(500), times_a_year)
    assert (spared and (spared.often, spared.in_all)) == (None if often is None else (often, 500 * often))


def test_social_security_tax_ends_at_the_wage_base_and_the_additional_tax_begins_at_200_000() -> None:
    assert fica(Decimal(100_000), Decimal(184_500)) == 7_650
    assert fica(Decimal(20_000), Decimal(184_500), before=Decimal(174_500)) == 620 + 290
    assert fica(Decimal(20_000), Decimal(184_500), before=Decimal(190_000)) == 290 + 90


@pytest.mark.parametrize(
    ("wages", "to_come", "carried"),
    [(120_000, 7_000, 6_464), (190_000, 7_000, 6_805), (240_000, 20_000, 19_530), (5_000, 7_000, 6_464)],
)
def test_wages_to_come_carry_what_is_left_after_social_security_and_medicare(
    wages: int, to_come: int, carried: int
) -> None:
    """7.65% within the wage base of 184,500, of 190,000 on 1,500 of the last 7,000 alone; 2.35% above 200,000."""
    assert carried_by(Decimal(to_come), Decimal(wages), Decimal(184_500)) == carried


def test_only_the_owner_of_a_corporation_needs_wages() -> None:
    assert wages_needed(result_of("mega", owner())) is None
    assert wages_needed(result_of("mega", employee())) is None
