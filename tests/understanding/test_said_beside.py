"""A no, a birthday, a spouse or a bonus beside the answer: what it denies or moves, and what it leaves as it is."""

from __future__ import annotations

import pytest

from tests.understanding.test_lines import taken


@pytest.mark.parametrize(
    ("line", "route"),
    [
        ("no in plan, only rollover to roth ira", "withdrawal"),
        ("umwandlung im 401k gibts nicht, nur rausholen auf die roth ira", "withdrawal"),
        ("in plan conversion only, no withdrawals", "in_plan"),
        ("roth in-plan rollover steht im heft, sonst nix", "in_plan"),
        ("no withdrawal but in plan conversion", "in_plan"),
        ("no in-service withdrawals, no in-plan conversions", "none"),
        ("no rollovers or in plan conversions", "none"),
        ("weder im plan noch auszahlung", "none"),
        ("neither in plan nor withdrawals", "none"),
        ("no withdrawals until i quit", "none"),
    ],
)
def test_a_no_denies_the_way_beside_it_and_no_other(line: str, route: str) -> None:
    assert taken("job.route", line) == {"answers": {"job.route": route}}


@pytest.mark.parametrize("line", ["no in plan, rollover to a roth ira", "nein, im plan"])
def test_a_way_behind_a_no_that_nothing_sets_against_it_is_asked_about(line: str) -> None:
    assert list(taken("job.route", line)) == ["ask"]


@pytest.mark.parametrize(
    ("line", "band"),
    [
        ("64 in february", "60_63"),
        ("50 in december", "50_59"),
        ("turned 64 in feb", "64_plus"),
        ("49, geburtstag im dezember", "50_59"),
        ("59, geburtstag war im märz", "50_59"),
        ("im 59, bday in jan", "50_59"),
        ("ich bin 49, im mai geboren", "under_50"),
        ("bin 64 geboren", "60_63"),
    ],
)
def test_a_birthday_beside_an_age_moves_it_and_makes_it_no_year_of_birth(line: str, band: str) -> None:
    assert taken("age_band", line) == {"answers": {"age_band": band}}


def test_what_an_amount_has_in_it_is_no_amount_of_its_own() -> None:
    assert list(taken("job.pay_per_date", "mit bonus 9k, normal 6,4k")) == ["ask"]
    beside = {"job.pay_per_date": 6400, "job.bonus_to_come": 9000}
    assert taken("job.pay_per_date", "6400, bonus 9k") == {"answers": beside}


def test_work_of_somebody_else_is_not_the_persons_own_beside_it() -> None:
    assert taken("situation", "husband's a freelancer but im a nurse") == {"answers": {"situation": "employee"}}
    assert list(taken("situation", "my wife is self employed")) == ["ask"]


def test_a_choice_behind_a_yes_to_the_open_question_is_told_beside_it() -> None:
    told = {"job.after_tax": "yes", "job.route": "automatic"}
    assert taken("job.after_tax", "ja, und umwandlung läuft automatisch") == {"answers": told}


@pytest.mark.parametrize(
    ("question", "line", "told"),
    [
        ("job.after_tax", "laut spd seite 14 geht des scho", {"job.after_tax": "yes"}),
        ("job.leaving", "put in my 2 weeks yesterday", {"job.leaving": "yes"}),
        ("age_band", "born in '72", {"age_band": "50_59"}),
    ],
)
def test_a_number_of_a_page_a_notice_or_a_year_is_no_answer_to_something_else(
    question: str, line: str, told: dict[str, str]
) -> None:
    assert taken(question, line) == {"answers": told}


@pytest.mark.parametrize(
    ("question", "line", "answer"),
    [
        ("ira.traditional_paid", "7k but i deducted it", "7k not deducted"),
        ("ira.balance", "40k aber alles roth", "40k traditional"),
    ],
)
def test_money_of_another_kind_is_asked_back_in_the_ira_interview(question: str, line: str, answer: str) -> None:
    assert list(taken(question, line, "ira")) == ["ask"]
    assert list(taken(question, answer, "ira")) == ["answers"]


def test_not_the_maximum_is_not_the_maximum() -> None:
    assert list(taken("job.deferrals", "nicht das maximum")) == ["ask"]
    assert taken("job.deferrals", "das maximum") == {"answers": {"job.deferrals": "max"}}


@pytest.mark.parametrize(
    ("question", "line", "answer"),
    [
        ("job.deferrals", "10% wie bisher", "10%"),
        ("job.deferrals", "so wie bisher, 10%", "10%"),
        ("job.deferrals", "10% same as now", "10%"),
        ("business.profit", "90k wie bisher", 90_000),
        ("business.entity", "einzel, hatte ich oben schon geschrieben", "sole_proprietor"),
        ("business.entity", "einzelunternehmer, hatte ich schon", "sole_proprietor"),
        ("business.entity", "sole prop, like i wrote above", "sole_proprietor"),
    ],
)
def test_that_it_is_as_before_or_was_said_already_leaves_an_answer_as_it_is(
    question: str, line: str, answer: object
) -> None:
    assert taken(question, line) == {"answers": {question: answer}}


@pytest.mark.parametrize(
    ("question", "line"), [("job.deferrals", "bisher 10%"), ("business.entity", "hatte ich als einzelunternehmer")]
)
def test_what_was_so_until_now_is_not_said_of_the_year(question: str, line: str) -> None:
    assert "answers" not in taken(question, line)
