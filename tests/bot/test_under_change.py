"""An answer of a finished result that is open to change: a no keeps it, what is wanted of the result goes first."""

from __future__ import annotations

import pytest

from bot.events import Command, Typed
from bot.parts import File, OneStep, Outcome, OwnCase, Part, Topic, WholePlan
from tests.bot.person import YEAR, Person, finished
from tests.bot.test_conversation import EMPLOYEE


def changing(question: str, language: str = "en") -> Person:
    person = finished(EMPLOYEE, language)
    person.presses(f"change:{question}")
    return person


def said(person: Person, line: str) -> list[Part]:
    return person.does(Typed(line)).parts


@pytest.mark.parametrize(("language", "line"), [("en", "nah"), ("de", "nein, doch nicht"), ("de", "ne lass")])
def test_a_no_keeps_the_answer_where_it_is_none(language: str, line: str) -> None:
    person = changing("job.employer", language)
    assert isinstance(said(person, line)[-1], Outcome)
    assert person.session.answers["job.employer"] == "6%"


def test_a_no_is_an_answer_where_one_is_asked_for() -> None:
    person = changing("job.after_tax")
    said(person, "no")
    assert person.session.answers["job.after_tax"] == "no"


@pytest.mark.parametrize(
    ("line", "part"),
    [("pdf", File), ("show steps", WholePlan), ("what now", OneStep), ("how much is left in my account", OwnCase)],
)
def test_what_is_wanted_of_the_result_keeps_the_answer_and_is_done(line: str, part: type) -> None:
    person = changing("job.pay")
    assert any(isinstance(each, part) for each in said(person, line))
    assert int(person.session.answers["job.pay"]) == 180000
    assert person.session.stage == "done"


def test_another_answer_supposed_meanwhile_is_looked_at() -> None:
    person = changing("job.pay")
    shown = said(person, "what if the plan allows 20%")[-1]
    assert isinstance(shown, Outcome)
    assert shown.supposed


def test_a_topic_leaves_the_answer_open_and_a_new_value_changes_it() -> None:
    person = changing("job.pay")
    assert isinstance(said(person, "is that legal")[0], Topic)
    assert person.asked_id() == "job.pay"
    said(person, "190k")
    assert person.session.answers["job.pay"] != 180000


@pytest.mark.parametrize("line", ["back", "zurück"])
def test_back_leads_from_the_steps_to_the_result_and_from_it_to_the_last_question(line: str) -> None:
    person = finished(EMPLOYEE)
    said(person, "show steps")
    assert isinstance(said(person, line)[-1], Outcome)
    said(person, line)
    assert person.session.changing is not None


@pytest.mark.parametrize(("language", "line"), [("en", "undo"), ("en", "undo that"), ("de", "rückgängig")])
def test_an_undo_beside_a_changed_result_restores_what_stood_before(language: str, line: str) -> None:
    person = finished(EMPLOYEE, language)
    said(person, "my pay is 190k")
    assert person.session.answers["job.pay"] == 190000
    assert isinstance(said(person, line)[-1], Outcome)
    assert int(person.session.answers["job.pay"]) == 180000


def test_an_undo_restores_an_answer_changed_by_its_button() -> None:
    person = changing("job.employer")
    said(person, "4%")
    said(person, "undo")
    assert person.session.answers["job.employer"] == "6%"


@pytest.mark.parametrize(("language", "line"), [("en", "I put in 300 a check"), ("de", "ich zahle 300 pro Gehalt ein")])
def test_an_undo_behind_a_choice_of_less_restores_the_choice_before_it(language: str, line: str) -> None:
    person = finished(EMPLOYEE, language)
    said(person, "my pay is 190k")
    said(person, line)
    chosen = person.session.answers["job.take"]
    said(person, "undo")
    assert (person.session.answers["job.pay"], person.session.answers.get("job.take")) == (190000, None)
    said(person, "undo")
    assert person.session.answers.get("job.take") == chosen


def test_an_undo_where_nothing_was_changed_opens_the_last_answer() -> None:
    person = finished(EMPLOYEE)
    said(person, "undo")
    assert person.session.stage == "asking"
    assert int(person.session.answers["job.pay"]) == 180000


@pytest.mark.parametrize("changes", [["my pay is 190k"], ["I put in 300 a check", "I put in 310 a check"]])
def test_an_undo_in_another_year_brings_nothing_of_the_year_before(changes: list[str]) -> None:
    person = finished(EMPLOYEE, "en")
    for line in changes:
        said(person, line)
    person.does(Command("year", str(YEAR + 1)))
    person.goes_on({})
    pay = person.session.answers["job.pay"]
    said(person, "undo")
    assert person.session.answers["job.pay"] == pay
    assert "job.take" not in person.session.answers


@pytest.mark.parametrize("line", ["250000 mein ich", "i mean 250000", "nein ich meine 250000"])
def test_the_amount_that_was_meant_goes_to_the_answer_changed_just_before(line: str) -> None:
    person = finished({"situation": "self_employed", "business.profit": 150_000}, "en")
    said(person, "profit is 25000")
    said(person, line)
    assert person.session.answers["business.profit"] == "250000"


@pytest.mark.parametrize(("first", "is_kept"), [("what if i take 500 per paycheck", False), ("take 500 a check", True)])
def test_a_smaller_amount_that_was_meant_is_looked_at_or_chosen_as_the_one_before(first: str, is_kept: bool) -> None:
    person = finished(EMPLOYEE, "en")
    said(person, first)
    said(person, "i mean 600")
    assert (person.session.answers.get("job.take") == "600") is is_kept
    assert (person.session.tried == "600") is not is_kept


@pytest.mark.parametrize("line", ["i mean 250000", "what does 250000 mean", "250000"])
def test_where_nothing_was_changed_an_amount_that_is_meant_is_asked_back(line: str) -> None:
    person = finished({"situation": "self_employed", "business.profit": 150_000}, "en")
    said(person, line)
    assert person.session.answers["business.profit"] == 150_000
