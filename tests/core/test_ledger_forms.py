"""The Forms 1099-R that a diary foretells, a form compared with it, and the lines of the return."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.conversion.names import Destination
from core.ledger.comparison import records_of_form, records_of_iras
from core.ledger.entries import Entry, EntryKind, read_entries
from core.ledger.forms import ExpectedForm, Payer, destination_is_open, destinations_for, expected_forms, forms_to_come
from core.ledger.tax_return import on_one_return, return_lines
from tests.profiles import Profile, form_holder, ira_saver, json_of, result_of

FEBRUARY = date(2027, 2, 3)
A_YEAR = [
    {"date": "2026-03-02", "kind": "ira_conversion", "amount": 7_500},
    {"date": "2026-06-10", "kind": "conversion", "amount": 2_012, "gain": 12, "destination": "in_plan"},
    {"date": "2026-09-15", "kind": "conversion", "amount": 5_040, "gain": 40, "destination": "split"},
    {"date": "2026-12-10", "kind": "conversion", "amount": 3_000, "destination": "roth_ira"},
]


def forms(entries: list[dict[str, Any]], **answers: object) -> list[ExpectedForm]:
    return expected_forms(read_entries(entries), {key.replace("_", ".", 1): value for key, value in answers.items()})


def boxes(form: ExpectedForm) -> tuple[Any, ...]:
    return form.event, *form.boxes().values()


def test_each_payer_and_each_destination_has_its_own_form() -> None:
    found = forms(A_YEAR)
    assert [boxes(form) for form in found] == [
        ("in_plan", 2_012, 12, 2_000, "G"),
        ("roth_ira", 8_000, 0, 8_000, "G"),
        ("split_traditional_leg", 40, 0, 0, "G"),
        ("backdoor_ira", 7_500, 7_500, 0, "2"),
    ]
    assert [form.payer for form in found] == [Payer.PLAN, Payer.PLAN, Payer.PLAN, Payer.IRA]


def test_conversions_to_the_same_place_are_added_up() -> None:
    found = forms(
        [{"date": f"2026-{month:02}-10", "kind": "conversion", "amount": 1_003, "gain": 3} for month in (5, 6)]
    )
    assert [boxes(form) for form in found] == [(None, 2_006, 6, 2_000, "G")]
    assert [part.box_1 for part in found[0].parts] == [1_003, 1_003]


@pytest.mark.parametrize(
    ("route", "gain", "event"),
    [
        ("automatic", 3, "in_plan"),
        ("in_plan", 3, "in_plan"),
        ("withdrawal", 0, "roth_ira"),
        ("withdrawal", -5, "roth_ira"),
        ("withdrawal", 3, None),
        ("both", 0, None),
        ("unsure", 0, None),
        (None, 0, None),
    ],
)
def test_the_plans_route_says_where_money_went_only_where_it_leaves_no_choice(
    route: str | None, gain: int, event: str | None
) -> None:
    moved = {"date": "2026-05-10", "kind": "conversion", "amount": 1_003, "gain": gain}
    assert [form.event for form in forms([moved], job_route=route)] == [event]
    assert destination_is_open(read_entries([moved])[0], {"job.route": route}) == (event is None)


def test_while_nobody_has_named_a_destination_all_conversions_are_on_one_form() -> None:
    moved = {"kind": "conversion", "amount": 1_003}
    diary = [{"date": "2026-05-10", **moved, "gain": 3}, {"date": "2026-06-10", **moved}]
    assert [boxes(form) for form in forms(diary, job_route="withdrawal")] == [(None, 2_006, 3, 2_003, "G")]
    diary[0]["destination"] = "split"
    assert [form.event for form in forms(diary, job_route="withdrawal")] == ["roth_ira", "split_traditional_leg"]


def test_what_a_person_says_of_the_destination_goes_before_the_plans_route() -> None:
    moved = {"date": "2026-05-10", "kind": "conversion", "amount": 1_003, "gain": 3, "destination": "roth_ira"}
    assert forms([moved], job_route="in_plan")[0].event == "roth_ira"


@pytest.mark.parametrize(("band", "check", "ira"), [("under_50", "1", "2"), ("50_59", "1", "2"), ("60_63", "7", "7")])
def test_what_is_paid_out_and_what_leaves_an_ira_has_a_code_by_age(band: str, check: str, ira: str) -> None:
    moved = [
        {"date": "2026-05-10", "kind": "conversion", "amount": 1_003, "gain": 3, "destination": "check"},
        {"date": "2026-05-10", "kind": "ira_conversion", "amount": 7_500},
    ]
    found = expected_forms(read_entries(moved), {"age_band": band})
    assert [(form.event, form.box_7) for form in found] == [("check", check), ("backdoor_ira", ira)]


def test_a_split_after_a_loss_has_one_form_with_box_5_above_box_1() -> None:
    moved = {"date": "2026-05-10", "kind": "conversion", "amount": 900, "gain": -100, "destination": "split"}
    assert [boxes(form) for form in forms([moved])] == [("roth_ira", 900, 0, 1_000, "G")]


def test_an_owners_forms_come_from_the_own_plan() -> None:
    moved = {"date": "2026-05-10", "kind": "conversion", "amount": 1_003, "gain": 3}
    found = expected_forms(read_entries([moved]), {"situation": "self_employed"})
    assert [form.payer for form in found] == [Payer.OWN_PLAN]


@pytest.mark.parametrize(
    ("today", "count"), [("2026-12-31", 0), ("2027-01-01", 4), ("2027-04-15", 4), ("2027-04-16", 0)]
)
def test_forms_are_awaited_from_january_until_the_return_is_due(today: str, count: int) -> None:
    assert len(forms_to_come(read_entries(A_YEAR), {}, date.fromisoformat(today))) == count


MONEY = st.integers(1, 4_000_000).map(lambda cents: Decimal(cents) / 100)
MOVED = st.builds(
    lambda month, amount, percent, where: Entry(
        date(2026, month, 10), EntryKind.CONVERSION, amount, amount * percent // 100, where
    ),
    st.integers(1, 12),
    MONEY,
    st.integers(-20, 100),
    st.sampled_from([None, *Destination]),
)


@given(st.lists(MOVED, max_size=8))
def test_forms_together_show_all_that_moved_and_all_its_basis(moved: list[Entry]) -> None:
    found = expected_forms(moved, {})
    assert sum(form.box_1 for form in found) == sum(entry.amount for entry in moved)
    assert sum(form.box_5 for form in found) == sum(entry.basis for entry in moved)
    for form in found:
        assert form.box_1 == sum(part.box_1 for part in form.parts)
        assert 0 <= form.box_2a <= form.box_1


@given(st.lists(MOVED, max_size=8))
def test_the_forms_that_a_diary_foretells_are_plausible_beside_it(moved: list[Entry]) -> None:
    for form in expected_forms(moved, {}):
        printed = {f"form.{name}": str(value) for name, value in form.boxes().items()}
        answers: Profile = {**printed, "form.event": form.event or "roth_ira"}
        answers |= records_of_form(answers, moved, 2026)
        assert json_of("form_1099r", answers, FEBRUARY)["reasons"] == []


def compared(entries: list[dict[str, Any]], **printed: object) -> dict[str, Any]:
    """The verdict on a form beside the diary."""
    answers = form_holder(**printed)
    return json_of("form_1099r", answers | records_of_form(answers, read_entries(entries), 2026), FEBRUARY)


ONE_CONVERSION = [{"date": "2026-06-10", "kind": "conversion", "amount": 3_012, "gain": 12, "destination": "in_plan"}]
RIGHT = {"form_event": "in_plan", "form_box_1": 3_012, "form_box_2a": 12, "form_box_5": 3_000, "form_box_7": "G"}


def test_a_form_as_the_diary_has_it_is_plausible_with_its_lines() -> None:
    found = compared(ONE_CONVERSION, **RIGHT)
    assert found["outcome"] == "plausible"
    assert found["figures"] == {
        "expected_box_1": 3_012,
        "expected_box_2a": 12,
        "expected_box_5": 3_000,
        "line_5a": 3_012,
        "line_5b": 12,
    }


@pytest.mark.parametrize(
    ("wrong", "reason", "step", "expected"),
    [
        ({"form_box_2a": 0}, "taxable_amount_missing", "have_box_2a_corrected", 12),
        ({"form_box_2a": 3_012}, "taxable_amount_too_high", "have_box_2a_corrected", 12),
        ({"form_box_5": 0}, "basis_missing", "have_box_5_corrected", 3_000),
        ({"form_box_5": 2_000}, "basis_missing", "have_box_5_corrected", 3_000),
        ({"form_box_5": 3_012}, "box_5_above_records", "have_box_5_corrected", 3_000),
        ({"form_box_1": 3_102}, "box_1_differs_from_records", "have_box_1_corrected", 3_012),
    ],
)
def test_each_wrong_box_has_its_reason_and_the_right_figure(
    wrong: dict[str, object], reason: str, step: str, expected: int
) -> None:
    found = compared(ONE_CONVERSION, **RIGHT | wrong)
    assert [each["code"] for each in found["reasons"]] == [reason]
    assert found["outcome"] == "ask_for_correction"
    steps = {each["code"]: each for each in found["steps"]}
    assert steps[step]["expected"] == expected
    assert found["steps"][0]["code"] == "compare_with_confirmation"
    assert (found["figures"]["line_5a"], found["figures"]["line_5b"]) == (3_012, 12)


def test_boxes_that_fit_each_other_and_not_the_diary_are_wrong() -> None:
    found = compared(ONE_CONVERSION, **RIGHT | {"form_box_2a": 1_012, "form_box_5": 2_000})
    assert [each["code"] for each in found["reasons"]] == ["taxable_amount_too_high", "basis_missing"]


def test_a_dollar_of_rounding_is_no_difference() -> None:
    assert compared(ONE_CONVERSION, **RIGHT | {"form_box_1": "3012.60", "form_box_2a": "12.60"})["reasons"] == []


def test_a_form_for_one_of_several_conversions_is_compared_with_that_one() -> None:
    second = {"date": "2026-08-10", "kind": "conversion", "amount": 500, "destination": "in_plan"}
    found = compared([*ONE_CONVERSION, second], **RIGHT)
    assert (found["outcome"], found["figures"]["expected_box_1"]) == ("plausible", 3_012)
    together = compared([*ONE_CONVERSION, second], **RIGHT | {"form_box_1": 3_512, "form_box_5": 3_500})
    assert (together["outcome"], together["figures"]["line_5a"]) == ("plausible", 3_512)


def test_one_form_for_both_legs_of_a_split_is_their_sum() -> None:
    moved = {"date": "2026-06-10", "kind": "conversion", "amount": 3_012, "gain": 12, "destination": "split"}
    printed = RIGHT | {"form_event": "split_one_form", "form_box_2a": 0}
    assert compared([moved], **printed)["outcome"] == "plausible"
    assert compared([moved], **printed | {"form_box_5": 3_012})["outcome"] == "ask_for_correction"


def test_an_iras_form_has_no_basis_to_compare() -> None:
    moved = {"date": "2026-03-02", "kind": "ira_conversion", "amount": 7_500}
    printed = {"form_event": "backdoor_ira", "form_box_1": 7_500, "form_box_2a": 7_500, "form_box_5": 0}
    assert compared([moved], **printed, form_box_7="2")["outcome"] == "plausible"
    less = compared([moved], **printed | {"form_box_1": 7_000, "form_box_2a": 7_000}, form_box_7="2")
    steps = {each["code"]: each.get("expected") for each in less["steps"]}
    assert steps["have_box_1_corrected_by_custodian"] == 7_500


def test_what_the_diary_knows_nothing_of_is_judged_by_its_boxes_alone() -> None:
    for event in ("refund", "roth_account", "roth_match", "check"):
        answers = form_holder(form_event=event)
        assert records_of_form(answers, read_entries(ONE_CONVERSION), 2026) == {}
    assert records_of_form(form_holder(form_event="in_plan"), read_entries(ONE_CONVERSION), 2025) == {}
    assert records_of_form({}, read_entries(ONE_CONVERSION), 2026) == {}


def test_the_lines_of_the_return_are_the_sums_of_the_forms() -> None:
    lines = return_lines(forms(A_YEAR), None)
    assert (lines.line_5a, lines.line_5b) == (10_052, 12)
    assert (lines.line_4a, lines.line_4b) == (7_500, None)
    assert lines.needs_form_8606


def test_form_8606_says_what_of_the_ira_money_is_taxable() -> None:
    answers = ira_saver(ira_traditional_paid=7_500, ira_converted=7_500)
    iras = result_of("ira", answers | {"tax_year": 2026}, FEBRUARY)
    lines = return_lines(forms(A_YEAR), iras)
    assert (lines.line_4a, lines.line_4b) == (7_500, 6_375)
    assert (lines.form_8606["L11"], lines.form_8606["L14"], lines.form_8606["L18"]) == (1_125, 6_375, 6_375)


def test_another_sum_than_the_diarys_decides_no_line() -> None:
    answers = ira_saver(ira_traditional_paid=7_500, ira_converted=5_000)
    lines = return_lines(forms(A_YEAR), result_of("ira", answers | {"tax_year": 2026}, FEBRUARY))
    assert (lines.line_4a, lines.line_4b, dict(lines.form_8606)) == (7_500, None, {})
    assert lines.answered == 5_000
    assert return_lines(forms(A_YEAR), None).answered is None
    assert on_one_return(lines, [return_lines([], None)]).answered == 5_000


def test_basis_that_was_converted_in_a_year_without_a_contribution_is_on_the_form() -> None:
    # Line 10 is 7,000 of 7,010; what still goes in for 2026 stands on lines 1 and 4.
    moved = read_entries([{"date": "2026-04-20", "kind": "ira_conversion", "amount": 7_010}])
    answers = ira_saver(ira_basis=7_000, ira_balance=0) | {"tax_year": 2026}
    iras = result_of("ira", answers | records_of_iras(moved, 2026), FEBRUARY)
    lines = iras.assessment.figures["form_8606"]
    assert [lines[name] for name in ("L1", "L2", "L4", "L5", "L8")] == [7_500, 7_000, 7_500, 7_000, 7_010]
    assert [lines[name] for name in ("L11", "L14", "L18")] == [7_000, 7_500, 10]
    assert records_of_iras(moved, 2025) == {}


@pytest.mark.parametrize(
    ("age", "codes"),
    [("under_50", "2"), ("64_plus", "7"), ("60_63", "2 / 7 / 1"), ("50_59", "2 / 7 / 1"), (None, "2 / 7 / 1")],
)
def test_the_code_to_ask_for_follows_from_records_and_age(age: str | None, codes: str) -> None:
    moved = read_entries([{"date": "2026-04-20", "kind": "ira_conversion", "amount": 7_010}])
    boxes = {"form_box_1": 7_010, "form_box_2a": 7_010, "form_box_5": 0, "form_box_7": "G"}
    answers = form_holder(form_event="backdoor_ira", **boxes) | ({"age_band": age} if age else {})
    steps = json_of("form_1099r", answers | records_of_form(answers, moved, 2026), FEBRUARY)["steps"]
    assert [step["codes"] for step in steps if "codes" in step] == [codes]


def test_without_ira_money_no_form_8606_is_needed() -> None:
    lines = return_lines(forms(A_YEAR[1:]), None)
    assert (lines.line_4a, lines.line_4b, lines.needs_form_8606) == (0, 0, False)


def test_what_moved_nothing_has_no_form() -> None:
    day = date(2026, 6, 10)
    assert expected_forms([Entry(day, EntryKind.CONVERSION, Decimal(0), destination=Destination.IN_PLAN)], {}) == []
    split = Entry(day, EntryKind.CONVERSION, Decimal(3_000), destination=Destination.SPLIT)
    assert [form.event for form in expected_forms([split], {})] == ["roth_ira"]


def test_one_form_for_both_legs_is_compared_with_both_alone() -> None:
    split = Entry(date(2026, 6, 10), EntryKind.CONVERSION, Decimal(3_000), destination=Destination.SPLIT)
    assert records_of_form({"form.event": "split_one_form"}, [split], 2026) == {}


def test_an_amount_may_have_been_meant_without_its_gain() -> None:
    assert Entry(date(2026, 6, 10), EntryKind.CONVERSION, Decimal(3_000), Decimal(12)).with_gain_on_top == 3_012


def test_only_earnings_can_be_split_off() -> None:
    moved = {"date": "2026-05-10", "kind": "conversion", "amount": 1_003}
    contributed = {"date": "2026-05-10", "kind": "after_tax", "amount": 1_003}
    assert destinations_for(read_entries([contributed])) == ()
    assert Destination.SPLIT not in destinations_for(read_entries([moved]))
    assert set(destinations_for(read_entries([{**moved, "gain": 3}, contributed]))) == set(Destination)


def test_a_joint_return_has_the_sums_and_each_spouse_a_form_8606_of_their_own() -> None:
    answers = ira_saver(ira_traditional_paid=7_500, ira_converted=7_500)
    own = return_lines(forms(A_YEAR), result_of("ira", answers | {"tax_year": 2026}, FEBRUARY))
    of_plan_alone = return_lines(forms(A_YEAR[1:]), None)
    joint = on_one_return(own, [of_plan_alone])
    assert (joint.line_4a, joint.line_4b) == (7_500, 6_375)
    assert (joint.line_5a, joint.line_5b) == (20_104, 24)
    assert joint.form_8606 == own.form_8606
    undecided = return_lines(forms(A_YEAR), None)
    assert on_one_return(own, [undecided]).line_4b is None


@pytest.mark.parametrize(
    ("age", "code", "is_wrong"),
    [
        ("under_50", "7", True),
        ("under_50", "1", False),
        ("under_50", "2", False),
        ("64_plus", "1", True),
        ("64_plus", "7", False),
        ("60_63", "1", False),
    ],
)
def test_a_code_that_the_age_rules_out_is_wrong(age: str, code: str, is_wrong: bool) -> None:
    moved = read_entries([{**ONE_CONVERSION[0], "destination": "check"}])
    boxes = {"form_box_1": 3_012, "form_box_2a": 12, "form_box_5": 3_000, "form_box_7": code}
    answers = form_holder(form_event="check", **boxes) | {"age_band": age}
    found = json_of("form_1099r", answers | records_of_form(answers, moved, 2026), FEBRUARY)
    assert ("code_unexpected" in {reason["code"] for reason in found["reasons"]}) is is_wrong
