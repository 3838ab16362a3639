"""An answer from HR, pasted into the chat."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot import texts
from bot.events import Pressed, Typed
from bot.parts import HrReply
from tests.bot.person import YEAR, Person, asked_for, begun
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
    given = PAID | {"job.after_tax": "yes", "job.route": "unsure"}
    (reply,) = replies(person("de", given), line)
    assert dict(reply.answers) == {"job.after_tax": "no"}
    (other,) = replies(person("de", given), "hr sagt nein")
    assert dict(other.answers) == {"job.route": "none"}


TOLD = "1. yes\n2. in-plan conversion\n3. 15%"
READ = {"job.after_tax": "yes", "job.route": "in_plan", "job.cap": "15%"}
NOT_KNOWN: dict[str, Any] = OPEN | {"job.after_tax": "unsure"}


def who_says(language: str, *lines: str) -> Person:
    """Somebody whose plan is open, and who asks HR first."""
    someone = person(language, NOT_KNOWN | {"job.net_pay": "unsure"})
    someone.does(Pressed("plan:hr"))
    for line in lines:
        someone.does(Typed(line))
    return someone


@pytest.mark.parametrize("between", [["was heißt hce?"], ["mein ergebnis", "rechnung"], ["warum", TOLD]])
@pytest.mark.parametrize("line", ["ja alles übernehmen", "yes take it all"])
def test_what_hr_answered_waits_until_it_is_taken(between: list[str], line: str) -> None:
    someone = who_says("de", TOLD, *between, line)
    assert {key: someone.session.answers.get(key) for key in READ} == READ


@pytest.mark.parametrize("line", ["ja", "no thanks"])
def test_a_bare_yes_or_no_later_is_asked_what_it_means(line: str) -> None:
    someone = who_says("en", TOLD, "what is hce?")
    (reply,) = replies(someone, line)
    assert (dict(reply.answers), reply.again) == (READ, True)
    someone.does(Typed("yes"))
    assert someone.session.answers["job.cap"] == "15%"


def test_a_second_reply_leaves_what_the_first_one_said_beside_it() -> None:
    someone = who_says("en", TOLD)
    (reply,) = replies(someone, "1. yes\n2. automatic")
    assert dict(reply.answers) == READ | {"job.route": "automatic"}


def test_a_yes_to_an_open_question_takes_nothing_that_waits() -> None:
    someone = asked_for("job.after_tax")
    someone.session.hr_asked = ["job.cap", "job.roth_in_plan"]
    for line in ("1. 15%\n2. yes", "was heißt hce?", "ja"):
        someone.does(Typed(line))
    assert someone.session.answers["job.after_tax"] == "yes"
    assert "job.cap" not in someone.session.answers
    someone.does(Typed("ja alles übernehmen"))
    assert someone.session.answers["job.cap"] == "15%"


def test_where_nothing_waits_nothing_is_taken() -> None:
    someone = who_says("de", TOLD, "nein", "ja alles übernehmen")
    assert someone.session.answers["job.cap"] == "unsure"
    assert "bleibt alles" not in someone.messages[0].text


PASSAGE = "Yes, after-tax allowed, max 15% of pay, changes until 3 days before payday"


@pytest.mark.parametrize("first", ["take:job.after_tax:yes", "reject:job.after_tax"])
def test_the_other_points_of_a_document_are_asked_once_one_is_decided(first: str) -> None:
    someone = who_says("de", PASSAGE)
    parts = someone.presses(first).parts
    assert [dict(part.answers) for part in parts if isinstance(part, HrReply)] == [{"job.cap": "15%"}]
    someone.does(Typed("ja"))
    assert someone.session.answers["job.cap"] == "15%"


@pytest.mark.parametrize(("line", "cap"), [("ja", "15%"), ("nein", "unsure")])
def test_a_document_may_be_confirmed_as_a_whole(line: str, cap: str) -> None:
    someone = who_says("de", PASSAGE)
    assert not any("Weiß ich nicht" in message.text for message in someone.messages), "that contradicts nothing"
    someone.does(Typed(line))
    assert someone.session.answers["job.cap"] == cap


SLIP = """ACME Corp Pay stub
Pay date 11/25/2026
Pay period 11/09/2026 - 11/22/2026
Regular 5,692.31 136,615.44
Gross pay 5,692.31 136,615.44
401(k) pretax 942.31 22,615.44
Net pay 3,950.00 80,400.00"""


@pytest.mark.parametrize("lines", [["ja"], ["was heißt hce?", "ja alles übernehmen"], ["was heißt hce?", "ja", "ja"]])
def test_a_payslip_waits_as_well(lines: list[str]) -> None:
    someone = who_says("de", SLIP, *lines)
    assert someone.session.answers["job.net_pay"] != "unsure"
    assert not someone.session.payslip


@pytest.mark.parametrize(("line", "net_pay"), [("ja", "3950.00"), ("nein", "unsure")])
def test_a_yes_or_no_to_a_payslip_leaves_the_answer_of_hr_that_waits_beside_it(line: str, net_pay: str) -> None:
    someone = who_says("de", TOLD, SLIP, line)
    assert (someone.session.answers["job.net_pay"], someone.session.payslip) == (net_pay, {})
    assert someone.session.answers["job.cap"] == "unsure"
    assert someone.session.found == READ


def test_whoever_takes_all_that_waits_takes_the_payslip_and_the_answer_of_hr() -> None:
    someone = who_says("de", TOLD, SLIP, "was heißt hce?", "ja alles übernehmen")
    assert (someone.session.payslip, someone.session.found) == ({}, {})
    assert someone.session.answers["job.net_pay"] == "3950.00"
    assert READ.items() <= someone.session.answers.items()


def test_what_waits_is_gone_with_the_answers_that_are_started_over() -> None:
    someone = who_says("de", TOLD, "von vorn anfangen", "ja")
    assert someone.session.found == {}
    assert someone.asked_id() == "situation"


def test_what_waits_keeps_the_condition_on_which_a_document_gives_it() -> None:
    text = "Employees may make after-tax contributions of up to 10% of pay. Highly Compensated Employees may not."
    someone = who_says("en", text, "what is hce?")
    condition = texts.text("en", "condition.highly_compensated")
    (reply,) = replies(someone, "yes")
    assert set(reply.conditions.values()) == {"highly_compensated"}
    assert any(condition in message.text for message in someone.messages)
    (reply,) = replies(someone, "1. yes\n2. automatic\n3. 10%")
    assert not reply.conditions, "HR said it without one"


def test_what_the_person_has_said_alike_waits_no_longer() -> None:
    someone = who_says("en", PASSAGE, "my cap is 15 percent", "after-tax money alone", "my pay is 150k")
    assert someone.session.found == {"job.after_tax": "yes"}


def test_what_waits_is_asked_for_once_more_below_the_result() -> None:
    someone = begun("mega", "de", (YEAR, date(YEAR, 11, 30)))
    someone.goes_on(NOT_KNOWN, "residence")
    someone.does(Typed(PASSAGE))
    assert not [part for part in someone.presses("take:job.after_tax:yes").parts if isinstance(part, HrReply)]
    *_, last = someone.presses("residence:us").parts
    assert isinstance(last, HrReply)
    assert dict(last.answers) == {"job.cap": "15%"}
