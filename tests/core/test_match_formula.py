"""What an employer pays in, as people say it in both languages, and what it comes to in dollars."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.amount_types import EmployerShare
from core.amounts import Ambiguous, Percent, Problem, read_percent
from core.match_formula import MatchFormula, Tier
from core.match_reading import LONGEST_FORMULA, read_employer_share

SHARE = EmployerShare()
DEFERRALS, PAY = Decimal(24_500), Decimal(180_000)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("match 50% of 6%", "match 50% of 6%"),
        ("50% up to 6%", "match 50% of 6%"),
        ("50 % bis 6 %", "match 50% of 6%"),
        ("50 percent of the first 6 percent", "match 50% of 6%"),
        ("half of the first 6%", "match 50% of 6%"),
        ("die Hälfte bis 6 %", "match 50% of 6%"),
        ("die haelfte von den ersten 6%", "match 50% of 6%"),
        ("50 cents on the dollar up to 6%", "match 50% of 6%"),
        ("50 Cent pro Dollar bis 6 Prozent", "match 50% of 6%"),
        ("half of what I put in up to 8 percent", "match 50% of 8%"),
        ("dollar for dollar up to 4%", "match 100% of 4%"),
        ("Dollar für Dollar bis 4 %", "match 100% of 4%"),
        ("1 to 1 up to 4.5%", "match 100% of 4.5%"),
        ("1:1 bis 4,5 %", "match 100% of 4.5%"),
        ("they match 100% of the first 4%", "match 100% of 4%"),
        ("100% up to 4% of pay", "match 100% of 4%"),
        ("they double the first 5%", "match 100% of 5%"),
        ("150% of the first 3%", "match 150% of 3%"),
        ("25 cents per dollar, first 8%", "match 25% of 8%"),
        ("a quarter of the first 8%", "match 25% of 8%"),
        ("drei Viertel bis 6 %", "match 75% of 6%"),
        ("match 100% of 3% + 50% of 2%", "match 100% of 3% + 50% of 2%"),
        ("100% of 3% and 50% of the next 2%", "match 100% of 3% + 50% of 2%"),
        ("100 Prozent auf 3 und 50 Prozent auf die nächsten 2 Prozent", "match 100% of 3% + 50% of 2%"),
        ("full match on the first 3, half on the next 2 percent", "match 100% of 3% + 50% of 2%"),
        ("match 50%", "match 50%"),
        ("50% of my contributions", "match 50%"),
        ("die Hälfte meiner Beiträge", "match 50%"),
        ("match 50% of 6% + 3% + 1000", "match 50% of 6% + 3% + 1000"),
        ("match 100% von 4% und dazu 2000 profit sharing", "match 100% of 4% + 2000"),
        ("match 25% + 3%", "match 25% + 3%"),
        ("3% + 1,500", "3% + 1500"),
        ("50%! + 1000", "50%! + 1000"),
    ],
)
def test_a_match_is_understood_as_people_say_it(text: str, kept: str) -> None:
    found = SHARE.read(text)
    assert isinstance(found, MatchFormula)
    assert str(found) == kept
    assert SHARE.read(str(found)) == found


def test_up_to_names_the_point_that_a_second_tier_reaches() -> None:
    assert str(SHARE.read("100% up to 4%, then 50% up to 6%")) == "match 100% of 4% + 50% of 2%"
    assert str(SHARE.read("voll bis 4 %, danach halb bis 6 %")) == "match 100% of 4% + 50% of 2%"


@pytest.mark.parametrize(
    ("text", "rate"),
    [("6%", "6"), ("6 % vom Gehalt", "6"), ("6% of pay", "6"), ("6% match", "6"), ("4% + 3%", "7"), ("0%", "0")],
)
def test_a_bare_percent_is_of_pay(text: str, rate: str) -> None:
    assert SHARE.read(text) == Percent(Decimal(rate))


@pytest.mark.parametrize("text", ["25%", "50%!", "50% of pay"])
def test_a_percent_of_pay_is_taken_where_it_is_likely_or_meant(text: str) -> None:
    assert isinstance(SHARE.read(text), Percent)


@pytest.mark.parametrize(
    ("text", "choices"),
    [("50%", ("50%!", "match 50%")), ("25,5 %", ("25.5%!", "match 25.5%")), ("30% + 3%", ("33%!", "match 33%"))],
)
def test_a_large_percent_is_asked_back_with_both_readings(text: str, choices: tuple[str, str]) -> None:
    with pytest.raises(Ambiguous, match="percent_of_pay_or_match") as caught:
        SHARE.read(text)
    assert caught.value.choices == choices
    for choice in choices:
        SHARE.read(choice)


@pytest.mark.parametrize("text", ["6", "0.5", "6,5", "100"])
def test_a_bare_number_up_to_100_is_asked_back(text: str) -> None:
    with pytest.raises(Ambiguous, match="percent_or_dollars") as caught:
        SHARE.read(text)
    percent, dollars = caught.value.choices
    assert read_percent(percent) == Percent(Decimal(text.replace(",", ".")))
    assert SHARE.read(dollars) == Decimal(text.replace(",", "."))


@pytest.mark.parametrize(
    ("given", "amount"), [("0", 0), ("101", 101), ("$6", 6), ("6 $", 6), (6, 6), (0.5, 0.5), ("6000", 6000)]
)
def test_dollars_are_taken_as_they_are(given: object, amount: float) -> None:
    assert SHARE.read(given) == Decimal(str(amount))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "50% up to 3000",
        "up to 4%",
        "match",
        "match up to 4%",
        "50% up to 0%",
        "100% up to 4%, then 50% up to 4%",
        "match 50% + 50% of 2%",
        "50% of 6% of bonus",
        "6% 4%",
        "50% of 6% 100",
        "1.2.3",
        "1001% of 6%",
        "24,5000%",
        "1,000% of 3%",
        "x" * (LONGEST_FORMULA + 1),
    ],
)
def test_what_is_not_understood_to_the_last_word_is_refused(text: str) -> None:
    with pytest.raises(Problem, match="not_a_number"):
        SHARE.read(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("3% + 100000001", "too_large"),
        ("-5", "negative"),
        ("-5%", "negative"),
        ("101%", "above_100_percent"),
        ("5 €", "other_currency"),
    ],
)
def test_an_impossible_share_says_why(text: str, reason: str) -> None:
    with pytest.raises(Problem, match=reason):
        SHARE.read(text)


@pytest.mark.parametrize(
    ("text", "dollars"),
    [
        ("match 50% of 6%", "5400"),
        ("match 100% of 3% + 50% of 2%", "7200"),
        ("match 50%", "12250"),
        ("match 50% of 6% + 3% + 1000", "11800"),
        ("match 100% of 20%", "24500"),
        ("match 100% of 10% + 50% of 10%", "21250"),
    ],
)
def test_a_formula_pays_what_own_deferrals_and_pay_bear(text: str, dollars: str) -> None:
    formula = SHARE.read(text)
    assert isinstance(formula, MatchFormula)
    assert formula.contribution(DEFERRALS, PAY) == Decimal(dollars)


def test_without_own_deferrals_a_match_pays_nothing() -> None:
    formula = MatchFormula((Tier(Decimal(100), Decimal(6)), Tier(Decimal(50), Decimal(2))))
    assert formula.contribution(Decimal(0), PAY) == 0


@given(st.text(alphabet="0123456789%+,. $matchofupinextbis", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    found: object = None
    with suppress(Problem):
        found = read_employer_share(text)
    assert found is None or isinstance(found, (Decimal, Percent, MatchFormula))
