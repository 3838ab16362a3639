"""What typed words name: phrases, synonyms in both languages, German compounds and slips of the finger."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.explanations.spelling import spellings, stem, words_of

STRONG, WEAK, INTENT, FOREIGN, FILLER, PLAIN = "strong", "weak", "intent", "foreign", "filler", "plain"
_LINKS = ("s", "n", "en", "es", "er")
_SHORTEST_SLIP = 6
_LONG = 8
_SHORTEST_PART = 4
_SHORTEST_BEGINNING = 3
_LONGEST_ENDING = 4


@dataclass(frozen=True)
class Reading:
    """What a typed text names, in order; how many things of which kind; how many words nobody knows."""

    names: tuple[str, ...]
    strong: int
    weak: int
    foreign: int
    unknown: int


class Vocabulary:
    """All words the search knows; a word names a row of search_words.toml or, once learnt, itself."""

    def __init__(self) -> None:
        self.kinds: dict[str, str] = {}
        self._words: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        self._beginnings: dict[str, str] = {}
        self._phrases: defaultdict[str, list[tuple[list[str], str]]] = defaultdict(list)
        self._spelled: set[str] = set()
        with Path(__file__).with_name("search_words.toml").open("rb") as file:
            rows = tomllib.load(file)
        for kind in (STRONG, WEAK, INTENT, FOREIGN, FILLER):
            for name, row in rows[kind].items():
                self.kinds[name] = kind
                for entry in row.split(","):
                    self._add(name, entry.strip())
        for phrases in self._phrases.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))

    def _add(self, name: str, entry: str) -> None:
        parts = words_of(entry)
        if len(parts) > 1:
            self._phrases[parts[0]].append((parts, name))
            self._spelled.update(parts)
            return
        self._know(parts[0], name)
        if entry.endswith("*"):
            self._beginnings.setdefault(parts[0], name)
        else:
            self._stems.setdefault(stem(parts[0]), name)

    def _know(self, word: str, name: str) -> None:
        self._words.setdefault(word, name)
        self._spelled.add(word)

    def learn(self, text: str) -> None:
        """Makes the words of an indexed text known as themselves, in all their spellings."""
        written, spelled_out = (words_of(spelling) for spelling in spellings(text))
        for word, variant in zip(written, spelled_out, strict=True):
            if not word.isdigit():
                name = self._known(word) or self._begun(word) or self._own(word)
                self._know(variant, name)

    def _own(self, word: str) -> str:
        name = stem(word)
        self.kinds.setdefault(name, PLAIN)
        self._know(word, name)
        self._stems.setdefault(name, name)
        return name

    def read(self, text: str) -> Reading:
        """The things that a typed text names, misspelt words mended."""
        return self._reading([self._right(word) for word in words_of(text)])

    def names(self, text: str) -> tuple[str, ...]:
        """The things that a well-spelt text names."""
        return self._reading(words_of(text)).names

    def _reading(self, words: list[str]) -> Reading:
        found = list(self._names(words))
        known = [name for name in found if name is not None]
        kinds = [self.kinds[name] for name in set(known)]
        return Reading(
            names=tuple(name for name in known if self.kinds[name] not in {FILLER, FOREIGN}),
            strong=kinds.count(STRONG),
            weak=kinds.count(WEAK),
            foreign=sum(self.kinds[name] == FOREIGN for name in known),
            unknown=found.count(None),
        )

    def _names(self, words: list[str]) -> Iterator[str | None]:
        at = 0
        while at < len(words):
            phrase = self._phrase(words, at)
            if phrase is None:
                yield from self._names_of(words[at])
                at += 1
            else:
                yield phrase[1]
                at += len(phrase[0])

    def _phrase(self, words: list[str], at: int) -> tuple[list[str], str] | None:
        phrases = self._phrases.get(words[at], ())
        return next((phrase for phrase in phrases if words[at : at + len(phrase[0])] == phrase[0]), None)

    def _names_of(self, word: str) -> Iterable[str | None]:
        name = self._known(word)
        if name is not None:
            return (name,)
        if word.isdigit():
            return ()
        beginning = self._beginning(word)
        if beginning is not None and len(word) - beginning[1] <= _LONGEST_ENDING:
            return (beginning[0],)
        return self._compound(word) or (beginning[0] if beginning else None,)

    def _known(self, word: str) -> str | None:
        return self._words.get(word) or self._stems.get(stem(word))

    def _begun(self, word: str) -> str | None:
        beginning = self._beginning(word)
        return None if beginning is None else beginning[0]

    def _beginning(self, word: str) -> tuple[str, int] | None:
        """What the longest known beginning of a word names, and its length."""
        lengths = range(len(word), _SHORTEST_BEGINNING - 1, -1)
        return next(((self._beginnings[word[:n]], n) for n in lengths if word[:n] in self._beginnings), None)

    def _compound(self, word: str) -> list[str]:
        """The parts of a German compound such as `rothumwandlungsfrist`; none where a part is unknown."""
        if len(word) < _LONG:
            return []
        for length in range(len(word) - 3, 2, -1):
            head = self._part(word[:length])
            if head is not None:
                rest = word[length:]
                tail = self._part(rest)
                parts = [tail] if tail is not None else self._compound(rest)
                if parts:
                    return [head, *parts]
        return []

    def _part(self, text: str) -> str | None:
        bare = (text, *(text.removesuffix(link) for link in _LINKS if text.endswith(link)))
        for part in bare:
            name = self._words.get(part)
            if name is not None and (len(part) >= _SHORTEST_PART or self.kinds[name] == STRONG):
                return name
        return None

    def _right(self, word: str) -> str:
        """A mistyped word as it was likely meant: one slip, two in a long word, the first letter right."""
        if len(word) < _SHORTEST_SLIP or word in self._spelled or any(map(str.isdigit, word)):
            return word
        without_umlauts = word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
        for spelling in (word, without_umlauts):
            if self._known(spelling) or self._beginning(spelling):
                return spelling
        for spelling in (word, without_umlauts):
            if self._compound(spelling):
                return spelling
        slips = 2 if len(word) >= _LONG else 1
        known = self._by_letter.get(word[0], [])
        match = process.extractOne(word, known, scorer=OSA.distance, score_cutoff=slips)
        if match is None:
            return word
        # A short word that is nearly a filler ("faust", "fast") is evidence of nothing.
        kind = self.kinds.get(self._words.get(match[0], ""))
        return word if kind in {FILLER, FOREIGN} and len(word) < _LONG - 1 else match[0]

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(self._spelled):
            if len(word) >= _SHORTEST_SLIP:
                found[word[0]].append(word)
        return found
