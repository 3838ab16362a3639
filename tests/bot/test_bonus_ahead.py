"""A bonus that is told before its question: it counts on top of the year's pay, or is said not to count."""

from __future__ import annotations

import pytest

from bot.events import Typed
from bot.parts import Noted
from tests.bot.household import texts_of
from tests.bot.person import Person, asked_for, finished

MONTHLY = {"job.pay_schedule": "monthly", "job.next_pay_date": "2026-11-30", "job.pay_per_date": 15_000}


def told_ahead(question: str) -> Person:
    """Somebody before a question who has told a bonus of 36,000."""
    person = asked_for(question, MONTHLY, "en")
    person.session.answers["job.bonus_to_come"] = "36000"
    return person


def noted(person: Person, line: str) -> list[Noted]:
    return [part for part in person.does(Typed(line)).parts if isinstance(part, Noted)]


def bonus_and_pay(person: Person) -> tuple[str, str]:
    answers = person.session.answers
    return str(answers["job.bonus_to_come"]), str(answers["job.pay"])


def says(person: Person, words: str) -> bool:
    return any(words in text for text in texts_of(person))


@pytest.mark.parametrize("line", ["bonus 36k", "36k bonus on dec 31"])
@pytest.mark.parametrize("question", ["job.net_pay", "job.deferrals"])
def test_a_bonus_told_after_the_pay_raises_it(question: str, line: str) -> None:
    person = asked_for(question, MONTHLY | {"job.pay": 180_000})
    (part,) = noted(person, line)
    assert bonus_and_pay(person) == ("36000", "216000")
    assert part.former == {"job.pay": 180_000}
    assert person.asked_id() == question


def test_a_bonus_told_before_the_pay_raises_it() -> None:
    person = told_ahead("job.pay")
    (part,) = noted(person, "180k")
    assert bonus_and_pay(person) == ("36000", "216000")
    assert part.former == {"job.pay": 180_000}


def test_a_bonus_beside_pay_that_has_it_in_leaves_the_pay_alone() -> None:
    person = told_ahead("job.pay")
    assert noted(person, "216k") == []
    assert bonus_and_pay(person) == ("36000", "216000")


def test_a_bonus_beside_pay_of_less_than_a_year_is_said_not_to_count() -> None:
    person = told_ahead("job.pay")
    person.does(Typed("100k"))
    assert says(person, "Your bonus of $36,000 does not count here")
    assert bonus_and_pay(person) == ("36000", "100000")


def test_a_bonus_is_said_not_to_count_where_no_paycheck_comes() -> None:
    person = told_ahead("job.next_pay_date")
    person.presses("job.next_pay_date:none")
    assert says(person, "does not count here: no paycheck")


def test_a_change_of_pay_says_that_the_bonus_does_not_count_and_adds_nothing() -> None:
    person = finished(MONTHLY | {"job.pay": 216_000, "job.bonus_to_come": 36_000}, "en")
    person.does(Typed("my pay is 180k"))
    assert says(person, "does not count here")
    assert bonus_and_pay(person) == ("36000", "180000")
    person.does(Typed("bonus 36k"))
    assert bonus_and_pay(person) == ("36000", "216000")


def test_a_bonus_told_anew_beside_its_pay_is_no_other_pay() -> None:
    person = asked_for("job.deferrals", MONTHLY | {"job.pay": 216_000, "job.bonus_to_come": 36_000})
    (part,) = noted(person, "no thats the bonus, my pay is 180k, bonus 36000")
    assert bonus_and_pay(person) == ("36000", "216000")
    assert not part.former


@pytest.mark.parametrize(
    "line", ["you forgot my bonus, 36k on the 31st", "sie haben meinen bonus vergessen, 36k am 31."]
)
def test_a_bonus_that_was_forgotten_is_taken_into_a_result(line: str) -> None:
    person = finished(MONTHLY | {"job.pay": 180_000})
    person.does(Typed(line))
    assert bonus_and_pay(person) == ("36000", "216000")


def test_what_was_told_ahead_is_taken_out_with_a_word() -> None:
    person = told_ahead("job.pay_per_date")
    person.presses("change:job.bonus_to_come")
    assert says(person, "Taken out: Bonus to come, $36,000")
    assert "job.bonus_to_come" not in person.session.answers
