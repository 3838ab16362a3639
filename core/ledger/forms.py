"""The Forms 1099-R that a year's conversions bring: one for each payer, destination and code.

A direct rollover and money paid to the person never share a form, nor do a rollover to a Roth IRA and one to a
traditional IRA (Instructions for Forms 1099-R, direct rollovers). Within one destination payers add a year up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.calendar_dates import tax_day
from core.conversion.names import Destination
from core.form_1099r.names import FormEvent
from core.interview import RawAnswers
from core.ledger.entries import Entry, EntryKind
from core.ledger.plans import choice_of, counted_in, entries_of
from core.mega_backdoor.plan_terms import ROUTE
from core.money import ZERO, at_least_zero
from core.person import AGE_BAND
from core.result import WhosePlan

DIRECT, EARLY, EARLY_WITH_EXCEPTION, NORMAL = "G", "1", "2", "7"
"""Codes of box 7; an IRA converted before 59½ has the code of an early payment with an exception."""

Form1099R = dict[str, Decimal | str]


class Payer(StrEnum):
    """Who sends a form, and corrects it."""

    PLAN = "plan"
    OWN_PLAN = "own_plan"
    IRA = "ira"


class _Account(StrEnum):
    """Where the money of one form went; money of different accounts is never on one form."""

    UNKNOWN = "unknown"
    IN_PLAN = "in_plan"
    ROTH_IRA = "roth_ira"
    TRADITIONAL_IRA = "traditional_ira"
    PERSON = "person"
    FROM_IRA = "from_ira"


@dataclass(frozen=True, slots=True)
class _Leg:
    """One conversion, or the part of it that went to one account."""

    account: _Account
    event: FormEvent | None
    gross: Decimal
    taxable: Decimal
    basis: Decimal


@dataclass(frozen=True, slots=True)
class ExpectedForm:
    """A form to expect: what it reports and what its boxes must say; `event` is None where nobody said where to.

    `parts` are the boxes of the single conversions in it, for payers that send a form for each.
    """

    payer: Payer
    event: FormEvent | None
    box_1: Decimal
    box_2a: Decimal
    box_5: Decimal
    box_7: str
    parts: tuple[ExpectedForm, ...] = ()

    def boxes(self) -> Form1099R:
        """The boxes by name."""
        return {"box_1": self.box_1, "box_2a": self.box_2a, "box_5": self.box_5, "box_7": self.box_7}


def expected_forms(entries: Iterable[Entry], answers: RawAnswers) -> list[ExpectedForm]:
    """The forms for conversions, in the order plan before IRA, direct rollovers before payments."""
    early = choice_of(AGE_BAND, answers) in (None, "under_50", "50_59")
    known, found = tuple(entries), list[ExpectedForm]()
    for plan, payer in _PAYERS.items():
        found += _forms_of_plan(entries_of(plan, known, answers), answers, payer, early=early)
    return sorted(found, key=lambda form: form.payer is Payer.IRA)


def _forms_of_plan(
    entries: Iterable[Entry], answers: RawAnswers, plan: Payer, *, early: bool
) -> Iterator[ExpectedForm]:
    legs: dict[_Account, list[_Leg]] = {account: [] for account in _Account}
    for entry, destination in _with_destinations(entries, answers):
        for leg in _legs(entry, destination):
            if leg.gross:
                legs[leg.account].append(leg)
    for account, found in legs.items():
        if found:
            payer = Payer.IRA if account is _Account.FROM_IRA else plan
            yield _form(found, payer, _code(account, early=early))


def _with_destinations(entries: Iterable[Entry], answers: RawAnswers) -> Iterator[tuple[Entry, Destination | None]]:
    """Each entry with its destination; while nobody has named any and one is open, they are rather all the same one."""
    known = [(entry, destination_of(entry, answers)) for entry in entries]
    nobody_said = all(entry.destination is None for entry, _ in known)
    one_is_open = any(destination_is_open(entry, answers) for entry, _ in known)
    for entry, destination in known:
        yield entry, None if nobody_said and one_is_open else destination


def forms_to_come(entries: Iterable[Entry], answers: RawAnswers, today: date) -> list[ExpectedForm]:
    """The forms for last year's conversions, from January until the return is due; none at any other time."""
    year = today.year - 1
    if today > tax_day(year):
        return []
    return expected_forms((each for each in entries if each.day.year == year), answers)


