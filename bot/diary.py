"""The diary of a person's money as it is kept in the session: its entries, and one that is being written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.conversion.names import Destination
from core.ledger.entries import Entry, EntryKind
from core.money import ZERO
from core.result import WhosePlan

MOST_ENTRIES = 300
"""More than a year of weekly paychecks with all kinds of money in them."""


class Part(StrEnum):
    """What an entry is made of, in the order in which it is asked for."""

    KIND = "kind"
    AMOUNT = "amount"
    GAIN = "gain"
    DAY = "day"
    PLAN = "plan"


# What is stored in a session has no slots: a key that a newer release added could not be read otherwise.
@dataclass(frozen=True)
class DiaryEntry(Entry):
    """An entry with a number that no other one is ever given, so that an old button changes no other entry."""

    number: int = field(kw_only=True)

    @classmethod
    def numbered(cls, number: int, entry: Entry) -> DiaryEntry:
        """The entry with its number."""
        return cls(**asdict(entry), number=number)


@dataclass(frozen=True)
class EntryDraft:
    """An entry that is being written or changed; `number` is the one that it replaces."""

    number: int | None = None
    kind: EntryKind | None = None
    amount: Decimal | None = None
    gain: Decimal | None = None
    day: date | None = None
    destination: Destination | None = None
    plan: WhosePlan | None = None

    @classmethod
    def of(cls, entry: Entry, number: int | None = None) -> EntryDraft:
        """A whole entry that something may still be asked about, or changed of the one with a number."""
        return cls(number, entry.kind, entry.amount, entry.gain, entry.day, entry.destination, entry.plan)

    @property
    def entry(self) -> Entry | None:
        """The entry, once nothing but its plan can be missing."""
        if self.kind is None or self.amount is None or self.day is None or self.asked is not Part.PLAN:
            return None
        return Entry(self.day, self.kind, self.amount, self.gain or ZERO, self.destination, self.plan)

    @property
    def asked(self) -> Part:
        """What is asked for next; the plan, which mostly nobody has to be asked for, comes last."""
        if self.kind is None:
            return Part.KIND
        if self.amount is None:
            return Part.AMOUNT
        if self.gain is None and self.kind is EntryKind.CONVERSION:
            return Part.GAIN
        return Part.DAY if self.day is None else Part.PLAN


def newest_first(entries: Iterable[DiaryEntry], tax_year: int) -> tuple[DiaryEntry, ...]:
    """The entries of a year as a person looks for them."""
    of_year = (each for each in entries if each.day.year == tax_year)
    return tuple(sorted(of_year, key=lambda each: (each.day, each.number), reverse=True))
