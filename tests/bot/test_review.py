"""The answers to look through: a screen at a time, what changes with the year first."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import take_turn
from bot.events import Pressed, Typed
from bot.languages import LANGUAGES
from bot.parts import Ask, Review
from bot.rendering import render
from bot.rendering.review import MOST_ON_A_PAGE
from bot.rendering.screen import fits_a_screen
from bot.session import Session
from bot.wording import name_of
from bot.world import World
from core.limits import built_in_limits
from tests.bot.person import Person
from tests.documents_looked_at import RESULTS
from tests.profiles import answered, employee

TODAY = date(2026, 11, 29)
ANSWERS = answered("mega", employee(tax_year=2026, job_next_pay_date="2026-12-04", job_net_pay=4_100), TODAY)


def person(language: str) -> Person:
    found = Person(language, (2026, TODAY))
    found.kept = Session(language=language, answers=dict(ANSWERS), stage="done", planned_on=TODAY)
    found.does(Pressed("plan:change"))
    return found


def offered(shown: Review, language: str) -> list[str]:
    (message,) = render(shown, language)
    data = (str(button.data) for row in message.rows for button in row)
    return [each.removeprefix("change:") for each in data if each.startswith("change:")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", RESULTS)
def test_every_answer_is_on_one_page_and_each_page_is_one_screen(name: str, language: str) -> None:
    replay = RESULTS[name].replay
    assert replay is not None
    seen: list[str] = []
    for page in range(9):
        part = Review(replay, RESULTS[name].interview, page)
        (message,) = render(part, language)
        assert fits_a_screen(message.text), message.text
        assert len(offered(part, language)) <= MOST_ON_A_PAGE
        if page and offered(part, language)[0] in seen:
            break
        seen += offered(part, language)
    assert sorted(seen) == sorted(replay.answers.given())


def test_money_of_the_year_comes_before_what_hardly_changes() -> None:
    replay = RESULTS["c1"].replay
    assert replay is not None
    first, second = (offered(Review(replay, "mega", page), "en") for page in (0, 1))
    assert {"job.pay", "job.net_pay", "job.deferrals"} <= set(first)
    assert {"residence", "age_band"} <= set(second)


def test_the_other_page_takes_the_place_of_this_one() -> None:
    turn = take_turn(person("en").kept, Pressed("plan:change:1", 7), World(built_in_limits(), TODAY, 0.0), "en")
    (shown,) = turn.parts
    assert isinstance(shown, Review)
    assert (shown.page, shown.replaces) == (1, 7)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", ["job.pay", "residence"])
def test_an_answer_of_another_page_is_changed_by_typing_its_name(question: str, language: str) -> None:
    (asked,) = (
        part for part in person(language).does(Typed(name_of(language, question))).parts if isinstance(part, Ask)
    )
    assert asked.question.id == question
    assert asked.keeps


def test_a_name_with_a_new_value_is_the_new_answer() -> None:
    found = person("de")
    found.does(Typed("Eigene Beiträge 20.000"))
    assert str(found.session.answers["job.deferrals"]) in ("20000", "20.000")


def test_a_formula_is_noted_and_listed_with_what_it_comes_to() -> None:
    found = person("en")
    found.does(Typed("match 50% of 6%"))
    formula = "50% of your contributions up to 6% of pay = $5,400"
    assert formula in found.messages[0].text.replace("\xa0", " ")
    shown = found.does(Pressed("plan:change"))
    assert any(formula in message.text.replace("\xa0", " ") for part in shown.parts for message in render(part, "en"))


def test_away_from_the_answers_a_name_is_no_wish_to_change_it() -> None:
    found = Person("en", (2026, TODAY))
    found.kept = Session(language="en", answers=dict(ANSWERS), stage="done", planned_on=TODAY)
    assert not any(isinstance(part, Ask) for part in found.does(Typed("After-tax contributions")).parts)
