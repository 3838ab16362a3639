"""The core agrees with the rules of core/README.md, written a second time in fractions, on random people."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from core.assess import Result
from core.receipt import Receipt
from core.result import Assessment
from tests.core.oracle_job import Job
from tests.core.oracle_solo import Solo
from tests.core.random_answers import as_typed
from tests.core.random_people import random_person
from tests.examples import examples
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


EVERYBODY = st.integers(0, 2**32)
OWN_WORDS = {"after_tax_above_room", "excess_additions"}
OWN_FIGURES = {
    "after_tax_above_room",
    "take_home_after_estimate",
    "from_each_pay_date",
    "from_bonus",
    "elected_within_reach",
    "take_home_after_percent",
    "per_pay_date_without_bonus",
    "plan_reached",
}
"""Warnings and figures of ours beyond those that others rely on."""


@examples(400)
@given(EVERYBODY)
def test_every_figure_of_a_job_and_a_business_follows_the_rules(seed: int) -> None:
    answers, year, today = random_person(Random(seed))
    result = result_of("mega", as_typed(answers, year), today)
    assert result.next_question is None
    assert_as_the_rules_have_it(result, answers, today)


def assert_as_the_rules_have_it(result: Result, answers: dict[str, Any], today: date) -> None:
    assessment, year, situation = result.assessment, result.tax_year, answers["situation"]
    warnings: set[str] = set()
    if situation != "self_employed":
        job = Job(answers, year, today)
        expected = job.figures() if job.open else job.deferrals()
        named = {name: figure for name, figure in assessment.figures.items() if name not in OWN_FIGURES}
        assert as_fractions(named) == expected
        assert assessment.outcome == job.outcome()
        warnings |= job.warnings() if job.open else job.person_warnings()
    if situation != "employee":
        solo = Solo(answers, year, today)
        assert assessment.solo == {"outcome": solo.outcome(), "figures": assessment.solo["figures"]}
        assert as_fractions(assessment.solo["figures"]) == solo.figures()
        warnings |= solo.warnings() | (Job(answers, year, today).person_warnings() - {"excess_deferrals"})
        assert situation == "both" or assessment.outcome == solo.outcome()
    if situation == "both":
        warnings |= {"excess_deferrals"} & Job(answers, year, today).person_warnings()
    assert set(assessment.warnings) - OWN_WORDS == warnings
    assert_receipts_add_up(assessment)
