"""Sentences of a plan document to findings: what the plan says of after-tax money, and where."""

from collections.abc import Sequence

from core.plan_finding import Finding

__all__ = ["Finding", "read_plan"]


def read_plan(pages: Sequence[str]) -> tuple[Finding, ...]:
    """What the pages of a plan document say for the four plan questions; nothing for what they do not say."""
    # The rules are loaded with the first document: they would take a tenth of everybody's start.
    from core.plan_document.reading import read_plan as read

    return read(pages)
