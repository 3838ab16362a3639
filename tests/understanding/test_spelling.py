"""Dialect, letters drawn out and slips in a unit: read as they are meant, and only where the line shows it."""

from __future__ import annotations

import pytest

from bot.understanding.spelling import as_written
from bot.understanding.words import line_of


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("woaß i ned", "weiss ich nicht"),
        ("hob no koan", "hab noch keinen"),
        ("bloß i und mei frau", "bloss ich und meine frau"),
        ("ham ma ned", "haben wir nicht"),
        ("wat is das denn", "was ist das denn"),
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
