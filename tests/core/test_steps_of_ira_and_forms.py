"""The steps of `ira`, `conversion` and `form_1099r` on every day of the year and the spring after."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar_dates import is_business_day
from core.result import Assessment, Step
from tests.core.random_answers import YEARS, as_typed
from tests.core.random_ira_and_forms import days, forms, iras, movements
from tests.examples import examples
from tests.profiles import Profile, result_of

year_and_day = YEARS.flatmap(lambda year: st.tuples(st.just(year), days(year)))
AMOUNTS = ("amount", "expected")


def assessed(interview: str, answers: Profile, year: int, today: date) -> Assessment:
    return result_of(interview, as_typed(answers, year), today).assessment


def assert_can_be_done(steps: list[Step], today: date) -> None:
    codes = [step.code for step in steps]
    assert steps
    assert len(set(codes)) == len(codes)
    for step in steps:
        assert step.due is None or (step.due >= today and is_business_day(step.due)), step
        assert step.figures.get("amount") != 0, step


@examples(120)
@given(iras(), year_and_day)
def test_an_ira_step_is_never_past_never_on_a_day_off_and_never_without_an_amount(
    answers: Profile, when: tuple[int, date]
) -> None:
    steps = assessed("ira", answers, *when).steps
    assert_can_be_done(steps, when[1])
    due = {step.code: step.due for step in steps}
    for before, after in (
        ("contribute_nondeductible", "convert_to_roth_ira"),
        ("contribute_for_past_year", "convert_in_new_year"),
        ("recharacterize_roth", "convert_to_roth_ira"),
        ("recharacterize_roth", "convert_in_new_year"),
        ("reverse_rollover", "convert_to_roth_ira"),
        ("convert_in_new_year", "file_form_8606_for_conversion"),
    ):
        if before in due and after in due:
            assert list(due).index(before) < list(due).index(after)
            assert (due[before] or date.min) <= (due[after] or date.max)


@given(movements(), year_and_day)
def test_a_conversion_step_is_never_past_and_never_on_a_day_off(answers: Profile, when: tuple[int, date]) -> None:
    assert_can_be_done(assessed("conversion", answers, *when).steps, when[1])


@given(forms(), year_and_day)
def test_a_step_for_a_form_is_never_past_and_never_on_a_day_off(answers: Profile, when: tuple[int, date]) -> None:
    steps = assessed("form_1099r", answers, *when).steps
    assert steps
    for step in steps:
        assert step.due is None or (step.due >= when[1] and is_business_day(step.due)), step


@pytest.mark.parametrize("destination", ["in_plan", "roth_ira", "split"])
def test_on_new_years_eve_a_rollover_can_still_be_asked_for(destination: str) -> None:
    answers: Profile = {
        "conversion.basis": 20_000,
        "conversion.earnings": 0,
        "conversion.amount": "all",
        "conversion.destination": destination,
    }
    steps = result_of("conversion", answers, date(2026, 12, 31)).assessment.steps
    assert steps[1].due == date(2026, 12, 31)
