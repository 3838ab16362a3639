"""The types of an answer: each reads the text a person types or a JSON value into a typed value; amounts apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from core.amounts import Problem, number_of
from core.typed_dates import read_date

T_co = TypeVar("T_co", covariant=True)


class AnswerType(Generic[T_co]):
    """Reads a given value into a typed one, or raises `Problem`; `codes` are the words it takes as they are."""

    codes: tuple[str, ...] = ()

    def read(self, given: object) -> T_co:
        """The typed value of a text or JSON scalar."""
        raise NotImplementedError

    def read_on(self, given: object, today: date, earliest: date) -> T_co:
        """As `read`, for an answer that may be counted from today, or looked for from a day on."""
        del today, earliest
        return self.read(given)


@dataclass(frozen=True)
class Choice(AnswerType[str]):
    """One code out of a fixed list; codes compare without regard to case."""

    codes: tuple[str, ...]

    def read(self, given: object) -> str:
        """The code, or `Problem("not_a_choice")`."""
        code = code_in(given, self.codes)
        if code is None:
            raise Problem("not_a_choice")
        return code


@dataclass(frozen=True)
class AgeBand(Choice):
    """The code of the band that an age falls into; `first_ages` are the ages at which the bands begin."""

    first_ages: tuple[int, ...] = ()

    def between(self, youngest: int, oldest: int) -> tuple[str, ...]:
        """The bands that somebody between two ages may be in, both included."""
        last_ages = (*(age - 1 for age in self.first_ages[1:]), oldest)
        bands = zip(self.codes, self.first_ages, last_ages, strict=True)
        return tuple(code for code, first, last in bands if first <= oldest and youngest <= last)


YES_NO = Choice(("yes", "no"))
YES_NO_UNSURE = Choice(("yes", "no", "unsure"))


def code_in(given: object, codes: tuple[str, ...]) -> str | None:
    """The code that a given value is, without regard to case; None for any other value."""
    if not isinstance(given, str):
        return None
    if given in codes:
        return given
    code = given.strip().lower()
    return code if code in codes else None


@dataclass(frozen=True)
class Day(AnswerType["date | str"]):
    """A day in any usual form, or one of some codes (`none`); `read` alone knows no today and takes ISO dates."""

    codes: tuple[str, ...] = ()

    def read(self, given: object) -> date | str:
        """A code or an ISO date, or `Problem("not_a_date")`."""
        code = code_in(given, self.codes)
        if code is not None:
            return code
        try:
            return date.fromisoformat(given.strip()) if isinstance(given, str) else _no_date()
        except ValueError:
            raise Problem("not_a_date") from None

    def read_on(self, given: object, today: date, earliest: date) -> date | str:
        """A code, or the day that a typed text names."""
        code = code_in(given, self.codes)
        if code is not None:
            return code
        return read_date(given, today, earliest) if isinstance(given, str) else _no_date()


def _no_date() -> date:
    raise Problem("not_a_date")


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
    """A number without currency or scale: `3 Mio` years are no answer."""
    if isinstance(given, str) and not re.fullmatch(r"\s*[-\u2212]?[0-9]{1,9}(?:[.,][0-9]{1,2})?\s*", given):
        raise Problem("not_a_number")
    return number_of(given)


@dataclass(frozen=True)
class BoxCode(AnswerType[str]):
    """The distribution code in box 7 of Form 1099-R: one or two letters or digits."""

    def read(self, given: object) -> str:
        """The code in upper case, or `Problem("not_a_code")`."""
        text = str(given).strip().upper() if isinstance(given, (str, int)) else ""
        if not re.fullmatch(r"[0-9A-HJ-NP-UWY]{1,2}", text.replace(" ", "")) or isinstance(given, bool):
            raise Problem("not_a_code")
        return text.replace(" ", "")
