"""What the reader makes of a payslip: an answer per question, with the line it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from core.ledger.payslip_money import PayslipMoney


# Without slots, because it is stored: a key that a newer release added could not be read otherwise.
@dataclass(frozen=True)
class Field:
    """An answer as text that the question reads, the line it comes from, and how sure it is."""

    value: str
    line: str
    confidence: Literal["clear", "likely"]


@dataclass(frozen=True, slots=True)
class PayslipReading:
    """The answers that a payslip gives, by question id, and the plan's money on it."""

    fields: Mapping[str, Field] = field(default_factory=dict)
    money: PayslipMoney | None = None
