"""What own deferrals run at and what the year comes to are two facts, whichever of them a line tells with the other."""

from __future__ import annotations

from typing import Any

import pytest

from bot.understanding import Answered, AskBack, Change, understand
from core.mega_backdoor.questions import MEGA
from tests.understanding.measuring import EMPLOYEE, situation_of

PAID: dict[str, Any] = {**EMPLOYEE, "job.net_pay": 3300}
FINISHED: dict[str, Any] = {
    **PAID,
    "job.deferrals": 18000,
    "deferrals_elsewhere": 0,
    "job.employer": "4%",
    "job.after_tax_so_far": 0,
    "job.cap": "none",
    "residence": "us",
}
SO_FAR = "job.deferrals_so_far"
"""Three dates of 5,000 are to come, of which 8% are 1,200."""


@pytest.mark.parametrize(
    ("line", "year", "so_far", "beside"),
    [
        ("8 prozent, bis jahresende sind das 18000. ag gibt 4 prozent dazu", 18000, "16800", {"job.employer": "4%"}),
        ("6%, 5700 for the year. employer puts 3%", 5700, "4800", {"job.employer": "3%"}),
        ("8%, 18000 for the year", 18000, "16800", {}),
        ("18000 für das jahr, das sind 8 prozent", 18000, "16800", {}),
        ("8% which is 10400", 10400, "9200", {}),
    ],
)
def test_a_percent_beside_its_own_total_of_the_year_is_no_second_answer(
    line: str, year: int, so_far: str, beside: dict[str, Any]
) -> None:
    found = understand(line, "de", "job.deferrals", situation_of(PAID))
    assert found == Answered({"job.deferrals": year, **beside})
    assert isinstance(found, Answered)
    assert found.untold == {SO_FAR: so_far}
    assert not found.unplaced


@pytest.mark.parametrize("line", ["8% and 5000 roth", "8%, 500 for the year", "8% oder 18000", "8%, 18000"])
def test_a_percent_beside_what_may_be_no_total_of_it_is_asked_back(line: str) -> None:
    assert isinstance(understand(line, "de", "job.deferrals", situation_of(PAID)), AskBack)


@pytest.mark.parametrize(
    ("line", "given"),
    [
        ("meine eigenen beiträge laufen mit 8 prozent", 18000),
        ("my contributions are running at 8%", 18000),
        ("nein beides stimmt, 18000 bis jahresende weil ich anfang des jahres mehr hatte und jetzt 8%", "8%"),
        ("both are right, 18000 by year end because i had more at the start, and 8% now", "8%"),
    ],
)
def test_a_rate_that_runs_now_leaves_the_year_as_it_is(line: str, given: int | str) -> None:
    found = understand(line, "de", None, situation_of({**FINISHED, "job.deferrals": given}))
    assert found == Change({"job.deferrals": 18000})
    assert isinstance(found, Change)
    assert found.untold == {SO_FAR: "16800"}


@pytest.mark.parametrize(
    ("line", "answers"),
    [
        ("my contributions are 8%", {"job.deferrals": "8%"}),
        ("my cap is currently 8%", {"job.cap": "8%"}),
    ],
)
def test_a_rate_of_which_nobody_says_that_it_runs_now_is_the_answer(line: str, answers: dict[str, Any]) -> None:
    found = understand(line, "en", None, situation_of(FINISHED))
    assert found == Change(answers)
    assert isinstance(found, Change)
    assert not found.untold


@pytest.mark.parametrize(
    ("line", "cap"),
    [
        ("hr says the 10% counts for the whole year, not per check", 13000),
        ("the cap counts for the whole year", 13000),
        ("die 10% gelten fürs ganze jahr", 13000),
        ("the 8% counts for the whole year", None),
        ("does the cap count for the whole year?", None),
    ],
)
def test_a_cap_that_counts_by_the_year_is_one_in_dollars(line: str, cap: int | None) -> None:
    found = understand(line, "en", None, situation_of({**FINISHED, "job.cap": "10%", "job.cap_covers": "after_tax"}))
    told = found.answers.get("job.cap") if isinstance(found, Change) else None
    assert told == cap


@pytest.mark.parametrize(
    "line",
    ["hab grad gesehn im handbuch max 10 prozent after tax", "in the handbook max 10 percent after tax"],
)
def test_a_cap_that_somebody_has_looked_up_is_no_share_that_is_wanted(line: str) -> None:
    assert understand(line, "de", None, situation_of(FINISHED)) == Change({"job.cap": "10%"})


def test_what_is_in_before_a_rate_is_an_answer_that_nobody_is_asked_for() -> None:
    assert SO_FAR not in {question.id for question in MEGA.questions}
