"""Amounts that are paid more than once, are a part of one, or have something added or taken off; asked back."""

from __future__ import annotations

import pytest

from tests.understanding.test_in_parts import taken


def _interview(question: str) -> str:
    return {"magi": "ira", "ira": "ira", "conversion": "conversion"}.get(question.split(".", maxsplit=1)[0], "mega")


@pytest.mark.parametrize(
    ("question", "line", "offers"),
    [
        ("business.profit", "im quartal so 30.000", ["120000"]),
        ("job.employer", "1,000 a quarter", ["4000"]),
        ("job.pay", "5000 jedes halbe jahr", ["10000"]),
        ("job.pay", "500 wöchentlich", ["26000"]),
        ("job.pay", "5000 twice a month", ["120000"]),
        ("job.pay", "3000 alle 14 tage", ["78000"]),
        ("job.pay", "4x 25.000", ["100000"]),
        ("job.pay", "14 gehälter à 9000", ["126000"]),
        ("job.deferrals", "two checks of 3k", ["6000"]),
        ("job.deferrals", "zweimal 4000", ["8000"]),
        ("job.bonus_to_come", "two of 5k each", ["10000"]),
        ("job.pay", "3000 each", []),
        ("job.pay", "2500 next paycheck", []),
        ("job.deferrals", "200 each month since may", []),
        ("job.after_tax_so_far", "seit märz 400 im monat", []),
        ("deferrals_elsewhere", "200 a month there", []),
        ("job.net_pay", "5000 im quartal", []),
        ("job.net_pay", "zweimal 2000", ["2000"]),
    ],
)
def test_an_amount_of_a_shorter_time_is_multiplied_and_asked_back(question: str, line: str, offers: list[str]) -> None:
    assert taken(question, line) == {"ask": {question: offers}}


@pytest.mark.parametrize(
    ("question", "line", "value"),
    [
        ("job.pay", "a quarter million", 250000),
        ("job.pay", "160k alle zwei wochen", 160000),
        ("job.bonus_to_come", "5k quarterly bonus", 5000),
        ("job.net_pay", "3000 each", 3000),
        ("job.cap", "10k a year", 10000),
    ],
)
def test_an_amount_that_is_said_once_is_taken(question: str, line: str, value: int) -> None:
    assert taken(question, line)["answers"][question] == value


@pytest.mark.parametrize(
    ("question", "line", "offers"),
    [
        ("job.net_pay", "2200 direct deposit plus 300 to savings", ["2500"]),
        ("job.net_pay", "3.400 aufs giro und 400 aufs sparkonto", ["3800"]),
        ("job.pay_per_date", "4,200 base plus ~600 on call", ["4800"]),
        ("job.pay_per_date", "5.200 plus 300 schichtzulage", ["5500"]),
        ("job.after_tax_so_far", "3k and 1k from the bonus", ["4000"]),
        ("magi", "me 140k, husband 95k", ["235000"]),
    ],
)
def test_two_parts_of_an_answer_are_summed_and_asked_back(question: str, line: str, offers: list[str]) -> None:
    assert taken(question, line, _interview(question)) == {"ask": {question: offers}}


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("job.net_pay", "grad 2100, weil schon 800 after tax abgehen"),
        ("job.net_pay", "2100 because 800 after tax already comes out"),
        ("job.pay_per_date", "5k after they take out the 401k"),
        ("job.pay_per_date", "5k nach abzug vom 401k"),
        ("job.bonus_to_come", "3.000 netto"),
        ("job.pay", "40k so far, started in september"),
        ("job.deferrals", "bisher 14k"),
        ("deferrals_elsewhere", "5.000, die hälfte vom arbeitgeber"),
        ("conversion.basis", "14k of which 600 is gains"),
        ("ira.traditional_paid", "7k but for 2025"),
        ("job.pay", "98k, das war 2025"),
        ("job.employer", "dollar for dollar up to 5k"),
        ("job.employer", "ich 6, die 3 prozent"),
        ("job.employer", "match 50% bis 6%, max 5000"),
    ],
)
def test_an_amount_that_is_not_wholly_what_is_asked_is_asked_back(question: str, line: str) -> None:
    assert list(taken(question, line, _interview(question))) == ["ask"]


@pytest.mark.parametrize(
    ("question", "line", "value"),
    [
        ("job.net_pay", "2900 wenn kein after tax abgeht", 2900),
        ("job.net_pay", "2900 before after tax comes out", 2900),
        ("job.bonus_to_come", "4.000 brutto", 4000),
        ("job.deferrals", "2000 bis jetzt, quatsch 10.000 fürs jahr", 10000),
        ("job.pay", "98k, seit 2019 bei der firma", 98000),
        ("ira.traditional_paid", "7k for 2026", 7000),
        ("job.employer", "50% of 6%, plus 1000 flat", "match 50% of 6% + 1000"),
        ("job.employer", "match 50% bis 6%, so 4.200", "match 50% of 6%"),
        ("job.deferrals", "6% so i get the full match", "6%"),
        ("job.deferrals", "6 prozent wegen dem match", "6%"),
    ],
)
def test_words_that_leave_an_amount_as_it_is_ask_nothing_back(question: str, line: str, value: object) -> None:
    assert taken(question, line, _interview(question)) == {"answers": {question: value}}
