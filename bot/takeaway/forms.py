"""Which tax forms a plan brings with it, by the steps that lead to them and the figures of the result."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from bot import texts
from core.assess import Result

FORMS_OF_STEP = {
    "elect_after_tax": ("w2",),
    "form_1099r": ("1099r",),
    "tax_return": ("1040",),
    "withdraw_and_split": ("5498",),
    "convert_or_withdraw": ("5498",),
    "split_on_exit": ("5498",),
    "backdoor_ira": ("8606",),
    "return_excess_deferrals": ("1099r_excess",),
    "solo_form_1099r": ("1099r_solo",),
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


def forms_to_expect(result: Result, language: str) -> tuple[str, ...]:
    """Each form once, in the order of the steps; then those whose boxes are known, with their amounts."""
    codes = (code for step in result.assessment.steps for code in FORMS_OF_STEP.get(step.code, ()))
    named = [texts.text(language, f"pdf.form.{code}") for code in dict.fromkeys(codes)]
    return (*named, *_filled_in(result.assessment.figures, language))


def _filled_in(figures: dict[str, Any], language: str) -> Iterator[str]:
    for form in figures.get("forms") or ():
        boxes = {name: _shown(value, language) for name, value in form.items()}
        yield texts.text(language, "pdf.form.1099r_boxes", **boxes)
    lines = figures.get("form_8606")
    if lines:
        yield texts.text(language, "pdf.form.8606_lines", lines=_lines(lines, language))


def _lines(lines: dict[str, Decimal], language: str) -> str:
    """The lines that are not empty; line 10 is a fraction, not an amount, and follows from the others."""
    said = ((name.removeprefix("L"), value) for name, value in lines.items() if value and name != "L10")
    line = texts.text(language, "pdf.form.line")
    return ", ".join(f"{line}\u00a0{name}: {texts.money(language, value)}" for name, value in said)


def _shown(value: Decimal | str, language: str) -> str:
    return texts.money(language, value) if isinstance(value, Decimal) else value
