"""Two people in one chat: who is named when it is asked who that is, and how one gets back to the other."""

from __future__ import annotations

import pytest

from bot.events import Typed
from bot.parts import Agenda, Named, OneStep, Part, Profiles, Words
from tests.bot.household import PAID, couple
from tests.bot.person import Person, finished

TURNS = (
    "und jetz meine frau, schule 58k 403b",
    "und jetzt meine Frau, Schule 58k 403b",
    "and now my wife, teacher 58k",
    "und meine frau? die hat nen 403b an der uni, 110k",
)


def said(person: Person, line: str) -> list[Part]:
    return [part.part if isinstance(part, Named) else part for part in person.does(Typed(line)).parts]


def keys(parts: list[Part]) -> list[str]:
    return [part.key for part in parts if isinstance(part, Words)]


@pytest.mark.parametrize("line", TURNS)
def test_a_word_of_time_is_no_name(line: str) -> None:
    assert keys(said(finished(PAID), line)) == ["profile.told.spouse"]


@pytest.mark.parametrize(
    "line", ["nein, meine frau heißt anna", "anna", "no, her name is Anna", "Anna, angestellt an ner Schule, 39"]
)
def test_the_name_that_answers_who_that_is_adds_her_with_what_was_told(line: str) -> None:
    person = finished(PAID)
    said(person, "und jetz meine frau, angestellt")
    said(person, line)
    assert (person.session.name, person.session.person) == ("Anna", "spouse")
    assert person.session.answers["situation"] == "employee"
    assert person.asked_id() not in (None, "situation")


@pytest.mark.parametrize("line", ["nein", "no thanks", "später", "egal"])
def test_what_is_no_name_adds_nobody(line: str) -> None:
    person = finished(PAID)
    said(person, TURNS[0])
    said(person, line)
    assert person.session.others == []


def test_what_cannot_be_placed_of_her_is_said_and_the_question_stands() -> None:
    person = finished(PAID)
    said(person, "und jetzt meine Frau, Schule irgendwas")
    said(person, "ja")
    said(person, "Anna")
    assert "schule irgendwas" in person.messages[-1].text
    assert person.asked_id() == "situation"


@pytest.mark.parametrize("line", ["zurück zu meinem mann", "back to my husband", "plan ich"])
def test_who_goes_back_from_the_spouse_s_plan_gets_to_the_other(line: str) -> None:
    person = couple("de")
    assert person.session.person == "spouse"
    said(person, line)
    assert person.session.person == "me"


def test_the_spouse_s_plan_stays_open_for_who_only_names_her() -> None:
    person = couple("de")
    said(person, "jetzt meine Frau")
    assert person.session.person == "spouse"


@pytest.mark.parametrize(
    "line", ["show my plan", "zeig meinen plan", "zurück zu meinem eigenen plan", "back to my own plan"]
)
def test_the_own_plan_is_that_of_whoever_s_chat_it_is(line: str) -> None:
    person = couple()
    said(person, line)
    assert person.session.person == "me"


@pytest.mark.parametrize("line", ["zurück zu meinem eigenen plan, was mach ich heute", "and me, what do i do monday"])
def test_what_follows_a_plan_that_is_named_is_said_of_it(line: str) -> None:
    person = couple()
    parts = said(person, line)
    assert person.session.person == "me"
    assert isinstance(parts[-1], OneStep | Agenda)


@pytest.mark.parametrize("line", ["und zusammen, ich und sie?", "and together, me and her?", "wie viel zusammen"])
def test_both_together_are_shown_where_both_have_a_plan(line: str) -> None:
    assert any(isinstance(part, Profiles) for part in said(couple(), line))


@pytest.mark.parametrize("line", ["nur 500 pro gehalt bei ihm", "just 500 per paycheck for him"])
def test_an_amount_of_a_him_is_nobody_s_until_it_is_said_whose(line: str) -> None:
    person = couple("de")
    person.presses("profile:open:1")
    before = [dict(each.answers) for each in person.session.profiles]
    assert keys(said(person, line)) == ["profile.told.which"]
    assert [dict(each.answers) for each in person.session.profiles] == before
    offered = {(button.data or "").partition("@")[0] for button in person.buttons()}
    assert {"profile:told:1:", "profile:told:2:"} <= offered


def test_an_amount_of_a_him_is_the_own_one_where_nobody_else_has_a_plan() -> None:
    person = finished(PAID)
    assert "profile.told.which" not in keys(said(person, "nur 100 pro gehalt bei ihm"))
