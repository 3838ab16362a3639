"""Whether a Form 1099-R is plausible: every reason, to the dollar, and what is asked of whom."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from core.assess import BadAnswer, as_json, assess
from core.form_1099r.names import FormEvent
from core.form_1099r.questions import BOX_5, BOX_7
from tests.core.random_answers import as_typed
from tests.core.random_ira_and_forms import forms, movements
from tests.profiles import Profile, form_holder, json_of, result_of

FEBRUARY = date(2026, 2, 10)


def reasons(profile: Profile) -> list[str]:
    return [reason["code"] for reason in json_of("form_1099r", profile)["reasons"]]


def steps(profile: Profile, today: date = FEBRUARY) -> dict[str, Any]:
    return {step["code"]: step for step in json_of("form_1099r", profile, today)["steps"]}


@given(forms())
def test_a_form_is_plausible_exactly_when_there_is_no_reason_against_it(answers: Profile) -> None:
    assessment = result_of("form_1099r", as_typed(answers, 2026)).assessment
    assert (assessment.outcome == "plausible") == (not assessment.reasons)
    asks = [step.code for step in assessment.steps if step.code.startswith("have_box")]
    assert bool(asks) == bool(assessment.reasons)


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


@pytest.mark.parametrize("event", ["split_roth_leg", "split_one_form", "roth_account"])
def test_what_is_not_taxed_may_be_off_by_a_dollar_of_rounding(event: str) -> None:
    code = "H" if event == "roth_account" else "G"
    form = form_holder(form_event=event, form_box_1=30_000, form_box_7=code)
    assert reasons(form | {"form.box_2a": 1}) == []
    assert reasons(form | {"form.box_2a": "1.01"}) == ["taxable_amount_too_high"]


@pytest.mark.parametrize(("event", "code"), [("roth_match", "G"), ("backdoor_ira", "2"), ("refund", "8")])
def test_box_2a_is_never_above_box_1(event: str, code: str) -> None:
    form = form_holder(form_event=event, form_box_1=3_000, form_box_5=0, form_box_7=code)
    assert reasons(form | {"form.box_2a": 3_001}) == []
    assert reasons(form | {"form.box_2a": "3001.01"}) == ["taxable_amount_too_high"]


@pytest.mark.parametrize(("event", "code"), [("roth_match", "G"), ("backdoor_ira", "2")])
def test_employer_money_and_ira_money_are_reported_in_full(event: str, code: str) -> None:
    form = form_holder(form_event=event, form_box_1=3_000, form_box_5=0, form_box_7=code)
    assert reasons(form | {"form.box_2a": 2_999}) == []
    assert reasons(form | {"form.box_2a": "2998.99"}) == ["taxable_amount_missing"]


@pytest.mark.parametrize("event", ["in_plan", "roth_ira"])
def test_more_basis_than_was_paid_is_a_loss_and_no_error(event: str) -> None:
    form = form_holder(form_event=event, form_box_1=18_500, form_box_2a=0, form_box_5=20_000)
    assert reasons(form) == []
    assert json_of("form_1099r", form)["figures"]["line_5b"] == 0


def test_basis_may_be_a_dollar_below_gross_in_the_roth_leg() -> None:
    leg = form_holder(form_event="split_roth_leg", form_box_2a=0)
    assert reasons(leg | {"form.box_1": 30_001}) == []
    assert reasons(leg | {"form.box_1": "30001.01"}) == ["basis_missing"]
    assert steps(leg | {"form.box_1": 32_400})["have_box_5_match_box_1"]["expected"] == 32_400


def test_earnings_that_went_to_a_traditional_ira_carry_no_basis() -> None:
    leg = form_holder(form_event="split_traditional_leg", form_box_1=2_400, form_box_2a=0, form_box_5=1)
    assert reasons(leg) == []
    assert reasons(leg | {"form.box_5": "1.01"}) == ["basis_unexpected"]
    assert "have_box_5_emptied" in steps(leg | {"form.box_5": 100})


@pytest.mark.parametrize(
    ("event", "fitting", "other"),
    [
        ("in_plan", ["G", "4G"], ["1", "7", "2", "H", "4"]),
        ("roth_match", ["G"], ["H", "1"]),
        ("roth_account", ["H"], ["G", "7"]),
        ("check", ["1", "2", "7", "7B"], ["G", "H", "8"]),
        ("backdoor_ira", ["2", "7", "1"], ["G", "8"]),
        ("refund", ["8", "P", "E", "8B"], ["1", "G"]),
    ],
)
def test_each_event_has_its_codes(event: str, fitting: list[str], other: list[str]) -> None:
    amount = 0 if event in ("roth_account", "refund") else 32_400
    boxes = {"form.box_2a": amount} if event in ("roth_account", "refund", "roth_match", "backdoor_ira") else {}
    for code in fitting:
        assert reasons(form_holder(form_event=event, form_box_7=code) | boxes) == []
    for code in other:
        assert reasons(form_holder(form_event=event, form_box_7=code) | boxes) == ["code_unexpected"]


def test_the_right_codes_are_offered_and_named_in_the_step() -> None:
    replay = result_of("form_1099r", form_holder(form_event="refund")).replay
    assert replay is not None
    assert BOX_7.suggestions(replay.answers) == ("8", "P", "E")
    wrong = steps(form_holder(form_event="roth_account", form_box_2a=0))
    assert wrong["have_box_7_corrected"] == {"code": "have_box_7_corrected", "due": "2026-02-24", "codes": "H"}


def test_a_correction_says_whom_to_call_and_what_the_box_must_say() -> None:
    found = steps(form_holder(form_box_2a=0))
    assert found["have_box_2a_corrected"]["expected"] == 2_400
    by_the_ira = form_holder(form_event="backdoor_ira", form_box_2a=0, form_box_7="G")
    assert steps(by_the_ira)["have_box_2a_corrected_by_custodian"]["expected"] == 32_400
    assert steps(by_the_ira)["have_box_7_corrected_by_custodian"]["codes"] == "2 / 7 / 1"
    refund = form_holder(form_event="refund", form_box_2a=40_000, form_box_7="8")
    assert steps(refund)["have_box_2a_corrected"]["expected"] == 2_400


def test_own_money_that_comes_back_in_a_refund_is_not_taxed_again() -> None:
    refund = form_holder(form_event="refund", form_box_1=4_300, form_box_2a=4_300, form_box_5=4_000, form_box_7="8")
    assert reasons(refund) == ["taxable_amount_too_high"]
    assert steps(refund)["have_box_2a_corrected"]["expected"] == 300
    assert steps(refund)["enter_refund"]["line_5b"] == 300
    assert reasons(refund | {"form.box_2a": 300}) == []
    # An excess of pre-tax deferrals is income as a whole.
    assert reasons(refund | {"form.box_5": 0}) == []


def test_without_basis_nothing_is_said_of_box_2a_and_nothing_is_entered() -> None:
    found = steps(form_holder(form_box_5=0))
    assert "have_box_5_filled" in found
    assert not {"have_box_2a_corrected", "enter_form_once"} & set(found)
    assert json_of("form_1099r", form_holder(form_box_5=0))["figures"]["line_5b"] is None


def test_one_form_for_both_legs_is_entered_as_two() -> None:
    form = form_holder(form_event="split_one_form", form_box_2a=0)
    assert reasons(form) == []
    entered = steps(form)["enter_as_two_forms"]
    assert (entered["basis"], entered["earnings"], entered["line_5b"]) == (30_000, 2_400, 0)


def test_a_refund_with_code_p_belongs_to_the_year_before() -> None:
    form = form_holder(form_event="refund", form_box_7="P")
    result = json_of("form_1099r", form)
    assert (result["figures"]["line_5a"], result["figures"]["line_5b"]) == (None, None)
    assert "refund_cannot_be_rolled_over" in result["warnings"]
    assert "amend_year_before" in steps(form)
    assert "enter_refund" in steps(form | {"form.box_7": "8"})


@pytest.mark.parametrize(("code", "step"), [("N", "enter_recharacterization"), ("R", "leave_out_recharacterization")])
def test_a_recharacterized_roth_contribution_is_right_and_not_taxable(code: str, step: str) -> None:
    form = form_holder(form_event="backdoor_ira", form_box_1=7_600, form_box_2a=0, form_box_5=0, form_box_7=code)
    assert reasons(form) == []
    assert step in steps(form)
    assert json_of("form_1099r", form)["warnings"] == []
    assert reasons(form | {"form.box_2a": 7_600}) == ["taxable_amount_too_high"]
    assert reasons(form | {"form.box_7": "7"}) == ["taxable_amount_missing"]
    assert "code_unexpected" in reasons(form | {"form.event": "roth_ira"})


RECORDS = {"form.expected_box_1": 7_600, "form.expected_box_2a": 7_600}


@pytest.mark.parametrize("begun", [{}, {"form.event": "backdoor_ira"}])
def test_records_count_before_the_event_and_the_code_are_known(begun: Profile) -> None:
    found = as_json(assess("form_1099r", RECORDS | begun, {}, FEBRUARY))
    assert (found["outcome"], found["figures"]["expected_box_1"]) == ("incomplete", 7_600)


def test_records_of_conversions_say_nothing_of_a_recharacterization() -> None:
    ira = {"form_event": "backdoor_ira", "form_box_1": 3_000, "form_box_2a": 0, "form_box_5": 0}
    assert reasons(form_holder(**ira, form_box_7="N") | RECORDS) == []
    assert "box_1_differs_from_records" in reasons(form_holder(**ira, form_box_7="7") | RECORDS)


def test_an_ira_goes_to_lines_4a_and_4b_with_form_8606() -> None:
    found = steps(form_holder(form_event="backdoor_ira", form_box_2a=32_400, form_box_7="2"))
    assert list(found)[:2] == ["enter_on_lines_4a_4b", "form_8606_takes_the_tax"]
    assert "leave_out_form_8606" not in found


@pytest.mark.parametrize(
    ("today", "due"), [(date(2026, 2, 10), "2026-02-24"), (date(2026, 4, 10), "2026-04-15"), (date(2026, 6, 1), None)]
)
def test_the_dates_count_from_the_forms_year_and_none_is_past(today: date, due: str | None) -> None:
    found = steps(form_holder(form_box_2a=0), today)
    assert found["have_box_2a_corrected"]["due"] == (due or "2026-06-15")
    assert found["file_without_corrected_form"]["due"] == ("2026-04-15" if due else None)
    assert ("amend_return" in found) == (due is None)


def test_reasons_that_are_certain_come_before_the_last_box() -> None:
    profile = form_holder(form_box_2a=0)
    del profile["form.box_7"]
    result = as_json(assess("form_1099r", profile, {}, FEBRUARY))
    assert result["outcome"] == "incomplete"
    assert [reason["code"] for reason in result["reasons"]] == ["taxable_amount_missing"]
    assert result["steps"] == []


@pytest.mark.parametrize("event", list(FormEvent))
def test_the_basis_that_the_other_boxes_leave_is_offered(event: FormEvent) -> None:
    replay = result_of("form_1099r", form_holder(form_event=event.value)).replay
    assert replay is not None
    has_none = event in (FormEvent.SPLIT_TRADITIONAL_LEG, FormEvent.BACKDOOR_IRA, FormEvent.ROTH_MATCH)
    assert BOX_5.suggestions(replay.answers) == (("0",) if has_none else ("30000", "0"))


@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_box_is_zero_and_a_word_in_it_is_refused(empty: str) -> None:
    assert reasons(form_holder(form_box_5=empty)) == reasons(form_holder(form_box_5=0)) != []
    with pytest.raises(BadAnswer):
        reasons(form_holder(form_box_5="some"))
