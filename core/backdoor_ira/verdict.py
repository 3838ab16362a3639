"""The verdict of the interview `ira` (contract section 3.2)."""

from __future__ import annotations

from core.backdoor_ira import questions as ask
from core.backdoor_ira.contribution import FIGURES, PAY_LIMB, RECEIPTS, Contribution
from core.backdoor_ira.steps import ira_steps
from core.calendar_dates import tax_day
from core.interview import Answers
from core.result import Assessment, Reason, determined, holds

_NO_PAY = Reason("no_compensation", PAY_LIMB)
_BELOW_RANGE = Reason("income_below_roth_range", "26 U.S.C. 408A(c)(3)")
_WITHIN_RANGE = Reason("income_within_roth_range", "26 U.S.C. 408A(c)(3)")
_ABOVE_RANGE = Reason("income_above_roth_range", "26 U.S.C. 408A(c)(3)")
_BACKDOOR_OPEN = Reason("conversion_has_no_income_limit", "26 U.S.C. 408(o), 408A(d)(3)")
_PRO_RATA = Reason("other_ira_money_counts", "26 U.S.C. 408(d)(2), 72(e)(8)")
_NO_PRO_RATA = Reason("no_untaxed_ira_money", "26 U.S.C. 408(d)(2), 72(e)(8)")
_DEDUCT_FIRST = Reason("deduct_first", "26 U.S.C. 219(a), 219(g)")


def ira_outcome(contribution: Contribution) -> str:
    """The outcome code; raises `NotAnswered` while it is open."""
    if not contribution.ira_limit:
        return "no_compensation"
    if not contribution.backdoor_amount:
        return "direct_roth"
    if contribution.roth_allowed:
        return "partial_roth"
    return "backdoor_pro_rata" if contribution.conversion_taxable else "backdoor"


def ira_reasons(answers: Answers, contribution: Contribution) -> list[Reason]:
    """Why, in the order in which a person asks."""
    if not contribution.ira_limit:
        return [_NO_PAY]
    reasons = [_DEDUCT_FIRST] if contribution.deductible_allowed else []
    reasons.append(_by_income(answers, contribution))
    if not contribution.backdoor_amount:
        return reasons
    return [*reasons, _BACKDOOR_OPEN, _PRO_RATA if contribution.conversion_taxable else _NO_PRO_RATA]


def _by_income(answers: Answers, contribution: Contribution) -> Reason:
    magi, income_range = answers[ask.MAGI], contribution.roth_range
    if magi <= income_range.low:
        return _BELOW_RANGE
    return _WITHIN_RANGE if magi < income_range.high else _ABOVE_RANGE


def _warnings(answers: Answers) -> list[str]:
    year, today = answers.tax_year, answers.today
    conditions = {
        "contribution_deadline_passed": lambda: today > tax_day(year),
        "limits_of_past_year": lambda: year < today.year,
    }
    return [code for code, condition in conditions.items() if holds(condition)]


def assess_ira(answers: Answers, *, complete: bool) -> Assessment:
    """The whole interview; while it is unfinished, the figures that are certain."""
    contribution = Contribution(answers)
    figures = determined(FIGURES, lambda name: getattr(contribution, name))
    receipts = determined(RECEIPTS, lambda name: getattr(contribution, f"{name}_receipt")())
    assessment = Assessment("incomplete", figures, receipts={k: v for k, v in receipts.items() if v})
    assessment.warnings = _warnings(answers)
    if complete:
        assessment.outcome = ira_outcome(contribution)
        assessment.reasons = ira_reasons(answers, contribution)
        assessment.steps = ira_steps(answers, contribution)
    return assessment
