"""What a person or a payslip writes down: contributions and conversions, each with its day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from core.amount_types import Dollars
from core.amounts import Problem
from core.answer_types import AnswerType, Choice
from core.assess import BadAnswer
from core.conversion.names import Destination
from core.money import ZERO
from core.result import WhosePlan

T = TypeVar("T")
AnyEntry = TypeVar("AnyEntry", bound="Entry")

ENTRIES = "entries"


class EntryKind(StrEnum):
    """Whose money it is, or that money became Roth: after-tax money of a plan, or money of a traditional IRA."""

    AFTER_TAX = "after_tax"
    DEFERRAL = "deferral"
    ROTH_DEFERRAL = "roth_deferral"
    EMPLOYER = "employer"
    CONVERSION = "conversion"
    IRA_CONVERSION = "ira_conversion"


BY_PAYROLL = frozenset({EntryKind.AFTER_TAX, EntryKind.DEFERRAL, EntryKind.ROTH_DEFERRAL})
OWN_DEFERRALS = frozenset({EntryKind.DEFERRAL, EntryKind.ROTH_DEFERRAL})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the diary in dollars; of a conversion, `amount` is all that moved and `gain` the earnings in it.

    `destination` is where converted money went, `plan` which of an owner's two plans it belongs to; None where nobody
    has said so.
    """

    day: date
    kind: EntryKind
    amount: Decimal
    gain: Decimal = ZERO
    destination: Destination | None = None
    plan: WhosePlan | None = None

    @property
    def basis(self) -> Decimal:
        """The contributions in a conversion; above the amount after a loss."""
        return self.amount - self.gain

    @property
    def with_gain_on_top(self) -> Decimal:
        """All that moved in a conversion whose amount was meant without its gain."""
        return self.amount + self.gain


_KIND, _AMOUNT, _GAIN = Choice(tuple(EntryKind)), Dollars(), Dollars(negative=True)
_DESTINATION, _PLAN = Choice(tuple(Destination)), Choice(tuple(WhosePlan))


def read_entries(given: object) -> tuple[Entry, ...]:
    """The entries of a JSON list, in order of their days; raises `BadAnswer` that names the place of the error."""
    if not isinstance(given, list):
        raise BadAnswer(ENTRIES, Problem("not_a_list"))
    return in_order(_read(f"{ENTRIES}.{number}", entry) for number, entry in enumerate(given))


def in_order(entries: Iterable[AnyEntry]) -> tuple[AnyEntry, ...]:
    """The entries by day; what is written down later changes nothing."""
    return tuple(sorted(entries, key=_place_of))


def _place_of(entry: Entry) -> tuple[date, str, Decimal, Decimal, str, str]:
    return (entry.day, entry.kind, entry.amount, entry.gain, entry.destination or "", entry.plan or "")


def _read(place: str, given: object) -> Entry:
    if not isinstance(given, Mapping):
        raise BadAnswer(place, Problem("not_an_entry"))
    kind = EntryKind(_field(place, given, "kind", _KIND))
    amount = _field(place, given, "amount", _AMOUNT)
    gain = _field(place, given, "gain", _GAIN) if given.get("gain") is not None else ZERO
    if gain and kind is not EntryKind.CONVERSION:
        raise BadAnswer(f"{place}.gain", Problem("gain_without_conversion"))
    if gain > amount:
        raise BadAnswer(f"{place}.gain", Problem("gain_above_amount", maximum=amount))
    plan = WhosePlan(_field(place, given, "plan", _PLAN)) if given.get("plan") is not None else None
    return Entry(_day(place, given.get("date")), kind, amount, gain, _destination(place, given, kind), plan)


def _destination(place: str, given: Mapping[str, object], kind: EntryKind) -> Destination | None:
    if given.get("destination") is None:
        return None
    if kind is not EntryKind.CONVERSION:
        raise BadAnswer(f"{place}.destination", Problem("destination_without_conversion"))
    return Destination(_field(place, given, "destination", _DESTINATION))


def _field(place: str, given: Mapping[str, object], name: str, kind: AnswerType[T]) -> T:
    try:
        return kind.read(given.get(name))
    except Problem as problem:
        raise BadAnswer(f"{place}.{name}", problem) from None


def _day(place: str, given: object) -> date:
    try:
        return date.fromisoformat(str(given))
    except ValueError:
        raise BadAnswer(f"{place}.date", Problem("not_a_date")) from None
