"""A 403(b) at the job and the own business have one limit: what is elected there is gone here."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.shared_limit import beside_the_job
from tests.profiles import Profile, employee_and_owner, result_of

NOVEMBER = date(2026, 11, 30)


def professor(**changes: object) -> Profile:
    """One paycheck left that carries 8,700; 24,500 and 14,397.60 are in the 403(b), so that 33,102 are open."""
    ordinary: dict[str, object] = {
        "job_pay_schedule": "monthly",
        "job_next_pay_date": "2026-12-15",
        "job_pay_per_date": 14_000,
        "job_pay": 168_000,
        "job_net_pay": 8_700,
        "job_employer": "8.57%",
        "job_is_403b": "yes",
        "business_profit": 90_000,
    }
    return employee_and_owner(**ordinary | changes)


@pytest.mark.parametrize(("take", "left"), [(None, 24_402), (3_000, 30_102)])
def test_what_is_elected_at_the_403b_is_gone_for_the_business(take: int | None, left: int) -> None:
    found = beside_the_job(result_of("mega", professor() | ({"job.take": take} if take else {}), NOVEMBER))
    assert found is not None
    assert found.roth_first == left
    assert found.together == 33_102


def test_deferrals_raised_at_the_403b_count_as_well() -> None:
    found = beside_the_job(result_of("mega", professor(job_deferrals=20_000), NOVEMBER))
    assert found is not None
    assert found.elected == 8_700 - 4_500
    assert found.together == 33_102


@pytest.mark.parametrize("other", [{"job_is_403b": "no"}, {"job_after_tax": "no"}, {"business_employees": "yes"}])
def test_where_nothing_is_shared_or_elected_there_is_nothing_to_say(other: Profile) -> None:
    assert beside_the_job(result_of("mega", professor(**other), NOVEMBER)) is None


def test_the_contracts_figure_stays_that_of_the_money_that_is_in() -> None:
    solo = result_of("mega", professor(), NOVEMBER).assessment.solo
    assert solo is not None
    assert solo["figures"]["shared_with_403b"] == Decimal("38897.60")
    assert solo["figures"]["roth_first"]["after_tax_room"] == 33_102
