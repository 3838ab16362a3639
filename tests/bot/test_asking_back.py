"""What is asked back in the chat: answers ahead of their question, suggestions agreed to, numbers left over, misses."""

from __future__ import annotations

import pytest

from bot.events import Typed
from tests.bot.household import texts_of
from tests.bot.person import asked_for, begun
from tests.bot.test_conversation import EMPLOYEE
from tests.bot.test_typing import says


def test_an_answer_to_a_later_question_is_one_tap_and_the_open_one_stays() -> None:
    person = asked_for("job.pay", EMPLOYEE)
    assert "ask_back.ahead_several" in says(person, "12%")
    assert {"job.deferrals:12%", "job.employer:12%", "job.cap:12%"} <= {button.data for button in person.buttons()}
    person.presses("job.employer:12%")
    assert person.session.answers["job.employer"] == "12%"
    assert person.session.asked == "job.pay"


def test_a_button_of_a_later_question_that_was_not_offered_answers_nothing() -> None:
    person = asked_for("job.pay", EMPLOYEE)
    person.presses("job.employer:12%")
    assert "job.employer" not in person.session.answers


@pytest.mark.parametrize(("line", "is_taken"), [("ja", True), ("ja passt", True), ("nein", False)])
def test_the_one_later_answer_is_taken_by_a_typed_yes(line: str, is_taken: bool) -> None:
    person = asked_for("job.pay", EMPLOYEE)
    assert "ask_back.ahead_one" in says(person, "netto so 3600")
    person.does(Typed(line))
    assert ("job.net_pay" in person.session.answers) == is_taken


@pytest.mark.parametrize("line", ["ja passt", "ja", "yes that one", "stimmt"])
def test_the_only_suggestion_is_taken_by_a_typed_yes(line: str) -> None:
    person = asked_for("job.pay", EMPLOYEE)
    person.does(Typed(line))
    assert "job.pay" in person.session.answers


@pytest.mark.parametrize("line", ["zählt der bonus mit?", "zählt der bonus dazu?"])
def test_an_ok_to_an_explanation_is_no_yes_to_the_suggestion_below_it(line: str) -> None:
    person = asked_for("job.pay", EMPLOYEE)
    person.does(Typed(line))
    person.does(Typed("ok"))
    assert "job.pay" not in person.session.answers
    person.does(Typed("ja"))
    assert "job.pay" in person.session.answers


@pytest.mark.parametrize(("presses", "answers"), [("job.cap:none", "none"), ("job.after_tax:no", None)])
def test_a_cap_of_nothing_is_none_or_a_plan_without_after_tax_money(presses: str, answers: str | None) -> None:
    person = asked_for("job.cap", EMPLOYEE)
    assert "ask_back.sure" in says(person, "0")
    person.does(Typed("ja"))
    assert person.session.asked == "job.cap", "a yes chooses none of the two"
    person.presses(presses)
    assert person.session.answers.get("job.cap") == answers
    assert person.session.answers["job.after_tax"] == ("yes" if answers else "no")


@pytest.mark.parametrize(("question", "line"), [("deferrals_elsewhere", "ja"), ("job.pay", "nein"), ("job.cap", "ja")])
def test_a_yes_takes_no_nothing_and_a_no_takes_no_suggestion(question: str, line: str) -> None:
    person = asked_for(question, EMPLOYEE)
    person.does(Typed(line))
    assert question not in person.session.answers


def test_a_number_that_answers_nothing_is_said_back() -> None:
    person = asked_for("job.net_pay", EMPLOYEE)
    assert "noted.unplaced" in says(person, "3950, 1900 go to rent")
    assert any("1900" in message.text for message in person.messages)
    assert "noted.unplaced" not in says(asked_for("job.net_pay", EMPLOYEE), "3950")


def test_a_wish_behind_an_answer_is_answered_too() -> None:
    person = asked_for("situation", {})
    person.does(Typed("employee. but who sees my data"))
    assert person.session.answers["situation"] == "employee"
    assert len(person.messages) > 1


def test_who_is_not_understood_never_reads_the_same_twice_in_a_row() -> None:
    person = asked_for("job.leaving", EMPLOYEE | {"job.route": "none"})
    said = [says(person, line) for line in ("asdf qwer", "hmpf grmbl", "zzz xxx", "bla blubb")]
    assert [next(key for key in keys if key.startswith("ask_back")) for keys in said] == [
        "ask_back.example",
        "ask_back.unclear",
        "ask_back.still_unclear",
        "ask_back.unclear",
    ]


def test_what_may_be_an_amount_of_a_later_question_is_offered_under_its_name() -> None:
    person = asked_for("business.employees", {"situation": "self_employed", "business.entity": "sole_proprietor"})
    assert "ask_back.ahead_one" in says(person, "consulting made 35 after expenses")
    assert "business.profit:35000" in {button.data for button in person.buttons()}
    assert person.session.asked == "business.employees"


def test_a_year_that_begins_with_nothing_kept_lists_nothing() -> None:
    person = begun("form_1099r", "en")
    person.goes_on({}, "form.box_2a")
    assert "new_year" not in says(person, "next year")


def test_a_number_beside_what_is_offered_is_said_not_to_count() -> None:
    person = asked_for("deferrals_elsewhere")
    person.does(Typed("hab bis jetzt so 5000 eingezahlt glaub ich, und arbeitgeber 4%"))
    assert any("Nicht verwendet: 5000" in text for text in texts_of(person))
