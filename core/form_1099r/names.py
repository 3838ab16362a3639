"""The names of what the interview `form_1099r` comes to, and of what a form reports."""

from __future__ import annotations

from enum import StrEnum


class FormEvent(StrEnum):
    """What a Form 1099-R reports."""

    IN_PLAN = "in_plan"
    ROTH_IRA = "roth_ira"
    SPLIT_ROTH_LEG = "split_roth_leg"
    SPLIT_TRADITIONAL_LEG = "split_traditional_leg"
    SPLIT_ONE_FORM = "split_one_form"
    CHECK = "check"
    ROTH_ACCOUNT = "roth_account"
    BACKDOOR_IRA = "backdoor_ira"
    REFUND = "refund"
    ROTH_MATCH = "roth_match"


class FormOutcome(StrEnum):
    """Whether the form can be filed as it is."""

    PLAUSIBLE = "plausible"
    ASK_FOR_CORRECTION = "ask_for_correction"


class FormReason(StrEnum):
    """What on the form does not fit."""

    TAXABLE_MISSING = "taxable_amount_missing"
    TAXABLE_TOO_HIGH = "taxable_amount_too_high"
    BASIS_MISSING = "basis_missing"
    BASIS_UNEXPECTED = "basis_unexpected"
    CODE_UNEXPECTED = "code_unexpected"
    GROSS_DIFFERS = "box_1_differs_from_records"
    BASIS_ABOVE_RECORDS = "box_5_above_records"


class FormWarning(StrEnum):
    """What a person has to mind beside the verdict."""

    NEVER_ROLL_OVER = "refund_cannot_be_rolled_over"
    TAXED_BY_FORM_8606 = "taxed_on_form_8606"


class FormStep(StrEnum):
    """One thing to do."""

    COMPARE_CONFIRMATION = "compare_with_confirmation"
    CORRECT_1 = "have_box_1_corrected"
    CORRECT_1_BY_CUSTODIAN = "have_box_1_corrected_by_custodian"
    CORRECT_2A = "have_box_2a_corrected"
    CORRECT_2A_BY_CUSTODIAN = "have_box_2a_corrected_by_custodian"
    FILL_5 = "have_box_5_filled"
    CORRECT_5 = "have_box_5_corrected"
    FILL_5_WITH_BOX_1 = "have_box_5_match_box_1"
    EMPTY_5 = "have_box_5_emptied"
    CORRECT_7 = "have_box_7_corrected"
    CORRECT_7_BY_CUSTODIAN = "have_box_7_corrected_by_custodian"
    WITHOUT_CORRECTION = "file_without_corrected_form"
    ENTER_ONCE = "enter_form_once"
    ENTER_AS_TWO = "enter_as_two_forms"
    ENTER_IRA = "enter_on_lines_4a_4b"
    ENTER_RECHARACTERIZATION = "enter_recharacterization"
    LEAVE_OUT_RECHARACTERIZATION = "leave_out_recharacterization"
    ENTER_REFUND = "enter_refund"
    AMEND_YEAR_BEFORE = "amend_year_before"
    TICK_ROLLOVER = "tick_rollover"
    SUBTRACT_ROLLOVER = "subtract_sixty_day_rollover"
    FORM_8606 = "form_8606_takes_the_tax"
    AMEND = "amend_return"
    NO_FORM_8606 = "leave_out_form_8606"
    NO_FORM_5498 = "leave_out_form_5498"
    KEEP = "keep_forms"


class FormFigure(StrEnum):
    """An amount of the result, in dollars."""

    EXPECTED_BOX_1 = "expected_box_1"
    EXPECTED_BOX_2A = "expected_box_2a"
    EXPECTED_BOX_5 = "expected_box_5"
    LINE_5A = "line_5a"
    LINE_5B = "line_5b"
