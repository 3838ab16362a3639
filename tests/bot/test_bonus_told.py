"""What a person says of a bonus beside a result: how much, when, that it has come, or that none comes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.events import Typed
from bot.understanding.year_events import BonusNews, BonusTold, told_bonus
from tests.bot.household import PAID
from tests.bot.person import Person, finished

JULY = date(2026, 7, 1)
ORDINARY = PAID | {"job.pay_schedule": "monthly", "job.pay_per_date": 15_000, "job.pay": 180_000}
WITH_BONUS = ORDINARY | {"job.pay": 200_000, "job.bonus_to_come": 20_000}


def told(person: Person, line: str) -> tuple[Decimal, Decimal]:
    """The year's pay and the bonus still to come, after a line."""
    person.does(Typed(line))
    pay, bonus = (Decimal(str(person.session.answers[key])) for key in ("job.pay", "job.bonus_to_come"))
    return pay, bonus


@pytest.mark.parametrize(
    ("line", "amount", "day"),
    [
        ("bonus of 20k in December", 20_000, None),
        ("i get a 20k bonus on dec 18", 20_000, date(2026, 12, 18)),
        ("my bonus will be 5,000", 5_000, None),
        ("es kommt noch ein Bonus von 20.000", 20_000, None),
        ("ich bekomme am 18.12. 3.000 Weihnachtsgeld", 3_000, date(2026, 12, 18)),
        ("my bonus is paid on dec 11", None, date(2026, 12, 11)),
        ("mein Bonus kommt am 11.12.", None, date(2026, 12, 11)),
    ],
)
def test_a_line_announces_a_bonus(line: str, amount: int | None, day: date | None) -> None:
    assert told_bonus(line, JULY) == BonusTold(BonusNews.TO_COME, amount and Decimal(amount), day)


@pytest.mark.parametrize(
    ("line", "news"),
    [
        ("i already got the bonus", BonusNews.HAS_COME),
        ("der Bonus ist schon da", BonusNews.HAS_COME),
        ("no bonus this year", BonusNews.OFF),
        ("the bonus was cancelled", BonusNews.OFF),
        ("my bonus moved to january", BonusNews.OFF),
        ("kein Bonus dieses Jahr", BonusNews.OFF),
        ("der Bonus kommt erst im Januar", BonusNews.OFF),
    ],
)
def test_a_line_says_that_no_bonus_is_to_come(line: str, news: BonusNews) -> None:
    assert told_bonus(line, JULY) == BonusTold(news)


@pytest.mark.parametrize(
    "line",
    [
        "my bonus of 20,000 came on jun 13",
        "got my bonus of 20,000",
        "mein Bonus von 20.000 kam am 13.6.",
        "Bonus 20.000 wurde am 13.6. ausgezahlt",
    ],
)
def test_a_bonus_that_came_is_none_to_come_and_stands_in_the_years_pay(line: str) -> None:
    assert told_bonus(line, JULY) == BonusTold(BonusNews.HAS_COME, Decimal(20_000))
    assert told(finished(ORDINARY, "en"), line.replace("jun", "nov").replace("13.6.", "13.11.")) == (200_000, 0)
    assert told(finished(WITH_BONUS, "en"), line.replace("jun", "nov").replace("13.6.", "13.11.")) == (200_000, 0)


@pytest.mark.parametrize(
    "line",
    [
        "put 5,000 of my bonus in",
        "4,100 after-tax from my bonus",
        "a bonus of 20k in march",
        "bonus of 10%",
        "is a bonus of 20k counted?",
        "no bonus?",
        "what if no bonus comes",
        "20.000 Bonus im März",
        "vom Bonus 5.000 einzahlen",
        "does my bonus count",
        "bonus",
    ],
)
def test_a_question_a_wish_or_a_bonus_of_the_past_announces_none(line: str) -> None:
    assert told_bonus(line, JULY) is None


@pytest.mark.parametrize(("language", "line"), [("en", "a bonus of 20k in december"), ("de", "Bonus 20k im Dezember")])
def test_a_bonus_that_the_years_pay_knew_nothing_of_raises_it(language: str, line: str) -> None:
    person = finished(ORDINARY, language)
    assert "job.bonus_to_come" not in person.session.answers
    assert told(person, line) == (200_000, 20_000)


def test_a_bonus_that_is_asked_about_already_is_its_answer_alone() -> None:
    assert told(finished(WITH_BONUS, "en"), "my bonus is 5,000") == (200_000, 5_000)


@pytest.mark.parametrize(
    ("line", "pay"), [("i got my bonus", 200_000), ("no bonus this year", 180_000), ("Bonus gestrichen", 180_000)]
)
def test_a_bonus_that_does_not_come_takes_its_pay_along(line: str, pay: int) -> None:
    assert told(finished(WITH_BONUS, "de"), line) == (pay, 0)


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("mein Bonus kommt am 18.12.", "11. Dezember"),
        ("mein Bonus kommt am 27.11.", "heute ein"),
        ("mein Bonus kommt am 23.11.", "zu spät"),
    ],
)
def test_the_day_of_the_bonus_is_no_amount_and_is_answered_with_the_day_to_act_by(line: str, by: str) -> None:
    person = finished(WITH_BONUS, "de")
    assert told(person, line) == (200_000, 20_000)
    assert by in person.messages[0].text.replace("<b>", "").replace("</b>", "")


def test_beside_no_bonus_its_day_is_left_to_others() -> None:
    person = finished(ORDINARY, "en")
    person.does(Typed("my bonus is paid on dec 11"))
    assert "bonus of December" not in person.messages[0].text
