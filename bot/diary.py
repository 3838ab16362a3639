"""The diary of a person's money as it is kept in the session: its entries, and one that is being written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.conversion.names import Destination
from core.ledger.entries import Entry, EntryKind, in_order
from core.money import ZERO

MOST_ENTRIES = 300
"""More than a year of weekly paychecks with all kinds of money in them."""


class Part(StrEnum):
    """What an entry is made of, in the order in which it is asked for."""

    KIND = "kind"
    AMOUNT = "amount"
    GAIN = "gain"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class DiaryEntry:
    """One entry; its number is never given to another, so that an old button changes no other entry."""

    number: int
    day: date
    kind: EntryKind
    amount: Decimal
    gain: Decimal = ZERO
    destination: Destination | None = None

    @property
    def entry(self) -> Entry:
        """The entry as it is reckoned with."""
        return Entry(self.day, self.kind, self.amount, self.gain, self.destination)


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """An entry that is being written or changed; `number` is the one that it replaces."""

    number: int | None = None
    kind: EntryKind | None = None
    amount: Decimal | None = None
    gain: Decimal | None = None
    day: date | None = None
    destination: Destination | None = None

    @property
    def missing(self) -> Part | None:
        """What is asked for next."""
        if self.kind is None:
            return Part.KIND
        if self.amount is None:
            return Part.AMOUNT
        if self.gain is None and self.kind is EntryKind.CONVERSION:
            return Part.GAIN
        return Part.DAY if self.day is None else None


def newest_first(entries: Iterable[DiaryEntry], tax_year: int) -> tuple[DiaryEntry, ...]:
    """The entries of a year as a person looks for them."""
    of_year = (each for each in entries if each.day.year == tax_year)
    return tuple(sorted(of_year, key=lambda each: (each.day, each.number), reverse=True))


def reckoned(entries: Iterable[DiaryEntry]) -> tuple[Entry, ...]:
    """The entries as the core takes them."""
    return in_order(each.entry for each in entries)
