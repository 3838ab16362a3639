"""What the limits are filled with, for the pictures and the printed plan."""

from __future__ import annotations

from core.filling import job_filling, solo_fillings, within_reach
from tests.profiles import employee, owner, result_of


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


def test_what_is_within_reach_needs_a_way_to_roth() -> None:
    assert within_reach(result_of("mega", employee())) > 0
    assert within_reach(result_of("mega", owner())) > 0
    assert within_reach(result_of("mega", employee(job_route="none", job_leaving="no"))) == 0
    assert within_reach(result_of("ira", {})) == 0
