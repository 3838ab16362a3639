"""What is told ahead of its question is offered for the question before it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.answers import Answers
from core.assess import INTERVIEWS
from core.doubts import rather_of_one_date
from core.mega_backdoor.bonus import bonus_that_raises
from core.mega_backdoor.payroll import NET_PAY, PAY, PAY_PER_DATE
from core.mega_backdoor.told_ahead import (
    bonus_without_room,
    is_rather_pay_of_one_date,
    pay_of_one_date,
    pay_with_a_raise,
    pay_with_it_on_top,
    suggested_by_later,
    with_each_date_to_come,
)
from core.question import read_answer
from tests.core.test_interview import LIMITS, replay

SCHEDULE = {
    "situation": "employee",
    "job.after_tax": "yes",
    "job.route": "in_plan",
    "age_band": "under_50",
    "job.pay_schedule": "semimonthly",
    "job.next_pay_date": "2026-01-15",
}


def answers(**more: object) -> Answers:
    return replay("mega", SCHEDULE | {key.replace("job_", "job."): value for key, value in more.items()}).answers


def test_the_years_pay_suggests_that_of_one_date_without_a_bonus_in_it() -> None:
    assert suggested_by_later(PAY_PER_DATE, {"job.pay": 240_000}, answers()) == ("10000",)
    with_bonus = {"job.pay": 240_000, "job.bonus_to_come": "30000"}
    assert suggested_by_later(PAY_PER_DATE, with_bonus, answers()) == ("8750",)


def test_a_bonus_told_ahead_is_part_of_the_years_pay_that_is_suggested() -> None:
    known = answers(job_pay_per_date="8750")
    (suggested,) = suggested_by_later(PAY, {"job.bonus_to_come": "30000"}, known)
    assert suggested == "240000"
    read_answer(PAY, suggested, known)


def test_nothing_is_suggested_by_what_was_not_told_or_makes_no_sense() -> None:
    known = answers(job_pay_per_date="8750")
    assert suggested_by_later(PAY, {}, known) == ()
    assert suggested_by_later(PAY_PER_DATE, {}, known) == ()
    assert suggested_by_later(PAY_PER_DATE, {"job.pay": "much"}, known) == ()
    assert suggested_by_later(PAY_PER_DATE, {"job.pay": 10_000, "job.bonus_to_come": 20_000}, known) == ()
    assert suggested_by_later(NET_PAY, {"job.pay": 240_000}, known) == ()
    assert suggested_by_later(PAY, {"job.bonus_to_come": 5_000}, answers()) == (), "the pay of one date is not known"


def test_a_years_pay_brings_its_part_on_each_pay_date() -> None:
    assert pay_of_one_date(Decimal(180_000), answers()) == "7500"
    assert pay_of_one_date(Decimal(180_000), replay("mega", {}).answers) is None, "the rhythm is not known"


def test_pay_of_one_date_is_about_what_the_year_brings_on_each() -> None:
    assert is_rather_pay_of_one_date(Decimal(8_750), Decimal(210_000), answers())
    assert is_rather_pay_of_one_date(Decimal("8662.5"), Decimal(210_000), answers())
    assert not is_rather_pay_of_one_date(Decimal(8_660), Decimal(210_000), answers())
    assert not is_rather_pay_of_one_date(Decimal(8_750), Decimal(210_000), replay("mega", {}).answers)


@pytest.mark.parametrize(("pay", "of_one_date"), [(3_999, False), (4_000, True), (16_000, True), (16_001, False)])
def test_new_pay_near_that_of_one_date_is_meant_for_one(pay: int, of_one_date: bool) -> None:
    assert rather_of_one_date(Decimal(pay), Decimal(8_000)) is of_one_date


def test_what_raises_the_years_pay_is_a_bonus_to_come() -> None:
    known = answers(job_pay_per_date="8750", job_pay="240000", job_bonus_to_come="10000")
    assert bonus_that_raises(known, Decimal(250_000)) == 20_000
    assert bonus_that_raises(known, Decimal(240_000)) is None
    without = answers(job_pay_per_date="8750", job_pay="210000")
    assert bonus_that_raises(without, Decimal(250_000)) == 40_000


TOLD = {"job.bonus_to_come": "30000"}


def in_december(**more: object) -> Answers:
    """Answers of somebody with two pay dates of 8,750 left, 210,000 a year."""
    given = {"job.next_pay_date": "2026-12-15", "job.pay_per_date": "8750"}
    given |= {key.replace("job_", "job."): str(value) for key, value in more.items()}
    return INTERVIEWS["mega"][0].replay(SCHEDULE | given, LIMITS, date(2026, 12, 10)).answers


def test_a_bonus_has_no_room_beside_pay_that_its_dates_make_up() -> None:
    assert bonus_without_room(TOLD, in_december(job_pay=210_000)) == 30_000
    assert bonus_without_room(TOLD, in_december(job_next_pay_date="none")) == 30_000, "no pay date is left"
    assert bonus_without_room(TOLD, in_december(job_pay=240_000)) == 0, "it is asked about"
    assert bonus_without_room(TOLD, in_december()) == 0, "the year's pay is not known"
    assert bonus_without_room({}, in_december(job_pay=210_000)) == 0
    assert bonus_without_room(TOLD, in_december(job_after_tax="no")) == 0, "no pay is asked about"


@pytest.mark.parametrize(("pay", "with_it"), [(210_000, 240_000), (199_500, 229_500), (199_499, None), (105_000, None)])
def test_a_bonus_comes_on_top_of_a_whole_years_pay(pay: int, with_it: int | None) -> None:
    assert pay_with_it_on_top(Decimal(30_000), in_december(job_pay=pay)) == with_it


def test_a_bonus_that_makes_no_difference_comes_on_top_of_nothing() -> None:
    known = in_december(job_pay=210_000)
    assert pay_with_it_on_top(Decimal(24), known) is None, "a dollar a date is no bonus"
    assert pay_with_it_on_top(Decimal(25), known) == 210_025
    assert pay_with_it_on_top(Decimal(30_000), in_december(job_next_pay_date="none", job_pay=210_000)) is None


def test_a_raise_changes_the_years_pay_only_where_that_is_known() -> None:
    assert pay_with_a_raise(Decimal(11_000), answers()) is None
    assert pay_with_a_raise(Decimal(11_000), answers(job_pay_per_date=10_000, job_pay=240_000)) == "264000"


def test_an_amount_of_each_date_to_come_is_added_to_what_is_in_only_where_the_dates_are_known() -> None:
    twice_a_month = answers()
    assert with_each_date_to_come(Decimal(1_000), Decimal(500), twice_a_month) == "13000"
    nobody_said = replay("mega", {"situation": "employee"}).answers
    assert with_each_date_to_come(Decimal(10_000), Decimal(500), nobody_said) is None
