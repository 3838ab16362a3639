"""A plan document in English: pages in, the sentences that matter and proposed answers out; no clock, no I/O."""

from collections.abc import Sequence
from datetime import date

from bot.plan_reader.result import Passage, PlanReading, RefusalReason, Refused

__all__ = ["Passage", "PlanReading", "RefusalReason", "Refused", "read_document"]


def read_document(pages: Sequence[str], today: date) -> PlanReading:  # noqa: ARG001
    """What the pages of a document say for the four plan questions, as of this day."""
    from core.plan_document import read_plan

    findings = read_plan(pages)
    passages: dict[str, tuple[Passage, ...]] = {each.question: (Passage(each.page, each.quote),) for each in findings}
    return PlanReading(len(pages), passages, findings)
