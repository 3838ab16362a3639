"""Numbers in a line: typed in digits by the grammar of amounts, or spelled out in either language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final

from bot.understanding.lexicon import tables
from bot.understanding.words import Line, Word, fold
from core.answer_types import Problem, read_dollars

_TENS: Final = 20
_HUNDRED: Final = 100
_DOLLAR: Final = frozenset(("$", "dollar", "dollars", "usd", "bucks"))
_SHORT_SCALES: Final = {"m": 1_000_000, "t": 1000}
_MINUS: Final = frozenset("-−–")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a line: its value (None where its marks leave two readings) and the words it covers."""

    value: Decimal | None
    start: int
    end: int
    percent: bool = False
    dollars: bool = False
    negative: bool = False
    scaled: bool = False


@dataclass(frozen=True)
class _NumberWords:
    units: dict[str, int]
    hundreds: frozenset[str]
    scales: dict[str, int]
    joiners: frozenset[str]
    articles: frozenset[str]
    percent: frozenset[str]
    fractions: dict[str, Decimal]
    longest: int


@cache
def _number_words() -> _NumberWords:
    rows = [table["numbers"] for table in tables()]
    units = {fold(word): int(value) for row in rows for word, value in _pairs(row["units"])}
    hundreds, thousands, millions, joiners, articles, percent = (
        frozenset(fold(word.strip()) for row in rows for word in row[name].split(","))
        for name in ("hundred", "thousand", "million", "joiner", "article", "percent")
    )
    scales = dict.fromkeys(thousands, 1000) | dict.fromkeys(millions, 1_000_000)
    fractions = {fold(word): Decimal(value) for row in rows for word, value in _pairs(row["fractions"])}
    longest = max(map(len, (*units, *hundreds, *scales)))
    return _NumberWords(units, hundreds, scales, joiners, articles, percent, fractions, longest)


def _pairs(row: str) -> list[tuple[str, str]]:
    return [tuple(entry.split()) for entry in row.split(",")]  # type: ignore[misc]


@lru_cache(1024)
def _compound(word: str) -> tuple[str, ...]:
    """The number words in a word such as `vierundzwanzigtausend`; none where anything else is in it."""
    known = _number_words()
    parts: list[str] = []
    while word:
        for length in range(min(len(word), known.longest), 1, -1):
            part = word[:length]
            if part in known.units or part in known.hundreds or part in known.scales or part in known.joiners:
                parts.append(part)
                word = word[length:]
                break
        else:
            return ()
    return tuple(parts)


def _value(parts: Sequence[str]) -> Decimal | None:
    """The number that number words say in this order: `one eighty`, `thirty eight hundred`, `vier und zwanzig`."""
    known = _number_words()
    total, current, joined, said = 0, 0, False, False
    for part in parts:
        if part in known.units:
            unit = known.units[part]
            if unit >= 10 and 0 < current < _HUNDRED and not joined:
                current *= _HUNDRED
            current, said = current + unit, True
        elif part in known.hundreds:
            current, said = (current or 1) * _HUNDRED, True
        elif part in known.scales:
            total, current, said = total + (current or 1) * known.scales[part], 0, True
        joined = part in known.joiners
    return Decimal(total + current) if said else None


def _spelled(words: Sequence[Word], start: int) -> Amount | None:
    """A number that is spelled out from a place on; an article alone is none."""
    known = _number_words()
    parts: list[str] = []
    place = start
    while place < len(words):
        found = _parts_of(words, place)
        if not found or (not parts and (found[0] in known.joiners or words[place].text == "k")):
            break
        parts += found
        place += 1
    while parts and parts[-1] in known.joiners:
        parts.pop()
        place -= 1
    fraction = _fraction_before(words, start)
    only_article = place == start + 1 and words[start].text in known.articles
    value = None if not parts or only_article else _value(parts)
    scaled = any(part in known.scales for part in parts)
    if value is None:
        return None
    return Amount(value * fraction, start - (fraction < 1), place, scaled=scaled)


def _fraction_before(words: Sequence[Word], start: int) -> Decimal:
    """Half or a quarter before a scale: `half a million`, `eine viertel million`."""
    known = _number_words()
    before = words[start - 1].text if start and words[start].text in known.scales else ""
    return known.fractions.get(before, Decimal(1))


def _parts_of(words: Sequence[Word], place: int) -> tuple[str, ...]:
    """The number words in a word; an `a` before a scale is a one."""
    text = words[place].text
    if text in _number_words().scales:
        return (text,)
    return ("one",) if text == "a" and _scale_follows(words, place) else _compound(text)


def _scale_follows(words: Sequence[Word], place: int) -> bool:
    known = _number_words()
    following = words[place + 1].text if place + 1 < len(words) else ""
    return following in known.hundreds or following in known.scales


def _digits(line: Line, start: int) -> Amount:
    """A number in digits, with its groups, scale and sign."""
    _known, words = _number_words(), line.words
    text, place = line.text[words[start].start : words[start].end], start + 1
    while place < len(words) and text.isdigit() and len(text) <= 3 and _is_group(words, place):
        text += words[place].text
        place += 1
    scale = 1
    while place < len(words) and (factor := _scale_of(words, place)):
        scale, place = scale * factor, place + 1
    try:
        value: Decimal | None = read_dollars(("0" if text[0] == "." else "") + text) * scale
    except Problem:
        value = None
    return Amount(value, start, place, scaled=scale > 1)


def _is_group(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    return (
        word.is_number
        and word.text.isdigit()
        and len(word.text) == 3
        and not word.after_pause
        and word.start == words[place - 1].end + 1
    )


def _scale_of(words: Sequence[Word], place: int) -> int:
    word, known = words[place], _number_words()
    glued = word.start == words[place - 1].end
    if word.text in known.hundreds:
        return _HUNDRED
    return known.scales.get(word.text) or (_SHORT_SCALES.get(word.text, 0) if glued else 0)


def amounts_of(line: Line) -> tuple[Amount, ...]:
    """All numbers in a line, from left to right, with percent and dollar signs and a minus before them."""
    found: list[Amount] = []
    words, place = line.words, 0
    while place < len(words):
        amount = _digits(line, place) if words[place].is_number else _spelled(words, place)
        if amount is None:
            place += 1
            continue
        found.append(_with_signs(line, amount, found[-1].end if found else 0))
        place = found[-1].end
    return tuple(found)


def _with_signs(line: Line, amount: Amount, earlier: int) -> Amount:
    words, start, end = line.words, amount.start, amount.end

    def text_of(place: int) -> str:
        return words[place].text if earlier <= place < len(words) else ""

    dollars = percent = False
    if text_of(start - 1) == "$":
        start, dollars = start - 1, True
    negative = text_of(start - 1) in _MINUS and not (start - 1 == earlier and earlier > 0)
    start -= negative
    if text_of(end) in _number_words().percent or text_of(end) == "%":
        end, percent = end + 1, True
    elif text_of(end) in _DOLLAR:
        end, dollars = end + 1, True
    return Amount(amount.value, start, end, percent, dollars, negative, amount.scaled)
