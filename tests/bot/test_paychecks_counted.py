"""Why so many paychecks count: said where a line beside a result asks it or says another number."""

from __future__ import annotations

from datetime import date

import pytest

from bot.events import Typed
from bot.parts import Words
from bot.understanding.leaving import counts_paychecks
from tests.bot.person import Person, finished

ON_NEW_YEAR = {"job.next_pay_date": "2026-12-04"}


@pytest.mark.parametrize(
    "line",
    [
        "there are only 2 paychecks left this year",
        "why 3 paychecks? i said 2, the 4th and the 18th",
        "es sind doch nur noch 2 gehälter dieses jahr",
        "change paychecks left to 2",
        "anzahl der gehälter auf 2 ändern",
        "warum 3 gehaltszahlungen? ich hab gesagt 2, am 4. und am 18.",
    ],
)
def test_a_line_speaks_of_how_many_paychecks_are_left(line: str) -> None:
    assert counts_paychecks(line)


@pytest.mark.parametrize(
    "line",
    [
        "only 2 paychecks left",
        "why so little?",
        "why $200 a paycheck",
        "change gross per paycheck to 20",
        "gehalt auf 5000 ändern",
        "why 400 per paycheck",
        "there are 2 plans at my job",
        "what if i only put in 200 from my 2 paychecks",
        "warum 15 % je gehalt",
    ],
)
def test_a_line_speaks_of_something_else(line: str) -> None:
    assert not counts_paychecks(line)


def said(person: Person, line: str) -> Words:
    return next(part for part in person.does(Typed(line)).parts if isinstance(part, Words))


def test_pay_that_is_due_on_new_years_day_is_said_to_count() -> None:
    words = said(finished(ON_NEW_YEAR), "warum 3 gehälter? ich hab gesagt 2")
    assert words.key == "paychecks.new_year"
    assert (words.values["count"], words.values["last"], words.values["fewer"]) == (3, date(2026, 12, 31), 2)


def test_paychecks_are_counted_by_their_rhythm() -> None:
    assert said(finished({"job.next_pay_date": "2026-11-27"}), "why 3 paychecks?").key == "paychecks.counted"
    one = {"job.pay_schedule": "monthly", "job.next_pay_date": "2026-12-15"}
    assert said(finished(one), "why 1 paycheck?").key == "paychecks.one"


def test_without_a_paycheck_to_come_nothing_is_counted() -> None:
    person = finished({"job.next_pay_date": "none"})
    parts = person.does(Typed("why 3 paychecks?")).parts
    assert not any(isinstance(part, Words) and part.key.startswith("paychecks.") for part in parts)
