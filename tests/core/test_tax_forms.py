"""Which tax forms the steps of a plan bring."""

from __future__ import annotations

from datetime import date

from core.tax_forms import forms_of
from tests.profiles import employee, ira_saver, result_of

NOVEMBER = date(2026, 11, 29)


def test_a_withdrawal_brings_the_forms_of_payer_and_receiver_each_once() -> None:
    steps = result_of("mega", employee(job_route="withdrawal"), NOVEMBER).assessment.steps
    assert forms_of(steps) == ("w2", "5498", "1099r", "1040")


def test_a_conversion_in_the_plan_brings_no_form_5498() -> None:
    assert "5498" not in forms_of(result_of("mega", employee(job_route="in_plan"), NOVEMBER).assessment.steps)


def test_a_backdoor_roth_brings_form_8606() -> None:
    assert "8606" in forms_of(result_of("ira", ira_saver(), NOVEMBER).assessment.steps)


def test_no_step_brings_no_form() -> None:
    assert forms_of([]) == ()
