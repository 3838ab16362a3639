"""The last gate: a permission leaves the package only from a sentence that is understood as a whole."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from core.plan_document.candidate import Candidate, without_harmless
from core.plan_document.statement import SOURCES, Statement
from core.plan_document.words import compiled, has

UNDERSTOOD = Path(__file__).with_name("understood.toml")
PAYING_IN = ("small", "people", "paying_in", "asking")
MOVING_OUT = (*PAYING_IN, "moving_out")
PERMISSIVE = {"yes", "automatic", "in_plan", "withdrawal", "both"}
BY_THEMSELVES = {"cell", "box", "open box"}
TAKES_BACK = re.compile(
    r"not|no|none|never|neither|nor|unless|only|until|longer|former\w*|prior|previous\w*|discontinu\w*|ended|ceased?|"
    r"eliminat\w*|frozen|closed|stopped|proposal|example|suppose|considering|future|planned|expired?|withheld"
)
WORD = re.compile(r"[^\s·,;:?!()\[\]\"|/]+")
COUNTS = re.compile(r"(?!(?:19|20)\d\d$)[$#]?\d[\d,.%½()-]*k?$|[a-z]$|[A-Z]+$|\W+$")


@cache
def understood() -> dict[str, Any]:
    """The file of harmless phrases and words as it stands."""
    return tomllib.loads(UNDERSTOOD.read_text("utf-8"))


@cache
def phrases() -> re.Pattern[str]:
    """All harmless phrases as one expression."""
    return compiled([phrase for group in understood()["phrases"].values() for phrase in group["phrases"]])


@cache
def words(groups: tuple[str, ...]) -> re.Pattern[str]:
    """All harmless words of some groups as one expression for a whole word."""
    listed = " ".join(understood()["words"][group]["words"] for group in groups).split()
    return re.compile("|".join(re.escape(word).replace(r"\*", r"[\w'-]*") for word in sorted(set(listed))))


def left_over(text: str, groups: tuple[str, ...]) -> list[str]:
    """The words of a text that no harmless phrase and no harmless word explains."""
    bare = phrases().sub(" · ", text)
    found = (word.strip(".'*-–—_") for word in WORD.findall(bare))
    return [word for word in found if word and not COUNTS.match(word) and not words(groups).fullmatch(word)]


def unexplained(candidate: Candidate, groups: tuple[str, ...]) -> list[str]:
    """What is left of the clause, of its sentence and of the words it stands under."""
    source = candidate.source
    return [
        *left_over(candidate.said or source.words, groups),
        *left_over(source.words, MOVING_OUT),
        *left_over(source.topic, (*MOVING_OUT, "topics")),
    ]


def taken_back(statement: Statement) -> bool:
    """Whether the sentence before or after restricts what this one permits."""
    return statement.kind not in BY_THEMSELVES and any(
        restricts(words) for words in (statement.before, statement.after)
    )


def restricts(words: str) -> bool:
    """Whether a neighbouring sentence on the same matter holds a restriction that no phrase explains."""
    kinds = set(SOURCES.findall(words)) - {"AT", "CONV"}
    if kinds and "AT" not in words:
        return False
    return has("generic", words) or any(TAKES_BACK.fullmatch(word) for word in left_over(without_harmless(words), ()))


def let_out(candidates: list[Candidate], groups: tuple[str, ...]) -> list[Candidate]:
    """The candidates without the permissions whose sentence is not understood as a whole."""
    return [
        each
        for each in candidates
        if each.value not in PERMISSIVE or not (unexplained(each, groups) or taken_back(each.source))
    ]
