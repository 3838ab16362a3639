"""A figure's receipt: lines that add up to it, each limit with its law and source."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from core.limits import Limit


class Line(NamedTuple):
    """One line of a receipt: a signed amount in dollars under a symbolic label."""

    label: str
    amount: Decimal
    law: str | None = None
    source: str | None = None
    url: str | None = None


Receipt = tuple[Line, ...]


def limit_line(label: str, limit: Limit) -> Line:
    """A line for a published limit, with law, source and link."""
    return Line(label, limit.value, limit.law, limit.source, limit.url)


def add_up(figure: Decimal, lines: Iterable[Line], *, difference: str) -> Receipt:
    """The receipt of a figure; what its lines leave over stands in a last line of its own, named by `difference`."""
    kept = tuple(line for line in lines if line.amount or line.law)
    rest = figure - sum((line.amount for line in kept), Decimal(0))
    return (*kept, Line(difference, rest)) if rest else kept
