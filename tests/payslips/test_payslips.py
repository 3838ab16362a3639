"""Payslips in the layouts of payroll systems: what is found is right, and what has two readings is left out."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from bot.payslip import fields_of, is_payslip
from bot.payslip.labels import Label, kind_of, labels
from bot.payslip.lines import lines_of
from core.payslip import Kind
from tests.bot.program import run
from tests.payslips.corpus import FIELDS, counts, report, slips
from tests.payslips.pdfs import MAKES

EVERY_MAKE = ("text", *MAKES)
TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(("name", "least_right"), [("learned_from.toml", 0.97), ("set_aside.toml", 0.95)])
def test_fields_are_right_or_left_out(name: str, least_right: float) -> None:
    counted = counts(name, EVERY_MAKE)
    told = sum(count.right + count.wrong for count in counted.values())
    due = sum(count.right + count.missed for count in counted.values())
    assert sum(count.wrong for count in counted.values()) < 0.01 * told, report(name)
    assert sum(count.right for count in counted.values()) >= least_right * due, report(name)


@pytest.mark.parametrize("label", labels(), ids=lambda label: label.name)
def test_a_kind_takes_its_examples_and_leaves_its_counter_examples(label: Label) -> None:
    assert [each for each in label.takes if kind_of(each) != label.name] == []
    assert [each for each in label.leaves if kind_of(each) == label.name] == []


@pytest.mark.parametrize(
    "line",
    [
        "401K LOAN 1        100.00   1,200.00",
        "Roth IRA           200.00   4,000.00",
        "After-Tax Deductions   375.00   8,625.00",
        "Life Ins After Tax      12.00     276.00",
        "Vol Life After Tax      12.00     276.00",
        "Charity Match           10.00     240.00",
        "Employer HSA Match      50.00   1,200.00",
        "401k Wages           4,000.00  96,000.00",
        "Federal Taxable Gross  6,000.00  138,000.00",
        "HSA Employer            50.00   1,150.00",
        "457B Deferral          500.00  11,500.00",
        "DCP Spillover          500.00  11,500.00",
        "Deferred Comp          500.00  11,500.00",
        "Pension EE After-Tax   500.00  11,500.00",
        "401(a) Employer Retirement  1,800.00  19,800.00",
        "457(b)   50.00  1,150.00\nRetirement Match   50.00  1,150.00",
    ],
)
def test_what_is_no_plan_money_gives_no_field(line: str) -> None:
    text = f"Pay Date: 11/27/2026\nPay Frequency: Biweekly\n              Current       YTD\n{line}"
    assert fields_of(lines_of(text), TODAY).keys() <= {"job.pay_schedule", "job.next_pay_date"}


def test_employer_money_of_which_one_line_stands_under_no_heading_is_left_open() -> None:
    lines = "True Up Employer Contribution 401k Plan 0.00 1,000.00\n401K ER Match 200.00 4,800.00"
    text = f"Pay Date: 11/27/2026\nPay Frequency: Biweekly\n              Current       YTD\n{lines}"
    assert "job.employer" not in fields_of(lines_of(text), TODAY)


def test_a_corrected_slip_that_takes_back_pay_leaves_regular_pay_open() -> None:
    lines = "Regular   4,000.00  96,000.00\nRegular  -500.00  -500.00\nGross Pay  3,500.00  95,500.00"
    text = f"Pay Date: 11/27/2026\nPay Frequency: Biweekly\n            Current       YTD\n{lines}"
    assert not {"job.pay_per_date", "job.pay"} & fields_of(lines_of(text), TODAY).keys()


@pytest.mark.parametrize(
    ("rows", "left_open"),
    [
        ("401K 100.00 2,400.00\nRoth 401K 300.00 200.00", "deferrals"),
        ("401K 100.00 2,400.00\nRoth 401K 50.00 1,200.00 9.00 7.00", "deferrals"),
        ("401K Match 50.00 1,200.00\n401K Nonelective 50.00 1,200.00", "employer"),
        ("Regular 4,000.00 96,000.00", "pay_per_date"),
    ],
    ids=["less in the year", "too many amounts", "one amount under two names", "a second week"],
)
def test_a_sum_of_which_a_row_is_in_doubt_is_left_open(rows: str, left_open: str) -> None:
    whole = "Regular 4,000.00 96,000.00\nGross Pay 8,000.00 192,000.00\nNet Pay 5,000.00 120,000.00"
    text = f"Pay Date: 11/27/2026\nPay Frequency: Biweekly\nCurrent   YTD\n{rows}\n{whole}"
    assert f"job.{left_open}" not in fields_of(lines_of(text), TODAY)


def test_net_pay_of_which_nothing_was_taken_off_is_another_amount() -> None:
    rows = "Regular 4,000.00 96,000.00\nGross Pay 4,000.00 96,000.00\nNet Pay"
    text = f"Pay Date: 11/27/2026\nPay Frequency: Biweekly\nCurrent   YTD\n{rows}"
    assert fields_of(lines_of(f"{text} 2,900.00 70,000.00"), TODAY)["job.net_pay"].value == "2900.00"
    assert "job.net_pay" not in fields_of(lines_of(f"{text} 4,000.00 96,000.00"), TODAY)
    # A tenth of gross pay is left: gross pay was read of something else.
    assert not {"job.net_pay", "job.pay"} & fields_of(lines_of(f"{text} 90.00 70,000.00"), TODAY).keys()


@pytest.mark.parametrize("between", ["Net Pay 2,900.00 70,000.00", "Description Current YTD"])
def test_a_row_behind_another_table_is_not_the_employers_for_sure(between: str) -> None:
    rows = f"Employer Contributions Current YTD\nMatch 100.00 2,400.00\n{between}\n401(k) 300.00 7,200.00"
    found = fields_of(lines_of(f"Pay Date: 11/27/2026\nPay Frequency: Biweekly\n{rows}"), TODAY)
    assert not {"job.employer", "job.deferrals"} & found.keys()


def test_two_pay_dates_on_one_line_say_none() -> None:
    text = "Pay Day: 11/20/2026   Deposit Date: {}\nPay Frequency: Biweekly"
    assert "job.next_pay_date" in fields_of(lines_of(text.format("11/20/2026")), TODAY)
    assert "job.next_pay_date" not in fields_of(lines_of(text.format("11/24/2026")), TODAY)


def test_a_plan_label_that_is_not_understood_leaves_own_contributions_and_take_home_pay_open() -> None:
    slip = slips("learned_from.toml")[0]
    told = fields_of(lines_of(slip.text.replace("401K AT  ", "401K QX  ")), slip.today)
    assert not {"job.deferrals", "job.after_tax_so_far", "job.net_pay"} & told.keys()


def test_a_check_of_a_bonus_alone_says_nothing_of_ordinary_pay_dates() -> None:
    amounts = "Bonus 9,000.00 9,000.00\nGross Pay 9,000.00 99,000.00\n401K 900.00 9,900.00\nNet Pay 5,000.00 60,000.00"
    text = f"Pay Date: 11/24/2026\nPay Frequency: Biweekly\nCurrent YTD\n{amounts}"
    assert fields_of(lines_of(text), TODAY).keys() == {"job.pay_schedule"}, "its day is none of the rhythm"


def test_two_schedules_on_a_slip_give_none() -> None:
    text = "Pay Frequency: Monthly\nPay Period: 11/09/2026 - 11/22/2026"
    assert "job.pay_schedule" not in fields_of(lines_of(text), TODAY)


def test_a_slip_of_last_year_says_nothing_of_this_year() -> None:
    slip = slips("learned_from.toml")[0]
    found = fields_of(lines_of(slip.text), date(2027, 1, 4))
    assert found.keys() == {"job.pay_schedule", "job.pay_per_date", "job.net_pay"}


def test_after_tax_money_taken_off_is_put_back_into_take_home_pay() -> None:
    slip = slips("learned_from.toml")[0]
    assert fields_of(lines_of(slip.text), TODAY)["job.net_pay"].value == "4326.25"


def test_a_year_to_date_below_the_pay_date_is_not_believed() -> None:
    text = "Pay Date: 11/27/2026\nPay Frequency: Biweekly\nCurrent   YTD\n401K AT   900.00   300.00"
    assert "job.after_tax_so_far" not in fields_of(lines_of(text), TODAY)


def test_a_booklet_is_no_payslip_and_a_slip_is() -> None:
    assert not is_payslip(lines_of("You may contribute 1% to 10% of your net pay after tax.\nPay periods: biweekly"))
    assert not is_payslip(lines_of("Gross pay $7,000\nNet pay $4,500\nPaid every two weeks\n401k $700"))
    assert is_payslip(lines_of("Gross pay $7,000\nNet pay $4,512.50\nPaid every two weeks\n401k $700"))
    assert all(is_payslip(lines_of(slip.text)) for slip in slips("learned_from.toml"))


def test_every_kind_of_amount_has_labels() -> None:
    assert {label.name for label in labels()} == {*Kind, "ignore", "unsettled", "position"}


def test_the_command_prints_each_field_with_its_line(tmp_path: Path) -> None:
    slip = slips("learned_from.toml")[0]
    file = tmp_path / "slip.pdf"
    file.write_bytes(MAKES["cells"](slip.text))
    done = run(["payslip", str(file), "--json"], {"TODAY": slip.today.isoformat()}, tmp_path)
    fields = json.loads(done.out)["fields"]
    assert {key: f"{each['value']:.2f}" for key, each in fields.items() if isinstance(each["value"], float)} == {
        key: value for key, value in slip.right.items() if key in FIELDS[2:]
    }
    assert fields["job.after_tax_so_far"]["line"] == "401K AT -346.15 7,961.45"


def test_the_command_says_why_a_file_is_not_read(tmp_path: Path) -> None:
    done = run(["payslip", "-", "--json"], {}, tmp_path, typed=b"\x00\x01\x02")
    assert (done.status, json.loads(done.out)["error"]["reason"]) == (2, "not_a_pdf")
