"""The receipts of the interview `ira`: each figure from its published limit down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from core.backdoor_ira import questions as ask
from core.backdoor_ira.contribution import Contribution
from core.backdoor_ira.names import IraFigure
from core.backdoor_ira.phase_out import allowed, reduction
from core.limits import PhaseOut
from core.person import is_50
from core.receipt import Line, Receipt, add_up, limit_line

PAY_LIMB = "26 U.S.C. 219(b)(1)(B)"
SPOUSAL_LIMB = "26 U.S.C. 219(c)(1)(B)(ii)"
_PUBLICATION = ("IRS Publication 590-A", "https://www.irs.gov/publications/p590a")
_FORM = ("Instructions for Form 8606", "https://www.irs.gov/instructions/i8606")


def ira_limit_receipt(contribution: Contribution) -> Receipt:
    """The published limit, the addition from 50, and what pay cuts off."""
    return _cut_to_pay(contribution, contribution.ira_limit, _limit_lines(contribution))


def roth_allowed_receipt(contribution: Contribution) -> Receipt:
    """From the limit down to the direct Roth contribution."""
    lines = [*_limit_lines(contribution), *_pay_lines(contribution, contribution.dollar_limit)]
    lines += _income_lines(contribution, contribution.ira_limit, contribution.roth_range)
    return add_up(contribution.roth_allowed, lines, difference="rounded_down")


def deductible_allowed_receipt(contribution: Contribution) -> Receipt:
    """From the limit down to the deductible contribution."""
    lines = [
        *_limit_lines(contribution),
        *_income_lines(contribution, contribution.dollar_limit, contribution.deduction_range),
    ]
    return _cut_to_pay(contribution, contribution.deductible_allowed, lines)


def roth_excess_receipt(contribution: Contribution) -> Receipt:
    """What was paid into Roth IRAs less what of it may stay."""
    paid = Line("roth_paid", contribution.answers[ask.ROTH_PAID])
    kept = Line("roth_kept", -contribution.roth_kept, "26 U.S.C. 408A(c)(2), (3)", *_PUBLICATION)
    return (paid, kept) if contribution.roth_excess else ()


def backdoor_amount_receipt(contribution: Contribution) -> Receipt:
    """The limit less what may go in directly."""
    limit = Line("ira_limit", contribution.ira_limit, "26 U.S.C. 219(b)(5), 408A(c)(2)", *_PUBLICATION)
    return add_up(contribution.backdoor_amount, [limit], difference="less_roth_allowed")


def still_to_contribute_receipt(contribution: Contribution) -> Receipt:
    """The backdoor amount less what is there already."""
    lines = [
        Line("backdoor_part", contribution.backdoor_amount, "26 U.S.C. 408(o)", *_PUBLICATION),
        Line("traditional_paid", -contribution.answers[ask.TRADITIONAL_PAID]),
        Line("recharacterized", -contribution.roth_excess),
    ]
    return add_up(contribution.still_to_contribute, lines, difference="paid_above_it")


def conversion_taxable_receipt(contribution: Contribution) -> Receipt:
    """The conversion less its share of basis."""
    form = contribution.conversion_form
    if form is None:
        return ()
    lines = (
        Line("converted", form.converted),
        Line("conversion_nontaxable", -form.conversion_nontaxable, "26 U.S.C. 408(d)(2), 72(e)(8)", *_FORM),
    )
    return add_up(form.conversion_taxable, lines, difference="rounding")


def _limit_lines(contribution: Contribution) -> list[Line]:
    limits = contribution.limits
    lines = [limit_line("ira_contributions", limits.ira_contributions)]
    if is_50(contribution.answers):
        lines.append(limit_line("ira_catch_up", limits.ira_catch_up))
    return lines


def _pay_lines(contribution: Contribution, amount: Decimal) -> list[Line]:
    """What pay takes off an amount, and what the spouse's contributions have taken of that pay."""
    pay = contribution.answers[ask.COMPENSATION]
    by_pay = min(amount, pay)
    by_spouse = min(by_pay, contribution.counted_pay)
    lines = (
        Line("limited_by_compensation", by_pay - amount, PAY_LIMB, *_PUBLICATION),
        Line("limited_by_spouse", by_spouse - by_pay, SPOUSAL_LIMB, *_PUBLICATION),
    )
    return [line for line in lines if line.amount]


def _income_lines(contribution: Contribution, limit: Decimal, income_range: PhaseOut | None) -> list[Line]:
    """What income takes off a limit, and what the smallest allowance gives back."""
    magi = contribution.answers[ask.MAGI]
    if income_range is None or magi <= income_range.low:
        return []
    less = reduction(limit, magi, income_range)
    raised = allowed(limit, magi, income_range) - (limit - less)
    source = (income_range.law, income_range.source, income_range.url)
    return [Line("income_reduction", -less, *source), Line("smallest_allowance", raised)]


def _cut_to_pay(contribution: Contribution, figure: Decimal, lines: list[Line]) -> Receipt:
    before = sum((line.amount for line in lines), Decimal(0))
    return add_up(figure, [*lines, *_pay_lines(contribution, before)], difference="limited_by_compensation")


RECEIPTS: Mapping[IraFigure, Callable[[Contribution], Receipt]] = {
    IraFigure.IRA_LIMIT: ira_limit_receipt,
    IraFigure.ROTH_ALLOWED: roth_allowed_receipt,
    IraFigure.DEDUCTIBLE_ALLOWED: deductible_allowed_receipt,
    IraFigure.ROTH_EXCESS: roth_excess_receipt,
    IraFigure.BACKDOOR_AMOUNT: backdoor_amount_receipt,
    IraFigure.STILL_TO_CONTRIBUTE: still_to_contribute_receipt,
    IraFigure.CONVERSION_TAXABLE: conversion_taxable_receipt,
}
