"""What brings a file, or comes from one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.document.result import Field, Passage
from core.growth import Assumptions
from core.ledger.entries import Entry
from core.plan_finding import Finding


@dataclass(frozen=True, slots=True)
class File:
    """A file that is made when it is sent: `export`, `picture`, `pdf`, `ics`."""

    kind: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document is to be read, by the message behind it; `ahead` others must be read before."""

    file_id: str
    ahead: int = 0


@dataclass(frozen=True, slots=True)
class PlanFindings:
    """What a plan document says: findings to be confirmed, sentences to decide from, and what it leaves open."""

    findings: tuple[Finding, ...]
    pages: int
    missing: tuple[str, ...] = ()
    to_decide: tuple[tuple[str, tuple[Passage, ...], tuple[str, ...]], ...] = ()
    """Questions with their sentences and the codes of their answers, where no answer is proposed."""
    given: tuple[tuple[str, str], ...] = ()
    """What the person has answered before to questions for which there is a finding."""
    is_mail: bool = False


@dataclass(frozen=True, slots=True)
class PayslipFindings:
    """What a payslip says: its fields, what the person has answered otherwise, and what the buttons take.

    `entries` are what it adds to the diary.
    """

    fields: Mapping[str, Field]
    given: Mapping[str, Any]
    choice: PayslipChoice
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class PayslipChoice:
    """The buttons under a payslip: each field that is offered, whether it is taken, and the mark of the slip.

    The diary is among them under its own name.

    `message` carries them already and gets them anew.
    """

    offered: Mapping[str, bool]
    mark: str
    message: int | None = None


@dataclass(frozen=True, slots=True)
class Growth:
    """The chart of growth in Roth and in a taxable account, with buttons to change what it assumes."""

    assumptions: Assumptions
