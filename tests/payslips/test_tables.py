"""Tables as payroll systems print them and as they arrive when pasted: each amount in its column, or left open."""

from __future__ import annotations

from datetime import date

import pytest

from bot.payslip import fields_of, is_payslip, read_lines
from bot.payslip.lines import lines_of
from core.payslip import Kind

TODAY = date(2026, 11, 30)
PAID = "Pay Date: 11/27/2026\nPay Frequency: Biweekly\n"


def read(text: str, kind: Kind) -> tuple[float | None, float | None] | None:
    """Dollars of this date and of the year that a text prints for a kind."""
    amounts = read_lines(lines_of(text)).amounts.get(kind)
    return amounts and tuple(each and float(each) for each in amounts[:2])  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "kind", "amounts"),
    [
        (
            "Pay rate hours this period year to date\nRegular 57.69 80.00 4,615.38 9,230.76",
            "regular",
            (4615.38, 9230.76),
        ),
        ("Deductions this period year to date\n401K -461.54* 12,276.96", "pre_tax", (461.54, 12276.96)),
        (
            "this period\nyear to date\nGross Pay\n$1,414.06\n61,718.75\nNet Pay\n909.00\n40000.00",
            "gross",
            (1414.06, 61718.75),
        ),
        (
            "Deduction Based On Pre-Tax Employee Current Employee YTD Employer Current Employer YTD\n"
            "401(k) % $5,200.72 Yes $519.23 $12,158.23 $259.62 $6,079.12",
            "employer",
            (259.62, 6079.12),
        ),
        ("\tEmployee\tCompany\n\tCurrent\tYTD\tCurrent\tYTD\n401(k)\t5.00\t50.00\t4.00\t40.00", "employer", (4, 40)),
        ("Description\tCurrent\tYTD\nRoth 401(k)\t\t9,000.00", "roth", (0, 9000)),
        (
            "Hours Worked Gross Pay Taxes Deductions Net Pay\nCurrent 80.00 40.00 9.00 3.00 28.00",
            "net",
            (28, None),
        ),
        (
            "NET PAY        THIS PERIOD ($)       YTD ($)\n                     1,027.00     49,729.00",
            "net",
            (1027, 49729),
        ),
        (
            "PAY             Current         YTD      Taxes              Current         YTD\n"
            "Salary         4,583.33  100,833.26      COMPANY MATCH      Current         YTD\n"
            "                                         401k Co. Match      137.50    3,114.98",
            "employer",
            (137.5, 3114.98),
        ),
        (
            "Description      Rate    Hours    Earnings    Hours     Earnings\n"
            "Regular Salary          173.33    8,416.67    1,656.00  100,999.04",
            "regular",
            (8416.67, 100999.04),
        ),
        (
            "Description Hours Current YTD\nHoliday 11/15/2026 - 11/28/2026 8 640.00 1,280.00",
            "regular",
            (640, 1280),
        ),
        (
            "Description Current YTD\nRegular Pay 33.654000 72.00 2,423.09 1,656.00 56,213.02",
            "regular",
            (2423.09, 56213.02),
        ),
        (
            "Type      Hours    Current        YTD   Type       Current        YTD\n"
            "Salary       80     400.00   5,000.00   Federal     100.00     900.00",
            "regular",
            (400, 5000),
        ),
        (
            "Type        Employee     YTD   Company     YTD\n401(k)          5.00   50.00      4.00   40.00",
            "employer",
            (4, 40),
        ),
        (
            "Earnings     Hrs/Units   Rate   This Period   YTD Hours   YTD\n"
            "Hourly         40.00         10.00         400.00    1800.00     18000.00\n"
            "Holiday                      10.00                     48.00       480.00",
            "regular",
            (400, 18480),
        ),
        ("Plan   Employee   Employer   EE YTD   ER YTD\n403(b)   5.00   9.00   50.00   90.00", "employer", (9, 90)),
        ("Plan   Employee   Employer   EE YTD   ER YTD\n403(b)   5.00   9.00   50.00   90.00", "pre_tax", (5, 50)),
        ("Hours   Earnings   YTD Hrs   YTD Earn\nReg   80.00   400.00   920.00   4,600.00", "regular", (400, 4600)),
        (
            "Earnings   Current   YTD\nRegular   400.00   900.00\n"
            "Leave   Accrued   Used   Balance\nSick   1.50   0.00   44.00",
            "regular",
            (400, 900),
        ),
        ("Earnings\nSalary\nCurrent $400.00  YTD $900.00", "regular", (400, 900)),
        (
            "Earnings\tHours\tRate\tCurrent\tYTD Hours\tYTD\n\tRegular\t80.00\t45.00\t3,600.00\t7,200.00",
            "regular",
            (3600, 7200),
        ),
        ("Earnings\nSalary\nBonus\nCurrent\n400.00\n10.00\nYTD\n900.00\n30.00", "regular", (400, 900)),
        ("Earnings\nSalary\nBonus\nYTD\n900.00\n30.00\nCurrent\n400.00\n10.00", "regular", (400, 900)),
        (
            "Summary     Gross     Net Pay\nCurrent     900.00     700.00\nYTD       9,000.00   7,000.00",
            "net",
            (700, 7000),
        ),
        ("Earnings | Current | YTD\nSalary | (653.85) | (15,692.40)", "regular", (653.85, 15692.4)),
        ("Salary\n$400.00 ($900.00 YTD)\n401(k)\n$40.00 ($90.00 YTD)", "pre_tax", (40, 90)),
        ("Salary\n8.0 hours\n$400.00\nYear to date $900.00\nOvertime\n1.5 hours\n$50.00", "regular", (400, 900)),
        ("Earnings\n9 hours @   50.00   450.00   900.00", "regular", (450, 900)),
    ],
)
def test_each_amount_stands_in_its_column(text: str, kind: str, amounts: tuple[float | None, ...]) -> None:
    assert read(text, Kind(kind)) == amounts


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Description Current YTD\n401(k) 500.00 6,000.00\nRoth 401(k) 9,000.00\n", "roth"),
        ("Employer Contributions Current YTD\n401(k) Match 50.00 600.00\n401(k) Special QX 10.00 90.00", "employer"),
        ("Plan Current Balance\nPTO 6.15 91.20", "regular"),
        ("Earnings\tRate\tHours\tAmount\tYTD\nVAC\t48.07\t0.00\t3,846.15", "regular"),
        ("Description Current YTD\nRegular Pay 33.654000 72.00 2,444.09 1,656.00 56,213.02", "regular"),
        ("BEFORE-TAX DEDUCTIONS\nEMPLOYER PAID BENEFITS\nDescription Current YTD\n403(b) 5.00 50.00", "employer"),
        ("BEFORE-TAX DEDUCTIONS\nEMPLOYER PAID BENEFITS\nDescription Current YTD\n403(b) 5.00 50.00", "pre_tax"),
        ("Employer Current YTD\n401K Match 250.00 6,000.00\n401K Match Reversal -100.00 -100.00", "employer"),
        ("Deductions Current YTD\nRoth 401K 250.00 6,000.00\nRoth 401K Refund -100.00 -100.00", "roth"),
        ("Earnings\nSalary\nBonus\nRetro\nGross\nCurrent\n400.00\n10.00\nYTD\n900.00\n30.00", "regular"),
        ("Earnings\nSalary\nBonus\nCurrent\n400.00\n10.00\nYTD\n900.00", "regular"),
        ("Deductions   Current   YTD\nAfter-Tax\n10%   90.00   900.00\n401(k)\nNet Pay   700.00   7,000.00", "net"),
        ("Hours left\nPTO 118.20", "regular"),
        ("Employer Paid Current YTD\n403B PreTx 5.00 50.00\n403B Match 4.00 40.00", "employer"),
        ("401a ER Contribution 566.15 14,153.75", "employer"),
        ("Salary\n$400.00 ($900.00 YTD)\n401(k)\n$90.00 YTD ($40.00)", "pre_tax"),
        ("Overtime\n1.5 hours\n$50.00\nYear to date $90.00", "regular"),
        (
            "Earnings Current YTD\nSalary 400.00 900.00\nPTO 5.00 5.00\nPTO Offset -5.00 -5.00\nGross 400.00 900.00",
            "regular",
        ),
        ("Current YTD\n401(k) Roth 50.00 600.00\nRoth In-Plan Conversion 10.00 90.00", "roth"),
        ("Current YTD\nER Match 50.00 600.00\n401k Prior Employer 0.00 90.00", "employer"),
        ("Current YTD\nMatch 50.00 600.00\nNECA Annuity ER Contribution 10.00 90.00", "employer"),
        ("Current YTD\nSpillover 50.00 600.00\nExcess Savings Spillover 10.00 90.00", "after_tax"),
        ("Current YTD\n401K 50.00 600.00\n401EE 10.00 90.00", "pre_tax"),
        ("Current YTD\n401K Roth 50.00 600.00\nSupplemental Roth 10.00 90.00", "roth"),
    ],
)
def test_a_row_that_is_not_understood_leaves_its_kind_open(text: str, kind: str) -> None:
    assert read(text, Kind(kind)) is None


