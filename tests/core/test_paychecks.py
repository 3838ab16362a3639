from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.mega_backdoor.paychecks import paychecks, with_bonus, with_deferrals

DAYS = (date(2026, 12, 4), date(2026, 12, 18))


def test_each_paycheck_adds_its_amount_to_what_is_in_already() -> None:
    rows = paychecks(DAYS, Decimal("4300.50"), Decimal(1_000), Decimal(1_200), converts=True)
    assert [row.in_so_far for row in rows] == [Decimal("5300.50"), Decimal("9601.00")]
    assert {row.take_home for row in rows} == {Decimal(1_200)}


def test_money_is_converted_a_week_after_its_paycheck_on_a_day_on_which_plans_are_open() -> None:
    rows = paychecks(DAYS, Decimal(100), Decimal(0), None, converts=True)
    assert [row.convert_by for row in rows] == [date(2026, 12, 11), date(2026, 12, 28)]


def test_where_the_plan_converts_by_itself_nothing_is_due() -> None:
    assert [row.convert_by for row in paychecks(DAYS, Decimal(100), Decimal(0), None, converts=False)] == [None, None]


def test_no_pay_dates_make_no_paychecks() -> None:
    assert paychecks((), Decimal(100), Decimal(0), None, converts=True) == ()


def test_a_bonus_stands_at_the_end_without_a_day_and_adds_up() -> None:
    rows = with_bonus(paychecks(DAYS, Decimal(100), Decimal(50), None, converts=True), Decimal(30))
    assert (rows[-1].day, rows[-1].amount, rows[-1].in_so_far) == (None, 30, 280)
    assert with_bonus((), Decimal(30)) == ()
    assert len(with_bonus(rows, Decimal(0))) == len(rows)


def test_deferrals_are_raised_on_each_pay_date_and_by_their_part_on_the_bonus() -> None:
    rows = with_deferrals(paychecks(DAYS, Decimal(100), Decimal(50), None, converts=True), Decimal(70))
    assert [row.deferral for row in with_bonus(rows, Decimal(0), Decimal(20))] == [70, 70, 20]
    assert [row.in_so_far for row in rows] == [150, 250], "deferrals are no after-tax money"
