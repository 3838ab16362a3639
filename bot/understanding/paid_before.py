"""What was paid today or before, told where the next pay date is asked: `got paid today, next is the 15th`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from bot.understanding.marks import marks
from bot.understanding.reading import Heard
from bot.understanding.words import MONTHS
from core.amounts import Problem
from core.date_words import date_words
from core.mega_backdoor.payroll import PAY_SCHEDULE
from core.pay_dates import on_day, pay_dates
from core.question import read_answer

PAID: Final = "heard:paid_already"
_MIDDLE_DAY: Final = 15


def is_paid(heard: Heard) -> bool:
    """Whether a part of a line says that a paycheck has come; `nothing yet today` says the opposite."""
    return heard.says(PAID) and not any(word.text in marks("not") for word in heard.line.words)


def days_that_follow(heard: Heard) -> tuple[str, ...]:
    """The pay dates that may be meant where a line names only the one before, by its distance and by the month."""
    return tuple(day.isoformat() for day in sorted(set(_likely(heard))) if _may_be_next(heard, day))


def _likely(heard: Heard) -> Iterator[date]:
    answers, words = heard.answers, date_words()
    schedule = answers.given().get(PAY_SCHEDULE.id)
    for text in heard.texts():
        ahead = words.near.get(text, -words.behind[text] if text in words.behind else None)
        if ahead is not None and ahead <= 0 and schedule is not None and is_paid(heard):
            paid = answers.today + timedelta(ahead)
            yield from pay_dates(schedule, paid, answers.tax_year)[1:2]
    months = {MONTHS[text] for text in heard.texts() if text in MONTHS}
    if len(months) == 1 and heard.says("leaving:middle"):
        yield on_day(answers.tax_year, months.pop(), _MIDDLE_DAY)


def _may_be_next(heard: Heard, day: date) -> bool:
    try:
        read_answer(heard.question, day.isoformat(), heard.answers)
    except Problem:
        return False
    return True