@pytest.mark.parametrize(
    ("line", "kind", "amounts"),
    [
        ("Key: 401A = AFTER TAX 401K  401L = 401K LOAN", "after_tax", (5, 50)),
        ("401L = 401k loan. 401A = after-tax 401k. Thank you", "after_tax", (5, 50)),
        ("Key: 401A = AFTER TAX 401K  401L = 401K LOAN", "roth", None),
        ("Balance = what is left", "after_tax", None),
    ],
)
def test_a_code_is_read_by_the_slips_own_key(line: str, kind: str, amounts: tuple[float, float] | None) -> None:
    assert read(f"{line}\nDeductions Current YTD\n401A 5.00 50.00\n401L 7.00 70.00", Kind(kind)) == amounts


@pytest.mark.parametrize(
    "text",
    [
        "| Net Pay | Current | YTD |\n|---|---|---|",
        "Feb 30 - Feb 31, 2026",
        "Current\nYTD\nCurrent $5.00",
        "= A = B",
    ],
)
def test_what_is_no_table_says_nothing(text: str) -> None:
    assert read_lines(lines_of(text)).amounts == {}


def test_a_line_of_signs_alone_says_nothing() -> None:
    assert read_lines(lines_of("Earnings\n- - - - -\nGross Pay 4,000.00")).amounts.keys() == {Kind.GROSS}


