"""Number words: `vierundzwanzigtausend`, `one eighty`, `thirty eight hundred`, and what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final

from bot.understanding.marks import tables
from bot.understanding.words import fold

HUNDRED: Final = 100


@dataclass(frozen=True)
class NumberWords:
    """The words that numbers are spelled out with, in all languages."""

    units: dict[str, Decimal]
    hundreds: frozenset[str]
    scales: dict[str, int]
    joiners: frozenset[str]
    articles: frozenset[str]
    percent: frozenset[str]
    divided: frozenset[str]
    fractions: dict[str, Decimal]
    times: dict[str, Decimal]
    decades: dict[str, int]
    longest: int


@cache
def number_words() -> NumberWords:
    """The number words of the languages' `understanding.toml` files."""
    rows = [table["numbers"] for table in tables()]
    units = {fold(word): Decimal(value) for row in rows for word, value in _pairs(row["units"])}
    hundreds, thousands, millions, joiners, articles, percent, divided = (
        frozenset(fold(word.strip()) for row in rows for word in row[name].split(","))
        for name in ("hundred", "thousand", "million", "joiner", "article", "percent", "divided")
    )
    scales = dict.fromkeys(thousands, 1000) | dict.fromkeys(millions, 1_000_000)
    fractions = {fold(word): Decimal(value) for row in rows for word, value in _pairs(row["fractions"])}
    times = {fold(word): Decimal(value) for row in rows for word, value in _pairs(row["times"])}
    decades = {fold(word): int(value) for row in rows for word, value in _pairs(row["decades"])}
    longest = max(map(len, (*units, *hundreds, *scales)))
    return NumberWords(units, hundreds, scales, joiners, articles, percent, divided, fractions, times, decades, longest)


def _pairs(row: str) -> list[tuple[str, str]]:
    return [tuple(entry.split()) for entry in row.split(",")]  # type: ignore[misc]


@lru_cache(1024)
def compound(word: str) -> tuple[str, ...]:
    """The number words in a word such as `vierundzwanzigtausend`; none in anything else, such as `zweiten`."""
    known = number_words()
    parts: list[str] = []
    while word:
        for length in range(min(len(word), known.longest), 1, -1):
            part = word[:length]
            if parts and parts[-1] in known.units and known.units.get(part, 0) >= 10:
                return ()
            if part in known.units or part in known.hundreds or part in known.scales or part in known.joiners:
                parts.append(part)
                word = word[length:]
                break
        else:
            return ()
    return tuple(parts)


def half_more(texts: Sequence[str]) -> str | None:
    """The fraction that words such as `and a half` add to the number before them."""
    known = number_words()
    said = len(texts) == 3 and texts[0] in known.joiners and texts[1] in known.articles
    return texts[2] if said and texts[2] in known.fractions else None


def _may_follow(current: Decimal, unit: Decimal) -> bool:
    """Whether a number word goes on with the one before: `fourteen two` says two numbers, `forty fifty` a range."""
    below_hundred = current % HUNDRED
    if unit < 1:
        return True
    if unit < 10:
        return not below_hundred or (below_hundred >= 20 and not below_hundred % 10)
    return current >= HUNDRED or unit != current + 10 or current < 30


def says_a_number(parts: Sequence[str]) -> bool:
    """Whether number words stand among the parts, whether or not they come to one number."""
    known = number_words()
    return any(part in known.units or part in known.hundreds or part in known.scales for part in parts)


def value_of(parts: Sequence[str]) -> Decimal | None:
    """The number that number words say in this order: `one eighty`, `thirty eight hundred`, `vier und zwanzig`.

    None where they say none, or two.
    """
    known = number_words()
    total, current = Decimal(0), Decimal(0)
    joined = said = False
    for part in parts:
        if part in known.units:
            unit = known.units[part]
            if not joined and not _may_follow(current, unit):
                return None
            if unit >= 10 and 0 < current < HUNDRED and not joined:
                current *= HUNDRED
            current, said = current + unit, True
        elif part in known.fractions:
            current += known.fractions[part]
        elif part in known.hundreds:
            current, said = (current or Decimal(1)) * HUNDRED, True
        elif part in known.scales:
            total, current, said = total + (current or 1) * known.scales[part], Decimal(0), True
        joined = part in known.joiners
    return total + current if said else None
