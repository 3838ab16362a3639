"""An answer from HR, pasted into the chat."""

from __future__ import annotations

from typing import Any

import pytest

from bot import texts
from bot.events import Pressed, Typed
from bot.parts import HrReply
from tests.bot.person import Person, asked_for
from tests.bot.test_own_case import PAID, person

REPLY = "Hi Anna,\n1. Yes, it does\n2. in-plan conversion, on request by phone\nBest, Joe"
UNSURE = {"job.after_tax": "unsure", "job.route": "unsure"}


def who_asked_hr() -> Person:
    person = asked_for("age_band", UNSURE)
    person.does(Pressed("hr:job.after_tax,job.route"))
    return person


def replies(person: Person, text: str) -> list[HrReply]:
    return [part for part in person.does(Typed(text)).parts if isinstance(part, HrReply)]


def test_a_numbered_answer_is_read_against_what_was_asked_and_taken_with_one_tap() -> None:
    person = who_asked_hr()
    (reply,) = replies(person, REPLY)
    assert dict(reply.answers) == {"job.after_tax": "yes", "job.route": "in_plan"}
    assert person.session.answers["job.after_tax"] == "unsure", "nothing is taken before the tap"
    person.presses("take:all")
    assert person.session.answers["job.route"] == "in_plan"
    assert person.asked_id() == "age_band"


def test_an_answer_that_is_not_right_changes_nothing() -> None:
    person = who_asked_hr()
    replies(person, REPLY)
    person.presses("reject:all")
    person.presses("take:all")
    assert person.session.answers["job.after_tax"] == "unsure"


def test_a_contradiction_is_said_before_it_is_taken() -> None:
    person = who_asked_hr()
    person.session.answers["job.after_tax"] = "no"
    (reply,) = replies(person, REPLY)
    assert reply.former == {"job.after_tax": "no"}
    assert "⚠️" in person.messages[0].text


def test_lines_with_numbers_are_no_answer_where_hr_was_not_asked() -> None:
    assert replies(asked_for("age_band", UNSURE), REPLY) == []


def test_our_own_questions_quoted_below_an_answer_are_no_answers() -> None:
    quoted = "\n> 1. Does our plan take employee after-tax (non-Roth) contributions?\n> 2. Can they move to Roth?"
    (reply,) = replies(who_asked_hr(), REPLY + quoted)
    assert len(reply.answers) == 2


OPEN: dict[str, Any] = PAID | {"job.route": "unsure", "job.cap": "unsure"}


@pytest.mark.parametrize(
    ("given", "line", "read"),
    [
        (OPEN, "hr sagt geht, max 15%", {"job.route": None, "job.cap": "15%"}),
        (OPEN, "hr says yes up to 10%", {"job.route": None, "job.cap": "10%"}),
        (OPEN, "hr sagt nein", {"job.route": "none"}),
        (OPEN, "ok, hr said in-plan conversion, no cap", {"job.route": "in_plan", "job.cap": "none"}),
        (PAID, "hr sagt max 8%", {"job.cap": "8%"}),
        (PAID, "hr said no", {"job.after_tax": "no"}),
    ],
)
def test_what_hr_said_is_read_when_it_is_told_in_own_words(
    given: dict[str, Any], line: str, read: dict[str, Any]
) -> None:
    (reply,) = replies(person("de", given), line)
    assert dict(reply.answers) == read


def test_a_yes_that_leaves_open_how_is_asked_and_not_guessed() -> None:
    someone = person("de", OPEN)
    someone.does(Typed("hr sagt geht, max 15%"))
    assert someone.session.answers["job.cap"] == "unsure", "nothing is taken before the yes"
    someone.does(Typed("ja"))
    assert someone.session.answers["job.cap"] == "15%"
    assert someone.asked_id() == "job.route"


def test_a_typed_no_leaves_what_hr_said() -> None:
    someone = person("de", OPEN)
    someone.does(Typed("hr sagt nein"))
    someone.does(Typed("nein"))
    assert someone.session.answers["job.route"] == "unsure"


@pytest.mark.parametrize(
    "line", ["was mache ich wenn hr nein sagt?", "wenn hr sagt nein", "hr hat noch nicht geantwortet"]
)
def test_an_answer_that_has_not_come_is_none(line: str) -> None:
    assert replies(person("de", OPEN), line) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("hr sagt bis 8.12. ändern", "bis 8. Dezember 2026"),
        ("hr sagt fragen sie fidelity", "„HR sagt ja, Umwandlung im Plan, höchstens 15 %“"),
    ],
)
def test_a_day_and_what_cannot_be_read_are_answered_as_such(line: str, said: str) -> None:
    someone = person("de", OPEN)
    assert replies(someone, line) == []
    assert said in texts.plain(someone.messages[0].text).replace("\u00a0", " ")


@pytest.mark.parametrize("line", ["hr sagt: nein wir haben kein after-tax", "hr says no, we don't have after-tax"])
def test_that_the_plan_takes_none_is_heard_where_only_the_way_was_asked(line: str) -> None:
    someone = person("de", PAID | {"job.after_tax": "yes", "job.route": "unsure"})
    (reply,) = replies(someone, line)
    assert dict(reply.answers) == {"job.after_tax": "no"}
    (other,) = replies(someone, "hr sagt nein")
    assert dict(other.answers) == {"job.route": "none"}
