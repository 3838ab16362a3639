"""The dates that a payslip prints: its own, the next one, and its period."""

from __future__ import annotations

from datetime import date

import pytest

from bot.payslip import fields_of, read_lines
from bot.payslip.days import is_period, read_dates
from bot.payslip.lines import lines_of

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Oct 12 \u2013 Oct 25, 2026", [date(2026, 10, 12), date(2026, 10, 25)]),
        ("October 1 - 15, 2026", [date(2026, 10, 1), date(2026, 10, 15)]),
        ("Dec 20 to Jan 2, 2027", [date(2026, 12, 20), date(2027, 1, 2)]),
        ("March 3, 2026", [date(2026, 3, 3)]),
        ("Unit 4 - 15, 2026", []),
    ],
)
def test_a_period_may_print_its_year_once(text: str, days: list[date]) -> None:
    assert read_dates(text) == days
    assert is_period(text) == (len(days) == 2)


@pytest.mark.parametrize(
    ("text", "paid_on", "next_on"),
    [
        ("Check Date 11/25/2026    Next Check Date 12/11/2026", date(2026, 11, 25), date(2026, 12, 11)),
        ("Pay Date   Next Pay Date\n11/27/2026   12/11/2026", date(2026, 11, 27), date(2026, 12, 11)),
        (
            "Pay Date: 11/27/2026\nNext Period 11/22/2026 to 12/05/2026 pays 12/10/2026",
            date(2026, 11, 27),
            date(2026, 12, 10),
        ),
        ("Pay Date: 11/27/2026\nYour next payday is December 11, 2026", date(2026, 11, 27), date(2026, 12, 11)),
        ("Pay Date Friday, November 27, 2026", date(2026, 11, 27), None),
        ("For the month of November 2026, paid Wed. Nov 25", date(2026, 11, 25), None),
        ("Paid Nov 25", None, None),
        (
            "Pay Date: 11/25/2026\nMEMO: early. Next payday Friday 12/4 (week of 11/23)",
            date(2026, 11, 25),
            date(2026, 12, 4),
        ),
        ("Pay Date: 12/24/2026\nNext payday: 1/8", date(2026, 12, 24), date(2027, 1, 8)),
        ("Pay Date: 11/25/2026\nNext pay 12/4\nNext pay date 12/11", date(2026, 11, 25), None),
        ("Pay date 11/13/2026\nPay date 24.2026: 11/27/2026", date(2026, 11, 13), None),
        ("Pay Date: 11/27/2026\nNext pay period: 11/22/2026 - 12/05/2026", date(2026, 11, 27), None),
    ],
)
def test_the_next_pay_date_is_another_than_the_pay_date(text: str, paid_on: date | None, next_on: date | None) -> None:
    dates = read_lines(lines_of(text)).dates
    assert (dates.paid_on, dates.next_on) == (paid_on, next_on)


@pytest.mark.parametrize(
    ("text", "schedule"),
    [
        ("Pay period\nOct 12 \u2013 Oct 25, 2026", "biweekly"),
        ("Maria Sample   Oct 1 - 15, 2026", "semimonthly"),
        ("Pay Period Ending 11/14/2026   Pay Date 11/20/2026", None),
        ("Period ending 11/14/2026   Paid 11/20/2026", None),
        ("Period Beginning 11/15/2026\nACME CORP\nPeriod Ending 11/21/2026", "weekly"),
        ("Period Beginning 11/15/2026\nPeriod Beginning 11/08/2026\nACME\nPeriod Ending 11/21/2026", None),
        ("Check Date: 11/20/26   Pay Frequency: Monthly", "monthly"),
        ("Salary, 26 pays", "biweekly"),
        ("Period Ending    Check Date\n11/14/2026       11/20/2026", None),
        ("Pay Period              Check Date\n11/01/2026-11/14/2026   11/20/2026", "biweekly"),
        ("Period Begin   Period End   Check Date\n11/01/2026     11/14/2026   11/20/2026", "biweekly"),
        ("Coverage 01/01/2026 - 12/31/2026", None),
        ("Retro 10/12/2026 - 10/25/2026   50.00", None),
    ],
)
def test_a_period_has_two_dates_of_its_own(text: str, schedule: str | None) -> None:
    assert read_lines(lines_of(text)).dates.schedule == schedule


@pytest.mark.parametrize(
    ("values", "paid_on"),
    [
        ("Ada Sample\n77\n11/09/2026\n11/22/2026\n11/27/2026", date(2026, 11, 27)),
        ("Ada Sample\n77\n11/09/2026\n11/27/2026\nRegular 4,000.00", None),
    ],
)
def test_headings_and_dates_below_one_another_belong_together_where_they_are_as_many(
    values: str, paid_on: date | None
) -> None:
    text = f"Name\nEmployee ID\nPay Period Begin\nPay Period End\nCheck Date\nCheck Number\n{values}"
    dates = read_lines(lines_of(text)).dates
    assert (dates.paid_on, dates.schedule) == (paid_on, paid_on and "biweekly")


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("Advice Date: 11/25/2026 (bank holiday; regular date 11/27/2026)", "2026-12-11"),
        ("Advice Date: 11/25/2026 (early for the holiday)", None),
        ("Advice Date: 11/25/2026\nThe December check will be dated the 10th.", None),
        ("Advice Date: 11/25/2026\nNext Pay Date: 12/11/2026", "2026-12-11"),
        ("Advice Date: 11/24/2026\nNext Pay Date: 01/08/2027", "2026-12-08"),
        ("Advice Date: 11/24/2026", "2026-12-08"),
        # The day before Thanksgiving: pay may be due on that day, on the holiday or on the Friday after it.
        ("Advice Date: 11/25/2026", None),
    ],
)
def test_a_pay_date_that_was_moved_says_the_next_one_only_with_its_own_day(line: str, following: str | None) -> None:
    found = fields_of(lines_of(f"Pay Frequency: Biweekly\n{line}"), TODAY).get("job.next_pay_date")
    assert (found and found.value) == following


@pytest.mark.parametrize(
    ("memo", "following"),
    [
        ("Next payday Friday 12/4", "2026-12-04"),
        ("Next payday: first Thursday after the 1st", None),
        ("Next payday\nFriday the fourth", None),
        ("Your next paycheck comes on Friday", None),
        ("Next pay period: 11/26 to 12/2", "2026-12-03"),
    ],
)
def test_a_next_pay_date_that_is_not_understood_is_not_reckoned_instead(memo: str, following: str | None) -> None:
    text = f"Pay Date: 11/26/2026\nPay Frequency: Weekly\n{memo}"
    found = fields_of(lines_of(text), TODAY).get("job.next_pay_date")
    assert (found and found.value) == following
