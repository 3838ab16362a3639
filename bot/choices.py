"""Typed words for a choice: a label of either language, or what people say for yes, no and unsure."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from bot.languages import LANGUAGES
from bot.texts import catalog
from core.interview import Question

_AMOUNT = re.compile(r"[\s0-9.,'’$€%+\-−kKmM]*(?:usd|eur|euro|dollars?|mio|tsd|prozent|percent)?[\s.]*", re.IGNORECASE)

_NOTHING = ("keine", "keiner", "nichts", "null", "none", "nothing", "zero")
"""What people type for no dollars, where none is the ordinary answer."""

_UMLAUTS = {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ß"): "ss"}


def plain(text: str) -> str:
    """Lower case without accents and punctuation, umlauts as people type them without."""
    spelled = text.lower().translate(_UMLAUTS)
    bare = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", bare))


def looks_like_an_amount(text: str) -> bool:
    """Whether a text was meant as a number, so that a failed reading asks for it again."""
    return _AMOUNT.fullmatch(text) is not None and any(sign.isdigit() for sign in text)


def codes_of(question: Question[Any]) -> tuple[str, ...]:
    """The codes that a question takes."""
    return question.type.codes


def as_choice(question: Question[Any], typed: str) -> str | None:
    """The code that a typed text names, or None."""
    if question.id == "age_band" and typed.strip().isascii() and typed.strip().isdigit() and len(typed.strip()) < 4:
        return _age_band(int(typed))
    if question.usual == 0 and plain(typed) in _NOTHING:
        return "0"
    return _words(question.id, codes_of(question)).get(plain(typed))


def _age_band(age: int) -> str:
    bounds = (("under_50", 50), ("50_59", 60), ("60_63", 64))
    return next((band for band, below in bounds if age < below), "64_plus")


@cache
def _words(question_id: str, codes: tuple[str, ...]) -> dict[str, str]:
    words: dict[str, str] = {}
    for language in LANGUAGES:
        texts = catalog(language)
        for code in codes:
            label = texts.get(f"choice.{question_id}.{code}") or texts.get(f"choice.{code}") or code
            also = texts.get(f"words.{code}") or ""
            words |= {plain(word): code for word in (str(label), code, *str(also).split(","))}
    words.pop("", None)
    return words
