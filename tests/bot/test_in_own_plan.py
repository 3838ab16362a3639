"""What an owner says to be in the own plan: counted, also in a first line, and taken back in the words people have."""

from __future__ import annotations

from typing import Any

import pytest

from bot.events import Typed
from tests.bot.person import Person, begun, finished

CORPORATION: dict[str, Any] = {
    "situation": "self_employed",
    "business.entity": "corporation",
    "business.wages": 120_000,
    "business.plan": "allows",
}


def person(language: str) -> Person:
    """The owner of a corporation with a result."""
    return finished(CORPORATION, language)


def shown(someone: Person, line: str) -> str:
    """What is said to a line."""
    someone.does(Typed(line))
    return " ".join(message.text for message in someone.messages)


@pytest.mark.parametrize(
    ("language", "line", "left"),
    [
        ("en", "in fact nothing is in yet", {}),
        ("en", "i havent put anything in yet", {}),
        ("en", "nothing after tax is in yet", {"deferrals_so_far": "10000", "after_tax_so_far": "0"}),
        ("de", "doch noch nichts eingezahlt", {}),
        ("de", "es ist noch gar nichts drin", {}),
        ("de", "stimmt nicht, hab noch nix eingezahlt", {}),
        ("en", "what if nothing is in yet", None),
        ("en", "why is nothing in there", None),
        ("de", "ist noch nichts drin?", None),
        ("de", "ich will nichts einzahlen", None),
        ("de", "woanders habe ich noch nichts eingezahlt", None),
    ],
)
def test_an_owner_takes_back_what_is_in_by_saying_that_nothing_is(
    language: str, line: str, left: dict[str, str] | None
) -> None:
    someone = person(language)
    shown(someone, "5k after-tax already in the solo")
    shown(someone, "10000 in total is already in")
    before = _in_already(someone)
    shown(someone, line)
    assert _in_already(someone) == (before if left is None else left)


def test_what_was_counted_as_in_is_undone_in_a_word() -> None:
    someone = person("en")
    shown(someone, "deferred 10k so far")
    shown(someone, "in fact nothing is in yet")
    shown(someone, "undo")
    assert _in_already(someone) == {"deferrals_so_far": "10000"}


def test_that_nothing_is_in_is_said_back_where_nobody_thought_so_and_answers_a_question_that_is_open() -> None:
    assert "noch ist nichts eingezahlt" in shown(person("de"), "bisher hab ich nix eingezahlt").lower()
    someone = begun("mega", "de")
    someone.goes_on(CORPORATION, "deferrals_elsewhere")
    someone.does(Typed("noch nichts eingezahlt"))
    assert someone.session.answers["deferrals_elsewhere"] == 0


def _in_already(someone: Person) -> dict[str, str]:
    kept = {key.removeprefix("business."): given for key, given in someone.session.answers.items()}
    return {key: str(kept[key]) for key in ("deferrals_so_far", "after_tax_so_far") if key in kept}


@pytest.mark.parametrize(
    ("language", "line", "so_far"),
    [
        ("en", "s corp, 10000 deferred so far, 42, no employees, 90k w2, us", "10000"),
        ("en", "i have an s corp and already put 10k in this year, 42", "10000"),
        ("en", "sole prop, 45, profit 140k, 10k deferred so far", "10000"),
        ("de", "hab ne eigene s-corp ohne angestellte, 48, w2 120k, 10k schon drin", "10000"),
        ("de", "einzelunternehmer, 45, gewinn 140k, 10k schon eingezahlt", "10000"),
        ("en", "s corp and a w2 job at google, 10000 deferred so far, 42", None),
        ("en", "nurse at a hospital, 10k deferred so far, 42", None),
    ],
)
def test_what_an_owner_tells_in_the_first_line_to_be_in_is_counted(
    language: str, line: str, so_far: str | None
) -> None:
    someone = begun("mega", language)
    someone.does(Typed(line))
    assert someone.session.answers.get("business.deferrals_so_far") == so_far
    assert (someone.session.answers.get("situation") == "self_employed") == bool(so_far)


@pytest.mark.parametrize(
    ("language", "line", "tried"),
    [
        ("en", "what if i pay myself a 20k bonus in december", "wages:20000"),
        ("en", "should i pay myself a 20k bonus", "wages:20000"),
        ("en", "i will pay myself a 20k bonus in december", "wages:20000"),
        ("de", "was wenn ich mir im dezember 20k bonus zahle", "wages:20000"),
        # Whether it is in the year's wages is asked.
        ("en", "i paid myself a 20k bonus", None),
        ("de", "ich hab mir im märz 20k bonus gezahlt", None),
    ],
)
def test_a_bonus_from_the_own_corporation_is_wages_to_come_and_never_those_of_the_year(
    language: str, line: str, tried: str | None
) -> None:
    someone = person(language)
    shown(someone, line)
    assert someone.session.tried == tried
    assert someone.session.answers.get("business.wages") in (CORPORATION["business.wages"], None)


def test_a_bonus_comes_on_top_of_the_paychecks_that_are_known_to_come() -> None:
    someone = person("en")
    shown(someone, "one paycheck of 15000 left")
    shown(someone, "what if i pay myself a 20k bonus in december")
    assert someone.session.tried == "wages:35000"


@pytest.mark.parametrize(
    ("wages", "said"), [(120_000, "$77,965 still paid this year"), (60_000, "makes room"), (75_000, "25% of wages")]
)
def test_whether_to_raise_the_wage_is_answered_with_what_bounds_the_plan(wages: int, said: str) -> None:
    someone = finished(CORPORATION | {"business.wages": wages}, "en")
    assert said in shown(someone, "should i raise my wage")
    assert ("makes room" in someone.messages[0].text) == (wages < 72_000)
