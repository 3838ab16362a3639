"""A last pay date in conversation: taken, looked at, taken back, and one that changes nothing this year."""

from __future__ import annotations

from typing import Any

import pytest

from bot.events import Pressed, Typed
from bot.parts import Outcome, Part, Topic, Words
from tests.bot.person import Person, asked_for, finished
from tests.bot.test_conversation import EMPLOYEE

LAST = "job.last_pay_date"
AMOUNTS = ("job.pay", "job.deferrals")


def done(language: str = "en", **changes: str) -> Person:
    return finished(EMPLOYEE | {f"job.{key}": value for key, value in changes.items()}, language)


def amounts(person: Person) -> list[Any]:
    return [person.session.answers.get(key) for key in (LAST, *AMOUNTS)]


def supposed(parts: list[Part]) -> dict[str, Any]:
    return next((dict(part.supposed) for part in parts if isinstance(part, Outcome)), {})


def keys(parts: list[Part]) -> list[str]:
    return [part.key for part in parts if isinstance(part, Words)]


@pytest.mark.parametrize("line", ["my last paycheck is dec 4", "letztes Gehalt am 4.12."])
def test_a_day_is_taken_with_the_pay_of_the_year_until_then(line: str) -> None:
    person = done()
    person.does(Typed(line))
    assert amounts(person) == ["2026-12-04", "166200", "22621.67"]
    assert person.session.stage == "done"


def test_the_change_is_undone_as_a_whole() -> None:
    person = done()
    person.does(Typed("my last paycheck is dec 4"))
    person.does(Typed("undo"))
    assert amounts(person) == ["none", 180000, 24500]


def test_who_taps_the_day_among_the_answers_stays() -> None:
    person = done()
    person.does(Typed("my last paycheck is dec 4"))
    person.does(Pressed(f"change:{LAST}"))
    assert amounts(person) == ["none", "180000", "24500"]


WITH_BONUS = {"next_pay_date": "2026-12-04", "pay": "200000", "bonus_to_come": "20000"}


@pytest.mark.parametrize(
    ("language", "leaves", "stays"),
    [
        ("en", ["my last paycheck is dec 4"], "actually I'm staying"),
        ("de", ["mein letztes Gehalt kommt am 4.12."], "ich bleibe doch"),
        ("de", ["was wäre, wenn ich am 10. Dezember gehe", "ja"], "ich bleibe doch"),
        ("de", ["mein letztes Gehalt kommt am 4.12.", "mein letztes Gehalt kommt am 18.12."], "ich bleibe doch"),
    ],
)
def test_who_stays_after_all_has_the_bonus_back(language: str, leaves: list[str], stays: str) -> None:
    person = done(language, **WITH_BONUS)
    for line in leaves:
        person.does(Typed(line))
    assert float(person.session.answers["job.pay"]) < 180_000
    person.does(Typed(stays))
    assert amounts(person) == ["none", "200000", "24500"]
    assert person.session.answers["job.bonus_to_come"] == "20000"


def test_a_bonus_that_leaving_left_out_is_not_added_to_pay_that_was_told_since() -> None:
    person = done("en", **WITH_BONUS)
    person.does(Typed("my last paycheck is dec 4"))
    person.does(Typed("my pay this year is 170000"))
    person.does(Typed("actually I'm staying"))
    assert float(person.session.answers["job.pay"]) == 170_000 + 2 * 6_900


def test_who_stays_is_not_leaving_any_more() -> None:
    person = done("en", route="none", leaving="no")
    person.does(Typed("my last paycheck is dec 4"))
    assert person.session.answers["job.leaving"] == "yes"
    person.does(Typed("actually I'm staying"))
    assert person.session.answers["job.leaving"] == "no"


@pytest.mark.parametrize(
    ("language", "line"), [("en", "what if I leave on December 10"), ("de", "was wäre, wenn ich am 10. Dezember gehe")]
)
def test_a_what_if_is_looked_at_and_kept_by_one_tap(language: str, line: str) -> None:
    person = done(language)
    before = dict(person.session.answers)
    found = supposed(person.does(Typed(line)).parts)
    assert found == {LAST: "2026-12-10", "job.pay": "166200", "job.deferrals": "22621.67"}
    assert person.session.answers == before
    person.does(Pressed("keep:supposed"))
    assert amounts(person) == ["2026-12-10", "166200", "22621.67"]


def test_pay_that_may_leave_out_the_rest_already_is_only_looked_at() -> None:
    person = done(pay="160000", deferrals="10%")
    assert supposed(person.does(Typed("my last paycheck is dec 4")).parts)
    assert amounts(person)[0] is None


@pytest.mark.parametrize(
    ("language", "line"), [("en", "I leave in June"), ("de", "wenn ich im Juni gehe"), ("de", "ich kündige zum 31.12.")]
)
def test_a_day_after_the_last_pay_date_of_the_year_changes_nothing(language: str, line: str) -> None:
    person = done(language)
    assert keys(person.does(Typed(line)).parts) == ["leaving.no_change"]
    assert amounts(person) == [None, 180000, 24500]


@pytest.mark.parametrize("language", ["en", "de"])
def test_with_no_pay_date_left_nothing_is_said_of_next_years_election(language: str) -> None:
    person = done(language)
    person.does(Typed("I leave on December 1"))
    text = person.messages[-1].text
    assert "2027" not in text
    # And the amounts come back where there is a pay date after all.
    person.does(Typed("I leave on December 10"))
    assert amounts(person) == ["2026-12-10", "166200", "22621.67"]


def test_leaving_without_a_day_is_explained() -> None:
    (said,) = done().does(Typed("what if i leave")).parts
    assert isinstance(said, Topic)
    assert said.topic == "leaving_employer"


def test_who_leaves_early_in_a_year_is_not_asked_which_pay_is_meant() -> None:
    person = done(next_pay_date="2026-12-04", pay="180000")
    person.does(Typed("what if I leave on December 1"))
    person.does(Typed("yes"))
    assert amounts(person)[0] == "2026-12-01"


def test_a_day_told_at_the_next_pay_date_answers_it_too() -> None:
    person = asked_for("job.next_pay_date", EMPLOYEE, "en")
    person.does(Typed("my last paycheck is dec 4"))
    assert (person.session.answers["job.next_pay_date"], amounts(person)[0]) == ("2026-12-04", "2026-12-04")
    assert person.asked_id() == "job.pay_per_date"


@pytest.mark.parametrize("line", ["my last paycheck is dec 18", "I leave on Dec 18"])
def test_while_the_next_pay_date_is_changed_the_amounts_follow_as_well(line: str) -> None:
    person = done()
    person.does(Typed("my last paycheck is dec 4"))
    person.does(Pressed("change:job.next_pay_date"))
    person.does(Typed(line))
    assert amounts(person) == ["2026-12-18", "173100", "23560.84"]
    assert person.session.answers["job.next_pay_date"] == "2026-12-04"
    assert person.session.stage == "done"


def test_amounts_told_before_the_pay_dates_stay_as_they_were_told() -> None:
    person = asked_for("job.pay_schedule", EMPLOYEE, "en")
    person.session.answers |= {"job.pay": "180000", "job.pay_per_date": "6900"}
    person.does(Typed("my last paycheck is dec 4"))
    assert amounts(person) == ["2026-12-04", "180000", None]


def test_a_day_told_early_is_noted_and_the_question_stays_open() -> None:
    person = asked_for("job.pay_schedule", EMPLOYEE, "de")
    person.does(Typed("mein letztes Gehalt kommt am 4.12."))
    assert (amounts(person)[0], person.asked_id()) == ("2026-12-04", "job.pay_schedule")
