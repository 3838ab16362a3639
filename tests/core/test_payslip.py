"""What a payslip answers: printed sums are taken, and what is to come is projected from ordinary pay alone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from core.mega_backdoor.payroll import NET_PAY
from core.mega_backdoor.questions import PAY
from core.payslip import Amounts, Dates, Found, Kind, Payslip, answers_of

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
    assert NET_PAY.id not in read(DECEMBER, **regular | {"gross": amounts(9_000)})
