"""The lines of a tax return for a year's conversions: Form 1040, lines 4 and 5, and Form 8606 for IRA money."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from core.assess import Result
from core.backdoor_ira.names import IraFigure
from core.ledger.forms import ExpectedForm, Payer
from core.money import ZERO


@dataclass(frozen=True, slots=True)
class ReturnLines:
    """Dollars for the lines of Form 1040 (as on the form of 2025), and of Form 8606 by line.

    `line_4b` is None while the answers about the IRAs do not decide Form 8606; lines of a kind of money that did not
    move are 0. `answered` is what was converted by the answers where the forms have another sum: one of them is wrong.
    """

    line_4a: Decimal
    line_4b: Decimal | None
    line_5a: Decimal
    line_5b: Decimal
    form_8606: Mapping[str, Decimal] = field(default_factory=dict)
    answered: Decimal | None = None

    @property
    def needs_form_8606(self) -> bool:
        """Whether IRA money moved, or basis has to be reported."""
        return bool(self.line_4a or self.form_8606)


def return_lines(forms: Iterable[ExpectedForm], ira: Result | None) -> ReturnLines:
    """The lines for the forms of a year; `ira` is the finished assessment of the same year's IRAs, if there is one."""
    known = tuple(forms)
    of_plan = [form for form in known if form.payer is not Payer.IRA]
    moved = sum((form.box_1 for form in known if form.payer is Payer.IRA), ZERO)
    figures = ira.told.figures if ira else {}
    converted = figures.get(IraFigure.CONVERTED.value) or ZERO
    decided = moved in (ZERO, converted)
    return ReturnLines(
        line_4a=moved or converted,
        line_4b=(figures.get(IraFigure.CONVERSION_TAXABLE.value) or ZERO) if decided else None,
        line_5a=sum((form.box_1 for form in of_plan), ZERO),
        line_5b=sum((form.box_2a for form in of_plan), ZERO),
        form_8606=(figures.get(IraFigure.FORM_8606.value) or {}) if decided else {},
        answered=None if decided or ira is None else converted,
    )


def on_one_return(own: ReturnLines, others: Iterable[ReturnLines]) -> ReturnLines:
    """The lines of a joint return: Form 1040 has the sums, while each spouse has a Form 8606 of their own."""
    every = (own, *others)
    taxable = [lines.line_4b for lines in every]
    known = [amount for amount in taxable if amount is not None]
    return ReturnLines(
        line_4a=sum((lines.line_4a for lines in every), ZERO),
        line_4b=sum(known, ZERO) if len(known) == len(taxable) else None,
        line_5a=sum((lines.line_5a for lines in every), ZERO),
        line_5b=sum((lines.line_5b for lines in every), ZERO),
        form_8606=own.form_8606,
        answered=own.answered,
    )
