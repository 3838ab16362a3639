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


def neighbours(statement: Statement, money: str, groups: tuple[str, ...]) -> list[str]:
    """The sentences before and after that go on about the same money and the same matter."""
    if statement.kind in BY_THEMSELVES:
        return []
    return [words for words in (statement.before, statement.after) if words and concerns(words, money, groups)]


def concerns(words: str, money: str, groups: tuple[str, ...]) -> bool:
    """Whether a sentence may speak of paying this money in, or of taking it out."""
    kinds = set(SOURCES.findall(words)) - {"CONV"}
    if kinds and money not in kinds:
        return False
    out = has("takes_out", words) or has("convert", words)
    if groups is PAYING_IN:
        return not (out or has("tax_talk", words) or has("together", words))
    return out or "contribut" not in words


def restricts(words: str) -> bool:
    """Whether a neighbouring sentence holds a restriction that no phrase explains."""
    return has("generic", words) or any(TAKES_BACK.fullmatch(word) for word in left_over(without_harmless(words), ()))


def let_out(candidates: list[Candidate], money: str, groups: tuple[str, ...]) -> list[Candidate]:
    """The candidates without the permissions whose sentence is not understood as a whole."""
    return [kept for each in candidates if (kept := judged(each, money, groups))]


def judged(candidate: Candidate, money: str, groups: tuple[str, ...]) -> Candidate | None:
    """A permission as it stands, unsure where a neighbour points to the employer's choice, or nothing."""
    if candidate.value not in PERMISSIVE:
        return candidate
    beside = neighbours(candidate.source, money, groups)
    if any(has("conditional", words) for words in beside):
        return Candidate("unsure", candidate.source)
    understood_whole = not unexplained(candidate, groups) and not any(restricts(words) for words in beside)
    return candidate if understood_whole else None
