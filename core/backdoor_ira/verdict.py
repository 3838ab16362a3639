"""The verdict of the interview `ira`."""

from __future__ import annotations

from core.answers import Answers
from core.backdoor_ira import questions as ask
from core.backdoor_ira.contribution import FIGURES, Contribution
from core.backdoor_ira.names import IraFigure, IraOutcome, IraReason, IraWarning
from core.backdoor_ira.receipts import PAY_LIMB, RECEIPTS
from core.backdoor_ira.steps import ira_steps
from core.result import Assessment, Reason, Told, certain, holds

_LAWS = {
    IraReason.NO_COMPENSATION: PAY_LIMB,
    IraReason.DEADLINE_PASSED: "26 U.S.C. 219(f)(3), 408A(c)(6)",
    IraReason.DEDUCT_FIRST: "26 U.S.C. 219(a), 219(g)",
    IraReason.BELOW_RANGE: "26 U.S.C. 408A(c)(3)",
    IraReason.WITHIN_RANGE: "26 U.S.C. 408A(c)(3)",
    IraReason.ABOVE_RANGE: "26 U.S.C. 408A(c)(3)",
    IraReason.BACKDOOR_OPEN: "26 U.S.C. 408(o), 408A(d)(3)",
    IraReason.PRO_RATA: "26 U.S.C. 408(d)(2), 72(e)(8)",
    IraReason.GROWTH: "26 U.S.C. 408(d)(1), 72(e)(8)",
    IraReason.NO_PRO_RATA: "26 U.S.C. 408(d)(2), 72(e)(8)",
    IraReason.CONVERTED_LATER: "26 U.S.C. 408(d)(1), 408A(d)(3)(A)(i)",
}


def ira_outcome(answers: Answers, contribution: Contribution) -> IraOutcome:
    """The outcome, the first that holds; raises `NotAnswered` while it is open."""
    if not contribution.ira_limit:
        return IraOutcome.NO_COMPENSATION
    if contribution.is_closed:
        return IraOutcome.YEAR_OVER
    if not contribution.backdoor_amount:
        return IraOutcome.DIRECT_ROTH
    if contribution.roth_allowed:
        return IraOutcome.PARTIAL_ROTH
    return IraOutcome.BACKDOOR_PRO_RATA if _other_money_counts(answers, contribution) else IraOutcome.BACKDOOR


def _other_money_counts(answers: Answers, contribution: Contribution) -> bool:
    """Whether other IRA money makes the conversion taxable, or after the year may do so."""
    return bool(contribution.conversion_taxable) or (answers.is_year_over and answers[ask.BALANCE] > 0)


def ira_reasons(answers: Answers, contribution: Contribution) -> list[Reason]:
    """Why, in the order in which a person asks."""
    return [Reason(code, _LAWS[code]) for code in _reason_codes(answers, contribution)]


def _reason_codes(answers: Answers, contribution: Contribution) -> list[IraReason]:
    if not contribution.ira_limit:
        return [IraReason.NO_COMPENSATION]
    codes = [IraReason.DEADLINE_PASSED] if contribution.is_closed else []
    codes += [IraReason.DEDUCT_FIRST] if contribution.deductible_allowed else []
    codes.append(_by_income(answers, contribution))
    if not contribution.backdoor_amount:
        return codes
    codes += [IraReason.BACKDOOR_OPEN, _by_other_money(answers, contribution)]
    return [*codes, IraReason.CONVERTED_LATER] if contribution.conversion_year else codes


def _by_income(answers: Answers, contribution: Contribution) -> IraReason:
    magi, income_range = answers[ask.MAGI], contribution.roth_range
    if magi <= income_range.low:
        return IraReason.BELOW_RANGE
    return IraReason.WITHIN_RANGE if magi < income_range.high else IraReason.ABOVE_RANGE


def _by_other_money(answers: Answers, contribution: Contribution) -> IraReason:
    if not _other_money_counts(answers, contribution):
        return IraReason.NO_PRO_RATA
    return IraReason.PRO_RATA if answers[ask.BALANCE] else IraReason.GROWTH


def _warnings(answers: Answers, contribution: Contribution) -> list[str]:
    conditions = {
        IraWarning.LIMITS_PROVISIONAL: lambda: answers.limits.provisional,
        IraWarning.ROTH_EXCESS: lambda: contribution.roth_excess > 0,
        IraWarning.TRADITIONAL_EXCESS: lambda: contribution.traditional_excess > 0,
        IraWarning.LIMITS_OF_PAST_YEAR: lambda: answers.is_year_over,
    }
    return [code for code, condition in conditions.items() if holds(condition)]


def _of_what_is_in(assessment: Assessment, contribution: Contribution) -> Told:
    """Once nothing more can be paid in for the year: its form of what is in, and nothing that is still to be paid."""
    form = contribution.form_to_file
    told = {
        IraFigure.STILL_TO_CONTRIBUTE.value: None,
        IraFigure.FORM_8606.value: form.lines() if form else None,
        IraFigure.BASIS_CARRIED.value: form.basis_carried if form else None,
    }
    return Told(assessment.figures | told, {IraFigure.STILL_TO_CONTRIBUTE.value: ()})


def assess_ira(answers: Answers, *, complete: bool) -> Assessment:
    """The whole interview; while it is unfinished, the figures that are certain."""
    contribution = Contribution(answers)
    assessment = Assessment("incomplete", {name.value: found for name, found in certain(FIGURES, contribution).items()})
    if holds(lambda: contribution.conversion_year is not None):
        assessment.figures[IraFigure.CONVERSION_YEAR.value] = contribution.conversion_year
    assessment.receipts = {name.value: found for name, found in certain(RECEIPTS, contribution).items() if found}
    assessment.warnings = _warnings(answers, contribution)
    if complete:
        assessment.outcome = ira_outcome(answers, contribution)
        assessment.reasons = ira_reasons(answers, contribution)
        assessment.steps = ira_steps(answers, contribution)
        assessment.by_plan = _of_what_is_in(assessment, contribution) if contribution.is_closed else None
    return assessment
