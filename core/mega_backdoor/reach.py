"""The pay dates that a change made today can no longer reach, and what the election comes to without them."""

from __future__ import annotations

from decimal import Decimal

from core.mega_backdoor.bonus_share import from_each_pay_date
from core.mega_backdoor.election import Election
from core.mega_backdoor.payroll import dates_to_come
from core.mega_backdoor.payroll_calendar import PayrollCalendar
from core.money import at_least_zero


def elected_within_reach(job: Election) -> Decimal | None:
    """What is elected less what the missed pay dates would have brought; None where no date is missed."""
    answers = job.answers
    missed = PayrollCalendar(dates_to_come(answers), answers.tax_year, answers.today).missed
    if not missed or not job.per_pay_date:
        return None
    return at_least_zero(job.elected - len(missed) * (from_each_pay_date(job) or job.per_pay_date))
