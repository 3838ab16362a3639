"""A job beside the own business, as its plan sees it."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol


class DayJob(Protocol):
    """A job beside the business, as far as the business's plan depends on it."""

    @property
    def pay(self) -> Decimal:
        """Gross pay of the year at the job."""

    @property
    def own_deferrals(self) -> Decimal:
        """Own deferrals at the job."""

    @property
    def is_403b(self) -> bool:
        """Whether the plan there is a 403(b)."""

    @property
    def shared_with_403b(self) -> Decimal:
        """What a 403(b) there takes of the business's limit."""
