"""Sums that a payslip prints settle what its columns leave in doubt; what does not add up settles nothing."""

from __future__ import annotations

import pytest

from core.payslip import Kind
from tests.payslips.test_tables import read

EARNED = "Earnings     Rate    Hours    Current       YTD\n"
TAKEN = "Deductions   Current   YTD\n401(k)   200.00   4,000.00\nTaxes   Current   YTD\nFederal   300.00   6,000.00\n"


@pytest.mark.parametrize(
    ("rows", "gross"),
    [
        ("Salary   4,000.00   80,000.00\nSpot Award   50.00   90.00\nTotal   4,050.00   80,090.00", (4050, 80090)),
        ("Salary   4,000.00   80,000.00\nSpot Award   50.00   90.00\nTotal   4,040.00   80,080.00", None),
        ("Total   4,040.00   80,080.00", None),
    ],
)
def test_a_total_of_the_earnings_is_gross_pay_where_they_add_up_to_it(
    rows: str, gross: tuple[float, float] | None
) -> None:
    assert read(f"Earnings   Current   YTD\n{rows}", Kind.GROSS) == gross


@pytest.mark.parametrize(
    ("net", "gross"), [("3,500.00", (4000, 80000)), ("3,400.00", None), ("", None)], ids=["reached", "missed", "none"]
)
def test_gross_pay_that_is_not_printed_is_what_leaves_net_pay(net: str, gross: tuple[float, float] | None) -> None:
    slip = f"Earnings   Current   YTD\nSalary   4,000.00   80,000.00\n{TAKEN}Net Pay   {net}"
    assert read(slip, Kind.GROSS) == gross
    assert read(f"{slip}\n{slip}", Kind.GROSS) == gross, "a slip that is printed twice"


@pytest.mark.parametrize(("total", "regular"), [("4,000.00", 4000), ("4,384.00", 4384), ("4,192.00", None)])
def test_a_row_of_one_amount_is_in_the_column_that_the_total_leaves_it(total: str, regular: float | None) -> None:
    rows = f"Regular 50.0000 80.00 4,000.00 90,000.00\nHoliday 8.00 384.00\nTotal 80.00 {total} 90,384.00"
    found = read(f"Earnings Rate Hours Current YTD\n{rows}", Kind.REGULAR)
    assert (found and found[0]) == regular


@pytest.mark.parametrize(
    ("rest", "regular"),
    [
        ("Net Pay 3,000.00 60,000.00\nLeave: PTO 118.20 Sick 388.00", (4000, 80000)),
        ("Sick 388.00", None),
    ],
)
def test_leave_that_is_left_is_no_pay_where_the_earnings_have_their_total(
    rest: str, regular: tuple[float, float] | None
) -> None:
    gross = "Gross Pay 4,000.00 80,000.00\n" if "Net" in rest else ""
    text = f"Earnings Current YTD\nSalary 4,000.00 80,000.00\n{gross}{rest}"
    assert read(text, Kind.REGULAR) == regular


@pytest.mark.parametrize(
    ("head", "kind", "amounts"),
    [
        ("---EMPLOYER CONTRIB---", "employer", (50, 900)),
        ("Employer contributions (not part of your pay)   Current   YTD", "employer", (50, 900)),
        ("Univ. Paid   Current   YTD", "employer", (50, 900)),
        ("Employer Current YTD", "employer", (50, 900)),
        ("Employee Deductions   Current   YTD", "pre_tax", (50, 900)),
        ("Your employer, Sample Works", "pre_tax", (50, 900)),
    ],
)
def test_a_bare_label_is_the_employers_under_a_head_of_the_employers_money(
    head: str, kind: str, amounts: tuple[float, float]
) -> None:
    assert read(f"Description   Current   YTD\n{head}\n403(b)   50.00   900.00", Kind(kind)) == amounts


def test_a_bare_label_below_heads_of_both_payers_on_one_line_is_left_open() -> None:
    text = "BEFORE-TAX DEDUCTIONS EMPLOYER PAID BENEFITS\nDescription Current YTD\n{} 50.00 900.00"
    assert read(text.format("403(b)"), Kind.PRE_TAX) is None
    assert read(text.format("403(b) Pre-Tax"), Kind.PRE_TAX) == (50, 900)


@pytest.mark.parametrize(
    ("rows", "kind", "amounts"),
    [
        ("Salary this month 5,400.00\n  so far this year 60,150.00", "regular", (5400, 60150)),
        ("YTD Gross 90,000.00", "gross", (None, 90000)),
        ("Gross 90,000.00", "gross", (90000, None)),
    ],
)
def test_a_label_may_name_the_column_of_its_amount(
    rows: str, kind: str, amounts: tuple[float | None, float | None]
) -> None:
    assert read(rows, Kind(kind)) == amounts


@pytest.mark.parametrize(
    ("rows", "regular"),
    [
        ("Salary 400.00 900.00\nRetro -10.00 -10.00\nGross Pay 390.00 890.00", (400, 900)),
        ("Salary 90.00\nBonus 400.00 400.00\nGross Pay 400.00 490.00", (0, 90)),
        ("Salary 400.00 900.00\nReg Adj -10.00 -10.00\nGross Pay 390.00 890.00", (400, 900)),
        ("Salary 400.00 900.00\nUnpaid Leave -10.00 -10.00\nGross Pay 390.00 890.00", None),
        ("Salary 400.00 900.00\nRetro 10.00 10.00\nGross Pay 390.00 890.00", None),
        ("Salary 90.00\nBonus 400.00 400.00\nGross Pay 400.00 480.00", (0, None)),
    ],
)
def test_pay_taken_back_and_pay_of_the_year_alone_are_settled_by_both_totals(
    rows: str, regular: tuple[float, float | None] | None
) -> None:
    assert read(f"Earnings Current YTD\n{rows}", Kind.REGULAR) == regular


@pytest.mark.parametrize(
    ("year", "gross"),
    [
        ("YTD         900.00     800.00", (400, 900)),
        ("YTD                    900.00", (400, None)),
        ("YTD       900.00    800.00", (400, None)),
    ],
)
def test_a_year_below_some_of_the_sums_is_theirs_where_it_ends_with_them(
    year: str, gross: tuple[float, float | None]
) -> None:
    text = f"            GROSS    TAXABLE GROSS   NET PAY\nCURRENT     400.00     380.00     300.00\n{year}"
    assert read(text, Kind.GROSS) == gross


@pytest.mark.parametrize(
    ("row", "employer"),
    [
        ("401KSH   401(k) safe harbor match   50.00   900.00", (50, 900)),
        ("401KQX   401(k) special QX   50.00   900.00", None),
    ],
)
def test_a_code_before_what_it_means_has_lost_no_amounts(row: str, employer: tuple[float, float] | None) -> None:
    text = f"Employer Benefit   Description   Current   YTD\n{row}"
    assert read(text, Kind.EMPLOYER) == employer
    text = f"Deduction Current YTD\n401K 10.00 90.00\n{text}"
    assert (read(text, Kind.PRE_TAX) == (10, 90)) is bool(employer)
