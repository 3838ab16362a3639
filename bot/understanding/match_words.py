"""A match as the core reads it: its shares said in words, its numbers in digits, without what says nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from bot.understanding.lexicon import lexicon
from bot.understanding.marks import marks
from bot.understanding.numbers import Amount, written
from bot.understanding.reading import Heard, covered, segments
from bot.understanding.words import Line

SHARES: Final = {"heard:whole": 100, "heard:half": 50, "heard:quarter": 25, "heard:three_quarters": 75}
_WIDEST: Final = 20
"""Percent of pay that a tier is wide at most where its sign is left out."""
_UP_TO: Final = "up to"
"""As the core reads where a tier ends."""
PERCENT_OF_PAY: Final = 25
"""Up to here a percent without a word of what may be of pay; above it, of own contributions."""


def by_shares(heard: Heard) -> str:
    """Tiers that say their share in a word: `they double the first five percent`, `3% voll, 2% zur Hälfte`."""
    whole = tuple(range(len(heard.line.words)))
    tiers = [_tier(heard, places) for places in segments(heard.line)]
    if None in tiers:
        tiers = [_tier(heard, whole)]
    said = [tier for tier in tiers if tier]
    return "match " + " + ".join(said) if said and None not in tiers else ""


def _tier(heard: Heard, places: tuple[int, ...]) -> str | None:
    """One tier in a part of a line: empty where it says none, None where it says half of one."""
    words = tuple(heard.line.words[place] for place in places)
    part = Heard(Line(heard.line.text, words), heard.question, heard.answers)
    named = covered(list(lexicon().find(words, tuple(SHARES))))
    widths = [each for each in part.amounts if _may_be_a_width(each)]
    widths = [each for each in widths if each.start not in named]
    shares = [share for group, share in SHARES.items() if part.says(group)]
    if not widths and not shares:
        return ""
    if len(widths) != 1 or len(shares) != 1:
        return None
    (width,) = widths
    reaches = width.start > 0 and part.texts()[width.start - 1] in marks("reaching")
    bound = _UP_TO if reaches else "of"
    return f"{shares[0]}% {bound} {written(width.value or Decimal(0))}%"


def _may_be_a_width(amount: Amount) -> bool:
    """Whether a tier may be as wide; `50 % of everything I put in` is a share."""
    widest = PERCENT_OF_PAY if amount.percent else _WIDEST
    return amount.value is not None and amount.value <= widest


def in_digits(heard: Heard) -> str:
    """The line with its number words in digits and without the words that say nothing here."""
    by_start = {amount.start: amount for amount in heard.amounts}
    fillers = covered(list(lexicon().find(heard.line.words, ("heard:filler",))))
    words, parts, place = heard.line.words, [], 0
    given = covered([hit for hit in heard.hits(f"shares:{heard.question.id}") if hit.end - hit.start > 1])
    bounds = {hit.start: hit.end for hit in heard.hits("heard:reaching")}
    while place < len(words):
        amount = by_start.get(place)
        if amount is not None and amount.value is not None:
            parts.append(
                written(amount.value)
                + ("%" if amount.percent else "$" if amount.dollars and amount.value > 100 else "")
            )
            parts += ["dollar"] if amount.dollars and amount.value <= 100 else []
            place = amount.end
            continue
        word = words[place]
        if place in bounds:
            parts.append(_UP_TO)
            place = bounds[place]
            continue
        if word.after_pause and parts:
            parts.append(",")
        if place not in given and (place not in fillers or word.text in marks("kept_in_a_formula")):
            parts.append(heard.line.text[word.start : word.end])
        place += 1
    return " ".join(parts).replace(" ,", ",")
