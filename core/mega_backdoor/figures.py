"""Which figures the plan at work shows, and the receipts of those that people ask about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from core.mega_backdoor.bonus import BONUS_TO_COME
from core.mega_backdoor.bonus_share import (
    from_bonus,
    from_each_pay_date,
    per_pay_date_without_bonus,
    take_home_after_percent,
)
from core.mega_backdoor.election import Election
from core.mega_backdoor.names import JobFigure, JobLine
from core.mega_backdoor.one_plan import OnePlan
from core.mega_backdoor.payroll import regular_pay_to_come
from core.mega_backdoor.reach import elected_within_reach
from core.money import ZERO
from core.receipt import Line, Receipt, add_up, limit_line

Figure = Callable[[Election], "Decimal | None"]

PAY_LIMB = "26 U.S.C. 415(c)(1)(B)"

DEFERRAL_FIGURES: Mapping[JobFigure, Figure] = {
    JobFigure.DEFERRAL_LIMIT: lambda job: job.deferral_limit,
    JobFigure.REGULAR_DEFERRALS: lambda job: job.regular_deferrals,
    JobFigure.CATCH_UP_LIMIT: lambda job: job.catch_up_limit,
    JobFigure.CATCH_UP_DEFERRALS: lambda job: job.catch_up_deferrals,
    JobFigure.EXCESS_DEFERRALS: lambda job: job.excess_deferrals,
    JobFigure.EXCESS_ADDITIONS: lambda job: job.excess_additions,
}
"""Shown for every job, also where the plan takes no after-tax money."""

PLAN_FIGURES: Mapping[JobFigure, Figure] = {
    JobFigure.PAY_DATES_LEFT: lambda job: job.pay_dates_left,
    JobFigure.ANNUAL_ADDITIONS_LIMIT: lambda job: job.annual_additions_limit,
    JobFigure.EMPLOYER_CONTRIBUTIONS: lambda job: job.employer_contributions,
    JobFigure.RELATED_ADDITIONS: lambda job: job.related_additions,
    JobFigure.BUSINESS_ADDITIONS: lambda job: job.business_additions or None,
    JobFigure.ROOM_BEFORE_CAP: lambda job: job.room_before_cap,
    JobFigure.PLAN_CAP: lambda job: job.plan_cap,
    JobFigure.AFTER_TAX_ROOM: lambda job: job.after_tax_room,
    JobFigure.AFTER_TAX_ROOM_IF_EXCESS_STAYS: lambda job: job.after_tax_room_if_excess_stays,
    JobFigure.AFTER_TAX_ABOVE_ROOM: lambda job: job.after_tax_above_room or None,
    JobFigure.AFTER_TAX_REMAINING: lambda job: job.after_tax_remaining,
    JobFigure.PAY_TO_COME: lambda job: job.pay_to_come,
    JobFigure.DEFERRALS_TO_COME: lambda job: job.deferrals_to_come,
    JobFigure.FICA_TO_COME: lambda job: job.fica_to_come,
    JobFigure.TAKE_HOME_TO_COME: lambda job: job.take_home_to_come,
    JobFigure.STILL_POSSIBLE: lambda job: job.still_possible,
    JobFigure.STILL_POSSIBLE_BY_YEAR: lambda job: job.still_possible_by_year,
    JobFigure.ELECTED: lambda job: job.elected_if_less,
    JobFigure.PER_PAY_DATE: lambda job: job.per_pay_date,
    JobFigure.PERCENT_EXACT: lambda job: job.percent_exact,
    JobFigure.PERCENT_WHOLE: lambda job: job.percent_whole,
    JobFigure.LEFT_OVER: lambda job: job.left_over,
    JobFigure.TAKE_HOME_AFTER: lambda job: job.take_home_after,
    JobFigure.TAKE_HOME_AFTER_ESTIMATE: lambda job: job.take_home_after_estimate,
    JobFigure.FROM_EACH_PAY_DATE: from_each_pay_date,
    JobFigure.FROM_BONUS: from_bonus,
    JobFigure.ELECTED_WITHIN_REACH: elected_within_reach,
    JobFigure.TAKE_HOME_AFTER_PERCENT: take_home_after_percent,
    JobFigure.PER_PAY_DATE_WITHOUT_BONUS: per_pay_date_without_bonus,
    JobFigure.PLAN_REACHED: lambda job: job.plan_reached,
    JobFigure.PLAN_TOTAL: lambda job: job.plan_total,
}
"""Shown where the plan takes after-tax money, or may."""

ONLY_WHERE_THEY_SAY_SOMETHING = (
    JobFigure.BUSINESS_ADDITIONS,
    JobFigure.AFTER_TAX_ROOM_IF_EXCESS_STAYS,
    JobFigure.AFTER_TAX_ABOVE_ROOM,
    JobFigure.STILL_POSSIBLE_BY_YEAR,
    JobFigure.ELECTED,
    JobFigure.TAKE_HOME_AFTER_ESTIMATE,
    JobFigure.FROM_EACH_PAY_DATE,
    JobFigure.FROM_BONUS,
    JobFigure.ELECTED_WITHIN_REACH,
    JobFigure.TAKE_HOME_AFTER_PERCENT,
    JobFigure.PER_PAY_DATE_WITHOUT_BONUS,
    JobFigure.CHOSEN_IN_ALL,
)
"""Figures that are left out where they do not exist; others are null then."""


RAISED_FIGURES: Mapping[JobFigure, Callable[[OnePlan], Decimal | None]] = {
    JobFigure.DEFERRALS_RAISED: lambda plan: plan.raised,
    JobFigure.DEFERRALS_RAISED_PER_PAY_DATE: lambda plan: plan.raised_per_pay_date,
    JobFigure.DEFERRALS_RAISED_PERCENT: lambda plan: plan.raised_percent,
    JobFigure.CHOSEN_IN_ALL: lambda plan: plan.chosen_in_all,
    JobFigure.MOST_IN_ALL: lambda plan: plan.most_in_all,
}
"""Only among what people are told, and only where own deferrals come first."""


def can_elect(figures: Mapping[str, object]) -> bool:
    """Whether the figures of a result leave something to elect: room, pay that carries it, and a date to come."""
    return bool(figures.get(JobFigure.STILL_POSSIBLE)) and bool(figures.get(JobFigure.PAY_DATES_LEFT))


def is_less_chosen(figures: Mapping[str, object]) -> bool:
    """Whether less than all that is possible was chosen."""
    return not figures.keys().isdisjoint((JobFigure.ELECTED, JobFigure.CHOSEN_IN_ALL))


def left_of_a_pay_date(figures: Mapping[str, object]) -> Decimal | None:
    """What an ordinary pay date still brings beside what is set, known or estimated; None where nobody can say."""
    names = (JobFigure.TAKE_HOME_AFTER_PERCENT, JobFigure.TAKE_HOME_AFTER, JobFigure.TAKE_HOME_AFTER_ESTIMATE)
    return next((left for name in names if isinstance(left := figures.get(name), Decimal)), None)


def _additions_line(job: Election) -> Line:
    limit = job.limits.annual_additions
    if job.annual_additions_limit == limit.value:
        return limit_line(JobFigure.ANNUAL_ADDITIONS_LIMIT, limit)
    return Line(JobFigure.ANNUAL_ADDITIONS_LIMIT, job.annual_additions_limit, PAY_LIMB, limit.source, limit.url)


def _regular_deferrals(job: Election, sign: int) -> tuple[Line, ...]:
    """Regular deferrals as answered, what they are raised by as it is typed, and what a whole percent leaves of it."""
    raised, typed = ZERO, None
    if isinstance(job, OnePlan):
        raised, typed = job.regular_deferrals - job.before.regular_deferrals, job.raised_in_percent
    by_percent = raised if typed is None else min(raised, typed)
    return (
        Line(JobFigure.REGULAR_DEFERRALS, sign * (job.regular_deferrals - raised)),
        Line(JobFigure.DEFERRALS_RAISED, sign * by_percent),
        Line(JobLine.BELOW_A_PERCENT, sign * (raised - by_percent)),
    )


def _after_tax_room(job: Election) -> Receipt:
    over = job.counted_additions - job.annual_additions_limit
    cap = job.plan_cap
    cut = min(ZERO, cap - job.room_before_cap) if cap is not None else ZERO
    lines = (
        _additions_line(job),
        *_regular_deferrals(job, -1),
        Line(JobFigure.EMPLOYER_CONTRIBUTIONS, -job.employer_contributions),
        Line(JobFigure.RELATED_ADDITIONS, -job.related_additions),
        Line(JobFigure.BUSINESS_ADDITIONS, -job.business_additions),
        Line(JobLine.ALREADY_ABOVE_THE_LIMIT, max(ZERO, over)),
        Line(JobFigure.PLAN_CAP, cut),
    )
    return add_up(job.after_tax_room, lines, difference=JobLine.ROUNDED_DOWN)


def _after_tax_remaining(job: Election) -> Receipt:
    lines = (
        Line(JobFigure.AFTER_TAX_ROOM, job.after_tax_room),
        Line(JobLine.AFTER_TAX_SO_FAR, -job.after_tax_so_far),
        Line(JobLine.ALREADY_ABOVE_THE_ROOM, max(ZERO, job.after_tax_so_far - job.after_tax_room)),
    )
    return add_up(job.after_tax_remaining, lines, difference=JobLine.ROUNDED_DOWN)


def _still_possible(job: Election) -> Receipt:
    by_year, name = job.still_possible_by_year, JobLine.BEYOND_TAKE_HOME
    lines = [Line(JobFigure.AFTER_TAX_REMAINING, job.after_tax_remaining)]
    if by_year is not None:
        lines.append(Line(JobLine.BEYOND_TAKE_HOME, by_year - job.after_tax_remaining))
        name = JobLine.BEYOND_THE_CAP_OF_EACH_DATE
    if not job.pay_dates_left:
        name = JobLine.NO_PAY_TO_COME
    return add_up(job.still_possible, lines, difference=name)


def _pay_to_come(job: Election) -> Receipt:
    lines = (
        Line(JobLine.PAY_OF_THE_DATES, regular_pay_to_come(job.answers)),
        Line(JobLine.BONUS_TO_COME, job.answers.get(BONUS_TO_COME) or ZERO),
    )
    return add_up(job.pay_to_come, lines, difference=JobLine.ROUNDING)


def _take_home_to_come(job: Election) -> Receipt:
    if not job.is_take_home_estimated:
        lines = [Line(JobLine.NET_PAY_OF_THE_DATES, job.take_home_to_come)]
    else:
        wage_base = job.limits.social_security_wage_base
        lines = [
            Line(JobFigure.PAY_TO_COME, job.pay_to_come),
            Line(JobFigure.DEFERRALS_TO_COME, -job.deferrals_to_come),
            Line(JobFigure.FICA_TO_COME, -job.fica_to_come, "26 U.S.C. 3101", wage_base.source, wage_base.url),
        ]
    return add_up(job.take_home_to_come, lines, difference=JobLine.ROUNDING)


def _plan_total(job: Election) -> Receipt:
    lines = (
        *_regular_deferrals(job, 1),
        Line(JobFigure.EMPLOYER_CONTRIBUTIONS, job.employer_contributions),
        Line(JobFigure.AFTER_TAX_ROOM, job.after_tax_room),
        Line(JobFigure.CATCH_UP_DEFERRALS, job.catch_up_deferrals),
    )
    return add_up(job.plan_total, lines, difference=JobLine.ROUNDING)


def _plan_reached(job: Election) -> Receipt:
    less = job.elected_if_less is not None
    lines = (
        *_regular_deferrals(job, 1),
        Line(JobFigure.EMPLOYER_CONTRIBUTIONS, job.employer_contributions),
        Line(JobLine.AFTER_TAX_SO_FAR, job.after_tax_so_far),
        Line(JobFigure.ELECTED if less else JobFigure.STILL_POSSIBLE, job.elected),
        Line(JobFigure.CATCH_UP_DEFERRALS, job.catch_up_deferrals),
    )
    return add_up(job.plan_reached, lines, difference=JobLine.ROUNDING)


def _excess_deferrals(job: Election) -> Receipt:
    if not job.excess_deferrals:
        return ()
    limit, own = job.limits.elective_deferrals, Line(JobLine.OWN_DEFERRALS, job.own_deferrals)
    lines = (
        own,
        Line(JobFigure.DEFERRAL_LIMIT, -limit.value, limit.law, limit.source, limit.url),
        Line(JobLine.DEFERRED_ELSEWHERE, limit.value - job.left_of_the_limit),
        Line(JobFigure.CATCH_UP_LIMIT, -job.catch_up_left),
    )
    return add_up(job.excess_deferrals, lines, difference=JobLine.ROUNDING)


RECEIPTS: Mapping[JobFigure, Callable[[Election], Receipt]] = {
    JobFigure.AFTER_TAX_ROOM: _after_tax_room,
    JobFigure.AFTER_TAX_REMAINING: _after_tax_remaining,
    JobFigure.PAY_TO_COME: _pay_to_come,
    JobFigure.TAKE_HOME_TO_COME: _take_home_to_come,
    JobFigure.STILL_POSSIBLE: _still_possible,
    JobFigure.PLAN_REACHED: _plan_reached,
    JobFigure.PLAN_TOTAL: _plan_total,
    JobFigure.EXCESS_DEFERRALS: _excess_deferrals,
}
