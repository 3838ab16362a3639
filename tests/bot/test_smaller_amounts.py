"""Smaller amounts that are only looked at: percent of pay as on the plan's page, and what is more than possible."""

from __future__ import annotations

from typing import Any

import pytest

from bot import texts
from bot.events import Typed
from tests.bot.person import Person
from tests.bot.test_own_case import PAID, person

CAPPED: dict[str, Any] = PAID | {"job.cap": "8%", "job.cap_covers": "after_tax"}


def shown(someone: Person, line: str) -> str:
    someone.does(Typed(line))
    return texts.plain(someone.messages[0].text).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("language", "line", "said", "set_to"),
    [
        ("de", "was wäre wenn ich 5 % nehme", "5 % vom Gehalt, 284,62 $ von jeder", "auf 5 % oder 284,62 $"),
        ("en", "what if i take 5%", "5% of pay, $284.62 of each", "to 5% or $284.62"),
        ("en", "what if i take 50% of the most", "50% of the maximum", "$227.69"),
        ("en", "what if i only do 50%", "50% of the maximum", "$227.69"),
        ("en", "what if i take half", "50% of the maximum", "$227.69"),
    ],
)
def test_a_percent_is_one_of_pay_unless_it_is_one_of_the_most(language: str, line: str, said: str, set_to: str) -> None:
    text = shown(person(language, CAPPED), line)
    assert said in text
    assert set_to in text


@pytest.mark.parametrize(
    ("given", "line", "said"),
    [
        (CAPPED, "make it 600 a check", "$600 of each paycheck does not work: your plan takes at most $455.38."),
        (CAPPED, "what if i take 12%", "$683.08 of each paycheck does not work: your plan takes at most $455.38."),
        (PAID, "make it 6000 a check", "$6,000 of each paycheck does not work: $3,900 is the most."),
    ],
)
def test_more_than_possible_is_said_and_cannot_be_kept(given: dict[str, Any], line: str, said: str) -> None:
    someone = person("en", given)
    assert said in shown(someone, line)
    assert not any((button.data or "").startswith("less:") for button in someone.buttons())
    someone.does(Typed("yes"))
    assert "job.take" not in someone.session.answers


def test_an_amount_that_is_possible_can_be_kept() -> None:
    someone = person("en", CAPPED)
    assert "$400 of each paycheck. Nothing is changed yet." in shown(someone, "what if only 400 a check")
    someone.does(Typed("yes"))
    assert someone.session.answers["job.take"] == "400"


WITH_BONUS: dict[str, Any] = CAPPED | {"job.pay": 168_000, "job.bonus_to_come": 20_000}


def test_a_percent_of_pay_is_taken_from_each_pay_date_and_from_a_bonus_alike() -> None:
    someone = person("en", WITH_BONUS)
    text = shown(someone, "what if i take 5%")
    assert "5% of pay, $284.61 of each paycheck" in text
    assert "$1,000 of the bonus" in text
    someone.does(Typed("keep it"))
    assert someone.session.answers["job.take"] == "5%!"
    assert "5%" in texts.plain(someone.messages[0].text)


def test_a_percent_of_pay_above_the_cap_is_refused_beside_a_bonus_too() -> None:
    someone = person("en", WITH_BONUS)
    assert "does not work" in shown(someone, "what if i take 12%")
    assert not any((button.data or "").startswith("less:") for button in someone.buttons())
