"""What is told ahead of its question is offered for the question before it."""

from __future__ import annotations

from core.answers import Answers
from core.mega_backdoor.payroll import NET_PAY, PAY, PAY_PER_DATE
from core.mega_backdoor.told_ahead import suggested_by_later
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
