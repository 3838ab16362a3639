"""The pay dates that a change made today can no longer reach, and the answers and figures without them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.answers import Answers
from core.mega_backdoor.bonus_share import from_each_pay_date
from core.mega_backdoor.election import Election
from core.mega_backdoor.payroll import FIRST_REACHED, dates_to_come
from core.mega_backdoor.payroll_calendar import PayrollCalendar
from core.money import at_least_zero
from core.result import holds


def calendar_of(answers: Answers) -> PayrollCalendar:
    """The pay dates still to come, as they are seen today."""
    return PayrollCalendar(dates_to_come(answers), answers.tax_year, answers.today)


def within_reach(answers: Answers) -> Answers:
    """The answers with none but the pay dates that a change reaches; the same where it reaches all, or none."""
    if not holds(lambda: missed_date(answers) is not None):
        return answers
    return answers.beside(FIRST_REACHED, calendar_of(answers).first_changed_date)


def missed_date(answers: Answers) -> date | None:
    """The last pay date that a change comes too late for, while it reaches a later one."""
    missed = calendar_of(answers).missed
    return missed[-1] if missed else None


def elected_within_reach(job: Election) -> Decimal | None:
    """What is elected less what the missed pay dates would have brought; None where no date is missed."""
    missed = calendar_of(job.answers).missed
    if not missed or not job.per_pay_date:
        return None
    return at_least_zero(job.elected - len(missed) * (from_each_pay_date(job) or job.per_pay_date))
