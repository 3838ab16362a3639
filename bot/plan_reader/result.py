"""What comes back from a plan document: sentences that bear on each question, and proposed answers."""

from dataclasses import dataclass, field
from typing import Literal

from core.plan_finding import Finding

RefusalReason = Literal["no_text", "encrypted", "not_a_pdf", "damaged", "too_many_pages", "too_large", "too_slow"]


class Refused(Exception):
    """A file that is not read; the reason is one of a few codes."""

    def __init__(self, reason: RefusalReason) -> None:
        super().__init__(reason)
        self.reason: RefusalReason = reason


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
