"""Dialect, slips, and digits in unusual forms: read as they are meant, and only where the line shows it."""

from __future__ import annotations

import pytest

from bot.understanding.numbers import amounts_of, written
from bot.understanding.spelling import as_written
from bot.understanding.words import line_of
from tests.understanding.corpora import Typed
from tests.understanding.measuring import understood


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("woaß i ned", "weiss ich nicht"),
        ("hob no koan", "hab noch keinen"),
        ("bloß i und mei frau", "bloss ich und meine frau"),
        ("ham ma ned", "haben wir nicht"),
        ("wat is das denn", "was ist das denn"),
        ("gibts bei uns net", "gibts bei uns nicht"),
        ("brutto oder net", "brutto oder net"),
        ("hiii", "hi"),
        ("yesss", "yes"),
        ("6 prozet vom lohn", "6 prozent vom lohn"),
        ("6 procent of pay", "6 prozent of pay"),
        ("180 tausned", "180 tausend"),
    ],
)
def test_a_line_in_dialect_or_with_a_slip_is_read_as_it_is_meant(typed: str, meant: str) -> None:
    assert " ".join(word.text for word in as_written(line_of(typed)).words) == meant


@pytest.mark.parametrize("typed", ["i have no net pay", "ma", "i is", "net 4200", "6 prozac", "no do it", "it does"])
def test_words_that_are_dialect_beside_dialect_alone_stay_as_they_are(typed: str) -> None:
    assert as_written(line_of(typed)) is line_of(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1 234 567", "1234567"),
        ("120 000,50", "120000.5"),
        ("24.500,-", "24500"),
        ("24.500,-- $", "24500"),
        (",5", "0.5"),
        ("24,5k", "24500"),
        ("180 mil", "180000"),
        ("1.2 mil", "1200000"),
        ("1e", "1"),
    ],
)
def test_digits_are_read_in_each_form(typed: str, meant: str) -> None:
    assert [written(amount.value) for amount in amounts_of(line_of(typed)) if amount.value is not None] == [meant]


@pytest.mark.parametrize("typed", ["1e3", "24k5", "24k55.5", "2E5 $", "120tsd5", "inf", "NaN"])
def test_digits_glued_to_a_number_are_never_left_off(typed: str) -> None:
    assert [amount.value for amount in amounts_of(line_of(typed))] == [None]


@pytest.mark.parametrize(
    ("interview", "question", "offers"),
    [
        ("mega", "business.profit", {"ask": {"business.profit": ["-12500", "12500"]}}),
        ("conversion", "conversion.earnings", {"ask": {"conversion.earnings": ["-12500", "12500"]}}),
        ("mega", "job.pay", {"answers": {"job.pay": 12500}}),
    ],
)
def test_a_loss_in_brackets_is_asked_back_where_a_loss_is_possible(
    interview: str, question: str, offers: dict[str, object]
) -> None:
    assert understood(Typed("en", interview, question, "(12,500)", [])) == offers
