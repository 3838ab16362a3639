"""The types of an answer that is an amount: dollars, dollars or a percent, what an employer pays in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from core.amounts import (
    Percent,
    PercentOfPay,
    Problem,
    number_of,
    read_dollars,
    read_percent,
    refuse_bare_number,
    within_bounds,
)
from core.answer_types import AnswerType, code_in
from core.match_formula import MatchFormula
from core.match_reading import read_employer_share
from core.money import ZERO


@dataclass(frozen=True)
class Dollars(AnswerType[Decimal]):
    """An amount in US dollars, 0 to 100 million; `negative` allows a loss, `empty_is_zero` an empty text."""

    negative: bool = False
    empty_is_zero: bool = False

    def read(self, given: object) -> Decimal:
        """The amount in dollars."""
        if self.empty_is_zero and isinstance(given, str) and not given.strip():
            return ZERO
        return within_bounds(number_of(given), negative=self.negative)


@dataclass(frozen=True)
class DollarsOr(AnswerType["Decimal | Percent | str"]):
    """Dollars, or a percentage where allowed, or one of some codes (`none`, `unsure`, `all`).

    With `ask_bare` a typed number up to 100 is asked back: it may be percent or dollars.
    """

    codes: tuple[str, ...] = ()
    percent: bool = False
    ask_bare: bool = False

    def read(self, given: object) -> Decimal | Percent | str:
        """A code, a `Percent` or an amount in dollars."""
        code = code_in(given, self.codes)
        if code is not None:
            return code
        if isinstance(given, str) and self.percent:
            share = read_percent(given)
            if share is not None:
                return share
            if self.ask_bare:
                refuse_bare_number(given)
        return within_bounds(number_of(given))


@dataclass(frozen=True)
class ShareOfTheMost(DollarsOr):
    """Dollars of each pay date, a percent of what is possible, or with a `!` behind it a percent of pay."""

    percent: bool = True

    def read(self, given: object) -> Decimal | Percent | str:
        """A `PercentOfPay`, another `Percent` or an amount in dollars."""
        share = read_percent(given[:-1]) if isinstance(given, str) and given.endswith("!") else None
        return super().read(given) if share is None else PercentOfPay(share.rate)


@dataclass(frozen=True)
class DollarsOrOfPay(ShareOfTheMost):
    """Dollars of each pay date, or a percent of pay, with a `!` behind it or without."""

    def read(self, given: object) -> Decimal | Percent | str:
        """A `PercentOfPay` or an amount in dollars."""
        read = super().read(given)
        return PercentOfPay(read.rate) if isinstance(read, Percent) else read


@dataclass(frozen=True)
class EmployerShare(AnswerType["Decimal | Percent | MatchFormula | str"]):
    """What the employer puts in: dollars, a percent of pay, a match formula, or a code."""

    codes: tuple[str, ...] = ("unsure",)

    def read(self, given: object) -> Decimal | Percent | MatchFormula | str:
        """A code, dollars, a `Percent` of pay or a `MatchFormula`."""
        code = code_in(given, self.codes)
        if code is not None:
            return code
        if isinstance(given, str):
            refuse_bare_number(given)
            share = _share(given)
            if not isinstance(share, Decimal | None):
                return share
            if share is not None:
                return within_bounds(share)
        return within_bounds(number_of(given))


def _share(text: str) -> Decimal | Percent | MatchFormula | None:
    """A plain amount goes by the grammar of amounts alone; whatever else is read as a formula."""
    try:
        amount = read_dollars(text)
    except Problem as problem:
        if problem.reason == "other_currency":
            raise
        percent = read_percent(text) if re.fullmatch(r"\s*[-\u2212].*", text) else None
        return percent or read_employer_share(text)
    return amount
