"""A plan document in English: pages in, the sentences that matter and proposed answers out; no clock, no I/O."""

from bot.plan_reader.explaining import explain
from bot.plan_reader.reading import read_document
from bot.plan_reader.result import Passage, PlanReading

__all__ = ["Passage", "PlanReading", "explain", "read_document"]
