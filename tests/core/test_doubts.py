"""Values that are possible but not likely are asked back once, with the answers that may be meant."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from core.assess import question_by_id
from core.question import Question, doubted, read_answer
from tests.profiles import Profile, employee, owner, result_of


def doubt(profile: Profile, question_id: str, given: object) -> tuple[str, ...] | None:
    replay = result_of("mega", profile).replay
    question: Question[Any] | None = question_by_id(question_id)
    assert replay is not None
    assert question is not None
    choices = doubted(question, read_answer(question, given, replay.answers), replay.answers)
    for choice in choices or ():
        read_answer(question, choice, replay.answers)
    return choices


@pytest.mark.parametrize(
    ("question_id", "given", "choices"),
    [
        ("job.pay_per_date", "69", ("69000", "69")),
        ("job.pay_per_date", "180000", ("6923.08", "180000")),
        ("job.deferrals", "10", ("10%", "10000", "10")),
        ("job.deferrals", "24,5", ("24500", "24.5")),
        ("job.deferrals", "150", ("150",)),
        ("job.deferrals", "100000", ("24500", "100000")),
        ("job.deferrals", "25%", ("24500", "25%")),
        ("deferrals_elsewhere", "165000", ("24500", "165000")),
        ("deferrals_elsewhere", "19", ("19000", "19")),
        ("job.net_pay", "0", ("0", "unsure")),
        ("job.net_pay", "4,3", ("4300", "4.3", "unsure")),
        ("job.employer", "466000", ("466000", "unsure")),
        ("job.after_tax_so_far", "7", ("7000", "7")),
        ("job.pay", "2000000", ("180000", "2000000")),
    ],
)
def test_an_unlikely_amount_at_work_is_asked_back(question_id: str, given: str, choices: tuple[str, ...]) -> None:
    assert doubt(employee(), question_id, given) == choices


@pytest.mark.parametrize(
    ("question_id", "given"),
    [
        ("job.after_tax_so_far", "150"),
        ("job.after_tax_so_far", "7.50"),
        ("job.pay", "900000"),
        ("job.net_pay", "700"),
        ("job.net_pay", "unsure"),
        ("job.employer", "72000"),
        ("job.employer", "6%"),
    ],
)
def test_a_likely_answer_at_work_is_not_asked_back(question_id: str, given: str) -> None:
    assert doubt(employee(), question_id, given) is None


@pytest.mark.parametrize(("given", "choices"), [("7", ("7000", "7")), ("19", ("19",)), ("2500", None)])
def test_a_bonus_of_a_few_dollars_is_asked_back_with_what_the_pay_leaves(
    given: str, choices: tuple[str, ...] | None
) -> None:
    assert doubt(employee(job_pay=190_000, job_pay_per_date="6923.07"), "job.bonus_to_come", given) == choices


@pytest.mark.parametrize("question_id", ["ira.roth_paid", "ira.basis"])
def test_a_few_dollars_in_an_ira_are_asked_back_and_a_leftover_is_not(question_id: str) -> None:
    question: Question[Any] | None = question_by_id(question_id)
    replay = result_of("mega", employee()).replay
    assert question is not None
    assert replay is not None
    assert doubted(question, Decimal(7), replay.answers) == ("7000", "7")
    assert doubted(question, Decimal("3.12"), replay.answers) is None


def test_a_pay_in_thousands_is_asked_back() -> None:
    assert doubt(owner(situation="both", job_after_tax="no", job_pay=180), "job.pay", "180") == ("180000", "180")


@pytest.mark.parametrize(("given", "choices"), [("150", ("150000", "150")), ("-150", None), ("0", None), ("200", None)])
def test_a_small_profit_is_asked_back_and_a_loss_is_not(given: str, choices: tuple[str, ...] | None) -> None:
    assert doubt(owner(), "business.profit", given) == choices


@pytest.mark.parametrize(
    ("question_id", "given"),
    [
        ("job.pay", "180000"),
        ("job.pay_per_date", "100"),
        ("job.pay_per_date", "50000"),
        ("job.deferrals", "24500"),
        ("job.deferrals", "0"),
        ("job.deferrals", "max"),
        ("job.deferrals", "10%"),
        ("job.cap", "none"),
    ],
)
def test_a_likely_answer_is_not_doubted(question_id: str, given: str) -> None:
    assert doubt(employee(), question_id, given) is None


def test_with_catch_up_more_is_likely() -> None:
    assert doubt(employee(age_band="50_59"), "job.deferrals", "32500") is None
    assert doubt(employee(age_band="50_59"), "job.deferrals", "32501") == ("32500", "32501")


def test_while_an_answer_before_it_is_missing_nothing_is_doubted() -> None:
    replay = result_of("mega", {"situation": None}).replay
    deferrals = question_by_id("job.deferrals")
    assert replay is not None
    assert deferrals is not None
    assert doubted(deferrals, deferrals.type.read("10"), replay.answers) is None


@pytest.mark.parametrize(
    ("given", "choices"), [("21000", ("1000", "21000")), ("20000", ("0", "20000")), ("19999", None), ("-500", None)]
)
def test_earnings_as_large_as_the_basis_are_rather_the_worth(given: str, choices: tuple[str, ...] | None) -> None:
    moved = {"conversion.basis": 20_000}
    replay = result_of("conversion", moved).replay
    earnings = question_by_id("conversion.earnings")
    assert replay is not None
    assert earnings is not None
    assert doubted(earnings, earnings.type.read(given), replay.answers) == choices
