"""A line that names another question is never booked on the open one; each beside one that does answer it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.command_line.understand import as_json
from bot.understanding import Change, understand
from tests.understanding.measuring import EMPLOYEE, situation_of

ANSWERS = EMPLOYEE | {
    "situation": "both",
    "job.net_pay": 3000,
    "job.deferrals": 24500,
    "deferrals_elsewhere": 0,
    "job.is_403b": "yes",
}


def taken(question: str | None, line: str) -> dict[str, Any]:
    answers = {key: value for key, value in ANSWERS.items() if key != question}
    return as_json(understand(line, "en", question, situation_of(answers)))


@pytest.mark.parametrize(
    ("question", "line", "named"),
    [
        ("job.employer", "mein gehalt ist 180k", {"job.pay": 180000}),
        ("job.employer", "my salary is 180k", {"job.pay": 180000}),
        ("job.employer", "gross for the year is 466k", {"job.pay": 466000}),
        ("job.employer", "nee warte, 3000 beim alten job", {"deferrals_elsewhere": 3000}),
        ("job.employer", "wait, 3000 at my old job", {"deferrals_elsewhere": 3000}),
        ("job.bonus_to_come", "moment, brutto war 5200", {"job.pay_per_date": 5200}),
        ("job.bonus_to_come", "gross was 5200", {"job.pay_per_date": 5200}),
        ("job.bonus_to_come", "25k profit sharing", {"job.employer": 25000}),
        ("job.employer", "ne kein 403b", {"job.is_403b": "no"}),
        ("job.employer", "no 403b", {"job.is_403b": "no"}),
        ("job.deferrals", "nirgends sonst", {"deferrals_elsewhere": 0}),
        ("job.after_tax_so_far", "nowhere else", {"deferrals_elsewhere": 0}),
        ("job.employer", "i contribute 10%", {"job.deferrals": "10%"}),
        ("job.employer", "brutto je abrechnung war falsch, richtig 5.384,61", {"job.pay_per_date": 5384.61}),
        ("job.pay", "ach so ich krieg zweimal im monat geld, nicht alle 2 wochen", {"job.pay_schedule": "semimonthly"}),
        ("job.deferrals", "take home around 9,300", {"job.net_pay": 9300}),
        ("job.deferrals", "already did 3k after tax", {"job.after_tax_so_far": 3000}),
        ("job.cap", "wait i put 14k into my old job's 401k this year", {"deferrals_elsewhere": 14000}),
        ("job.pay", "bonus 50k on dec 18", {"job.bonus_to_come": 50000}),
        ("job.deferrals", "no wait gross for the year is 466k incl bonus", {"job.pay": 466000}),
    ],
)
def test_a_name_and_a_value_change_the_question_that_is_named(
    question: str, line: str, named: dict[str, object]
) -> None:
    found = taken(question, line)
    assert found == {"change": named} or (list(found) == ["ask"] and list(found["ask"]) == list(named))


@pytest.mark.parametrize(
    ("question", "line", "answer"),
    [
        ("job.employer", "10% of my pay", "10%"),
        ("job.employer", "4% vom gehalt", "4%"),
        ("job.employer", "die hälfte meiner beiträge", "match 50%"),
        ("job.pay", "165k mit bonus", 165000),
        ("job.pay", "210k including bonus", 210000),
        ("job.is_403b", "nein, 401k", "no"),
        ("job.bonus_to_come", "10k, gross", 10000),
        ("job.after_tax_so_far", "beiträge 9000", 9000),
        ("job.deferrals", "salary reduction 10000", 10000),
        ("deferrals_elsewhere", "11.000 beim vorherigen arbeitgeber", 11000),
    ],
)
def test_a_name_that_only_says_more_of_the_answer_is_no_correction(question: str, line: str, answer: object) -> None:
    assert taken(question, line)["answers"] == {question: answer}


@pytest.mark.parametrize("question", ["job.employer", None])
@pytest.mark.parametrize("line", ["match ist 4%", "the match is 4%", "match is 4 percent"])
def test_a_bare_match_percent_is_asked_back(question: str | None, line: str) -> None:
    assert taken(question, line) == {"ask": {"job.employer": ["4%!", "match 4%"]}}


@pytest.mark.parametrize(
    ("line", "given"),
    [("4% of pay", "4%"), ("match 4% of my contributions", "match 4%"), ("100% match up to 4%", "match 100% of 4%")],
)
def test_a_percent_that_says_of_what_is_taken(line: str, given: str) -> None:
    assert taken("job.employer", line) == {"answers": {"job.employer": given}}


@pytest.mark.parametrize("line", ["will nur 500 im monat", "500 pro monat", "only 500 a month"])
def test_an_amount_of_a_month_beside_a_result_is_less_of_it(line: str) -> None:
    assert taken(None, line) == {"wish": "what_if", "amount": 230.77}
    assert taken(None, "i get paid monthly") == {"change": {"job.pay_schedule": "monthly"}}


@pytest.mark.parametrize(
    ("interview", "line", "supposed"),
    [
        ("mega", "und wenn der plan 20% erlaubt", {"job.cap": "20%"}),
        ("mega", "what if the plan allows 20%", {"job.cap": "20%"}),
        ("mega", "what if my bonus is 3k", {"job.bonus_to_come": 3000}),
        ("mega", "und wenn ich nur 120k verdienen würde", {"job.pay": 120000}),
        ("ira", "und wenn die ira leer ist", {"ira.balance": 0}),
        ("conversion", "what if its 500 gains instead", {"conversion.earnings": 500}),
    ],
)
def test_another_answer_is_supposed_beside_a_result(interview: str, line: str, supposed: dict[str, object]) -> None:
    answers = ANSWERS if interview == "mega" else {}
    assert understand(line, "en", None, situation_of(answers, interview)) == Change(supposed, supposed=True)


def test_a_share_or_an_amount_of_each_paycheck_is_supposed_of_the_election() -> None:
    assert taken(None, "was wäre wenn ich 20% nehme") == {"wish": "what_if", "share": 0.2}
    assert taken(None, "und wenn ich nur 1500 pro gehalt nehme") == {"wish": "what_if", "amount": 1500}
    assert taken(None, "what if the plan fails the test").get("change") is None


def test_who_would_remove_the_cap_does_not_want_everything_deleted() -> None:
    assert taken(None, "remove the cap")["wish"] == "change"
    assert taken(None, "remove everything") == {"wish": "delete"}


def test_an_amount_is_never_an_age_and_a_wish_to_change_no_choice() -> None:
    line = "2000 hab ich selbst eingezahlt bis jetzt, quatsch 10.000 fürs jahr"
    assert taken("job.deferrals", line) == {"answers": {"job.deferrals": 10000}}
    assert taken("job.deferrals", "alle aendern") == {"wish": "change"}
    assert "change" in taken("job.deferrals", "alter war falsch, ich bin 52")


@pytest.mark.parametrize("line", ["weniger davon", "less than this", "weniger"])
def test_less_without_an_amount_is_the_wish_for_less(line: str) -> None:
    assert taken(None, line) == {"wish": "what_if"}
    assert "wish" not in taken("job.pay", "less than 100k")


@pytest.mark.parametrize("line", ["i put 14k in my old 401k before", "change deferrals elsewhere to 14000"])
def test_a_field_is_called_by_its_name_beside_a_result(line: str) -> None:
    assert taken(None, line) == {"change": {"deferrals_elsewhere": 14000}}
    assert taken(None, "change my 401k contributions to 14000") == {"change": {"job.deferrals": 14000}}


@pytest.mark.parametrize(("line", "offered"), [("24.5 plus 11,250 catch up", ["35750"]), ("24,5 und 8000", ["32500"])])
def test_a_number_that_is_added_to_thousands_is_thousands(line: str, offered: list[str]) -> None:
    assert taken("job.deferrals", line) == {"ask": {"job.deferrals": offered}}
    assert taken("job.deferrals", "at 41 i put in 12,000") != {"ask": {"job.deferrals": ["53000"]}}


def test_who_means_another_choice_corrects_the_one_that_was_answered() -> None:
    assert taken("job.after_tax", "no i mean both") == {"change": {"situation": "both"}}
    assert taken("job.after_tax", "no") == {"answers": {"job.after_tax": "no"}}


@pytest.mark.parametrize(("question", "line"), [("age_band", "52, salary 180k"), ("residence", "germany, salary 100k")])
def test_an_answer_with_a_name_behind_it_still_answers(question: str, line: str) -> None:
    assert question in taken(question, line)["answers"]


def test_three_corrections_at_once_are_no_residence() -> None:
    line = "no 24.5k is wrong, take home is 9300 and i deferred 35750 here and 0 elsewhere"
    assert "residence" not in str(taken("job.employer", line))
