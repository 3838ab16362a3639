"""Typed words as the search sees them: spelling, phrases, synonyms in both languages, compounds, slips of the finger."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "½": " 1/2", "’": "'", "\u00a0": " "})
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_REWRITES = (
    (re.compile(r"59\s*(?:,|\.)?\s*(?:1/2|5\b|halb)"), "59half"),
    (re.compile(r"\b401\W{0,2}a\W{0,3}17\b"), "401a17"),
    (re.compile(r"\b(40[123]|457|415)\W?([kbcg])\b\W?(?=\s|$|\w)"), r"\1\2 "),
    (re.compile(r"(?<=\d)[.,](?=\d{3}\b)"), ""),
    (re.compile(r"\b(\d{2,3})k\b(?<!401k)"), r"\g<1>000"),
    (re.compile(r"'s\b"), ""),
    (re.compile(r"(?<=\w)'(?=\w)"), ""),
)
_ENDINGS = ("ungen", "ings", "ern", "ing", "em", "en", "er", "es", "ed", "e", "n", "s")
_LINKS = ("", "s", "n", "en", "es", "er")
_SHORTEST_SLIP = 5
_SHORTEST_COMPOUND = 8
_SHORTEST_PART = 4
FILLER, FOREIGN, INTENT, WEAK, STRONG = "filler", "foreign", "intent", "weak", "strong"


def folded(text: str) -> str:
    """Lower case without umlauts and with plan names and amounts in one spelling: `401(k)` → `401k`."""
    plain = text.casefold().translate(_UMLAUTS)
    for pattern, replacement in _REWRITES:
        plain = pattern.sub(replacement, plain)
    return plain


def tokens(text: str) -> list[str]:
    """The words and numbers of a text, folded."""
    return re.findall(r"[a-z0-9]+", folded(text))


def stem(word: str) -> str:
    """A word without its German or English ending; at least four letters stay."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@dataclass(frozen=True)
class Reading:
    """What a typed text names: known things in order, and how many words nobody knows."""

    names: tuple[str, ...]
    unknown: int
    foreign: int
    strong: int


@dataclass
class Vocabulary:
    """All words the search knows: what they name and of which kind that is."""

    kinds: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    stems: dict[str, str] = field(default_factory=dict)
    beginnings: dict[str, str] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)

    def add_row(self, kind: str, name: str, row: str) -> None:
        """Takes in one row of search_words.toml."""
        self.kinds[name] = kind
        for entry in row.split(","):
            if entry.strip():
                self._add_entry(name, entry.strip())

    def _add_entry(self, name: str, entry: str) -> None:
        parts = tuple(tokens(entry.rstrip("*")))
        if len(parts) > 1:
            self.phrases.setdefault(parts[0], []).append((parts, name))
            self.phrases[parts[0]].sort(key=lambda phrase: -len(phrase[0]))
        elif entry.endswith("*"):
            self.beginnings.setdefault(parts[0], name)
            self.words.setdefault(parts[0], name)
        else:
            self.words.setdefault(parts[0], name)
            self.stems.setdefault(stem(parts[0]), name)

    def learn(self, text: str) -> None:
        """Makes the words of an index text known as themselves, in all their spellings."""
        for spelling in (text, text.casefold().translate(_SPELLED_OUT)):
            for word, original in zip(tokens(spelling), tokens(text), strict=True):
                if self._named(word) is None and not word.isdigit():
                    own = stem(original)
                    self.kinds.setdefault(own, "plain")
                    self.words[word] = own
                    self.stems.setdefault(stem(word), own)

    def read(self, text: str) -> Reading:
        """The things that a typed text names."""
        names: list[str] = []
        unknown = 0
        for name in self._names_of(tokens(text)):
            if name is None:
                unknown += 1
            else:
                names.append(name)
        foreign = sum(self.kinds[name] == FOREIGN for name in names)
        strong = len({name for name in names if self.kinds[name] == STRONG})
        telling = tuple(name for name in names if self.kinds[name] not in {FILLER, FOREIGN})
        return Reading(telling, unknown, foreign, strong)

    def _names_of(self, words: list[str]) -> Iterator[str | None]:
        at = 0
        while at < len(words):
            phrase = self._phrase_at(words, at)
            if phrase is not None:
                parts, name = phrase
                yield name
                at += len(parts)
            else:
                yield from self._names_of_word(words[at])
                at += 1

    def _phrase_at(self, words: list[str], at: int) -> tuple[tuple[str, ...], str] | None:
        for parts, name in self.phrases.get(words[at], ()):
            if tuple(words[at : at + len(parts)]) == parts:
                return parts, name
        return None

    def _names_of_word(self, word: str) -> Iterable[str | None]:
        name = self.words.get(word) or self.stems.get(stem(word))
        if name is not None:
            return (name,)
        if word.isdigit():
            return ()
        parts = self._compound(word)
        if parts is not None:
            return parts
        return (self._by_beginning(word) or self._slip(word),)

    def _named(self, word: str) -> str | None:
        return self.words.get(word) or self.stems.get(stem(word)) or self._by_beginning(word)

    def _by_beginning(self, word: str) -> str | None:
        for length in range(len(word), 2, -1):
            name = self.beginnings.get(word[:length])
            if name is not None:
                return name
        return None

    def _compound(self, word: str) -> list[str] | None:
        """The parts of a German compound such as `rothumwandlungsfrist`, or None."""
        if len(word) < _SHORTEST_COMPOUND:
            return None
        for length in range(len(word) - 3, 2, -1):
            head = self._part(word[:length])
            rest = word[length:]
            if head is None:
                continue
            tail = self._part(rest) or self._by_beginning(rest)
            if tail is not None:
                return [head, tail]
            further = self._compound(rest)
            if further is not None:
                return [head, *further]
        return None

    def _part(self, text: str) -> str | None:
        for link in _LINKS:
            bare = text.removesuffix(link) if link else text
            if len(bare) >= (_SHORTEST_PART if link else 3) and text.endswith(link):
                name = self.words.get(bare)
                if name is not None and (len(bare) >= _SHORTEST_PART or self.kinds[name] == STRONG):
                    return name
        return None

    def _slip(self, word: str) -> str | None:
        """The known thing that a mistyped word most likely means: one slip, two in a long word."""
        if len(word) < _SHORTEST_SLIP:
            return None
        slips = 1 if len(word) < 8 else 2
        known = self._by_first_letter().get(word[0], [])
        match = process.extractOne(word, known, scorer=OSA.distance, score_cutoff=slips)
        if match is None:
            return None
        name = self.words[match[0]]
        # A short word that nearly is a filler ("faust", "fast") is no evidence of anything.
        return None if self.kinds[name] in {FILLER, FOREIGN} and len(word) < 7 else name

    def _by_first_letter(self) -> dict[str, list[str]]:
        if not self._letters:
            for word in self.words:
                if len(word) >= _SHORTEST_SLIP:
                    self._letters.setdefault(word[0], []).append(word)
        return self._letters

    _letters: dict[str, list[str]] = field(default_factory=dict)


@cache
def _rows() -> dict[str, dict[str, str]]:
    with (Path(__file__).with_name("search_words.toml")).open("rb") as file:
        return tomllib.load(file)


def vocabulary() -> Vocabulary:
    """A fresh vocabulary with the rows of search_words.toml."""
    known = Vocabulary()
    for kind in (STRONG, WEAK, INTENT, FOREIGN, FILLER):
        for name, row in _rows()[kind].items():
            known.add_row(kind, name, row)
    return known
