"""Numbers in a line: typed in digits by the grammar of amounts, or spelled out in either language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from bot.understanding.marks import marks
from bot.understanding.number_words import HUNDRED, compound, half_more, number_words, says_a_number, value_of
from bot.understanding.words import Line, Word, fold
from core.amount_words import amount_words
from core.amounts import Problem, read_dollars

_BEYOND_ALL: Final = Decimal(10) ** 15
_HALF_MORE: Final = 3
"""Words that add a fraction: `and a half`."""
_CENT: Final = Decimal("0.01")
_LEAST_DIVIDED: Final = 1000
_MANY_MILLIONS: Final = 10
MOST_DATES: Final = 53
"""What somebody divides is the pay of a year, by the pay dates of one."""
_DOLLAR: Final = frozenset(("$", "usd", *map(fold, amount_words().dollars)))
_GROUP: Final = re.compile(r"\d{3}(?:[.,]\d{1,2})?")
_GLUED: Final = re.compile(r"([^\W\d_]+)\d[\w.,]*")
_EXPONENT: Final = "e"
_DIGITS_OF_AN_AGE: Final = 2
GROWN_UP: Final = 18
YEAR: Final = re.compile(r"20\d\d")
"""What may be the year of which a line speaks."""
_SHORT_SCALES: Final = {"m": 1_000_000, "t": 1000}
_MINUS: Final = frozenset((*"-−–", "minus"))


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

    @property
    def is_bare(self) -> bool:
        """Whether nothing says that it is a percent or dollars, so that it may be an age, a day or a count."""
        return not (self.percent or self.dollars or self.scaled)


def _spelled(words: Sequence[Word], start: int) -> Amount | None:
    """A number that is spelled out from a place on; an article alone is none."""
    known = number_words()
    parts: list[str] = []
    place = start
    while place < len(words):
        if parts and (half := _half_more(words, place)):
            parts.append(half)
            place += _HALF_MORE
            continue
        found = _parts_of(words, place)
        if not found or (not parts and (found[0] in known.joiners or words[place].text == "k")):
            break
        parts += found
        place += 1
    while parts and parts[-1] in known.joiners:
        parts.pop()
        # A joiner that ends a longer word, as in `neunund`, gives none of the words back.
        place -= words[place - 1].text in known.joiners
    fraction = _fraction_before(words, start)
    only_article = place == start + 1 and words[start].text in known.articles
    value = None if not parts or only_article else value_of(parts)
    scaled = any(part in known.scales for part in parts)
    if value is None:
        return Amount(None, start, place) if says_a_number(parts) and not only_article else None
    return Amount(_bounded(value * fraction), start - (fraction < 1), place, scaled=scaled)


def _half_more(words: Sequence[Word], place: int) -> str | None:
    return half_more([word.text for word in words[place : place + _HALF_MORE]])


def _bounded(value: Decimal | None) -> Decimal | None:
    """The value, unless nobody can mean it: a row of digits is no amount."""
    return value if value is not None and value < _BEYOND_ALL else None


def _fraction_before(words: Sequence[Word], start: int) -> Decimal:
    """Half or a quarter before a scale: `half a million`, `eine viertel million`."""
    known = number_words()
    before = words[start - 1].text if start and words[start].text in known.scales else ""
    return known.fractions.get(before, Decimal(1))


def _parts_of(words: Sequence[Word], place: int) -> tuple[str, ...]:
    """The number words in a word; an `a` before a scale is a one."""
    text = words[place].text
    if text in number_words().scales:
        return (text,)
    if words[place + 1 : place + 2] and words[place + 1].text in marks("a_few"):
        # `Viertausend und ein paar` is no 4,001.
        return ()
    return ("one",) if text == "a" and _scale_follows(words, place) else compound(text)


def _scale_follows(words: Sequence[Word], place: int) -> bool:
    known = number_words()
    following = words[place + 1].text if place + 1 < len(words) else ""
    return following in known.hundreds or following in known.scales


def _digits(line: Line, start: int) -> Amount:
    """A number in digits, with its groups, scale and sign."""
    words = line.words
    if (end := _glued_on(line, start)) is not None:
        return Amount(None, start, end)
    text, place = line.text[words[start].start : words[start].end], start + 1
    labels = start > 0 and words[start - 1].text in marks("labels")
    grouped = not labels and len(text) <= 3
    while grouped and text.isdigit() and place < len(words) and _is_group(words, place):
        text += line.text[words[place].start : words[place].end]
        place += 1
    more = Decimal(0)
    if half := _half_more(words, place):
        more, place = number_words().fractions[half], place + _HALF_MORE
    scale = 1
    if words[place : place + 1] and words[place].text in marks("about") and _scale_follows(words, place):
        place += 1
    while place < len(words) and (factor := _scale_of(words, place)):
        scale, place = scale * factor, place + 1
    value: Decimal | None = None
    with suppress(Problem):
        value = read_dollars(("0" if text[0] in ".," else "") + text) + more
    if value and value >= _MANY_MILLIONS and words[place - 1].text in marks("million_or_thousand"):
        scale //= 1000  # Spanish, as nobody is paid 180 million.
    return Amount(_bounded(value and value * scale), start, place, scaled=scale > 1)


def _glued_on(line: Line, start: int) -> int | None:
    """Where digits end that are glued behind a scale or an exponent, as in `24k5` and `1e3`: these are no numbers."""
    goes_on = _GLUED.match(line.text, line.words[start].end)
    if goes_on is None or goes_on[1] not in (_EXPONENT, *_SHORT_SCALES, *number_words().scales):
        return None
    return sum(word.start < goes_on.end() for word in line.words)


def _is_group(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    return (
        word.is_number
        and _GROUP.fullmatch(word.text) is not None
        and not word.after_pause
        and word.start == words[place - 1].end + 1
    )


def _scale_of(words: Sequence[Word], place: int) -> int:
    word, known = words[place], number_words()
    glued = word.start == words[place - 1].end and not _is_age_and_sex(words, place)
    if word.text in known.hundreds:
        return HUNDRED
    return known.scales.get(word.text) or (_SHORT_SCALES.get(word.text, 0) if glued else 0)


def _is_age_and_sex(words: Sequence[Word], place: int) -> bool:
    """Whether a letter behind an age is that of a man, as people sign: `35m` are no millions."""
    age, letter = words[place - 1].text, words[place].text
    return letter in marks("sexes") and len(age) == _DIGITS_OF_AN_AGE and age.isdigit() and int(age) >= GROWN_UP


@lru_cache(256)
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
        place = max(place + 1, found[-1].end)
    return tuple(_with_cents(words, list(_divided(words, found))))


def _with_cents(words: Sequence[Word], found: Sequence[Amount]) -> Iterator[Amount]:
    """The amounts, whole dollars and the cents behind them as one: `28 dollars and 14 cents`."""
    rest = list(found)
    while rest:
        amount = rest.pop(0)
        cents = rest[0] if rest else None
        if cents is not None and _are_cents_of(words, amount, cents):
            end = rest.pop(0).end + 1
            value = (amount.value or Decimal(0)) + (cents.value or Decimal(0)) / HUNDRED
            amount = replace(amount, value=value, end=end, dollars=True)
        yield amount


def _are_cents_of(words: Sequence[Word], amount: Amount, cents: Amount) -> bool:
    behind = words[cents.end : cents.end + 2]
    named = len(behind) == 1 and behind[0].text in marks("cents")
    between = {word.text for word in words[amount.end : cents.start]}
    whole = amount.value is not None and amount.value == int(amount.value) and not amount.percent
    return named and whole and between <= number_words().joiners and 0 < (cents.value or 0) < HUNDRED


def _divided(words: Sequence[Word], found: Sequence[Amount]) -> Iterator[Amount]:
    """The numbers, where one is divided by a count as the one that it comes to: `88k / 52`."""
    rest = list(found)
    while rest:
        amount = rest.pop(0)
        count = rest[0] if rest else None
        if count is not None and count.value and _is_divided(words, amount, count):
            value = ((amount.value or 0) / count.value).quantize(_CENT)
            amount = replace(amount, value=value, end=rest.pop(0).end)
        yield amount


def _is_divided(words: Sequence[Word], amount: Amount, count: Amount) -> bool:
    between = [word.text for word in words[amount.end : count.start]]
    plain = not (amount.percent or count.percent or count.dollars or count.scaled or amount.negative)
    counts = count.value is not None and 1 < count.value <= MOST_DATES and count.value == int(count.value)
    large = amount.value is not None and amount.value >= _LEAST_DIVIDED
    return plain and counts and large and bool(between) and between[-1] in number_words().divided and len(between) <= 3


def _with_signs(line: Line, amount: Amount, earlier: int) -> Amount:
    words, start, end = line.words, amount.start, amount.end

    def text_of(place: int) -> str:
        return words[place].text if earlier <= place < len(words) else ""

    dollars = text_of(start - 1) == "$"
    start -= dollars
    negative = text_of(start - 1) in _MINUS and not (start - 1 == earlier and earlier > 0)
    start -= negative
    percent = text_of(end) == "%" or text_of(end) in number_words().percent
    behind = not percent and text_of(end) in _DOLLAR
    return Amount(amount.value, start, end + (percent or behind), percent, dollars or behind, negative, amount.scaled)


def written(value: Decimal) -> str:
    """An amount as the core keeps it."""
    return f"{value.normalize():f}"