def test_hours_of_leave_that_are_left_are_no_pay() -> None:
    text = "Earnings Hours Current YTD\nRegular 80.00 4,000.00 90,000.00\nPlan Current Balance\nPTO 6.15 91.20"
    assert read(text, Kind.REGULAR) == (4000, 90000)


SLIP = PAID + (
    "Description             Current           YTD\n"
    "Salary                 4,000.00     88,000.00\n"
    "{earned}"
    "Gross Pay              {gross}    100,000.00\n"
    "401K AT                  200.00      4,000.00\n"
    "Net Pay                {net}     60,000.00\n"
)


@pytest.mark.parametrize(
    ("earned", "gross", "net", "lands"),
    [
        ("", "4,000.00", "2,500.00", "2700.00"),
        ("GTL Imputed Income        20.00        480.00\n", "4,020.00", "2,500.00", "2700.00"),
        ("Cell Phone Reimb          50.00        550.00\n", "4,000.00", "2,550.00", None),
        ("Spot Bonus                20.00        480.00\n", "4,020.00", "2,515.00", None),
    ],
)
def test_take_home_pay_has_imputed_income_out_and_leaves_what_is_paid_beside_it_open(
    earned: str, gross: str, net: str, lands: str | None
) -> None:
    found = fields_of(lines_of(SLIP.format(earned=earned, gross=gross, net=net)), TODAY).get("job.net_pay")
    assert (found and found.value) == lands


def test_take_home_pay_is_left_open_where_the_after_tax_row_is_not_understood() -> None:
    text = SLIP.format(earned="", gross="4,000.00", net="2,500.00").replace(
        "  200.00      4,000.00", "4,000.00        200.00"
    )
    assert "job.net_pay" not in fields_of(lines_of(text), TODAY)


@pytest.mark.parametrize(
    ("text", "paid_on"),
    [
        ("Pay date: Nov 13, 2026", date(2026, 11, 13)),
        ("Statement for November, paid 11/30/2026", date(2026, 11, 30)),
        ("Check date 11/20/2026    Pay begin 11/01/2026   Pay end 11/15/2026", date(2026, 11, 20)),
        ("Pay date   Nov 01, 2026 - Nov 15, 2026   $3,820.84\nNov 13, 2026   Net", date(2026, 11, 13)),
        ("Name Pay Period Begin Pay Period End Check Date\nSam 11/01/2026 11/15/2026 11/13/2026", date(2026, 11, 13)),
        ("Pay date: Nov 01, 2026 - Nov 15, 2026", None),
    ],
)
def test_a_pay_date_is_no_beginning_of_a_period(text: str, paid_on: date | None) -> None:
    assert read_lines(lines_of(text)).dates.paid_on == paid_on


def test_a_bonus_alone_shows_no_schedule_by_its_period() -> None:
    text = "Pay Period: 11/01/2026 - 11/30/2026\nDescription Current YTD\n{} 15,000.00 15,000.00"
    assert read_lines(lines_of(text.format("Retention Bonus"))).dates.schedule is None
    assert read_lines(lines_of(text.format("Salary"))).dates.schedule == "monthly"


def test_a_slip_whose_rows_are_left_open_is_a_payslip_all_the_same() -> None:
    rows = "Regular 5,000.00 9,000.00\nRetro -400.00 -400.00\nGross Pay 4,600.00 8,600.00\n401K Refund -3.00 -3.00"
    lines = lines_of(f"{PAID}Description Current YTD\n{rows}\nNet Pay 3,000.00 6,000.00")
    assert is_payslip(lines)
    assert not {"job.net_pay", "job.deferrals"} & fields_of(lines, TODAY).keys()
    assert fields_of(lines, TODAY)["job.pay"].value == "18600.00", "two dates of 5,000 to come"
