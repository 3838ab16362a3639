"""What is only supposed is never taken, named by its sum or by a part of it, of a job or of a business."""

from __future__ import annotations

from typing import Any

import pytest

from bot.events import Typed
from bot.parts import Outcome, Words
from tests.bot.household import PAID
from tests.bot.person import Person, finished
from tests.bot.test_conversation import EMPLOYEE
from tests.profiles import employee_and_owner, owner


def supposed(person: Person, line: str) -> dict[str, Any]:
    answers = dict(person.session.answers)
    shown = [part.supposed for part in person.does(Typed(line)).parts if isinstance(part, Outcome)]
    assert person.session.answers == answers
    return dict(shown[0]) if shown else {}


@pytest.mark.parametrize(
    ("line", "pay"),
    [
        ("what if my bonus makes it 190k", 190000),
        ("was wenn mein bonus mich auf 190k bringt", 190000),
        ("was wäre wenn ich mit bonus auf 190k komme", 190000),
    ],
)
def test_the_sum_to_which_a_bonus_brings_the_pay_is_no_bonus(line: str, pay: int) -> None:
    found = supposed(finished(EMPLOYEE, "en"), line)
    assert (found["job.pay"], found["job.bonus_to_come"]) == (pay, str(pay - int(EMPLOYEE["job.pay"])))


@pytest.mark.parametrize(
    "line", ["what if my bonus is 5k", "what if they pay me a 5k bonus", "was wenn der bonus 5k ist"]
)
@pytest.mark.parametrize(("known", "pay"), [("0", "205000"), ("5,500", "199500"), (None, "185000")])
def test_a_bonus_by_itself_is_one_and_the_years_pay_goes_with_it(line: str, known: str | None, pay: str) -> None:
    job = {"job.pay": "200000", "job.bonus_to_come": known} if known else {"job.pay": "180000"}
    assert supposed(finished(EMPLOYEE | job, "en"), line) == {"job.bonus_to_come": 5000, "job.pay": pay}


@pytest.mark.parametrize("line", ["what if they pay me a take home of 99k"])
def test_what_cannot_be_is_said_and_not_taken(line: str) -> None:
    person = finished(EMPLOYEE | {"job.pay": "200000", "job.bonus_to_come": "0"}, "en")
    assert supposed(person, line) == {}
    assert not person.session.supposed


@pytest.mark.parametrize(
    ("line", "profit"), [("what if i make 200k", 200000), ("what if profit drops to 90000", 90000)]
)
def test_what_an_owner_makes_is_the_profit(line: str, profit: int) -> None:
    assert supposed(finished(owner(), "en"), line) == {"business.profit": profit}


def test_who_has_a_job_as_well_makes_what_the_job_pays() -> None:
    assert "job.pay" in supposed(finished(employee_and_owner(), "en"), "what if i make 200k")


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_room_in_the_own_plan_stands_in_a_result_with_another_profit(language: str) -> None:
    person = finished(employee_and_owner(), language)
    assert supposed(person, {"de": "was wenn mein gewinn 60k ist", "en": "what if my profit is 60k"}[language])
    assert {"de": "Unternehmen: bis", "en": "Business: transfer"}[language] in person.messages[-1].text


def test_an_answer_that_raises_many_questions_is_changed_by_a_yes_only() -> None:
    person = finished(EMPLOYEE, "en")
    assert supposed(person, "what if i was self employed on the side too") == {}
    assert person.session.answers["situation"] == "employee"
    person.does(Typed("yes"))
    assert person.session.answers["situation"] == "both"


def test_beside_what_is_supposed_stands_nothing_that_is_so_already() -> None:
    assert supposed(finished(EMPLOYEE, "en"), "what if my employer puts in 8%") == {"job.employer": "8%"}


def test_being_paid_so_much_a_paycheck_is_no_election() -> None:
    person = finished(EMPLOYEE, "en")
    said = person.does(Typed("what if they pay me 7000 per paycheck")).parts
    assert not [part for part in said if isinstance(part, Outcome) and part.trial]
    assert not [part for part in said if isinstance(part, Words) and part.key == "less.trial.amount"]


@pytest.mark.parametrize(
    ("language", "line", "why"),
    [("en", "what if i take 5%", "why"), ("de", "was wäre wenn ich 200 nehme", "wie rechnest du das")],
)
def test_asking_why_explains_a_what_if_and_adopts_nothing(language: str, line: str, why: str) -> None:
    person = finished(PAID, language)
    before = dict(person.session.answers)
    person.does(Typed(line))
    tried = person.session.tried
    parts = person.does(Typed(why)).parts
    assert tried is not None
    assert Words("suppose.explained") in parts
    assert (person.session.tried, person.session.answers) == (tried, before)
    person.does(Typed("ok" if language == "en" else "ja"))
    assert (person.session.tried, person.session.answers != before) == (None, True)
