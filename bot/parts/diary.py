"""What shows the diary of a person's money."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.diary import DiaryEntry
from core.ledger.assessment import Ledger
from core.ledger.totals import Form1099R


@dataclass(frozen=True, slots=True)
class Diary:
    """The diary of a year, its newest entries first, with what they come to.

    `before` is after-tax money that is in the answers and in no entry. `noted` is an entry just written, which
    one tap undoes.
    """

    year: int
    entries: tuple[DiaryEntry, ...]
    ledger: Ledger
    before: Decimal
    page: int = 0
    noted: DiaryEntry | None = None
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class OneEntry:
    """An entry with what can be changed of it."""

    entry: DiaryEntry
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class ExpectedForms:
    """The forms that the plan sends for the conversions of a year, with what must stand in their boxes."""

    year: int
    forms: tuple[Form1099R, ...]
