"""The words of a sentence that nothing explains: what is left once harmless phrases and words are taken away."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from core.plan_document.beginnings import ANY, beginnings
from core.plan_document.words import compiled, pattern_of, spelled_out

UNDERSTOOD = Path(__file__).with_name("understood.toml")
PAYING_IN = ("small", "people", "paying_in", "asking")
"""The word lists for a sentence on paying money in."""
MOVING_OUT = (*PAYING_IN, "moving_out")
"""The word lists for a sentence on taking money out or over to Roth."""
HEADING = (*MOVING_OUT, "topics")
"""The word lists for what a sentence stands under."""
WORD_START = re.compile(r"(?<![\w-]).")
WORD = re.compile(r"[^\s·,;:?!()\[\]\"|/]+")
COUNTS = re.compile(
    r"(?!(?:19|20)\d\d$|59½|70½|(?:5[05-9]|6\d|7\d)$)[$#]?\d[\d,.%-]*(?:[a-z]|st|nd|rd|th)?$|§[\w.()-]*|\d+[a-z]?(?:[-.]\d+[a-z]?)+$|[a-z]-?\d*$|[ivxlc]+$|[a-z]+%|[A-Z]+%?$|\W+$"
)
"""Numbers and letters that only count, and names in capitals; no years and no ages that open an account."""
YEAR_OR_AGE = re.compile(r"(?:19|20)\d\d|\d*½|\d+")


@cache
def understood() -> dict[str, Any]:
    """The file of harmless and of restricting words as it stands."""
    return tomllib.loads(UNDERSTOOD.read_text("utf-8"))


@cache
def harmless_phrases() -> tuple[tuple[str, frozenset[str]], ...]:
    """All harmless phrases with the signs they can begin with, the longer ones first so that none is cut short."""
    groups = dict(understood()["phrases"])
    first = groups.pop("concession")["phrases"]
    every = [spelled_out(phrase) for group in groups.values() for phrase in group["phrases"]]
    ordered = [*first, *sorted(every, key=len, reverse=True)]
    return tuple((phrase, beginnings(pattern_of(phrase))) for phrase in ordered)


@cache
def harmless_from(sign: str) -> re.Pattern[str]:
    """The harmless phrases that can begin with this sign, as one expression."""
    return compiled([phrase for phrase, signs in harmless_phrases() if sign in signs or signs == ANY])


@cache
def harmless_words(lists: tuple[str, ...]) -> re.Pattern[str]:
    """All harmless words of some lists as one expression for a whole word."""
    return listed(understood()["words"][name]["words"] for name in lists)


@cache
def restricting_words() -> re.Pattern[str]:
    """All words that restrict, as one expression for a whole word."""
    return listed(group["words"] for group in understood()["restricting"].values() if "words" in group)


@cache
def joining_words() -> re.Pattern[str]:
    """The words that only join a condition, a time or an exception to a sentence."""
    return listed([understood()["restricting"]["joining"]["joining"]])


@cache
def name_words() -> re.Pattern[str]:
    """The words that restrict nothing as part of a name."""
    return listed([understood()["restricting"]["names"]["names"]])


@cache
def asking_words() -> re.Pattern[str]:
    """The words that restrict a statement and no question."""
    return listed([understood()["restricting"]["restriction"]["words"], "did was were had"])


@cache
def restricting_phrases() -> re.Pattern[str]:
    """The phrases that restrict although each of their words is harmless."""
    return compiled(understood()["restricting"]["phrases"]["phrases"])


def listed(texts: Iterable[str]) -> re.Pattern[str]:
    """Words written in a row as one expression; a star stands for any ending."""
    every = sorted({word for text in texts for word in text.split()})
    return re.compile("|".join(re.escape(word).replace(r"\*", r"[\w'-]*") for word in every))


@lru_cache(maxsize=4096)
def without_phrases(text: str) -> str:
    """The text with a dot for each harmless phrase."""
    kept, done = [], 0
    for start in WORD_START.finditer(text):
        if start.start() >= done and (found := harmless_from(start[0]).match(text, start.start())):
            if found.end() == found.start():
                continue
            kept.append(text[done : found.start()])
            done = found.end()
    return " · ".join([*kept, text[done:]])


def left_over(text: str, lists: tuple[str, ...]) -> list[str]:
    """The words of a text in plain form that no harmless phrase and no harmless word explains."""
    found = (word.strip(".'*-–—_") for word in WORD.findall(without_phrases(text)))
    return [word for word in found if word and not COUNTS.match(word) and not harmless_words(lists).fullmatch(word)]


def restricts(word: str) -> bool:
    """Whether a word that was left over restricts or dates."""
    return bool(restricting_words().fullmatch(word) or YEAR_OR_AGE.match(word))


def restricts_or_strays(word: str) -> bool:
    """Whether a word that was left over is known: it restricts, dates, or belongs to another matter."""
    return restricts(word) or bool(harmless_words(MOVING_OUT).fullmatch(word))
