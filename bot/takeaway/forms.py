"""The tax forms that a plan brings with it, in words, with the amounts that are known."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from bot import texts
from bot.rendering.forms import amount_on_form_8606, line_4_of_form_8606
from core.assess import Result
from core.tax_forms import forms_of

_FORM_8606 = "8606"


def forms_to_expect(result: Result, language: str) -> tuple[str, ...]:
    """Each form once, in the order of the steps; then those whose boxes are known, with their amounts."""
    known = {_FORM_8606} if result.told.figures.get("form_8606") else set()
    expected = (code for code in forms_of(result.assessment.steps) if code not in known)
    named = [texts.text(language, f"pdf.form.{code}") for code in expected]
    line_4 = line_4_of_form_8606(result, language)
    return (*named, *_filled_in(result.told.figures, language), *([line_4] if line_4 else []))


def _filled_in(figures: dict[str, Any], language: str) -> Iterator[str]:
    for form in figures.get("forms") or ():
        boxes = {name: _shown(value, language) for name, value in form.items()}
        yield texts.text(language, "pdf.form.1099r_boxes", **boxes)
    lines = figures.get("form_8606")
    if lines:
        yield texts.text(language, "pdf.form.8606_lines", lines=_lines(lines, language))


def _lines(lines: dict[str, Decimal], language: str) -> str:
    """The lines that are not empty."""
    said = ((name, amount_on_form_8606(name, value, language)) for name, value in lines.items() if value)
    line = texts.text(language, "pdf.form.line")
    return ", ".join(f"{line}\u00a0{name.removeprefix('L')}:\u00a0{amount}" for name, amount in said)


def _shown(value: Decimal | str, language: str) -> str:
    return texts.money(language, value) if isinstance(value, Decimal) else value
