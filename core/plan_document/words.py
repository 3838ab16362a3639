"""A sentence in the plain form the phrases are written for, and the phrases themselves."""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

PHRASES = Path(__file__).with_name("phrases.toml")
EQUAL: tuple[tuple[str, str], ...] = (
    ("[\u2010-\u2015\u2212]", "-"),
    ("[\u2018\u2019\u02bc]", "'"),
    ("[\u201c\u201d]", '"'),
    (
        r"59\s*[-.]?\s*(?:½|1\s*/\s*2|5\b)|"
        r"fifty-nine and (?:a|one)[- ]half(?: \(59½\))?|59 and (?:a |one-)half",
        "59½",
    ),
    (r"70\s*[-.]?\s*(?:½|1\s*/\s*2|5\b)", "70½"),
    (r"\b(?:after|post)\s*-?\s*tax\b", "after-tax"),
    (
        r"\b(pay|compensation|salary|savings?|contributions?|contribute|save|wages|in|aside|away|dollars|money|deducted)"
        r" after taxes\b",
        r"\1 after-tax",
    ),
    (r"\b(or|and|either) after taxes\b", r"\1 after-tax"),
    (r"\b(?:pre|before)\s*-?\s*tax(?:es)?\b", "pre-tax"),
    (r"\b(in|non)\s*-\s*(?=service|plan|roth|hardship)", r"\1-"),
    (r"\bin service(?= withdrawal| distribution| payment)", "in-service"),
    (r"\bnon ?roth\b", "non-roth"),
    (r"\bcannot\b|\bcan't\b", "can not"),
    (r"\b(do|does|did|is|are|was|were|has|have|had|may|must|would|should|could|need)n't\b", r"\1 not"),
    (r"\bwon't\b", "will not"),
    (r"\b(you|they|we)'re\b", r"\1 are"),
    (r"\b(you|they|we|i)'ve\b", r"\1 have"),
    (r"\b(you|they|we|i|it)'ll\b", r"\1 will"),
    (r"\b(it|that|there)'s\b", r"\1 is"),
    (r"\bpercent(?!age)\b|\bper cent\b", "%"),
    (r"\s+%", "%"),
    (r"\brecord[- ]keeper", "recordkeeper"),
    (r"\bif,? (?:and|but) only if,?", "only if"),
    (r"\bhis/her\b|\bhis or her\b|\bhis\b|\bher\b", "the"),
    (r"\s+", " "),
)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The sentence in lower case with spellings made equal."""
    text = text.lower()
    for pattern, replacement in EQUAL:
        text = re.sub(pattern, replacement, text)
    return text.strip()


def pattern_of(phrase: str) -> str:
    """A phrase of the file as an expression: "*" any ending, "~" up to fourteen words between, "~~" forty.

    After a group the star means any ending too, unless the group's words carry a space: then it repeats.
    """
    opened: list[int] = []
    out = ""
    for position, sign in enumerate(phrase):
        out += sign
        if sign == "(" and phrase[position - 1 : position] != "\\":
            opened.append(position)
        elif sign == "*":
            out = out[:-1] + ("*" if repeats(phrase, position, opened) else r"[\w'-]*")
        elif sign == ")" and phrase[position - 1] != "\\" and phrase[position + 1 : position + 2] != "*":
            opened.pop()
    return out.replace(" ~~ ", r"[,:)]?(?: [^ ;]+){0,40}? ").replace(" ~ ", r"[,:)]?(?: [^ ;]+){0,14}? ")


def repeats(phrase: str, star: int, opened: list[int]) -> bool:
    """Whether the star at this place repeats the group before it; closes that group."""
    if phrase[star - 1] != ")":
        return False
    inside = phrase[opened.pop() + 1 : star - 1]
    return inside.startswith(" ") or inside.endswith(" ")


def compiled(phrases: list[str]) -> re.Pattern[str]:
    """One expression for all phrases of a group, at word boundaries."""
    alternatives = "|".join(pattern_of(phrase) for phrase in phrases)
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w])")


@cache
def vocabulary() -> dict[str, Any]:
    """The phrase file as it stands."""
    return tomllib.loads(PHRASES.read_text("utf-8"))


@cache
def names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The names in capitals with what they stand for, in the order in which they are recognised."""
    return tuple((entry["name"], compiled(entry["phrases"])) for entry in vocabulary()["names"])


@cache
def group(name: str) -> re.Pattern[str]:
    """The expression of one group of phrases."""
    return compiled([spelled_out(phrase) for phrase in vocabulary()["groups"][name]["phrases"]])


@cache
def singly(name: str) -> tuple[re.Pattern[str], ...]:
    """The phrases of one group as an expression each, which are found faster so where they are many and long."""
    return tuple(compiled([spelled_out(phrase)]) for phrase in vocabulary()["groups"][name]["phrases"])


def spelled_out(phrase: str) -> str:
    """A phrase with "<group>" replaced by that group's own phrases."""

    def phrases(found: re.Match[str]) -> str:
        inner = vocabulary()["groups"][found[1]]["phrases"]
        return f"(?:{'|'.join(spelled_out(each) for each in inner)})"

    return re.sub(r"<(\w+)>", phrases, phrase)


def has(name: str, words: str) -> bool:
    """Whether a phrase of the group occurs in these words."""
    return bool(group(name).search(words))


@lru_cache(maxsize=4096)
def named(text: str) -> str:
    """The sentence in plain form with the kinds of money replaced by their names."""
    words = plain(text)
    for name, pattern in names():
        words = pattern.sub(name, words)
    return words
