"""Receipts in words: lines that add up to a figure, in aligned columns."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from bot import texts
from core.assess import INTERVIEWS, Result
from core.mega_backdoor.names import JobFigure
from core.receipt import Line, Receipt

RECEIPT_WIDTH = 30
"""Characters of a line in a typeface of fixed width that a narrow phone does not break."""

MAIN_RECEIPTS = {
    "mega": ("after_tax_room", "after_tax_remaining", "still_possible"),
    "ira": ("roth_allowed",),
    "conversion": ("taxable", "check_amount"),
}


class Chain(NamedTuple):
    """Receipts shown as one: each begins with the sum of the one before it."""

    name: str
    lines: tuple[Line, ...]

    @property
    def total(self) -> Decimal:
        """The sum of all lines."""
        return sum((line.amount for line in self.lines), Decimal(0))


def main_receipts(result: Result) -> list[Chain]:
    """The receipts that a result is shown with; those that continue one another as one."""
    return chained(_main(result))


def short_receipts(result: Result) -> list[Chain]:
    """Only how the last of them comes about, from the plan's cap where it binds, for a screen without room."""
    receipts = dict(_main(result))
    remaining, cap = receipts.get("after_tax_remaining", ()), _binding_cap(result)
    if cap is not None and remaining:
        # A room of 0 has no line of its own.
        named = (Line("plan_cap", cap), *(line for line in remaining if line.label != JobFigure.AFTER_TAX_ROOM))
        return chained([("after_tax_remaining", named), *list(receipts.items())[-1:]])[:1]
    return [Chain(name, receipt) for name, receipt in list(receipts.items())[-1:] if len(receipt) > 1]


def _binding_cap(result: Result) -> Decimal | None:
    """The room, where it is the plan's own cap; None where the law's limit is smaller."""
    figures = result.told.figures
    cap, before, room = (figures.get(name) for name in ("plan_cap", "room_before_cap", "after_tax_room"))
    binds = isinstance(cap, Decimal) and isinstance(before, Decimal) and cap < before
    return room if binds and isinstance(room, Decimal) else None


def _main(result: Result) -> list[tuple[str, Receipt]]:
    """The main receipts that say something: without pay to come there is nothing to carry."""
    receipts, figures = result.told.receipts, result.told.figures
    names = MAIN_RECEIPTS.get(result.interview, tuple(receipts))
    without: tuple[str, ...] = () if figures.get("pay_to_come") else ("still_possible",)
    if result.assessment.outcome == "year_over":
        without = ("after_tax_remaining", "still_possible")
    return [(name, receipts[name]) for name in names if name in receipts and name not in without]


def chained(receipts: Iterable[tuple[str, Receipt]]) -> list[Chain]:
    """Receipts in order, each that begins with the sum of the one before joined to it."""
    found: list[Chain] = []
    for name, receipt in receipts:
        if found and receipt and receipt[0].label == found[-1].name:
            found[-1] = Chain(name, (*found[-1].lines, *receipt[1:]))
        else:
            found.append(Chain(name, receipt))
    return found


def receipt_text(language: str, chain: Chain, under: Iterable[Line] = ()) -> str:
    """A receipt as aligned lines, its sum below a rule, and `under` it what it is to be compared with."""
    rows, below = (
        [row(label_of(language, line), line.amount, language) for line in some] for some in (chain.lines, under)
    )
    total = row(label(language, chain.name), chain.total, language)
    return "<pre>{}</pre>".format("\n".join([*rows, "\u2500" * RECEIPT_WIDTH, total, *below]))


def row(words: str, amount: Decimal, language: str) -> str:
    """A label and an amount at both ends of a line."""
    shown = texts.money(language, amount)
    return f"{words}{' ' * max(1, RECEIPT_WIDTH - len(words) - len(shown))}{shown}"


def label_of(language: str, line: Line) -> str:
    """The short name of a line; of a cap that is taken off, that it is what lies above it."""
    is_cut = line.label == JobFigure.PLAN_CAP and line.amount < 0
    return texts.text(language, "receipt.above_plan_cap") if is_cut else label(language, line.label)


def label(language: str, code: str) -> str:
    """The short name of a receipt's line."""
    return texts.text(language, f"receipt.{code.rsplit('.', maxsplit=1)[-1]}")


def sources(result: Result) -> list[Line]:
    """The lines that rest on a published limit, each law once."""
    lines = (line for receipt in result.told.receipts.values() for line in receipt if line.law)
    return list({(line.law, line.source): line for line in lines}.values())


def linked(line: Line) -> str:
    """The source of a limit as a link."""
    return f'<a href="{line.url}">{line.source}</a>' if line.url else str(line.source)


def source_line(result: Result, language: str) -> str:
    """The law and the source of the first limit, linked; empty where a result rests on none."""
    first = next(iter(sources(result)), None)
    if first is None:
        return ""
    if not INTERVIEWS[result.interview][0].uses_limits:
        return texts.text(language, "source.rules", law=str(first.law), source=linked(first))
    # The limits of a provisional year are not its own.
    key = "source.provisional" if result.provisional else "source"
    return texts.text(language, key, year=str(result.tax_year), law=str(first.law), source=linked(first))
