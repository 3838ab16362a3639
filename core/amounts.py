"""The grammar of typed amounts, one for all languages; what leaves two readings is refused, never guessed.

Money is `Decimal` US dollars. What cannot be read, or cannot be true, raises `Problem` with a reason code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from core.amount_words import amount_words
from core.typed_words import any_of

LARGEST_AMOUNT = Decimal(100_000_000)
LONGEST_TEXT = 64
READINGS_REMEMBERED = 4096
"""A conversation reads its answers again at every turn."""


class Problem(ValueError):
    """An answer that cannot be taken: the reason and the bounds that explain it."""

    choices: tuple[str, ...] = ()

    def __init__(self, reason: str, **bounds: int | Decimal | date) -> None:
        super().__init__(reason)
        self.reason = reason
        self.bounds = bounds


class Ambiguous(Problem):
    """An answer that may stand for several: `choices` are the ways in which it is clear."""

    def __init__(self, reason: str, choices: tuple[str, ...], **bounds: int | Decimal | date) -> None:
        super().__init__(reason, **bounds)
        self.choices = choices


def as_typed(amount: Decimal) -> str:
    """A number as a person types it, which reads back as the same: `24500`, `24.5`."""
    return f"{amount.normalize():f}"


@dataclass(frozen=True, slots=True)
class Percent:
    """A share in percent: 6 means six percent."""

    rate: Decimal

    def of(self, amount: Decimal) -> Decimal:
        """The exact share of an amount in dollars."""
        return amount * self.rate / 100

    def __str__(self) -> str:
        """As it is kept and typed: `6%`, `6.5%`."""
        return f"{as_typed(self.rate)}%"


@dataclass(frozen=True, slots=True)
class PercentOfPay(Percent):
    """A share that is said to be of pay where another one could be meant: `5%!` is five percent of pay."""

    def __str__(self) -> str:
        """As it is kept: `5%!`."""
        return f"{as_typed(self.rate)}%!"


_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,' ])[0-9]{3})(?:\1[0-9]{3})*")
_NUMBER = re.compile(r"(?P<whole>[0-9][0-9.,' ]*?)(?:(?P<mark>[.,])(?P<decimals>[0-9]{1,2}))?")
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\t", " ") | dict.fromkeys("\u2019\u2018\u02bc`´", "'"))
_NO_CENTS = re.compile(r"(?<=[0-9])[.,](?:--?|[\u2013\u2014])(?![^\s$\u20ac])")
_MINUS = re.compile(r"^(?:\$|usd|us\$)?\s*[-\u2212\u2013]\s*(?=[0-9$uU])")
_WORDS = amount_words()
_SCALES = dict.fromkeys(_WORDS.thousand, Decimal(1000)) | dict.fromkeys(_WORDS.million, Decimal(1_000_000))
_DOLLAR = re.compile(rf"^(?:us\$|usd|\$)\s*|\s*(?:us\$|usd|\$|{any_of(_WORDS.dollars)})$")
_OTHER_CURRENCY = re.compile(rf"€|£|\b(?:eur|gbp|chf|{any_of(_WORDS.other_currencies)})\b")
_SCALE = re.compile(r"(?<=[0-9])\s*([^\W\d_]+\.?)$")
PERCENT_SIGN = rf"(?:%|{any_of(_WORDS.percent)})"
_PERCENT = re.compile(rf"(?<=[0-9])\s*{PERCENT_SIGN}$")
_OF_PAY = re.compile(rf"\s+(?:{any_of((*_WORDS.of, *_WORDS.beside_pay))}\s)+{any_of(_WORDS.pay)}$")


def tidy(text: str) -> str:
    """A typed text in lower case, with plain spaces and apostrophes."""
    return text.translate(_SPACES).strip().lower()


def without_no_cents(text: str) -> str:
    """A text without the dash that stands for no cents: `24.500,-`."""
    return _NO_CENTS.sub("", text)


def _plain_number(text: str) -> Decimal:
    """A number with optional grouping and at most two decimals; `Problem` where a mark leaves two readings."""
    if text.isascii() and text.isdigit():
        return Decimal(text)
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise Problem("not_a_number")
    whole, mark = match["whole"], match["mark"]
    if not whole.isdigit():
        grouped = _GROUPED.fullmatch(whole)
        if grouped is None or grouped[1] == mark or (whole[0] == "0"):
            raise Problem("not_a_number")
        whole = re.sub(r"[.,' ]", "", whole)
    return Decimal(f"{whole}.{match['decimals']}" if mark else whole)


def _scaled_number(text: str) -> Decimal:
    """A number with an optional `k`, `Tsd`, `Mio`; three digits behind a mark and a scale are two readings."""
    scale = _SCALE.search(text)
    if scale is None:
        return _plain_number(text)
    factor = _SCALES.get(scale[1])
    digits = text[: scale.start()]
    if factor is None or re.search(r"[.,][0-9]{3}$", digits):
        raise Problem("not_a_number")
    return _plain_number(digits) * factor


@lru_cache(READINGS_REMEMBERED)
def read_dollars(text: str) -> Decimal:
    """Dollars as people write them in any language, signed; raises `Problem`."""
    if len(text) > LONGEST_TEXT:
        raise Problem("not_a_number")
    text = without_no_cents(tidy(text))
    if _OTHER_CURRENCY.search(text):
        raise Problem("other_currency")
    negative = _MINUS.match(text)
    if negative:
        text = text[negative.end() :]
    amount = _scaled_number(_DOLLAR.sub("", text).strip())
    return -amount if negative else amount


@lru_cache(READINGS_REMEMBERED)
def read_percent(text: str) -> Percent | None:
    """A percentage as people write it, or None where the text speaks of none; raises `Problem`."""
    if len(text) > LONGEST_TEXT:
        return None
    text = _OF_PAY.sub("", tidy(text))
    sign = _PERCENT.search(text)
    if sign is None:
        return None
    if _MINUS.match(text):
        raise Problem("negative")
    digits = text[: sign.start()]
    if not re.fullmatch(r"[0-9]+(?:[.,][0-9]{1,2})?", digits):
        raise Problem("not_a_number")
    rate = Decimal(digits.replace(",", "."))
    if rate > 100:
        raise Problem("above_100_percent")
    return Percent(rate)


def refuse_bare_number(text: str) -> None:
    """Raises `percent_or_dollars` for a number from above 0 to 100 that names neither percent nor dollars."""
    digits = tidy(text)
    if not re.fullmatch(r"[0-9]{1,3}(?:[.,][0-9]{1,2})?", digits):
        return
    number = Decimal(digits.replace(",", "."))
    if 0 < number <= 100:
        raise Ambiguous("percent_or_dollars", (f"{as_typed(number)}%", f"{as_typed(number)}$"))


def number_of(given: object) -> Decimal:
    """A JSON number, or the text a person would type, in dollars."""
    if isinstance(given, bool) or not isinstance(given, (int, float, str)):
        raise Problem("not_a_number")
    if isinstance(given, str):
        return read_dollars(given)
    number = Decimal(given) if isinstance(given, int) else Decimal(repr(given))
    if not number.is_finite():
        raise Problem("too_large" if number.is_infinite() else "not_a_number", maximum=LARGEST_AMOUNT)
    return number


def within_bounds(amount: Decimal, *, negative: bool = False) -> Decimal:
    """The amount, unless it is too large, or below zero where it must not be."""
    if amount < 0 and not negative:
        raise Problem("negative")
    if abs(amount) > LARGEST_AMOUNT:
        raise Problem("too_large", maximum=LARGEST_AMOUNT)
    return amount
