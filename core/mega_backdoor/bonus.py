"""The bonus that the year's pay leaves room for beside its pay dates."""

from __future__ import annotations

from decimal import Decimal

from core.amount_types import Dollars
from core.amounts import Problem
from core.answers import Answers
from core.doubts import few_dollars_doubt
from core.mega_backdoor.payroll import (
    PAY,
    PAY_PER_DATE,
    dates_of_the_year,
    pay_still_to_come,
    regular_pay_to_come,
)
from core.money import ZERO, at_least_zero
from core.question import Question, Talk


def bonus_at_most(answers: Answers) -> Decimal:
    """What of the year's pay its pay dates still to come leave for a bonus."""
    return at_least_zero(answers[PAY] - regular_pay_to_come(answers))


def bonus_that_raises(answers: Answers, pay: Decimal) -> Decimal | None:
    """The bonus still to come, where a bonus is what raises the year's pay to an amount; None where it raises none."""
    before, known = answers.get(PAY), answers.get(BONUS_TO_COME)
    return None if before is None or pay <= before else (known or ZERO) + pay - before


def pay_with_bonus(answers: Answers, bonus: Decimal) -> Decimal | None:
    """The year's pay with another bonus to come than is known of; None where the pay is not known."""
    before, known = answers.get(PAY), answers.get(BONUS_TO_COME)
    return None if before is None else at_least_zero(before + bonus - (known or ZERO))


def _pay_exceeds_the_dates(answers: Answers) -> bool:
    """More pay than ordinary dates bring by over a dollar a date: there is a bonus, or was one."""
    if not pay_still_to_come(answers):
        return False
    dates = dates_of_the_year(answers)
    return answers[PAY] - answers[PAY_PER_DATE] * dates > dates


def _not_above_the_rest_of_pay(answers: Answers, bonus: Decimal) -> None:
    most = bonus_at_most(answers)
    if bonus > most:
        raise Problem("bonus_above_pay", maximum=most)


def _few_dollars(answers: Answers, bonus: Decimal) -> tuple[str, ...] | None:
    likely, most = few_dollars_doubt(answers, bonus), bonus_at_most(answers)
    return tuple(each for each in likely if Decimal(each) <= most) if likely else None


BONUS_TO_COME: Question[Decimal] = Question(
    "job.bonus_to_come",
    Dollars(),
    _pay_exceeds_the_dates,
    _not_above_the_rest_of_pay,
    usual=0,
    suggestions=lambda _: ("0",),
    yearly=True,
    doubt=_few_dollars,
    talk=Talk(part_of=PAY),
)
