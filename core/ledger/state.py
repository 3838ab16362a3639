"""The state of a year: what is left of the room, what was converted, and what has to be done about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from core.assess import Result
from core.ledger.entries import Entry, EntryKind
from core.ledger.forms import ExpectedForm
from core.ledger.totals import Totals
from core.mega_backdoor.bonus import BONUS_TO_COME
from core.mega_backdoor.election import Election
from core.mega_backdoor.payroll import NET_PAY, PAY_PER_DATE
from core.money import ROUNDING, ZERO, at_least_zero, half_up
from core.person import has_a_job
from core.question import Question
from core.result import WhosePlan
from core.solo_401k.business import Business
from core.solo_401k.names import PlanName

WHOLE_PERCENT = Decimal(1)


class LedgerWarning(StrEnum):
    """What a person has to do something about."""

    ABOVE_ROOM = "after_tax_above_room"
    NEXT_PAYCHECK_TOO_MUCH = "next_paycheck_too_much"
    RATE_TOO_HIGH = "rate_too_high"
    CONVERTED_TOO_MUCH = "converted_more_than_contributed"
    EXCESS_DEFERRALS = "excess_deferrals"
    EMPLOYER_ABOVE_EXPECTED = "employer_above_expected"
    EMPLOYER_ABOVE_MOST = "employer_above_most"


class Bound(StrEnum):
    """Why less can still go in than the limits leave."""

    DEFERRALS_FIRST = "deferrals_first"
    TAKE_HOME = "take_home"
    CAP_OF_EACH_DATE = "cap_of_each_date"
    NO_PAY = "no_pay"


@dataclass(slots=True)
class Ledger:
    """The state of a year; a figure is None where the answers do not decide it. `figures` belong to the warnings.

    An owner with a job has two plans: `plans` is the state of each, and the rest what both come to, with the room and
    the percent of the job where its plan takes after-tax money. With a 403(b) there both share one dollar limit.
    `still_possible` is what the pay to come can carry of the room, and `bound_by` why that is less. Where own
    deferrals come first, both and the percent are what they leave, and `deferrals_raised_percent` is by what they rise.
    """

    room_left: Decimal | None
    percent_next: Decimal | None
    basis: Decimal
    gain: Decimal
    shares_limit: bool = False
    still_possible: Decimal | None = None
    bound_by: Bound | None = None
    deferrals_raised_percent: Decimal | None = None
    expected_forms: list[ExpectedForm] = field(default_factory=list)
    plans: Mapping[WhosePlan, Ledger] = field(default_factory=dict)
    warnings: list[LedgerWarning] = field(default_factory=list)
    figures: dict[str, Decimal] = field(default_factory=dict)

    def fits(self, entry: Entry) -> bool:
        """Whether there is room for a contribution, or that much to convert; other money always fits."""
        if entry.kind is EntryKind.AFTER_TAX:
            return self.room_left is None or entry.amount <= self.room_left
        return entry.kind is not EntryKind.CONVERSION or entry.basis <= self.basis + ROUNDING

    def gain_may_be_on_top(self, entry: Entry) -> bool:
        """Whether a conversion leaves just its own gain unconverted: its amount was rather meant without it."""
        return entry.kind is EntryKind.CONVERSION and ZERO < entry.gain == self.basis

    def warn(self, warning: LedgerWarning, **figures: Decimal) -> None:
        """Adds a warning and the figures that its words name."""
        self.warnings.append(warning)
        self.figures |= figures


def ledger_of(plan: WhosePlan, result: Result, totals: Totals, *, employer_is_above: bool) -> Ledger:
    """The state of one plan after an assessment with the diary's money in it; its forms are not in it yet."""
    at_job, business = plan is WhosePlan.JOB, _business(result) if plan is WhosePlan.BUSINESS else None
    figures = result.assessment.figures if at_job else {}
    room: Decimal | None = figures.get("after_tax_room")
    if business:
        room = business.plan(totals.employer).after_tax_room
    left = None if room is None else at_least_zero(room - totals.after_tax) // 1
    shares_limit = business is not None and business.shared_with_403b > 0
    told = result.told.figures if at_job else {}
    ledger = Ledger(left, told.get("percent_whole"), totals.basis, totals.gain, shares_limit)
    above = (
        figures.get("after_tax_above_room") if at_job else room is not None and at_least_zero(totals.after_tax - room)
    )
    if above:
        ledger.warn(LedgerWarning.ABOVE_ROOM, above_room=above)
    if at_job:
        ledger.still_possible, ledger.bound_by = told.get("still_possible"), _bound(told, left)
        ledger.deferrals_raised_percent = told.get("deferrals_raised_percent")
        _warn_of_the_rate(ledger, result, totals)
    if totals.converted_too_much > ROUNDING:
        ledger.warn(LedgerWarning.CONVERTED_TOO_MUCH, converted_too_much=totals.converted_too_much)
    excess = business.excess_of(totals.deferrals) if business else figures.get("excess_deferrals")
    if excess:
        ledger.warn(LedgerWarning.EXCESS_DEFERRALS, excess_deferrals=excess)
    if business and (too_much := business.employer_above_most(totals.employer, totals.deferrals)):
        ledger.warn(LedgerWarning.EMPLOYER_ABOVE_MOST, employer_above_most=too_much)
    if employer_is_above and at_job:
        ledger.warn(LedgerWarning.EMPLOYER_ABOVE_EXPECTED, employer_so_far=totals.employer)
    return ledger


