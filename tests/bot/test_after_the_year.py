"""What people are told once a year or a deadline is past: of what is in and done, not of what could have been."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot import texts
from bot.languages import LANGUAGES
from bot.rendering.headline import headline
from bot.takeaway.plan import personal_plan
from bot.takeaway.text import plan_text
from core.assess import Result
from tests.profiles import form_holder, ira_saver, mover, result_of

NOVEMBER, FEBRUARY = date(2026, 11, 30), date(2027, 2, 1)
PAID_IN = {"ira_traditional_paid": 7_500, "ira_balance": 0, "tax_year": 2026}


def after_the_year(**changes: object) -> Result:
    return result_of("ira", ira_saver(**PAID_IN, **changes), FEBRUARY)


def in_words(result: Result, language: str) -> str:
    return " ".join(plan_text(result, language).replace("\u00a0", " ").split())


def dollars(amount: int, language: str) -> str:
    return texts.money(language, Decimal(amount)).replace("\u00a0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_what_the_money_earned_is_told_without_a_way_around_other_money(language: str) -> None:
    grown = headline(after_the_year(ira_converted=7_512), language)
    assert texts.money(language, Decimal(12)) in grown
    assert "Pro" not in grown
    assert "pro rata" not in grown


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_has_paid_in_is_not_told_to_pay_in(language: str) -> None:
    paid_in = result_of("ira", ira_saver(ira_balance=0, ira_traditional_paid=7_500), NOVEMBER)
    done = after_the_year(ira_converted=7_500)
    told = {
        texts.text(language, f"outcome.ira.backdoor{kind}").split("\n")[1] for kind in ("", ".paid_in", ".converted")
    }
    found = {headline(result, language).split("\n")[-1] for result in (paid_in, done)}
    found.add(headline(result_of("ira", ira_saver(ira_balance=0), NOVEMBER), language).split("\n")[-1])
    assert found == told
    partly = headline(after_the_year(ira_converted=5_000), language)
    assert texts.text(language, "outcome.ira.backdoor.converted").split("\n")[1] not in partly


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_of_a_closed_year_shows_what_is_in(language: str) -> None:
    """Of 7,000 for 2025 only 3,000 came in: that is the basis, and nothing can be paid in any more."""
    closed = result_of(
        "ira", ira_saver(tax_year=2025, ira_traditional_paid=3_000, ira_balance=3_000, ira_converted=0), NOVEMBER
    )
    assert f"14: {dollars(3_000, language)}" in in_words(closed, language)
    assert dollars(4_000, language) not in in_words(closed, language)
    assert texts.plain(texts.text(language, "warning.limits_of_past_year.closed", year="2025")) in in_words(
        closed, language
    )
    nothing_in = result_of("ira", ira_saver(tax_year=2025), NOVEMBER)
    assert "8606" not in in_words(nothing_in, language)


def test_before_the_deadline_the_form_shows_what_can_still_be_paid_in() -> None:
    assert "14: $7,500" in in_words(result_of("ira", ira_saver(tax_year=2026, ira_balance=0), FEBRUARY), "en")


@pytest.mark.parametrize(("language", "share"), [("en", "0.085"), ("de", "0,085")])
def test_line_10_of_form_8606_is_a_share_as_the_language_writes_it(language: str, share: str) -> None:
    """7,500 of 88,235.29 is 0.085."""
    saver = ira_saver(ira_balance="80735.29")
    assert f"10: {share}" in in_words(result_of("ira", saver, NOVEMBER), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_once_the_return_is_due_no_wrong_form_is_to_be_filed_later(language: str) -> None:
    wrong = form_holder(form_box_2a=32_400)
    late, in_time = (result_of("form_1099r", wrong, day) for day in (NOVEMBER, date(2026, 2, 1)))
    assert "4868" in in_words(in_time, language)
    assert "4868" not in in_words(late, language)
    assert headline(late, language) != headline(in_time, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_of_a_check_earnings_are_subtracted_from_line_5b(language: str) -> None:
    ways = {"check": {"conversion_over_59_half": "no"}, "in_plan": {}, "split": {}, "roth_ira": {}}
    subtract = {
        way: "60"
        in next(todo.how for todo in personal_plan(result, language).steps if todo.code == "enter_on_form_1040")
        for way, more in ways.items()
        if (result := result_of("conversion", mover(conversion_destination=way, **more)))
    }
    assert subtract == dict.fromkeys(ways, False) | {"check": True}
