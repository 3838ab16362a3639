"""A plan document in English: pages in, the sentences that matter and proposed answers out; no clock, no I/O."""

from bot.document.result import Passage, PlanReading
from bot.plan_reader.explaining import explain
from bot.plan_reader.reading import read_document

__all__ = ["Passage", "PlanReading", "explain", "read_document"]