def _bound(figures: Mapping[str, Any], left: Decimal | None) -> Bound | None:
    """What keeps the pay to come from carrying all that is left; None where it carries it, or nobody knows."""
    possible = figures.get("still_possible")
    if left is None or possible is None or possible >= left:
        return None
    if not figures.get("pay_dates_left"):
        return Bound.NO_PAY
    if figures.get("deferrals_raised"):
        return Bound.DEFERRALS_FIRST
    return Bound.CAP_OF_EACH_DATE if figures.get("still_possible_by_year") else Bound.TAKE_HOME


def of_both_plans(ledgers: Mapping[WhosePlan, Ledger]) -> Ledger:
    """The state of the only plan, or what an owner's two plans come to together."""
    if len(ledgers) == 1:
        return next(iter(ledgers.values()))
    at_job, business = ledgers[WhosePlan.JOB], ledgers[WhosePlan.BUSINESS]
    return replace(
        at_job,
        room_left=business.room_left if at_job.room_left is None else at_job.room_left,
        basis=at_job.basis + business.basis,
        gain=at_job.gain + business.gain,
        shares_limit=business.shares_limit and at_job.room_left is not None,
        plans=ledgers,
        warnings=list(dict.fromkeys((*at_job.warnings, *business.warnings))),
        figures=business.figures | at_job.figures,
    )


def _business(result: Result) -> Business | None:
    """The own business beside the job, where its answers decide the room in its plan."""
    solo, replay = result.assessment.solo, result.replay
    if replay is None or not solo or PlanName.ROTH_FIRST not in solo["figures"]:
        return None
    answers = replay.answers
    return Business(answers, Election(answers) if has_a_job(answers) else None)


def _warn_of_the_rate(ledger: Ledger, result: Result, totals: Totals) -> None:
    """One more paycheck, or the rest of the year, at the present rate would pass the room.

    An entry above what one pay date can pay is a sum of several, and no rate.
    """
    last, left, percent = totals.last_after_tax, ledger.room_left, ledger.percent_next
    dates = result.assessment.figures.get("pay_dates_left")
    if not last or left is None or percent is None or not dates:
        return
    pay, usual = result.replay.answers[PAY_PER_DATE] if result.replay else ZERO, totals.usual_after_tax or last
    if last > min(pay, _dollars_of(NET_PAY, result) or pay):
        return
    # Contributions come out of a bonus as well, at the rate of a paycheck.
    ahead = usual * dates + usual * (_dollars_of(BONUS_TO_COME, result) or ZERO) / pay
    if last > left:
        shares = {"percent_now": _percent(last, pay), "percent_instead": percent}
        ledger.warn(LedgerWarning.NEXT_PAYCHECK_TOO_MUCH, too_much=last - left, **shares)
    elif ahead > left:
        shares = {"percent_now": _percent(usual, pay), "percent_instead": percent}
        ledger.warn(LedgerWarning.RATE_TOO_HIGH, too_much=ahead - left, **shares)


def _dollars_of(question: Question[Any], result: Result) -> Decimal | None:
    """The answer to a question, where the person knows the amount."""
    given = result.replay.answers.given().get(question.id) if result.replay else None
    return given if isinstance(given, Decimal) else None


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    return half_up(100 * part / whole, WHOLE_PERCENT)
