"""Spelling: how a typed text becomes words, whatever the phone, the umlauts and the plan names look like."""

from __future__ import annotations

import re

_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "½": " 1/2", "’": "'", "\u00a0": " "})
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_REWRITES = (
    (re.compile(r"59\s*[,.]?\s*(?:1/2|5\b|halb)"), "59half"),
    (re.compile(r"\b401\W{0,2}a\W{0,3}17\b"), "401a17"),
    (re.compile(r"\b(40[123]|457|415)\W?([kbcg])\b\W?(?=\s|$|\w)"), r"\1\2 "),
    (re.compile(r"(?<=\d)[.,](?=\d{3}\b)"), ""),
    (re.compile(r"\b(?!401k)(\d{2,3})k\b"), r"\g<1>000"),
    (re.compile(r"'s\b|(?<=\w)'(?=\w)"), ""),
    (re.compile(r"%"), " percent "),
)
_ENDINGS = ("ungen", "ings", "ern", "ing", "em", "en", "er", "es", "ed", "e", "n", "s")
_SHORTEST_STEM = 4


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, lower case, no umlauts; `401(k)` becomes `401k`, `$72,000` `72000`."""
    plain = text.casefold().translate(_UMLAUTS)
    for pattern, replacement in _REWRITES:
        plain = pattern.sub(replacement, plain)
    return re.findall(r"[a-z0-9]+", plain)


def spellings(text: str) -> tuple[str, str]:
    """A text as written and with its umlauts spelled out, as people without a German keyboard type it."""
    return text, text.casefold().translate(_SPELLED_OUT)


def stem(word: str) -> str:
    """A word without its German or English ending; at least four letters stay."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def trigrams(text: str) -> frozenset[str]:
    """All runs of three letters in the words of a text, word ends included: alike across forms and slips."""
    marked = (f"_{word}_" for word in words_of(text))
    return frozenset(word[at : at + 3] for word in marked for at in range(len(word) - 2))
