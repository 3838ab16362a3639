"""Sentences of a plan document to findings: what the plan says of after-tax money, and where."""

from core.plan_document.finding import Finding
from core.plan_document.reading import read_plan

__all__ = ["Finding", "read_plan"]
