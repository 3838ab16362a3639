"""Lines whose number, no or nothing belongs to another thing than the open question; each beside one that does not."""

from __future__ import annotations

from typing import Any

import pytest

from bot.command_line.understand import as_json
from bot.understanding import understand
from tests.understanding.measuring import EMPLOYEE, situation_of

ON_TWO_FEET = EMPLOYEE | {"situation": "both", "business.entity": "sole_proprietor"}


def taken(question: str | None, line: str, answers: dict[str, Any] | None = None) -> dict[str, Any]:
    return as_json(understand(line, "en", question, situation_of(answers or {})))


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("no 401k just the 403b", "yes"),
        ("hab einen 403(b), keinen 401(k)", "yes"),
        ("no i do have a 403b. no 401k", "yes"),
        ("no 403b, a 401k", "no"),
        ("ne kein 403b", "no"),
    ],
)
def test_a_no_belongs_to_the_plan_that_it_stands_before(line: str, answer: str) -> None:
    assert taken("job.pay", line) == {"change": {"job.is_403b": answer}}


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("no 401k", "no"),
        ("nein, 401k", "no"),
        ("not a 401k", "yes"),
        ("we have a 403b, no 401k", "yes"),
        ("you say 403b thats wrong", "no"),
        ("du sagst 403b, das ist falsch", "no"),
        ("wrong, 403b", "yes"),
    ],
)
def test_a_no_before_the_other_plan_answers_whether_it_is_this_one(line: str, answer: str) -> None:
    assert taken("job.is_403b", line, ON_TWO_FEET) == {"answers": {"job.is_403b": answer}}


@pytest.mark.parametrize(
    ("line", "share"),
    [
        ("4 % match voll, sie zahlt 10 %", "match 100% of 4%"),
        ("4 % match voll", "match 100% of 4%"),
        ("full match plus 3% of pay", "match 100% + 3%"),
        ("match 50% up to 6, plus 3% nonelective", "match 50% of 6% + 3%"),
        ("4% + 3%", "7%"),
    ],
)
def test_percents_of_different_parts_are_not_added(line: str, share: str) -> None:
    found = taken("job.employer", line)
    assert found in ({"answers": {"job.employer": share}}, {"change": {"job.employer": share}})


@pytest.mark.parametrize(
    ("question", "line", "understood"),
    [
        ("job.deferrals", "no bonus", {"change": {"job.bonus_to_come": 0}}),
        ("job.deferrals", "no cap", {"change": {"job.cap": "none"}}),
        ("job.employer", "noch nix after tax", {"change": {"job.after_tax_so_far": 0}}),
        ("deferrals_elsewhere", "nothing from the school", {"ask": {"deferrals_elsewhere": ["0"]}}),
        ("deferrals_elsewhere", "nothing from my old job", {"answers": {"deferrals_elsewhere": 0}}),
        ("job.employer", "kein match", {"answers": {"job.employer": 0}}),
        ("job.deferrals", "nothing", {"answers": {"job.deferrals": 0}}),
    ],
)
def test_a_nothing_answers_the_question_that_its_noun_names(question: str, line: str, understood: object) -> None:
    assert taken(question, line) == understood


def test_somebody_without_a_business_has_no_profit_to_correct() -> None:
    line = "my profit is 20000"
    assert "change" not in taken(None, line, EMPLOYEE)
    assert taken(None, line, ON_TWO_FEET) == {"change": {"business.profit": 20000}}


@pytest.mark.parametrize(
    ("question", "line", "answers"),
    [
        ("job.after_tax", "yea it does, up to 10%", {"job.after_tax": "yes", "job.cap": "10%"}),
        ("job.after_tax", "ja bis 8 %", {"job.after_tax": "yes", "job.cap": "8%"}),
        ("job.after_tax", "yes, they match up to 6%", {"job.after_tax": "yes"}),
        ("job.after_tax", "j", {"job.after_tax": "yes"}),
        ("job.after_tax", "n", {"job.after_tax": "no"}),
        ("job.pay_schedule", "148k im jahr, alle zwei wochen", {"job.pay_schedule": "biweekly", "job.pay": 148000}),
        ("job.pay_schedule", "5k, twice a month", {"job.pay_schedule": "semimonthly", "job.pay_per_date": 5000}),
        ("job.pay_schedule", "260k, twice a month", {"job.pay_schedule": "semimonthly", "job.pay": 260000}),
        ("job.pay", "148k im jahr, alle zwei wochen", {"job.pay": 148000}),
    ],
)
def test_what_is_told_beside_an_answer_is_kept_where_it_belongs(question: str, line: str, answers: object) -> None:
    assert taken(question, line) == {"answers": answers}


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        ("tenured professor, no side income", {"situation": "employee"}),
        ("professor with side income", {"situation": "both"}),
        ("i work company. also small business myself", {"situation": "both"}),
        ("hab ne festanstelung un mach nebnbei webseiten auf rechnung", {"situation": "both"}),
        ("mach webseiten auf rechnung", {"situation": "self_employed"}),
        ("zahnarzt mit eigener s-corp", {"situation": "self_employed", "business.entity": "corporation"}),
        ("zahnarzt mit eigener praxis", {"situation": "self_employed"}),
    ],
)
def test_a_job_and_a_business_are_told_apart(line: str, answers: object) -> None:
    assert taken("situation", line) == {"answers": answers}


