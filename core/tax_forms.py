"""Which tax forms a plan brings with it, by the steps that lead to them."""

from __future__ import annotations

from collections.abc import Iterable

from core.result import Step

FORMS_OF_STEP: dict[str, tuple[str, ...]] = {
    "elect_after_tax": ("w2",),
    "form_1099r": ("1099r",),
    "tax_return": ("1040",),
    "withdraw_and_split": ("5498",),
    "convert_or_withdraw": ("5498",),
    "split_on_exit": ("5498",),
    "backdoor_ira": ("8606",),
    "return_excess_deferrals": ("1099r_excess",),
    "solo_form_1099r": ("1099r_solo",),
    "solo_tax_return": ("1040",),
    "form_5500_ez": ("5500ez",),
    "contribute_to_roth": ("5498",),
    "contribute_nondeductible": ("5498",),
    "contribute_for_past_year": ("5498",),
    "convert_to_roth_ira": ("1099r_ira",),
    "convert_in_new_year": ("1099r_ira",),
    "file_form_8606": ("8606",),
    "file_form_8606_late": ("8606",),
    "form_8606_takes_the_tax": ("8606",),
    "request_direct_rollover": ("5498",),
    "request_split_rollover": ("5498",),
    "finish_rollover": ("5498",),
    "enter_on_form_1040": ("1040",),
    "request_rollover_after_loss": ("5498",),
    "file_without_corrected_form": ("1099r_corrected", "4852"),
    "enter_form_once": ("1040",),
    "enter_as_two_forms": ("1040",),
    "enter_refund": ("1040",),
}
"""Short names of forms: `1099r_ira` is the one that the custodian of an IRA issues."""


def forms_of(steps: Iterable[Step]) -> tuple[str, ...]:
    """Each form once, in the order of the steps."""
    return tuple(dict.fromkeys(form for step in steps for form in FORMS_OF_STEP.get(step.code, ())))
