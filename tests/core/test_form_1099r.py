"""Whether a Form 1099-R is plausible: every reason, to the dollar."""

from __future__ import annotations

import pytest
from hypothesis import given

from core.form_1099r.questions import BOX_5
from tests.core.random_answers import as_typed, forms, movements
from tests.profiles import Profile, form_holder, json_of, result_of


def reasons(profile: Profile) -> list[str]:
    return [reason["code"] for reason in json_of("form_1099r", profile)["reasons"]]


@given(forms())
def test_a_form_is_plausible_exactly_when_there_is_no_reason_against_it(answers: Profile) -> None:
    assessment = result_of("form_1099r", as_typed(answers, 2026)).assessment
    assert (assessment.outcome == "plausible") == (not assessment.reasons)
    asks = "ask_payer" in [step.code for step in assessment.steps]
    assert asks == bool(assessment.reasons)


@given(movements())
def test_the_forms_that_a_conversion_foretells_are_plausible(answers: Profile) -> None:
    foretold = result_of("conversion", as_typed(answers, 2026)).assessment.figures
    event = answers["conversion.destination"]
    for form in foretold["forms"]:
        leg = "split_roth_leg" if form["box_5"] else "split_traditional_leg"
        boxes = {f"form.{box}": str(value) for box, value in form.items()}
        found = reasons(boxes | {"form.event": leg if event == "split" else event})
        only_earnings = event != "split" and not form["box_5"]
        assert found == (["basis_missing"] if only_earnings else [])


@pytest.mark.parametrize("event", ["in_plan", "roth_ira", "check"])
@pytest.mark.parametrize(
    ("box_2a", "reason"),
    [
        ("2398.99", "taxable_amount_missing"),
        (2_399, None),
        (2_401, None),
        ("2401.01", "taxable_amount_too_high"),
    ],
)
def test_box_2a_may_be_a_dollar_off(event: str, box_2a: object, reason: str | None) -> None:
    code = "1" if event == "check" else "G"
    found = reasons(form_holder(form_event=event, form_box_2a=box_2a, form_box_7=code))
    assert found == ([reason] if reason else [])


@pytest.mark.parametrize("event", ["split_roth_leg", "split_traditional_leg"])
def test_a_leg_of_a_split_may_be_taxed_by_a_dollar_of_rounding(event: str) -> None:
    leg = form_holder(form_event=event, form_box_1=30_000)
    assert reasons(leg | {"form.box_2a": 1}) == []
    assert reasons(leg | {"form.box_2a": "1.01"}) == ["taxable_amount_too_high"]


def test_basis_may_be_a_dollar_above_gross() -> None:
    leg = form_holder(form_event="split_roth_leg", form_box_2a=0)
    assert reasons(leg | {"form.box_1": 29_999}) == []
    assert reasons(leg | {"form.box_1": "29998.99"}) == ["basis_above_gross"]


def test_basis_may_be_a_dollar_below_gross_in_the_roth_leg() -> None:
    leg = form_holder(form_event="split_roth_leg", form_box_2a=0)
    assert reasons(leg | {"form.box_1": 30_001}) == []
    assert reasons(leg | {"form.box_1": "30001.01"}) == ["basis_missing"]


@pytest.mark.parametrize("code", ["1", "7", "2", "H", "4"])
def test_a_direct_rollover_needs_a_g(code: str) -> None:
    assert reasons(form_holder(form_box_7=code)) == ["code_unexpected"]


@pytest.mark.parametrize(("code", "fits"), [("1", True), ("2", True), ("7", True), ("7B", True), ("H", False)])
def test_a_check_needs_a_payout_code(code: str, fits: bool) -> None:
    assert (reasons(form_holder(form_event="check", form_box_7=code)) == []) == fits


def test_reasons_that_are_certain_come_before_the_last_box() -> None:
    profile = form_holder(form_box_2a=0)
    del profile["form.box_7"]
    result = json_of("form_1099r", profile)
    assert result["outcome"] == "incomplete"
    assert [reason["code"] for reason in result["reasons"]] == ["taxable_amount_missing"]
    assert result["steps"] == []


def test_the_basis_that_the_other_boxes_leave_is_offered() -> None:
    def offered(profile: Profile) -> tuple[str, ...]:
        replay = result_of("form_1099r", profile).replay
        assert replay is not None
        return BOX_5.suggestions(replay.answers)

    assert offered(form_holder()) == ("30000", "0")
    assert offered(form_holder(form_event="split_traditional_leg")) == ("0",)
