"""What is told ahead of its question is offered for the question before it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.answers import Answers
from core.mega_backdoor.bonus import bonus_that_raises
from core.mega_backdoor.payroll import NET_PAY, PAY, PAY_PER_DATE, rather_of_one_date
from core.mega_backdoor.told_ahead import pay_of_one_date, suggested_by_later
from core.question import read_answer
from tests.core.test_interview import replay

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


@pytest.mark.parametrize(("pay", "of_one_date"), [(3_999, False), (4_000, True), (16_000, True), (16_001, False)])
def test_new_pay_near_that_of_one_date_is_meant_for_one(pay: int, of_one_date: bool) -> None:
    assert rather_of_one_date(Decimal(pay), Decimal(8_000)) is of_one_date


def test_what_raises_the_years_pay_is_a_bonus_to_come() -> None:
    known = answers(job_pay_per_date="8750", job_pay="240000", job_bonus_to_come="10000")
    assert bonus_that_raises(known, Decimal(250_000)) == 20_000
    assert bonus_that_raises(known, Decimal(240_000)) is None
    without = answers(job_pay_per_date="8750", job_pay="210000")
    assert bonus_that_raises(without, Decimal(250_000)) == 40_000
