"""By when something must be changed on the plan's page to count for a pay date, and what comes after one."""

from __future__ import annotations

from datetime import date, timedelta

from core.calendar_dates import business_days_before, last_business_day, last_business_day_of, next_business_day
from core.mega_backdoor.paychecks import convert_by

LEAD = 5
"""Business days that payroll is given to take over a change; many need one to two weeks."""
A_DAY, A_WEEK = timedelta(1), timedelta(7)


class PayrollCalendar:
    """The pay dates still to come, as they are seen today; every day it names is a working day, today or later."""

    def __init__(self, dates: tuple[date, ...], tax_year: int, today: date) -> None:
        self.dates = dates
        self.tax_year = tax_year
        self.today = today

    @property
    def change_by(self) -> date | None:
        """The last sensible day to change the election for the next pay date that a change can still reach."""
        days = (self._change_for(paid) for paid in self.dates)
        return next((day for day in days if day), None)

    @property
    def first_changed_date(self) -> date | None:
        """The first pay date that a change made by then can reach."""
        return next((paid for paid in self.dates if self._change_for(paid)), None)

    @property
    def missed(self) -> tuple[date, ...]:
        """The pay dates before the first one that a change can reach; none where it reaches none at all."""
        first = self.first_changed_date
        return tuple(paid for paid in self.dates if paid < first) if first else ()

    @property
    def is_short_notice(self) -> bool:
        """Whether payroll has less time for the first changed pay date than it is usually given."""
        first, by = self.first_changed_date, self.change_by
        return first is not None and by is not None and by > business_days_before(first, LEAD)

    @property
    def second_changed_date(self) -> date | None:
        """The pay date from which a change counts that comes too late for the first one."""
        first = self.first_changed_date
        return next((paid for paid in self.dates if first and paid > first), None)

    @property
    def change_for_last_by(self) -> date | None:
        """The same for the last pay date, where it is not the only one."""
        return self._change_for(self.dates[-1]) if len(self.dates) > 1 else None

    def _change_for(self, paid: date) -> date | None:
        latest = last_business_day(paid - A_DAY)
        if latest < self.today:
            return None
        return min(latest, max(business_days_before(paid, LEAD), next_business_day(self.today)))

    @property
    def first_payslip(self) -> date | None:
        """The working day on which the first payslip with the new election can be read."""
        return next_business_day(self.first_changed_date) if self.first_changed_date else None

    @property
    def conversions(self) -> tuple[date, ...]:
        """By when the money of each pay date that a change reaches becomes Roth; that of the last one may in January.

        Where a change reaches none, the last pay date may still bring some.
        """
        first = self.first_changed_date
        reached = tuple(paid for paid in self.dates if first and paid >= first) or self.dates[-1:]
        return tuple(convert_by(paid) for paid in reached)

    @property
    def convert_what_is_in_by(self) -> date:
        """Within a week, and within the tax year while a plan can still act in it."""
        week = next_business_day(self.today + A_WEEK)
        return min(week, self.year_end) if self.today <= self.year_end else week

    @property
    def soon(self) -> date:
        """Within a week, and in time for the next pay date that a change can reach."""
        week = next_business_day(self.today + A_WEEK)
        return min(week, self.change_by) if self.change_by else week

    @property
    def answers_by(self) -> date:
        """When answers of HR are needed: in two weeks, and in time for the last pay date."""
        fortnight = next_business_day(self.today + 2 * A_WEEK)
        latest = self._change_for(self.dates[-1]) if self.dates else None
        return max(self.soon, min(fortnight, latest) if latest else fortnight)

    @property
    def start_of_next_year(self) -> date:
        """The first working day of the year after the tax year, when the room starts over."""
        return next_business_day(date(self.tax_year + 1, 1, 2))

    @property
    def year_end(self) -> date:
        """The last day of the tax year on which a plan can act."""
        return last_business_day_of(self.tax_year)
