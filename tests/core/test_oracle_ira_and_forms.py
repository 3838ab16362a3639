"""The core agrees with the rules of core/README.md in exact fractions, on random answers and days."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from core.result import Assessment
from tests.core import oracle_ira_and_forms as oracle
from tests.core.random_answers import YEARS, as_typed
from tests.core.random_ira_and_forms import days, forms, iras, movements
from tests.core.test_oracle import as_fractions, assert_receipts_add_up
from tests.profiles import result_of

year_and_day = YEARS.flatmap(lambda year: st.tuples(st.just(year), days(year)))


def assessed(interview: str, answers: dict[str, Any], year: int, today: date) -> Assessment:
    result = result_of(interview, as_typed(answers, year), today)
    assert result.next_question is None
    assert_receipts_add_up(result.assessment)
    assert all(any(line.law for line in receipt) for receipt in result.assessment.receipts.values())
    return result.assessment


@given(iras(), year_and_day)
def test_the_ira_figures_follow_the_rules(answers: dict[str, Any], when: tuple[int, date]) -> None:
    assessment = assessed("ira", answers, *when)
    expected = oracle.ira(answers, *when)
    assert as_fractions(assessment.figures) == expected
    assert assessment.outcome == oracle.ira_outcome(answers, expected, *when)
    assert set(assessment.warnings) - {"traditional_excess"} == oracle.ira_warnings(expected, *when)
    deduct_first = "deduct_first" in {reason.code for reason in assessment.reasons}
    assert deduct_first == (expected["deductible_allowed"] > 0)


@given(movements(), year_and_day)
def test_the_conversion_figures_follow_the_rules(answers: dict[str, Any], when: tuple[int, date]) -> None:
    assessment = assessed("conversion", answers, *when)
    expected = oracle.conversion(answers)
    figures = as_fractions(assessment.figures)
    amount, ways = figures.pop("amount_moved"), figures.pop("ways")
    assert figures == expected
    assert figures["basis_moved"] + figures["earnings_moved"] == amount
    assert ways[answers["conversion.destination"]]["taxable"] == expected["taxable"]
    assert assessment.outcome == oracle.conversion_outcome(expected)
    has_loss = expected["earnings_moved"] < 0
    assert ("loss_not_deductible" in [reason.code for reason in assessment.reasons]) == has_loss


@given(forms(), year_and_day)
def test_the_reasons_for_a_form_follow_the_rules(answers: dict[str, Any], when: tuple[int, date]) -> None:
    assessment = assessed("form_1099r", answers, *when)
    expected = oracle.form_reasons(answers)
    assert {reason.code for reason in assessment.reasons} == expected
    assert assessment.outcome == ("ask_for_correction" if expected else "plausible")
    assert as_fractions(assessment.figures)["line_5b"] == oracle.line_5b(answers)
