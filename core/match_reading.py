"""Reads an employer's contribution as people type it, in any language; an unknown word makes it no formula."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from core.amount_words import amount_words
from core.amounts import (
    LONGEST_TEXT,
    PERCENT_SIGN,
    READINGS_REMEMBERED,
    Ambiguous,
    Percent,
    Problem,
    read_dollars,
    tidy,
    within_bounds,
)
from core.match_formula import LARGEST_EMPLOYER_PERCENT, MatchFormula, Tier
from core.match_phrases import MATCH, OF, OWN, PAY, PLUS, UP_TO, phrases
from core.money import ZERO
from core.typed_words import any_of

LONGEST_FORMULA = 2 * LONGEST_TEXT
LARGEST_MATCH = Decimal(1_000)
"""Percent of own deferrals; no employer pays more than ten dollars for one."""

_WORDS = amount_words()
_NUMBER = r"\$?[0-9]{1,3}(?:[.,' ][0-9]{3})+(?:[.,][0-9]{1,2})?|\$?[0-9]+(?:[.,][0-9]{1,2})?"
_TOKEN = re.compile(
    rf"(?P<rate>rate[0-9]+)|(?P<number>{_NUMBER})(?P<scale>\s?{any_of(_WORDS.thousand)}(?![^\W\d_]))?"
    rf"(?P<percent>\s?{PERCENT_SIGN})?(?P<meant>!)?(?P<dollar>\s?(?:\$|usd|{any_of(_WORDS.dollars)}))?"
    r"|(?P<word>[^\s0-9$%!]+)|(?P<space>\s+)"
)


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of the formula, or a number: `share` is a rate said in words, `half`; `meant` has the `!` behind it."""

    kind: str
    value: Decimal = ZERO
    meant: bool = False


class _NoFormula(Exception):
    """The text is no formula that is understood to the last word."""


def _tokens(text: str) -> Iterator[_Token]:
    for pattern, word in phrases():
        text = pattern.sub(word, text)
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise _NoFormula
        place = match.end()
        token = _token(match)
        if token is not None:
            yield token


def _token(match: re.Match[str]) -> _Token | None:
    if match["space"]:
        return None
    if match["rate"]:
        return _Token("share", Decimal(match["rate"][4:]))
    if match["number"]:
        if match["percent"]:
            number = match["number"].replace(",", ".")
            if not re.fullmatch(r"[0-9]+(?:\.[0-9]{1,2})?", number):
                raise _NoFormula
            return _Token("percent", Decimal(number), bool(match["meant"]))
        return _Token("number", read_dollars(match["number"] + (match["scale"] or "")))
    word = match["word"]
    if word in (OWN, PAY, UP_TO, OF, PLUS, MATCH):
        return _Token(word)
    if word in _WORDS.fillers:
        return None
    raise _NoFormula


class _Reader:
    """Reads the tokens of a formula term by term.

    `percent` is of pay; `meant` says that it is surely so, and no match that was named without its word.
    """

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.tiers: list[Tier] = []
        self.dollars, self.meant = ZERO, False
        self.percent: Decimal | None = None

    def _next(self, *kinds: str) -> _Token | None:
        """The next token if it is of one of these kinds; it is then read."""
        if self.tokens and self.tokens[0].kind in kinds:
            return self.tokens.pop(0)
        return None

    def read(self) -> None:
        """Reads all terms; raises `_NoFormula` where one is left over."""
        after_match = False
        while self.tokens:
            while self._next(PLUS):
                pass
            if self._next(MATCH):
                after_match = bool(self.tokens)
                continue
            if self.tokens:
                self._term(after_match=after_match)
                after_match = False
                if self.tokens and self.tokens[0].kind not in (PLUS, MATCH):
                    raise _NoFormula

    def _term(self, *, after_match: bool) -> None:
        """Dollars, a percent of pay, or a match on own deferrals."""
        number = self._next("number")
        if number:
            self.dollars += number.value
            return
        rate = self._next("percent", "share")
        if rate is None or rate.value > LARGEST_MATCH:
            raise _NoFormula
        if len(self.tokens) > 1 and self.tokens[0].kind == PLUS and self.tokens[1].kind == OF:
            self._next(PLUS)
        of_own = self._next(OWN) or (after_match and not self._is_bound_next()) or rate.kind == "share"
        if self._next(PAY):
            self.percent, self.meant = (self.percent or ZERO) + rate.value, True
        elif self._is_bound_next():
            self._tier(rate.value)
        elif of_own:
            self.tiers.append(Tier(rate.value, None))
        else:
            self.percent, self.meant = (self.percent or ZERO) + rate.value, self.meant or rate.meant

    def _is_bound_next(self) -> bool:
        return bool(self.tokens) and self.tokens[0].kind in (OF, UP_TO)

    def _tier(self, rate: Decimal) -> None:
        """A match up to a percent of pay: `of` names the next so many, `up to` the point that the tier reaches."""
        absolute = self._next(UP_TO) is not None or self._next(OF) is None
        bound = self._next("percent", "number")
        self._next(PAY)
        if bound is None or not 0 < bound.value <= 100:
            raise _NoFormula
        below = sum((tier.width or ZERO for tier in self.tiers), ZERO) if absolute else ZERO
        if bound.value <= below:
            raise _NoFormula
        self.tiers.append(Tier(rate, bound.value - below))


@lru_cache(READINGS_REMEMBERED)
def read_employer_share(text: str) -> Decimal | Percent | MatchFormula | None:
    """Dollars, a percent of pay or a formula; None where the text is none of them; raises `Problem`."""
    if len(text) > LONGEST_FORMULA:
        return None
    try:
        reader = _Reader(list(_tokens(tidy(text))))
        reader.read()
    except _NoFormula:
        return None
    if len(reader.tiers) > 1 and any(tier.width is None for tier in reader.tiers):
        return None
    return _checked(reader)


def _checked(reader: _Reader) -> Decimal | Percent | MatchFormula | None:
    percent, dollars = reader.percent or ZERO, reader.dollars
    if percent > 100:
        raise Problem("above_100_percent")
    if percent > LARGEST_EMPLOYER_PERCENT and not reader.meant:
        shown = Percent(percent)
        raise Ambiguous("percent_of_pay_or_match", (f"{shown}!", f"match {shown}"))
    if reader.tiers or (percent and dollars):
        return MatchFormula(tuple(reader.tiers), percent, within_bounds(dollars))
    return dollars or None if reader.percent is None else Percent(percent)
