"""Moving after-tax money: the split into basis and earnings, and the forms."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.assess import BadAnswer, as_json, assess
from core.conversion.questions import DESTINATION
from core.result import Assessment
from tests.core.random_answers import as_typed
from tests.core.random_ira_and_forms import movements
from tests.profiles import NEW_YEAR, Profile, json_of, mover, result_of


def unfinished(answers: Profile) -> dict[str, Any]:
    return as_json(assess("conversion", answers, {}, NEW_YEAR))


def assessed(answers: Profile) -> Assessment:
    return result_of("conversion", as_typed(answers, 2026)).assessment


@given(movements())
def test_the_taxable_part_lies_between_nothing_and_the_amount(answers: Profile) -> None:
    found = assessed(answers).figures
    assert 0 <= found["taxable"] <= found["amount_moved"]
    assert found["basis_moved"] >= 0
    assert found["taxable"] == 0 or found["earnings_moved"] == found["taxable"]


@given(movements())
def test_more_basis_never_means_more_tax(answers: Profile) -> None:
    answers |= {"conversion.destination": "roth_ira"}
    once = assessed(answers).figures["taxable"]
    twice = assessed(answers | {"conversion.basis": 2 * answers["conversion.basis"]}).figures["taxable"]
    assert twice <= once


@given(movements())
def test_a_split_is_never_taxed(answers: Profile) -> None:
    assessment = assessed(answers | {"conversion.destination": "split"})
    assert assessment.figures["taxable"] == assessment.figures["line_5b"] == 0
    assert assessment.outcome in ("tax_free", "nothing_to_move")


@given(movements())
def test_the_boxes_of_each_form_add_up(answers: Profile) -> None:
    found = assessed(answers).figures
    for form in found["forms"]:
        assert form["box_1"] > 0
        if answers["conversion.destination"] != "split":
            loss = max(0, -found["earnings_moved"])
            assert form["box_1"] == form["box_2a"] + form["box_5"] - loss
    assert found["line_5a"] == sum(form["box_1"] for form in found["forms"]) == found["amount_moved"]
    assert found["line_5b"] == sum(form["box_2a"] for form in found["forms"])


@given(movements())
def test_check_and_withholding_are_the_amount(answers: Profile) -> None:
    found = assessed(answers | {"conversion.destination": "check"}).figures
    assert found["check_amount"] + found["withheld"] == found["amount_moved"]
    assert found["withheld"] <= max(0, found["earnings_moved"])


@given(movements(), st.integers(1, 99))
def test_moving_all_in_two_parts_is_taxed_like_moving_all_at_once(answers: Profile, percent: int) -> None:
    answers |= {"conversion.destination": "in_plan", "conversion.amount": "all"}
    whole = assessed(answers).figures
    cents = int(whole["amount_moved"] * percent)
    first = assessed(answers | {"conversion.amount": Fraction(cents, 100)}).figures
    second = assessed(answers | {"conversion.amount": Fraction(whole["amount_moved"]) - Fraction(cents, 100)})
    assert abs(first["taxable"] + second.figures["taxable"] - whole["taxable"]) <= Fraction(1, 100)


def test_the_60_days_are_counted_from_today() -> None:
    paid_out = mover(conversion_destination="check", conversion_over_59_half="no")
    steps = json_of("conversion", paid_out, date(2026, 3, 1))["steps"]
    assert steps[0] == {"code": "add_withheld", "due": "2026-04-30", "amount": 480}
    assert steps[1]["due"] == "2026-04-30"
    assert (steps[1]["amount"], steps[1]["total"]) == (31_920, 32_400)


def test_the_age_is_asked_only_for_a_check() -> None:
    paid_out = mover(conversion_destination="check")
    assert unfinished(paid_out)["next_question"] == "conversion.over_59_half"
    assert unfinished(mover())["next_question"] is None


def test_before_the_destination_is_known_the_split_of_the_amount_is() -> None:
    profile = mover(conversion_amount=12_000)
    del profile["conversion.destination"]
    result = unfinished(profile)
    assert result["figures"] == {
        "amount_moved": 12_000,
        "basis_moved": 11_111.11,
        "earnings_moved": 888.89,
        "ways": {
            "in_plan": {"taxable": 888.89, "withheld": 0},
            "roth_ira": {"taxable": 888.89, "withheld": 0},
            "split": {"taxable": 0, "withheld": 0},
            "check": {"taxable": 888.89, "withheld": 177.78},
        },
        "line_5a": 12_000,
    }


def test_the_question_of_the_destination_names_what_each_way_costs() -> None:
    replay = result_of("conversion", mover(conversion_amount=12_000)).replay
    assert replay is not None
    assert {name: str(value) for name, value in DESTINATION.figures(replay.answers).items()} == {
        "way_amount": "12000.00",
        "way_taxable": "888.89",
        "way_withheld": "177.78",
        "way_check": "11822.22",
        "way_basis": "11111.11",
    }


@pytest.mark.parametrize(
    ("changes", "question", "reason"),
    [
        ({"conversion.earnings": "-30000.01"}, "conversion.earnings", "loss_above_basis"),
        ({"conversion.amount": "32400.01"}, "conversion.amount", "above_worth"),
        ({"conversion.earnings": -2_400, "conversion.amount": 27_601}, "conversion.amount", "above_worth"),
    ],
)
def test_more_than_there_is_cannot_be_moved_or_lost(changes: Profile, question: str, reason: str) -> None:
    with pytest.raises(BadAnswer) as caught:
        json_of("conversion", mover() | changes)
    assert (caught.value.question, caught.value.problem.reason) == (question, reason)


def test_a_loss_of_everything_leaves_nothing_to_move() -> None:
    assert json_of("conversion", mover(conversion_earnings=-30_000))["outcome"] == "nothing_to_move"


def test_a_split_after_a_loss_is_one_rollover_and_one_form() -> None:
    result = json_of("conversion", mover(conversion_destination="split", conversion_earnings=-2_400))
    assert result["figures"]["forms"] == [{"box_1": 27_600, "box_2a": 0, "box_5": 30_000, "box_7": "G"}]
    assert [step["code"] for step in result["steps"]][1] == "request_rollover_after_loss"
    assert result["receipts"]["taxable"][-1] == {"label": "loss_not_counted", "amount": 2_400}


@pytest.mark.parametrize(
    ("today", "first"),
    [(date(2027, 2, 1), ("add_withheld", "2027-03-01")), (date(2027, 3, 2), ("compare_form_1099r", "2027-04-15"))],
)
def test_a_check_of_a_year_that_is_over_can_be_rolled_over_till_the_sixtieth_day(today: date, first: Any) -> None:
    paid_out = mover(conversion_destination="check", conversion_over_59_half="no", tax_year=2026)
    step = json_of("conversion", paid_out, today)["steps"][0]
    assert (step["code"], step["due"]) == first


def test_after_the_tax_day_the_return_is_corrected() -> None:
    steps = json_of("conversion", mover(tax_year=2026), date(2027, 4, 16))["steps"]
    assert [(step["code"], step["due"]) for step in steps][:2] == [
        ("compare_form_1099r", None),
        ("amend_return", None),
    ]


def test_the_receipt_of_a_split_names_where_the_earnings_went() -> None:
    receipt = json_of("conversion", mover(conversion_destination="split"))["receipts"]["taxable"]
    assert receipt[-1] == {"label": "earnings_to_traditional_ira", "amount": -2_400}
