"""What brings a file, or comes from one."""

from __future__ import annotations

from dataclasses import dataclass

from core.growth import Assumptions
from core.plan_document import Finding


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
    """What a plan document says, to be confirmed, and the questions that it leaves open."""

    findings: tuple[Finding, ...]
    pages: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Growth:
    """The chart of growth in Roth and in a taxable account, with buttons to change what it assumes."""

    assumptions: Assumptions
