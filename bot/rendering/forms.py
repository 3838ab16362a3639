"""Tax forms in words: the boxes of each Form 1099-R to expect, and the lines of Form 8606."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bot import texts
from bot.rendering.headline import values_of
from bot.rendering.receipt import row
from bot.wording import filled, year_values
from core.assess import Result
from core.form_1099r.questions import FORM_1099R

_SHORT_LINES = ("L1", "L2", "L6", "L8", "L11", "L14", "L18")


def forms_block(result: Result, language: str) -> str:
    """The forms of a result in short; empty where it brings none with known amounts."""
    return "\n\n".join(block for block in (_form_8606(result, language), _forms_1099r(result, language)) if block)


def _form_8606(result: Result, language: str) -> str:
    """The lines that matter most, under their heading; a line that stays empty is not shown."""
    lines: Mapping[str, Any] = result.told.figures.get("form_8606") or {}
    shown = [name for name in _SHORT_LINES if lines.get(name) is not None]
    if not shown:
        return ""
    rows = [row(texts.text(language, f"form_8606.{name}"), lines[name], language) for name in shown]
    return texts.text(language, "form_8606.head") + "\n<pre>{}</pre>".format("\n".join(rows))


def line_4_of_form_8606(result: Result, language: str) -> str:
    """What else belongs on line 4: nobody is asked when money that is in was paid; empty while the year lasts."""
    lines: Mapping[str, Any] = result.told.figures.get("form_8606") or {}
    if "L4" not in lines or result.replay is None or not result.replay.answers.is_year_over:
        return ""
    return filled(language, "form_8606.line_4", year_values(language, result.replay.answers))


def lines_of_form_8606(result: Result, language: str) -> list[tuple[str, str]]:
    """Every line of the form that is not empty, by its number; line 10 is a share."""
    lines: Mapping[str, Any] = result.told.figures.get("form_8606") or {}
    line = texts.text(language, "pdf.form.line")
    return [
        (f"{line}\u00a0{name.removeprefix('L')}", amount_on_form_8606(name, value, language))
        for name, value in lines.items()
        if value is not None
    ]


def amount_on_form_8606(name: str, value: Decimal, language: str) -> str:
    """What stands on a line of the form: dollars, on line 10 a share."""
    return texts.share(language, value) if name == "L10" else texts.money(language, value)


def boxes_of_forms(result: Result, language: str) -> list[list[tuple[str, str]]]:
    """For each Form 1099-R to expect: its boxes with what should stand in them."""
    box = texts.text(language, "math.box")
    return [
        [
            (
                f"{box}\u00a0{name.removeprefix('box_')}",
                texts.money(language, value) if isinstance(value, Decimal) else str(value),
            )
            for name, value in form.items()
        ]
        for form in result.assessment.figures.get("forms") or ()
    ]


def _forms_1099r(result: Result, language: str) -> str:
    """The Forms 1099-R to expect, and where they go on Form 1040."""
    figures = result.assessment.figures
    forms = figures.get("forms")
    if not forms:
        return ""
    head = texts.text(language, "forms.head.several" if len(forms) > 1 else "forms.head")
    boxes = [filled(language, "forms.boxes", form) for form in forms]
    lines = {"line_5a": figures["line_5a"], "line_5b": figures["line_5b"]}
    return "\n".join([head, *boxes, filled(language, "forms.lines", lines)])


def wrong_with_the_form(result: Result, language: str) -> list[str]:
    """What speaks against a Form 1099-R, a point a line; nothing for other results."""
    if result.interview != FORM_1099R.id:
        return []
    values = values_of(result, language)
    return [f"• {filled(language, f'reason.{reason.code}', values)}" for reason in result.assessment.reasons]
