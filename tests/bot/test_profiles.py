"""Several plans in one chat: whose a message is, and which plan a button acts for."""

from __future__ import annotations

import pytest

from bot.buttons import ButtonData, for_profile
from bot.events import Command, Pressed
from bot.languages import LANGUAGES
from bot.parts import Named
from tests.bot.household import PAID, data_of, texts_of, two_jobs
from tests.bot.person import finished


@pytest.fixture(params=list(LANGUAGES))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_chat_with_one_plan_names_nobody_and_marks_no_button(language: str) -> None:
    person = finished(PAID, language)
    turn = person.does(Command("plan"))
    assert not any(isinstance(part, Named) for part in turn.parts)
    assert all(button.profile is None for button in data_of(person))
    assert "👤" not in " ".join(texts_of(person))


def test_every_message_of_a_chat_with_two_plans_says_whose_it_is(language: str) -> None:
    person = two_jobs(language)
    for event in (Command("plan"), Command("change"), Command("log"), Command("settings"), Command("remind")):
        person.does(event)
        assert all(said.startswith("👤 Globex\n") for said in texts_of(person)), event
        assert all(button.act is None or button.profile == 2 for button in data_of(person)), event


def test_what_is_passed_on_to_others_names_nobody(language: str) -> None:
    person = two_jobs(language)
    for event in (Pressed("plan:share@2"), Pressed("plan:hr@2"), Command("feedback"), Command("explain", "roth")):
        person.does(event)
        assert "Globex" not in " ".join(texts_of(person)), event


def test_an_answer_goes_to_the_open_plan_alone(language: str) -> None:
    person = two_jobs(language)
    assert person.session.answers["job.pay"] == 110_000
    assert person.session.others[0].answers["job.pay"] == 180_000
    person.does(Command("log"))
    assert person.session.diary == person.session.others[0].diary == []


def test_answer_buttons_stay_as_the_contract_has_them(language: str) -> None:
    person = two_jobs(language)
    person.presses("change:job.after_tax@2")
    assert {"job.after_tax:yes", "job.after_tax:?"} <= {button.data for button in person.buttons()}


def test_an_old_button_acts_for_the_plan_under_which_it_stands() -> None:
    person = two_jobs()
    person.presses("plan:steps@1")
    assert person.session.name == "Acme"
    assert texts_of(person)[-1].startswith("👤 Acme\n")
    before = list(person.session.ticked)
    person.presses("tick:0@2")
    assert (person.session.name, len(person.session.ticked)) == ("Globex", 1)
    assert person.session.others[0].ticked == before


@pytest.mark.parametrize("data", ["plan:steps@7", "profile:open:7", "profile:open:x", "profile:", "profile:nothing@1"])
def test_a_button_of_a_plan_that_is_not_there_shows_where_the_person_is(data: str) -> None:
    person = two_jobs()
    number = person.session.profile
    turn = person.presses(data)
    assert turn.toast is not None
    assert person.session.profile == (1 if data.endswith("@1") else number)


def test_an_answer_pressed_on_the_message_of_another_plan_is_not_taken() -> None:
    person = two_jobs()
    person.presses("change:job.after_tax@2")
    person.session.asked_message = 70
    person.does(Pressed("job.after_tax:no", 12))
    assert person.session.others[0].answers["job.after_tax"] == "yes"
    assert "job.after_tax" not in person.session.answers
    person.does(Pressed("job.after_tax:no", 70))
    assert person.session.answers["job.after_tax"] == "no"


def test_the_mark_of_a_button_never_makes_its_data_too_long() -> None:
    assert for_profile("plan:steps", 2) == "plan:steps@2"
    assert for_profile("job.pay:180000", 2) == "job.pay:180000"
    longest = "topic:" + "x" * 58
    assert for_profile(longest, 2) == longest
    assert ButtonData.read("plan:a@b") == ButtonData("plan", "a@b")
