"""A last pay date that a whole line tells or supposes; who else goes, or what was paid, is none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.understanding import Answered, Change, Understood, understand
from bot.understanding.leaving import tells_of_leaving
from bot.understanding.understood import Situation
from core.limits import built_in_limits
from tests.core.test_leaving import complete, replay

TODAY = date(2026, 11, 30)
LAST = "job.last_pay_date"


def heard(line: str, question: str | None = None, today: date = TODAY, **changes: Any) -> Understood:
    answers = complete(**changes) if question is None else {}
    if question == "job.next_pay_date":
        answers = {"situation": "employee", "job.after_tax": "yes", "job.route": "in_plan", "age_band": "under_50"}
        answers |= {"job.pay_schedule": "biweekly"}
    return understand(line, "en", question, Situation("mega", answers, today, built_in_limits()[2026]))


@pytest.mark.parametrize(
    ("line", "last"),
    [
        ("my last paycheck is dec 11", "2026-12-11"),
        ("my final check is on 12/11", "2026-12-11"),
        ("Last paycheck: December 11, 2026", "2026-12-11"),
        ("I'm leaving on December 15", "2026-12-15"),
        ("my last day is dec 18", "2026-12-18"),
        ("I leave at the end of June", "2027-06-30"),
        ("I leave on June 30", "2027-06-30"),
        ("I leave on January 15, 2027", "2027-01-15"),
        ("I retire at the end of the year", "2026-12-31"),
        ("one more paycheck and then i'm gone", "2026-12-11"),
        ("the next paycheck is my last", "2026-12-11"),
        ("letzter Gehaltslauf ist am 11.12.", "2026-12-11"),
        ("mein letztes Gehalt kommt am 11. Dezember", "2026-12-11"),
        ("noch ein Gehalt, dann bin ich weg", "2026-12-11"),
        ("ich kündige zum 30. Juni", "2027-06-30"),
        ("mein letzter Arbeitstag ist der 15.12.", "2026-12-15"),
        ("ich höre am 15.12. auf", "2026-12-15"),
        ("ich bin ab dem 15. Dezember weg", "2026-12-14"),
        ("die nächste Gehaltszahlung ist meine letzte", "2026-12-11"),
        ("I was laid off, my last paycheck is dec 11", "2026-12-11"),
        ("I work until june 30", "2027-06-30"),
        ("hab gekündigt, letztes gehalt am 11.12.", "2026-12-11"),
        ("ich bin nur noch bis Ende Juni da", "2027-06-30"),
    ],
)
def test_a_day_that_is_told_is_taken(line: str, last: str) -> None:
    assert heard(line) == Change({LAST: last})


@pytest.mark.parametrize(
    ("line", "last"),
    [
        ("if I leave in June", "2027-06-30"),
        ("what if i quit dec 15?", "2026-12-15"),
        ("I leave in June", "2027-06-30"),
        ("I leave mid December", "2026-12-15"),
        ("I'm leaving next month", "2026-12-31"),
        ("I'm leaving in 3 months", "2027-02-28"),
        ("I leave June 30, what does that change", "2027-06-30"),
        ("only one paycheck left", "2026-12-11"),
        ("wenn ich im Juni gehe", "2027-06-30"),
        ("was wäre, wenn ich im Juni kündige?", "2027-06-30"),
        ("ich höre im Juni auf", "2027-06-30"),
        ("ich bin ab Januar weg", "2026-12-31"),
        ("ich gehe in drei Monaten", "2027-02-28"),
        ("nur noch ein Gehalt", "2026-12-11"),
        ("if i leave in june how much can i put in", "2027-06-30"),
        ("im leaving in june, does that matter", "2027-06-30"),
        ("ich gehe Ende Juni, ändert das was", "2027-06-30"),
        ("wie viel geht, wenn ich im Juni gehe", "2027-06-30"),
    ],
)
def test_what_is_supposed_or_not_said_to_the_day_is_only_looked_at(line: str, last: str) -> None:
    assert heard(line) == Change({LAST: last}, supposed=True)


@pytest.mark.parametrize(
    "line",
    [
        "my last paycheck was dec 11",
        "my last paycheck was 5,000",
        "my last paycheck is 5,000",
        "my last paycheck is nov 27",
        "my last paycheck of the year is dec 24",
        "only one paycheck left this year",
        "what happens if I leave",
        "my boss leaves in June",
        "my wife leaves her job in June",
        "I leave for vacation in June",
        "I left in June",
        "I may leave",
        "I want to leave it as is in June",
        "I leave for Germany on June 30",
        "how many paychecks are left",
        "my last day to elect is dec 11",
        "ich kündige den Plan im Juni",
        "letzte Umwandlung am 11.12.",
        "can I leave in June",
        "leave it at 5%",
        "I leave until June",
        "I leave on June 30, 2025",
        "I leave in June 0000",
        "I leave on 06/30/0001",
        "mein letztes Gehalt war am 11.12.",
        "mein letztes Gehalt war 5.000",
        "letztes Gehalt dieses Jahr am 22.12.",
        "was passiert, wenn ich gehe",
        "mein Chef geht im Juni",
        "ich gehe im Juni in Elternzeit",
        "ich gehe im Juni in Urlaub",
        "noch ein Gehalt",
        "ich höre auf",
        "ich bleibe",
    ],
)
def test_anything_else_is_none(line: str) -> None:
    found = heard(line)
    assert LAST not in (found.answers if isinstance(found, Change | Answered) else {})
    assert not tells_of_leaving(line, replay(complete()).answers)


@pytest.mark.parametrize("line", ["im staying after all", "ich gehe doch nicht", "Ich bleibe."])
def test_who_wanted_to_leave_may_stay(line: str) -> None:
    assert heard(line, last_pay_date="2026-12-11") == Change({LAST: "none"})


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"next_pay_date": "none"}, "my last paycheck is dec 11"),
        ({"after_tax": "no"}, "I leave on December 15"),
    ],
)
def test_where_no_pay_date_is_known_it_says_nothing(changes: dict[str, Any], line: str) -> None:
    assert not isinstance(heard(line, **changes), Change)


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        ("my last paycheck is dec 11", {"job.next_pay_date": "2026-12-11", LAST: "2026-12-11"}),
        ("letzter Gehaltslauf ist am 18.12.", {"job.next_pay_date": "2026-12-04", LAST: "2026-12-18"}),
    ],
)
def test_the_next_pay_date_is_told_with_the_last(line: str, answers: dict[str, str]) -> None:
    assert heard(line, "job.next_pay_date") == Answered(answers)


def test_the_last_day_at_work_is_no_pay_date() -> None:
    assert heard("ich kündige zum 18.12.", "job.next_pay_date") == Change({LAST: "2026-12-18"})


def test_what_is_only_supposed_answers_no_question() -> None:
    assert not isinstance(heard("if I leave in June", "job.next_pay_date"), Change | Answered)


@pytest.mark.parametrize("question", ["job.pay_schedule", "job.cap"])
def test_a_day_that_is_told_beside_another_question_is_noted(question: str) -> None:
    assert heard("my last paycheck is dec 11", question) == Change({LAST: "2026-12-11"})


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        ("I leave on December 15", {"job.leaving": "yes", LAST: "2026-12-15"}),
        ("ich kündige zum 30. Juni", {"job.leaving": "yes"}),
    ],
)
def test_who_says_when_says_that_they_leave(line: str, answers: dict[str, str]) -> None:
    assert heard(line, "job.leaving") == Answered(answers)


@pytest.mark.parametrize(
    ("question", "line", "answer"),
    [
        ("job.pay_schedule", "15th and last day", "semimonthly"),
        ("job.pay_schedule", "last day of the month", "monthly"),
        ("job.next_pay_date", "last day of the month", "2026-11-30"),
        ("job.next_pay_date", "letzter tag des monats", "2026-11-30"),
    ],
)
def test_the_last_day_of_the_month_is_a_pay_day_and_nobodys_last(question: str, line: str, answer: str) -> None:
    assert heard(line, question) == Answered({question: answer})
