"""Moving after-tax money: the split into basis and earnings, and the forms."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from core.result import Assessment
from tests.core.random_answers import as_typed, movements
from tests.profiles import Profile, json_of, mover, result_of


def assessed(answers: Profile) -> Assessment:
    return result_of("conversion", as_typed(answers, 2026)).assessment


@given(movements())
def test_the_taxable_part_lies_between_nothing_and_the_amount(answers: Profile) -> None:
    found = assessed(answers).figures
    assert 0 <= found["taxable"] <= found["amount_moved"]
    assert found["basis_moved"] >= 0


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
            assert form["box_1"] == form["box_2a"] + form["box_5"]
    assert found["line_5a"] == sum(form["box_1"] for form in found["forms"]) == found["amount_moved"]
    assert found["line_5b"] == sum(form["box_2a"] for form in found["forms"])


@given(movements())
def test_check_and_withholding_are_the_amount(answers: Profile) -> None:
    found = assessed(answers | {"conversion.destination": "check"}).figures
    assert found["check_amount"] + found["withheld"] == found["amount_moved"]
    assert found["withheld"] <= found["earnings_moved"]


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
    assert steps[1]["amount"] == 31_920


def test_the_age_is_asked_only_for_a_check() -> None:
    paid_out = mover(conversion_destination="check")
    assert json_of("conversion", paid_out)["next_question"] == "conversion.over_59_half"
    assert json_of("conversion", mover())["next_question"] is None


def test_before_the_destination_is_known_the_split_of_the_amount_is() -> None:
    profile = mover(conversion_amount=12_000)
    del profile["conversion.destination"]
    result = json_of("conversion", profile)
    assert result["figures"] == {
        "amount_moved": 12_000,
        "basis_moved": 11_111.11,
        "earnings_moved": 888.89,
        "line_5a": 12_000,
    }


def test_the_receipt_of_a_split_names_where_the_earnings_went() -> None:
    receipt = json_of("conversion", mover(conversion_destination="split"))["receipts"]["taxable"]
    assert receipt[-1] == {"label": "earnings_to_traditional_ira", "amount": -2_400}
