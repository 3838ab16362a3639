"""What shows the diary of a person's money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.diary import DiaryEntry
from core.conversion.names import Destination
from core.ledger.entries import EntryKind
from core.ledger.forms import ExpectedForm
from core.ledger.state import Ledger
from core.ledger.tax_return import ReturnLines
from core.result import WhosePlan


@dataclass(frozen=True, slots=True)
class Diary:
    """The diary of a year, its newest entries first, with what they come to.

    `before` is after-tax money that is in the answers and in no entry. `noted` is an entry just written, which
    one tap undoes; `asks` are the places to choose from where its money went. `reminds` offers a reminder of the
    year's tax forms. `others` are the years of further diaries; one that is not of the plan's year has no room.
    The entries of somebody with two plans name theirs. `on_top` offers that the gain of a conversion just written came
    on top of its amount.
    """

    year: int
    entries: tuple[DiaryEntry, ...]
    ledger: Ledger
    before: Decimal
    page: int = 0
    noted: DiaryEntry | None = None
    on_top: bool = False
    asks: tuple[Destination, ...] = ()
    reminds: bool = False
    others: tuple[int, ...] = ()
    is_of_plan: bool = True
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class OneEntry:
    """An entry with what can be changed of it; `asks` are the places to choose from where converted money went."""

    entry: DiaryEntry
    replaces: int | None = None
    asks: tuple[Destination, ...] = ()


@dataclass(frozen=True, slots=True)
class NotedEntries:
    """Entries of a year that a payslip brought."""

    year: int
    entries: tuple[DiaryEntry, ...]


@dataclass(frozen=True, slots=True)
class AboveSlip:
    """A kind of money of which the diary has more by a pay date than the payslip; one of them is wrong."""

    day: date
    kind: EntryKind
    on_slip: Decimal
    in_diary: Decimal
    plan: WhosePlan | None = None


@dataclass(frozen=True, slots=True)
class ExpectedForms:
    """The forms for the conversions of a year, with what must stand in their boxes and the day by which they come.

    `asks` are the destinations to choose from where one is open; `reminds` offers a reminder on that day. While the
    year `is_under_way` no form can be at hand.
    """

    year: int
    forms: tuple[ExpectedForm, ...]
    arrive: date
    asks: tuple[Destination, ...] = ()
    reminds: bool = False
    replaces: int | None = None
    is_under_way: bool = False


@dataclass(frozen=True, slots=True)
class TaxLines:
    """What to copy into the tax return of a year; `plans` is how many are added up in it.

    `asks_status` where nobody has said whether the spouse's plans belong on the same return. `forms` are those that
    the lines are from.
    """

    year: int
    lines: ReturnLines
    plans: int = 1
    asks_status: bool = False
    forms: tuple[ExpectedForm, ...] = ()
