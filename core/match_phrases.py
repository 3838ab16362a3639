"""How people say a match formula, and the word of the formula that stands for each phrase."""

from __future__ import annotations

import re
from functools import cache

from core.amount_words import amount_words
from core.typed_words import any_of

OWN, PAY, UP_TO, OF, PLUS, MATCH = "own", "pay", "upto", "of", "plus", "match"


def shares_in_words() -> dict[str, int]:
    """Expressions for a share of own deferrals in a word, and the percent that each is."""
    words = amount_words()
    return {
        rf"\b(?:{any_of(words.whole)}|1 ?: ?1)\b": 100,
        rf"\b{any_of(words.three_quarters)}\b": 75,
        rf"\b{any_of(words.half)}\b": 50,
        rf"\b{any_of(words.quarter)}\b": 25,
    }


@cache
def phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns and what takes their place, in the order in which they are replaced."""
    words = amount_words()
    cents = rf"([0-9]+) ?(?:{any_of(words.cents)}|¢)"
    a_dollar = rf"{any_of(words.per)} ?{any_of((*words.articles, *words.each))}? ?{any_of(words.dollars)}"
    own = rf"(?:{any_of(words.own)} )+{any_of(words.contributions)}"
    put_in = rf"{any_of(words.whatever)} {any_of(words.persons)} {any_of(words.pay_in)}"
    return tuple(
        (re.compile(pattern), replacement)
        for pattern, replacement in (
            *((pattern, f" rate{rate} ") for pattern, rate in shares_in_words().items()),
            (rf"{cents} {a_dollar}\b", r" rate\1 "),
            (rf"\b(?:{any_of(words.of)} )?(?:{put_in}|{own})\b", f" {OWN} "),
            (rf"\b(?:{any_of((*words.of, *words.beside_pay))} )*{any_of(words.pay)}\b", f" {PAY} "),
            (rf"\b{any_of(words.up_to)}\b", f" {UP_TO} "),
            (rf"\b(?:{any_of((*words.of, *words.per, *words.articles))} )*{any_of(words.next)}\b", f" {OF} "),
            (rf"\b{any_of(words.of)}\b", f" {OF} "),
            (rf"\b{any_of(words.plus)}\b|[+&;]|,(?![0-9])", f" {PLUS} "),
            (rf"\b{any_of(words.match)}\b", f" {MATCH} "),
        )
    )
