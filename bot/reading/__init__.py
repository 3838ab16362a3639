"""Strangers' documents, read in processes that cannot do harm: few at a time, bounded in memory and time."""

from bot.reading.process import MAX_BYTES, read_bytes, read_document, read_payslip
from bot.reading.queue import NotFetched, ReadingQueue

__all__ = ["MAX_BYTES", "NotFetched", "ReadingQueue", "read_bytes", "read_document", "read_payslip"]
