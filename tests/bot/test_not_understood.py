"""What is not understood beside a result: a number is asked back, and no sentence comes twice in a row."""

from __future__ import annotations

import pytest

from bot.events import Typed
from bot.parts import OneStep, Part, WhichAnswer, Words
from tests.bot.person import Person, asked_for, finished
from tests.bot.test_conversation import EMPLOYEE


def types(person: Person, line: str) -> list[Part]:
    return list(person.does(Typed(line)).parts)


@pytest.mark.parametrize(
    ("line", "question", "value"),
    [("190k", "job.pay", "190000"), ("7,200", "job.pay_per_date", "7200"), ("so 8%", "job.employer", "8%")],
)
def test_a_number_alone_is_asked_back_and_taken_by_a_tap(line: str, question: str, value: str) -> None:
    person = finished(EMPLOYEE, "en")
    answers = dict(person.session.answers)
    (shown,) = types(person, line)
    assert isinstance(shown, WhichAnswer)
    assert shown.answers[question] == value
    assert person.session.answers == answers
    person.presses(f"{question}:{value}")
    assert person.session.answers[question] == value


def test_an_amount_that_can_go_in_each_paycheck_may_be_that() -> None:
    (small,), (large,) = (types(finished(EMPLOYEE, "en"), line) for line in ("500", "30000"))
    assert isinstance(small, WhichAnswer)
    assert small.elected == "500"
    assert isinstance(large, WhichAnswer)
    assert not large.elected


@pytest.mark.parametrize("line", ["my pay is 190k", "what if i take 500 per paycheck", "2025", "32,500 or 35,750?"])
def test_a_number_with_a_word_a_year_and_a_question_are_none(line: str) -> None:
    assert not [part for part in types(finished(EMPLOYEE, "en"), line) if isinstance(part, WhichAnswer)]


@pytest.mark.parametrize("line", ["7", "10"])
def test_the_number_of_an_earlier_screen_is_no_amount(line: str) -> None:
    (beside,) = types(finished(EMPLOYEE, "en"), line)
    assert isinstance(beside, Words)
    assert beside.key == "explain.number"
    asked = asked_for("job.route", EMPLOYEE, "en")
    types(asked, line)
    assert not asked.session.ahead, "nor pay of seven dollars"
    asked = asked_for("job.after_tax_so_far", EMPLOYEE, "en")
    types(asked, line)
    assert asked.asked_id() == "job.after_tax_so_far"


def test_the_number_of_a_listed_step_opens_it_while_the_list_is_on_screen() -> None:
    person = finished(EMPLOYEE, "en")
    types(person, "steps")
    (step,) = types(person, "2")
    assert isinstance(step, OneStep)
    assert step.index == 1
    types(person, "my result")
    assert not [part for part in types(person, "2") if isinstance(part, OneStep)]


def test_no_sentence_comes_twice_in_a_row() -> None:
    person = finished(EMPLOYEE, "en")
    said = []
    for _ in range(3):
        types(person, "hmpf grmbl")
        said.append(person.messages[-1].text)
    assert said[0] != said[1] != said[2]
    types(person, "thanks")
    first = [part.key for part in types(person, "hmpf grmbl") if isinstance(part, Words)]
    assert first != ["explain.missed_again"]


def test_who_is_off_the_subject_twice_beside_a_question_is_shown_its_help() -> None:
    person = asked_for("job.after_tax", EMPLOYEE, "en")
    types(person, "weather forecast tomorrow berlin")
    types(person, "bundesliga scores football match tonight")
    assert person.asked_id() == "job.after_tax"


@pytest.mark.parametrize("line", ["no", "nah", "nein danke", "yes"])
def test_a_yes_or_no_to_nothing_changes_nothing(line: str) -> None:
    person = finished(EMPLOYEE, "en")
    answers = dict(person.session.answers)
    assert [part.key for part in types(person, line) if isinstance(part, Words)] in (
        ["wish.nothing_asked"],
        ["wish.thanks"],
    )
    assert person.session.answers == answers


@pytest.mark.parametrize("line", ["wie lange dauert die antwort von hr", "was wenn die schätzung falsch ist?"])
def test_beside_a_result_a_line_that_no_topic_is_near_leads_on_to_the_result(line: str) -> None:
    someone = finished()
    someone.does(Typed(line))
    data = [button.data or "" for button in someone.buttons()]
    assert sum(each.startswith("topic:") for each in data) == 1
    assert {"plan:steps", "plan:why"} <= set(data)


def test_beside_a_result_topics_that_are_near_stay_the_ones_to_choose_from() -> None:
    someone = finished()
    someone.does(Typed("was ist mit dem geld im alten plan?"))
    data = [button.data or "" for button in someone.buttons()]
    assert sum(each.startswith("topic:") for each in data) > 1
    assert "plan:steps" not in data


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("was kannst du alles", "/einstellungen"),
        ("what can you do", "/einstellungen"),
        ("dollar oder euro?", "US-Dollar"),
        ("do i need to convert?", "US-Dollar"),
    ],
)
def test_what_the_bot_can_do_and_which_money_it_means_is_said_while_a_question_is_open(line: str, said: str) -> None:
    someone = asked_for("job.pay")
    someone.does(Typed(line))
    assert any(said in message.text for message in someone.messages)
    assert someone.asked_id() == "job.pay"
