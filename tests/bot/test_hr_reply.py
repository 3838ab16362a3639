"""An answer from HR, pasted into the chat."""

from __future__ import annotations

from bot.events import Pressed, Typed
from bot.parts import HrReply
from tests.bot.person import Person, asked_for

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
