"""What comes back from a plan document: sentences that bear on each question, and proposed answers."""

from dataclasses import dataclass, field

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
