"""How an answer is read: from the text a person types or from a JSON value, by one grammar.

Money is `Decimal` US dollars. What cannot be read, or cannot be true, raises `Problem` with a reason code;
nothing is guessed: `24,5000` is refused, never rounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)

LARGEST_AMOUNT = Decimal(100_000_000)
LONGEST_TEXT = 64
READINGS_REMEMBERED = 4096
"""A conversation reads its answers again at every turn."""


class Problem(ValueError):
    """An answer that cannot be taken: the reason code and the bounds that explain it."""

    def __init__(self, reason: str, **bounds: int | Decimal) -> None:
        super().__init__(reason)
        self.reason = reason
        self.bounds = bounds


class AnswerType(Generic[T_co]):
    """Reads a given value into a typed one, or raises `Problem`."""

    def read(self, given: object) -> T_co:
        """The typed value of a text or JSON scalar."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Percent:
    """A share of pay in percent: 6 means six percent."""

    rate: Decimal

    def of(self, amount: Decimal) -> Decimal:
        """The exact share of an amount in dollars."""
        return amount * self.rate / 100


@dataclass(frozen=True)
class Choice(AnswerType[str]):
    """One code out of a fixed list; codes compare without regard to case."""

    codes: tuple[str, ...]

    def read(self, given: object) -> str:
        """The code, or `Problem("not_a_choice")`."""
        if isinstance(given, str):
            if given in self.codes:
                return given
            code = given.strip().lower()
            if code in self.codes:
                return code
        raise Problem("not_a_choice")


YES_NO = Choice(("yes", "no"))
YES_NO_UNSURE = Choice(("yes", "no", "unsure"))

_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,' ])[0-9]{3})(?:\1[0-9]{3})*")
_NUMBER = re.compile(r"(?P<whole>[0-9][0-9.,' ]*?)(?:(?P<mark>[.,])(?P<decimals>[0-9]{1,2}))?")
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\t", " ") | dict.fromkeys("\u2019\u2018\u02bc`´", "'"))
_MINUS = re.compile(r"^(?:\$|usd|us\$)?\s*[-\u2212\u2013]\s*(?=[0-9$uU])")
_THOUSAND = ("k", "tsd", "tsd.", "tausend", "thousand")
_MILLION = ("m", "mio", "mio.", "million", "millionen", "mn")
_SCALES = dict.fromkeys(_THOUSAND, Decimal(1000)) | dict.fromkeys(_MILLION, Decimal(1_000_000))
_DOLLAR = re.compile(r"^(?:us\$|usd|\$)\s*|\s*(?:us-dollar|us\$|usd|\$|dollars|dollar)$")
_OTHER_CURRENCY = re.compile(r"€|\beuros?\b|\beur\b|£|\bgbp\b|\bchf\b")
_SCALE = re.compile(r"(?<=[0-9])\s*([a-z]+\.?)$")
_PERCENT = re.compile(r"(?<=[0-9])\s*(?:%|percent|prozent|pct\.?)$")


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
    """Dollars as people write them in German or English, signed; raises `Problem`."""
    if len(text) > LONGEST_TEXT:
        raise Problem("not_a_number")
    text = text.translate(_SPACES).strip().lower()
    if _OTHER_CURRENCY.search(text):
        raise Problem("other_currency")
    negative = _MINUS.match(text)
    if negative:
        text = text[negative.end() :]
    amount = _scaled_number(_DOLLAR.sub("", text).strip())
    return -amount if negative else amount


def _number(given: object) -> Decimal:
    """A JSON number, or the text a person would type, in dollars."""
    if isinstance(given, bool) or not isinstance(given, (int, float, str)):
        raise Problem("not_a_number")
    if isinstance(given, str):
        return read_dollars(given)
    number = Decimal(given) if isinstance(given, int) else Decimal(repr(given))
    if not number.is_finite():
        raise Problem("too_large" if number.is_infinite() else "not_a_number", maximum=LARGEST_AMOUNT)
    return number


def _within(amount: Decimal, *, negative: bool = False) -> Decimal:
    if amount < 0 and not negative:
        raise Problem("negative")
    if abs(amount) > LARGEST_AMOUNT:
        raise Problem("too_large", maximum=LARGEST_AMOUNT)
    return amount


@dataclass(frozen=True)
class Dollars(AnswerType[Decimal]):
    """An amount in US dollars, 0 to 100 million; with `negative` also a loss."""

    negative: bool = False

    def read(self, given: object) -> Decimal:
        """The amount in dollars."""
        return _within(_number(given), negative=self.negative)


@lru_cache(READINGS_REMEMBERED)
def read_percent(text: str) -> Percent | None:
    """A percentage as people write it, or None where the text speaks of none; raises `Problem`."""
    text = text.translate(_SPACES).strip().lower()
    sign = _PERCENT.search(text)
    if sign is None or len(text) > LONGEST_TEXT:
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


@dataclass(frozen=True)
class DollarsOr(AnswerType["Decimal | Percent | str"]):
    """Dollars, or a percentage where allowed, or one of some codes (`none`, `unsure`, `all`)."""

    codes: tuple[str, ...] = ()
    percent: bool = False

    def read(self, given: object) -> Decimal | Percent | str:
        """A code, a `Percent` or an amount in dollars."""
        if isinstance(given, str):
            code = given.strip().lower()
            if code in self.codes:
                return code
            share = read_percent(given) if self.percent else None
            if share is not None:
                return share
        return _within(_number(given))


@dataclass(frozen=True)
class WholeNumber(AnswerType[int]):
    """A whole number between two bounds, both included."""

    minimum: int
    maximum: int

    def read(self, given: object) -> int:
        """The number, or `Problem` with `not_a_whole_number`, `negative` or `out_of_range`."""
        number = _count(given)
        if number != number.to_integral_value():
            raise Problem("not_a_whole_number", minimum=self.minimum, maximum=self.maximum)
        if number < 0 and self.minimum == 0:
            raise Problem("negative")
        if not self.minimum <= number <= self.maximum:
            raise Problem("out_of_range", minimum=self.minimum, maximum=self.maximum)
        return int(number)


def _count(given: object) -> Decimal:
    """A number without currency or scale: `3 Mio` pay dates is no answer."""
    if isinstance(given, str) and not re.fullmatch(r"\s*[-\u2212]?[0-9]{1,9}(?:[.,][0-9]{1,2})?\s*", given):
        raise Problem("not_a_number")
    return _number(given)


@dataclass(frozen=True)
class BoxCode(AnswerType[str]):
    """The distribution code in box 7 of Form 1099-R: one or two letters or digits."""

    def read(self, given: object) -> str:
        """The code in upper case, or `Problem("not_a_code")`."""
        text = str(given).strip().upper() if isinstance(given, (str, int)) else ""
        if not re.fullmatch(r"[0-9A-HJ-NP-UWY]{1,2}", text.replace(" ", "")) or isinstance(given, bool):
            raise Problem("not_a_code")
        return text.replace(" ", "")
