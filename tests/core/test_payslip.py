"""What a payslip answers: printed sums are taken, and what is to come is projected from ordinary pay alone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.mega_backdoor.payroll import NET_PAY, NEXT_PAY_DATE, PAY_PER_DATE, PAY_SCHEDULE
from core.mega_backdoor.questions import AFTER_TAX_SO_FAR, DEFERRALS, PAY
from core.payslip import Amounts, Dates, Found, Kind, Payslip
from core.payslip_answers import answers_of

DECEMBER = date(2026, 12, 4)


def amounts(current: int, year: int | None = None) -> Amounts:
    return Amounts(Decimal(current), None if year is None else Decimal(year), "line")


def read(paid_on: date, **printed: Amounts) -> dict[str, Found]:
    slip = Payslip(Dates(paid_on, "biweekly"), {Kind(kind): each for kind, each in printed.items()})
    return answers_of(slip, DECEMBER)


def test_the_last_slip_of_a_year_has_its_pay_printed() -> None:
    found = read(date(2026, 12, 24), gross=amounts(7_000, 182_000))[PAY.id]
    assert (found.value, found.clear) == (182_000, True)


def test_before_the_last_slip_pay_is_projected_and_not_clear() -> None:
    found = read(DECEMBER, gross=amounts(7_000, 168_000), regular=amounts(7_000))[PAY.id]
    assert (found.value, found.clear) == (182_000, False)
    assert PAY.id not in read(DECEMBER, gross=amounts(7_000, 168_000))


def test_take_home_pay_is_that_of_a_date_with_regular_pay_alone() -> None:
    regular = {"gross": amounts(7_000), "regular": amounts(7_000), "net": amounts(4_500)}
    assert read(DECEMBER, **regular)[NET_PAY.id].value == 4_500
    assert read(DECEMBER, **regular, after_tax=amounts(500))[NET_PAY.id].value == 5_000
    assert NET_PAY.id not in read(DECEMBER, **regular, extra=amounts(300))
    premium = regular | {"regular": amounts(6_800, 163_200), "extra": amounts(200, 4_800)}
    assert read(DECEMBER, **premium | {"gross": amounts(7_000, 168_000)})[NET_PAY.id].value == 4_500
    assert NET_PAY.id not in read(DECEMBER, **premium | {"gross": amounts(7_000, 163_400)}), "on this date alone"
    assert NET_PAY.id not in read(DECEMBER, **premium | {"gross": amounts(7_000)})
    assert NET_PAY.id not in read(DECEMBER, **regular | {"gross": amounts(9_000)})


def test_a_slip_without_date_and_schedule_projects_nothing() -> None:
    slip = Payslip(
        Dates(), {Kind.GROSS: amounts(7_000, 168_000), Kind.REGULAR: amounts(7_000), Kind.ROTH: amounts(0, 9)}
    )
    assert answers_of(slip, DECEMBER).keys() == {PAY_PER_DATE.id}


def test_the_next_pay_date_follows_the_schedule_and_is_clear_only_where_it_is_printed() -> None:
    printed, following = read(date(2026, 12, 11)), read(date(2026, 11, 27))
    assert printed[NEXT_PAY_DATE.id] == Found(date(2026, 12, 11), "", True)
    assert following[NEXT_PAY_DATE.id] == Found(date(2026, 12, 11), "", False)
    assert following[PAY_SCHEDULE.id].value == "biweekly"
    assert read(date(2026, 11, 6))[NEXT_PAY_DATE.id].value == DECEMBER
    assert NEXT_PAY_DATE.id not in read(date(2026, 10, 16)), "older than three periods"
    assert NEXT_PAY_DATE.id not in answers_of(Payslip(Dates(date(2026, 12, 31), "weekly")), date(2027, 1, 2))


def test_own_deferrals_go_on_at_the_rate_of_an_ordinary_date() -> None:
    ordinary = {"gross": amounts(7_000), "regular": amounts(7_000)}
    found = read(DECEMBER, **ordinary, pre_tax=amounts(700, 16_800), roth=amounts(100, 2_400))[DEFERRALS.id]
    assert found.value == 19_200 + 2 * 800, "18 December, and 1 January, which is paid on the 31st"
    with_bonus = ordinary | {"gross": amounts(12_000)}
    assert DEFERRALS.id not in read(DECEMBER, **with_bonus, pre_tax=amounts(1_230, 17_300))
    assert DEFERRALS.id not in read(DECEMBER, gross=amounts(7_000), pre_tax=amounts(700, 16_800))
    assert DEFERRALS.id not in read(DECEMBER, **ordinary, pre_tax=amounts(700))


@pytest.mark.parametrize(
    ("regular", "deferral", "so_far", "in_all"),
    [
        (7_000, 700, 17_300, 17_300 + 2 * 700),
        (7_000, 0, 17_300, 17_300),
        (7_000, 1_200, 17_300, 17_300 + 2 * 700),
        (7_000, 1_230, 17_300, None),
        (7_000, 2_100, 17_300, None),
        (0, 0, 17_300, None),
    ],
    ids=["of regular pay", "stopped", "of all", "of neither", "of either", "a bonus alone"],
)
def test_own_deferrals_beside_a_bonus_go_on_at_the_round_percent_that_they_are_of_one_amount(
    regular: int, deferral: int, so_far: int, in_all: int | None
) -> None:
    beside = {"gross": amounts(12_000 if deferral != 2_100 else 14_000), "regular": amounts(regular)}
    found = read(DECEMBER, **beside, pre_tax=amounts(deferral, so_far)).get(DEFERRALS.id)
    assert (found and found.value) == in_all


def test_after_tax_money_so_far_is_that_of_this_year() -> None:
    assert read(DECEMBER, after_tax=amounts(500, 12_000))[AFTER_TAX_SO_FAR.id].value == 12_000
    assert AFTER_TAX_SO_FAR.id not in read(DECEMBER, after_tax=amounts(500))
    assert AFTER_TAX_SO_FAR.id not in read(date(2025, 12, 5), after_tax=amounts(500, 12_000))


@pytest.mark.parametrize(
    ("schedule", "paid_on", "next_date"),
    [
        ("semimonthly", date(2026, 11, 13), date(2026, 11, 30)),
        ("semimonthly", date(2026, 11, 20), date(2026, 12, 5)),
        ("monthly", date(2026, 10, 30), date(2026, 11, 30)),
        ("biweekly", date(2026, 11, 13), date(2026, 11, 27)),
    ],
)
def test_pay_before_a_weekend_belongs_to_the_day_it_is_due(schedule: str, paid_on: date, next_date: date) -> None:
    found = answers_of(Payslip(Dates(paid_on, schedule)), date(2026, 11, 24))
    assert found[NEXT_PAY_DATE.id].value == next_date


def test_income_that_is_imputed_is_no_reason_to_leave_take_home_pay_open() -> None:
    imputed = {"gross": amounts(7_020), "regular": amounts(7_000), "net": amounts(4_500), "imputed": amounts(20)}
    assert read(DECEMBER, **imputed)[NET_PAY.id].value == 4_500
    assert NET_PAY.id not in read(DECEMBER, **imputed | {"imputed": amounts(19)})


def test_a_date_with_commissions_says_little_of_the_next_ones_even_without_a_gross() -> None:
    ordinary = {"regular": amounts(5_000), "pre_tax": amounts(650, 7_000)}
    assert DEFERRALS.id in read(DECEMBER, **ordinary)
    assert DEFERRALS.id not in read(DECEMBER, **ordinary, extra=amounts(8_000))


@pytest.mark.parametrize(
    ("schedule", "paid_on", "next_date"),
    [
        # What the slip has is paid on its day; the next date is the one after it.
        ("biweekly", date(2026, 11, 24), date(2026, 12, 8)),
        ("semimonthly", date(2026, 11, 30), date(2026, 12, 15)),
        # The date after it is more than a period away: then its own is to come.
        ("monthly", date(2026, 11, 30), date(2026, 11, 30)),
        ("biweekly", date(2026, 11, 27), date(2026, 11, 27)),
    ],
)
def test_the_next_pay_date_is_the_first_that_the_slip_does_not_have(
    schedule: str, paid_on: date, next_date: date
) -> None:
    today = date(2026, 11, 29) if paid_on.day == 30 else date(2026, 11, 24)
    assert answers_of(Payslip(Dates(paid_on, schedule)), today)[NEXT_PAY_DATE.id].value == next_date


def test_own_deferrals_that_would_pass_every_limit_are_left_open() -> None:
    ordinary = {"gross": amounts(7_000), "regular": amounts(7_000)}
    assert DEFERRALS.id not in read(DECEMBER, **ordinary, pre_tax=amounts(0, 24_500), catch_up=amounts(500, 7_900))
    assert DEFERRALS.id not in read(DECEMBER, **ordinary, pre_tax=amounts(700, 23_800)), "below 50 it stops at 24,500"
    assert read(DECEMBER, **ordinary, pre_tax=amounts(700, 25_000))[DEFERRALS.id].value == 26_400
    reached = read(DECEMBER, **ordinary, pre_tax=amounts(0, 24_500), catch_up=amounts(0, 8_000))
    assert reached[DEFERRALS.id].value == 32_500


def test_a_printed_next_pay_date_counts_before_the_schedule() -> None:
    moved = Payslip(Dates(date(2026, 11, 25), "biweekly", "paid", next_on=date(2026, 12, 11), next_line="next"))
    assert answers_of(moved, DECEMBER)[NEXT_PAY_DATE.id] == Found(date(2026, 12, 11), "next", True)
    far = Payslip(Dates(date(2026, 11, 24), "biweekly", next_on=date(2026, 12, 31)))
    assert answers_of(far, DECEMBER)[NEXT_PAY_DATE.id].value == date(2026, 12, 8)
