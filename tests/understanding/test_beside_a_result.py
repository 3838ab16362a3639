"""What is typed beside a result: the wish to change one answer, what is only supposed, and what is corrected."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from bot.command_line.understand import as_json
from bot.understanding import Wish, understand
from tests.understanding.measuring import situation_of

EMPLOYEE: dict[str, Any] = {
    "situation": "employee",
    "job.after_tax": "yes",
    "job.route": "in_plan",
    "age_band": "under_50",
    "job.pay_schedule": "biweekly",
    "job.next_pay_date": "2026-12-04",
    "job.pay_per_date": 5000,
    "job.pay": 130000,
    "job.employer": "6%",
    "job.cap": "10%",
}


def heard(line: str, question: str | None = None) -> Any:
    return understand(line, "en", question, situation_of(EMPLOYEE))


def taken(line: str, question: str | None = None) -> dict[str, Any]:
    return as_json(heard(line, question))


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("alter ändern", "age_band"),
        ("change my age", "age_band"),
        ("das alter löschen", "age_band"),
        ("match stimmt nicht", "job.employer"),
        ("the match is wrong", "job.employer"),
        ("Der Reingewinn stimmt nicht, bitte löschen", "business.profit"),
        ("remove the profit please", "business.profit"),
        ("Auszahlung aufs Konto ändern", "job.net_pay"),
        ("change Gross pay of the year", "job.pay"),
    ],
)
def test_who_names_one_answer_and_takes_it_back_wants_to_change_it(line: str, question: str) -> None:
    found = heard(line)
    assert isinstance(found, Wish)
    assert taken(line) == {"wish": "change"}
    assert found.question == question


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("lösch meine daten", {"wish": "delete"}),
        ("delete everything", {"wish": "delete"}),
        ("change my pay to 150k", {"change": {"job.pay": 150000}}),
        ("doch keine obergrenze", {"change": {"job.cap": "none"}}),
    ],
)
def test_everything_and_a_new_value_are_no_wish_to_change_one_answer(line: str, instead: object) -> None:
    assert taken(line) == instead


def test_a_match_that_is_wrong_is_not_nothing_beside_another_question() -> None:
    assert taken("match stimmt nicht", "job.deferrals") == {"wish": "change"}
    assert taken("kein match", "job.deferrals") == {"change": {"job.employer": 0}}


@pytest.mark.parametrize("line", ["der arbeitgeber zahlt nur 4 %", "my employer only pays 4%", "nur 4% match"])
def test_a_percent_that_the_employer_pays_is_none_of_the_election(line: str) -> None:
    found = taken(line)
    assert list(found.get("change") or found["ask"]) == ["job.employer"]


@pytest.mark.parametrize(
    ("line", "percent", "is_less"),
    [
        ("was wäre wenn ich 5 % nehme", 5, False),
        ("nimm 3 %", 3, False),
        ("set it to 3%", 3, False),
        ("what if i only do 50%", 50, True),
    ],
)
def test_a_percent_of_the_election_keeps_that_it_was_one(line: str, percent: int, *, is_less: bool) -> None:
    found = heard(line)
    assert isinstance(found, Wish)
    assert taken(line) == {"wish": "what_if", "share": percent / 100}
    assert (found.percent, found.is_less) == (Decimal(percent), is_less)


def test_half_is_a_share_and_no_percent_of_pay() -> None:
    found = heard("what if i take half")
    assert isinstance(found, Wish)
    assert (found.share, found.percent) == (Decimal("0.5"), None)