def destination_of(entry: Entry, answers: RawAnswers) -> Destination | None:
    """Where a conversion went: as written down, or as the plan's route leaves no choice; None where it must be asked.

    A withdrawal with earnings may have been split; without any, all of it went to the Roth IRA.
    """
    if entry.destination is not None or entry.kind is not EntryKind.CONVERSION:
        return entry.destination
    # The route is that of the plan at work; of the own plan nobody is asked for it.
    route = choice_of(ROUTE, answers) if counted_in(entry, answers) is WhosePlan.JOB else None
    if route in ("automatic", "in_plan"):
        return Destination.IN_PLAN
    return Destination.ROTH_IRA if route == "withdrawal" and entry.gain <= 0 else None


def destination_is_open(entry: Entry, answers: RawAnswers) -> bool:
    """Whether the person must be asked where a conversion went."""
    return entry.kind is EntryKind.CONVERSION and destination_of(entry, answers) is None


def destinations_for(entries: Iterable[Entry]) -> tuple[Destination, ...]:
    """Where the money of conversions may have gone: only earnings can be split off. Empty for no conversion."""
    moved = [entry for entry in entries if entry.kind is EntryKind.CONVERSION]
    gained = any(entry.gain > 0 for entry in moved)
    return tuple(each for each in Destination if moved and (gained or each is not Destination.SPLIT))


_PAYERS: Mapping[WhosePlan, Payer] = {WhosePlan.JOB: Payer.PLAN, WhosePlan.BUSINESS: Payer.OWN_PLAN}

_WHOLE: Mapping[Destination | None, tuple[_Account, FormEvent | None]] = {
    None: (_Account.UNKNOWN, None),
    Destination.IN_PLAN: (_Account.IN_PLAN, FormEvent.IN_PLAN),
    Destination.ROTH_IRA: (_Account.ROTH_IRA, FormEvent.ROTH_IRA),
    Destination.SPLIT: (_Account.ROTH_IRA, FormEvent.ROTH_IRA),
    Destination.CHECK: (_Account.PERSON, FormEvent.CHECK),
}


def _legs(entry: Entry, destination: Destination | None) -> Iterator[_Leg]:
    """What a conversion puts on forms: two legs where earnings went to a traditional IRA, none for a contribution."""
    if entry.kind is EntryKind.IRA_CONVERSION:
        yield _Leg(_Account.FROM_IRA, FormEvent.BACKDOOR_IRA, entry.amount, entry.amount, ZERO)
    elif entry.kind is not EntryKind.CONVERSION:
        return
    elif destination is Destination.SPLIT and entry.gain > 0:
        yield _Leg(_Account.ROTH_IRA, FormEvent.SPLIT_ROTH_LEG, entry.basis, ZERO, entry.basis)
        yield _Leg(_Account.TRADITIONAL_IRA, FormEvent.SPLIT_TRADITIONAL_LEG, entry.gain, ZERO, ZERO)
    else:
        account, event = _WHOLE[destination]
        yield _Leg(account, event, entry.amount, at_least_zero(entry.gain), entry.basis)


def _form(legs: list[_Leg], payer: Payer, code: str) -> ExpectedForm:
    """One form from its legs; a Roth IRA that also took whole conversions got more than split legs."""
    parts = tuple(ExpectedForm(payer, leg.event, leg.gross, leg.taxable, leg.basis, code) for leg in legs)
    events = {leg.event for leg in legs}
    event = events.pop() if len(events) == 1 else FormEvent.ROTH_IRA
    gross, taxable, basis = (sum(column, ZERO) for column in zip(*map(_amounts, legs), strict=True))
    return ExpectedForm(payer, event, gross, taxable, basis, code, parts)


def _amounts(leg: _Leg) -> tuple[Decimal, Decimal, Decimal]:
    return leg.gross, leg.taxable, leg.basis


def code_is_known(form: ExpectedForm, answers: RawAnswers) -> bool:
    """Whether box 7 can have that code alone: of money paid out or converted from an IRA it depends on age 59½.

    Whoever turns 60 in the year may still be younger on the day of the payment.
    """
    return form.box_7 == DIRECT or choice_of(AGE_BAND, answers) in ("under_50", "64_plus")


def _code(account: _Account, *, early: bool) -> str:
    codes = {
        _Account.PERSON: EARLY if early else NORMAL,
        _Account.FROM_IRA: EARLY_WITH_EXCEPTION if early else NORMAL,
    }
    return codes.get(account, DIRECT)
