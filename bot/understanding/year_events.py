"""Lines about what changes the pay of a year under way: a raise, a paycheck that did not come."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.understanding.lexicon import lexicon_of
from bot.understanding.numbers import amounts_of
from bot.understanding.paid import paid_amount
from bot.understanding.words import line_of


class YearEvent(StrEnum):
    """What happened to the pay of the year."""

    RAISE = "raise"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class TypedEvent:
    """What a line tells; of a raise with the new pay of one date or of a year."""

    event: YearEvent
    amount: Decimal | None = None


def typed_event(text: str) -> TypedEvent | None:
    """The event of which a line tells as something that has happened; None for a question, or a what-if."""
    line, table = line_of(text), lexicon_of("events")
    groups = {hit.group for hit in table.find(line.words, (YearEvent.RAISE, YearEvent.MISSED, "supposing"))}
    if "?" in text:
        return None
    paid = paid_amount(line)
    if paid is not None and not groups and table.has(line, "now"):
        return TypedEvent(YearEvent.RAISE, paid.value)
    if len(groups) != 1 or "supposing" in groups:
        return None
    event = YearEvent(groups.pop())
    if event is not YearEvent.RAISE:
        return TypedEvent(event)
    money = [each for each in amounts_of(line) if each.value and not each.percent and not each.negative]
    return TypedEvent(event, money[0].value if len(money) == 1 else None)
