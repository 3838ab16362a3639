"""The core agrees with the contract's formulas in exact fractions, on random answers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from core.receipt import Receipt
from core.result import Assessment
from tests.core import oracle
from tests.core.random_answers import YEARS, as_typed, businesses, jobs
from tests.profiles import result_of


def assessed(interview: str, answers: dict[str, Any], year: int = 2026) -> Assessment:
    result = result_of(interview, as_typed(answers, year), date(year, 1, 1))
    assert result.next_question is None
    return result.assessment


def as_fractions(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_fractions(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_fractions(item) for item in value]
    return Fraction(value) if isinstance(value, Decimal) else value


def assert_receipts_add_up(assessment: Assessment) -> None:
    for name, receipt in assessment.receipts.items():
        figure = figure_named(name, assessment)
        assert sum_of(receipt) == figure, name


def figure_named(name: str, assessment: Assessment) -> Decimal:
    figures: Any = assessment.figures
    if name.startswith("solo."):
        assert assessment.solo
        figures, name = assessment.solo["figures"], name.removeprefix("solo.")
    for part in name.split("."):
        figures = figures[part]
    found: Decimal = figures
    return found


def sum_of(receipt: Receipt) -> Decimal:
    return sum((line.amount for line in receipt), Decimal(0))


job_and_year = YEARS.flatmap(lambda year: st.tuples(jobs(year), st.just(year)))


@given(job_and_year)
def test_an_employees_figures_follow_the_contract(drawn: tuple[dict[str, Any], int]) -> None:
    answers, year = drawn
    assessment = assessed("mega", answers, year)
    expected = oracle.room(answers, year)
    assert as_fractions(assessment.figures) == expected
    assert assessment.outcome == oracle.job_outcome(answers, expected["after_tax_remaining"] or Fraction(0))
    own_words = {"after_tax_above_room", "more_pay_dates_than_fit"}
    assert set(assessment.warnings) - own_words == oracle.job_warnings(answers, expected, year)
    assert_receipts_add_up(assessment)


@given(businesses(), YEARS)
def test_an_owners_figures_follow_the_contract(answers: dict[str, Any], year: int) -> None:
    assessment = assessed("mega", answers, year)
    expected = oracle.solo(answers, year)
    assert assessment.solo
    assert assessment.solo["outcome"] == expected["outcome"]
    assert as_fractions(assessment.solo["figures"]) == expected["figures"]
    if answers["situation"] == "both":
        assert assessment.outcome == "plan_lacks_after_tax"
        assert as_fractions(assessment.figures) == oracle.deferrals(answers, year)
    else:
        assert assessment.outcome == expected["outcome"]
    assert_receipts_add_up(assessment)
