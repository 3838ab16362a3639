"""The state of a year: what is left of the room, what was converted, and what has to be done about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from core.assess import Result
from core.ledger.forms import ExpectedForm
from core.ledger.totals import Totals
from core.mega_backdoor.payroll import NET_PAY, PAY_PER_DATE
from core.money import ZERO, at_least_zero, half_up
from core.solo_401k.business import Business
from core.solo_401k.names import PlanName

WHOLE_PERCENT = Decimal(1)
ROUNDING = Decimal(1)
"""Dollars: entries are often typed without cents."""


class LedgerWarning(StrEnum):
    """What a person has to do something about."""

    ABOVE_ROOM = "after_tax_above_room"
    NEXT_PAYCHECK_TOO_MUCH = "next_paycheck_too_much"
    RATE_TOO_HIGH = "rate_too_high"
    CONVERTED_TOO_MUCH = "converted_more_than_contributed"
    EXCESS_DEFERRALS = "excess_deferrals"
    EMPLOYER_ABOVE_EXPECTED = "employer_above_expected"


@dataclass(slots=True)
class Ledger:
    """The state of a year; a figure is None where the answers do not decide it. `figures` belong to the warnings."""

    room_left: Decimal | None
    percent_next: Decimal | None
    basis: Decimal
    gain: Decimal
    expected_forms: list[ExpectedForm]
    warnings: list[LedgerWarning] = field(default_factory=list)
    figures: dict[str, Decimal] = field(default_factory=dict)

    def warn(self, warning: LedgerWarning, **figures: Decimal) -> None:
        """Adds a warning and the figures that its words name."""
        self.warnings.append(warning)
        self.figures |= figures


def ledger_of(result: Result, totals: Totals, forms: list[ExpectedForm], *, employer_is_above: bool) -> Ledger:
    """The state after an assessment with the diary's money in it."""
    figures = result.assessment.figures
    room = _room(result, totals)
    left = None if room is None else at_least_zero(room - totals.after_tax) // 1
    ledger = Ledger(left, figures.get("percent_whole"), totals.basis, totals.gain, forms)
    if room is not None and totals.after_tax > room:
        ledger.warn(LedgerWarning.ABOVE_ROOM, above_room=totals.after_tax - room)
    _warn_of_the_rate(ledger, result, totals)
    if totals.converted_too_much > ROUNDING:
        ledger.warn(LedgerWarning.CONVERTED_TOO_MUCH, converted_too_much=totals.converted_too_much)
    if figures.get("excess_deferrals"):
        ledger.warn(LedgerWarning.EXCESS_DEFERRALS, excess_deferrals=figures["excess_deferrals"])
    if employer_is_above:
        ledger.warn(LedgerWarning.EMPLOYER_ABOVE_EXPECTED, employer_so_far=totals.employer)
    return ledger


def _room(result: Result, totals: Totals) -> Decimal | None:
    """The year's room for after-tax money: at the job, or in the own business beside what it has put in so far."""
    found: Decimal | None = result.assessment.figures.get("after_tax_room")
    if found is not None or result.replay is None or not result.assessment.solo:
        return found
    if PlanName.ROTH_FIRST not in result.assessment.solo["figures"]:
        return None
    return Business(result.replay.answers, None).plan(totals.employer).after_tax_room


def _warn_of_the_rate(ledger: Ledger, result: Result, totals: Totals) -> None:
    """One more paycheck, or the rest of the year, at the present rate would pass the room.

    An entry above what one pay date can pay is a sum of several, and no rate.
    """
    last, left, percent = totals.last_after_tax, ledger.room_left, ledger.percent_next
    dates = result.assessment.figures.get("pay_dates_left")
    if not last or left is None or percent is None or not dates:
        return
    pay, usual = result.replay.answers[PAY_PER_DATE] if result.replay else ZERO, totals.usual_after_tax or last
    if last > min(pay, _take_home(result) or pay):
        return
    if last > left:
        shares = {"percent_now": _percent(last, pay), "percent_instead": percent}
        ledger.warn(LedgerWarning.NEXT_PAYCHECK_TOO_MUCH, too_much=last - left, **shares)
    elif usual * dates > left:
        shares = {"percent_now": _percent(usual, pay), "percent_instead": percent}
        ledger.warn(LedgerWarning.RATE_TOO_HIGH, too_much=usual * dates - left, **shares)


def _take_home(result: Result) -> Decimal | None:
    """What an ordinary paycheck leaves for after-tax money, where the person knows it."""
    given = result.replay.answers.given().get(NET_PAY.id) if result.replay else None
    return given if isinstance(given, Decimal) else None


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    return half_up(100 * part / whole, WHOLE_PERCENT)
