"""A payslip as text to the figures it prints, each with the line it stands in; silent where two readings are left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from bot.payslip.dates import dates_of
from bot.payslip.figures import figures_of
from bot.payslip.lines import Line
from core.money import half_up
from core.payslip import Amounts, Found, Kind, Payslip, answers_of

LONGEST_SLIP = 300
"""Lines of a payslip; a plan's booklet that prints an example is longer."""


@dataclass(frozen=True, slots=True)
class Field:
    """An answer as text that the question reads, the line it comes from, and how sure it is."""

    value: str
    line: str
    confidence: Literal["clear", "likely"]


def read_lines(lines: Sequence[Line]) -> Payslip:
    """What a payslip's lines print; what is not understood is left out."""
    return Payslip(dates_of(lines), {kind: Amounts(*printed) for kind, printed in figures_of(lines).items()})


def fields_of(lines: Sequence[Line], today: date) -> dict[str, Field]:
    """The answers that a payslip gives, by question id."""
    return {question: _field(found) for question, found in answers_of(read_lines(lines), today).items()}


def is_payslip(lines: Sequence[Line]) -> bool:
    """True if a short text prints two of net, gross and regular pay, and a pay date or schedule."""
    slip = read_lines(lines)
    paid = {Kind.NET, Kind.GROSS, Kind.REGULAR} & slip.amounts.keys()
    return len(lines) <= LONGEST_SLIP and len(paid) >= 2 and (slip.dates.paid_on or slip.dates.schedule) is not None


def _field(found: Found) -> Field:
    value = found.value
    if isinstance(value, Decimal):
        text = str(half_up(value))
    else:
        text = value.isoformat() if isinstance(value, date) else value
    return Field(text, found.line, "clear" if found.clear else "likely")