def test_a_bonus_and_what_comes_in_one_month_are_no_pay_of_the_year() -> None:
    assert taken("situation", "40k in dec") == {"ask": {"situation": []}}
    assert "job.bonus_to_come" not in str(taken("job.after_tax", "yeah about 280k w the bonus"))
    assert taken("job.after_tax", "my bonus is 28k") == {"change": {"job.bonus_to_come": 28000}}


def test_who_asks_what_it_is_for_is_not_unsure() -> None:
    assert taken("job.cap", "wozu wollen sie das wissen") == {"wish": "why"}
    assert taken("job.cap", "das will ich nicht wissen") != {"wish": "why"}


@pytest.mark.parametrize("question", ["job.deferrals", "job.employer", "job.route", "job.after_tax"])
@pytest.mark.parametrize("line", ["no catch-up for me", "kein nachholbeitrag", "ach ja und catch up mach ich nicht"])
def test_who_makes_no_catch_up_says_nothing_of_other_money(question: str, line: str) -> None:
    assert "answers" not in taken(question, line)


@pytest.mark.parametrize(
    ("question", "line", "answer"),
    [
        ("job.deferrals", "no contributions", 0),
        ("job.deferrals", "noch nichts", 0),
        ("job.deferrals", "24,500, no catch up", 24500),
        ("job.employer", "no match", 0),
        ("job.route", "no", "none"),
        ("job.super_catch_up", "no catch up", "no"),
        ("job.super_catch_up", "kein nachholbeitrag", "no"),
    ],
)
def test_a_no_to_the_very_thing_is_an_answer(question: str, line: str, answer: object) -> None:
    assert taken(question, line) == {"answers": {question: answer}}


def test_a_percent_of_everything_that_is_put_in_is_no_width_of_a_match() -> None:
    assert taken("job.employer", "google zahlt 50% auf alles was ich einzahle") == {"ask": {"job.employer": []}}
    assert taken("job.employer", "alles bis 5 %") == {"answers": {"job.employer": "match 100% of 5%"}}


def test_what_the_employer_pays_on_own_contributions_is_not_put_in_by_oneself() -> None:
    assert taken("job.deferrals", "der arbeitgeber zahlt 50% meiner beiträge") == {
        "answers": {"job.employer": "match 50%"}
    }
    assert taken("job.deferrals", "ich zahle 10 % ein") == {"answers": {"job.deferrals": "10%"}}


@pytest.mark.parametrize(
    ("line", "understood"),
    [
        ("24,500 plus catch up", {"answers": {"job.deferrals": "max"}}),
        ("24.500 und das catch-up", {"answers": {"job.deferrals": "max"}}),
        ("20k plus catch up", {"ask": {"job.deferrals": []}}),
        ("15% plus catch-up", {"ask": {"job.deferrals": []}}),
        ("24,500 including catch-up", {"answers": {"job.deferrals": 24500}}),
        ("24,500, no catch up", {"answers": {"job.deferrals": 24500}}),
        ("32,500 with catch up", {"answers": {"job.deferrals": 32500}}),
    ],
)
def test_a_catch_up_without_an_amount_is_added_to_the_limit_alone(line: str, understood: dict[str, Any]) -> None:
    assert taken("job.deferrals", line) == understood


def test_what_goes_into_another_plan_is_asked_back() -> None:
    assert taken("job.employer", "the university pays 10%, but into a separate 401(a)") == {"ask": {"job.employer": []}}
    assert taken("job.employer", "the university pays 10%") == {"answers": {"job.employer": "10%"}}


@pytest.mark.parametrize(
    "line", ["weiß man bei uns nie vorher", "that one is a surprise", "they like to keep us guessing"]
)
def test_no_zero_is_taken_that_nobody_said(line: str) -> None:
    assert "answers" not in taken("job.bonus_to_come", line)


@pytest.mark.parametrize(
    ("question", "line", "instead"),
    [
        ("job.after_tax", "only 3,000 per paycheck", {"ask": {"job.after_tax": []}}),
        ("job.after_tax", "no clue", {"answers": {"job.after_tax": "unsure"}}),
        ("job.after_tax", "das ist falsch gerechnet", {"wish": "feedback"}),
        ("job.after_tax", "next year", {"ask": {"job.after_tax": []}}),
        ("job.after_tax", "what's next", {"wish": "next"}),
        (None, "next year", {"wish": "year", "year": 2027}),
        ("job.pay", "how should I know", {"wish": "help"}),
        ("job.cap", "woher soll ich das wissen", {"answers": {"job.cap": "unsure"}}),
    ],
)
def test_what_is_said_of_something_else_is_neither_unsure_nor_no_nor_the_next_step(
    question: str | None, line: str, instead: dict[str, Any]
) -> None:
    assert taken(question, line) == instead
