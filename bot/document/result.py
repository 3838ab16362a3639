"""What comes of a document: of a plan's its sentences and proposed answers, of a payslip an answer per question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from core.ledger.payslip_money import PayslipMoney
from core.plan_finding import Finding


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the document and the physical page (from 1) on which it begins."""

    page: int
    quote: str


@dataclass(frozen=True, slots=True)
class PlanReading:
    """The answer to one document: up to three passages a question, best first, and at most one finding."""

    pages: int
    passages: dict[str, tuple[Passage, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    is_mail: bool = False
    """Whether the text is a mail (an answer of HR) rather than a plan document."""


# Without slots, because it is stored: a key that a newer release added could not be read otherwise.
@dataclass(frozen=True)
class Field:
    """An answer as text that the question reads, the line of a payslip it comes from, and how sure it is."""

    value: str
    line: str
    confidence: Literal["clear", "likely"]


@dataclass(frozen=True, slots=True)
class PayslipReading:
    """The answers that a payslip gives, by question id, and the plan's money on it."""

    fields: Mapping[str, Field] = field(default_factory=dict)
    money: PayslipMoney | None = None
