"""Lines about a person by name, or about the spouse: whom they mean, and what they say of that person.

Nothing in here is an answer: what is said of somebody else must never become one of the person who types.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.understanding.as_oneself import as_oneself, is_age, told_of_both
from bot.understanding.lexicon import Hit, after_opening, lexicon, lexicon_of
from bot.understanding.marks import marks
from bot.understanding.reading import covered
from bot.understanding.words import Line, Word, line_of

_TABLE: Final = "persons"
_RELATION: Final = "relation"
_KIN: Final = "kin"
_OTHERS: Final = "others"
_ADD: Final = "add"
_TURN_TO: Final = "turn_to"
_BACK_TO: Final = "back_to"
_OF_WHOM: Final = "of_whom"
_AROUND: Final = "around"
_PRONOUN: Final = "pronoun"
_IS: Final = "is"
_DOES: Final = "does"
_MOST_SUBJECTS: Final = 4
_PAUSES: Final = re.compile(r"[.!?:;,]\s+")
_AROUND_A_NAME: Final = " .,;:!?'’\""


@dataclass(frozen=True, slots=True)
class Told:
    """Whom a line is about, and what it says of them as of oneself; no name where only the relation is said.

    `is_kin` is a wife or a husband, `by_pronoun` only a `she` or `he`, `is_oneself` what is said before another person.
    `is_asked_for` where the line asks to add somebody, `is_back` where it goes back to them.
    """

    name: str = ""
    facts: str = ""
    is_kin: bool = False
    by_pronoun: bool = False
    is_oneself: bool = False
    is_asked_for: bool = False
    is_back: bool = False

    @property
    def has_an_amount(self) -> bool:
        """Whether a number is said of the person."""
        return any(word.is_number for word in line_of(self.facts).words)


def wished_person(text: str, names: Sequence[str]) -> Told | None:
    """Who is to be added or shown, where a line asks for nothing else: `can I add my wife Maria`, `jetzt Tom`."""
    words = line_of(text).spoken
    hits = lexicon_of(_TABLE).find(words, (_ADD, _TURN_TO, _BACK_TO, _RELATION, _KIN, _AROUND))
    groups = {hit.group for hit in hits}
    if not groups & {_ADD, _TURN_TO, _BACK_TO}:
        return None
    taken = covered(list(hits))
    places = [place for place in range(len(words)) if place not in taken]
    rest = tuple(words[place].text for place in places)
    known = next((name for name in names if _words(name) == rest), "")
    is_kin, is_added = bool(groups & {_RELATION, _KIN}), _ADD in groups
    if known or (rest == () and is_kin):
        return Told(known, is_kin=is_kin, is_asked_for=is_added, is_back=_BACK_TO in groups)
    # A name stands behind what is wished, or just before it: `Tom hinzufügen`.
    is_placed = bool(places) and (places[0] > 0 or any(hit.group == _ADD and hit.start == 1 for hit in hits))
    may_be_a_name = len(rest) == 1 and is_placed and _may_be_a_name(rest[0])
    return Told(_raw(text, rest[0]), is_kin=is_kin, is_asked_for=is_added) if may_be_a_name else None


def told_by_pronoun(text: str) -> Told | None:
    """An amount that is one of a `him` or `her`: `only 500 per paycheck for him`."""
    line = line_of(text)
    count = len(line.words)
    hits = lexicon_of(_TABLE).everywhere(line.words, (_OF_WHOM,))
    hit = next((each for each in hits if each.start == 0 or each.end == count), None)
    if hit is None or "?" in text or not any(word.is_number for word in line.words):
        return None
    facts = line.slice(hit.end, count) if hit.start == 0 else line.slice(0, hit.start)
    return Told(facts=facts, by_pronoun=True)


def named_alone(text: str) -> tuple[str, str]:
    """The name that a line gives, and what it says behind it: `no, her name is Anna`, `Anna, teacher, 39`."""
    head, _, facts = text.partition(",")
    while lexicon().find(line_of(head).words, ("heard:no",)) and facts:
        head, _, facts = facts.partition(",")
    words = line_of(head).spoken
    known = covered(lexicon().find(words, ("heard:called", "heard:no", "heard:opening")))
    rest = [word.text for place, word in enumerate(words) if place not in known]
    is_one = len(rest) == 1 and _may_be_a_name(rest[0])
    return (_raw(head, rest[0]), as_oneself(line_of(facts), 0)) if is_one else ("", "")


def turned_to_and_told(text: str, names: Sequence[str]) -> Told | None:
    """A person to whom a line turns before it tells of them: `ok thanks, and now my wife. she makes 80k`."""
    for pause in _PAUSES.finditer(text):
        head, tail = text[: pause.start()], text[pause.end() :]
        turned = wished_person(head, names)
        if turned is None and Told(facts=tail).has_an_amount:
            turned = _kin_alone(head)
        if turned is None or not (turned.is_kin or turned.name in names) or not tail.strip():
            continue
        told = [each for each in told_of_persons(tail, names) if each.facts]
        if len(told) == 1 and not told[0].is_oneself:
            return replace(turned, name=turned.name or told[0].name, facts=told[0].facts)
        return None if told else replace(turned, facts=as_oneself(line_of(tail), 0))
    return None


def _kin_alone(head: str) -> Told | None:
    """A wife or a husband, named before what is told of them: `spouse pls, Marta, 55, nurse`."""
    words = line_of(head).spoken
    hits = lexicon_of(_TABLE).find(words, (_RELATION, _KIN, _AROUND))
    is_kin = any(hit.group in (_RELATION, _KIN) for hit in hits)
    return Told(is_kin=True) if is_kin and len(covered(list(hits))) == len(words) else None


def told_of_persons(text: str, names: Sequence[str]) -> list[Told]:
    """What a line says of persons, one after another; empty for a line about oneself, or for a question."""
    line = line_of(text)
    if "?" in text or not line.words:
        return []
    start = len(line.words) - len(after_opening(line.words))
    both = told_of_both(line, start)
    if both is not None:
        own, theirs = Told(facts=both[0], is_oneself=True), Told(facts=both[1], is_kin=True)
        return [each for each in (own, theirs) if each.facts] if both[0] else []
    start = _behind_a_turn(line, start)
    first = _subject_at(line, start, names)
    behind = first[1] if first else start + 1
    starts = [start, *_where_others_begin(line, behind, names, is_sure=first is None)][:_MOST_SUBJECTS]
    return list(_each(text, line, starts, names)) if first or len(starts) > 1 else []


def _behind_a_turn(line: Line, start: int) -> int:
    """Where a line begins behind `and now`, if a wife or a husband follows; else where it began."""
    turn = _hit_at(line.words, start, (_TURN_TO, _BACK_TO))
    return turn.end if turn and _hit_at(line.words, turn.end, (_RELATION,)) else start


def of_somebody_else(text: str) -> str:
    """A line about somebody who gets no plan of their own, as that person would say it: `my dad has an s corp`."""
    line = line_of(text)
    start = len(line.words) - len(after_opening(line.words))
    named = _hit_at(line.words, start, (_OTHERS,))
    if named is None or named.end == len(line.words) or "?" in text:
        return text
    says = line.words[named.end].after_pause or _hit_at(line.words, named.end, (_IS, _DOES, _PRONOUN))
    return as_oneself(line, named.end) if says or is_age(line, named.end) else text


def _where_others_begin(line: Line, behind: int, names: Sequence[str], *, is_sure: bool) -> Iterator[int]:
    """Where somebody else is named further on; behind what is said of oneself only a wife, a husband or a known name.

    A `she` goes on with the same person.
    """
    for place in range(behind, len(line.words)):
        if not line.words[place].after_pause and line.words[place - 1].text not in marks("joins_persons"):
            continue
        told = (_subject_at(line, place, names) or (None, 0))[0]
        if told and not told.by_pronoun and (not is_sure or told.is_kin or told.name in names):
            yield place


def _each(text: str, line: Line, starts: list[int], names: Sequence[str]) -> Iterator[Told]:
    for start, end in zip(starts, [*starts[1:], len(line.words)], strict=True):
        last = end - 1 if end < len(line.words) and line.words[end - 1].text in marks("joins_persons") else end
        part = Line(line.text, line.words[:last])
        found = _subject_at(part, start, names)
        if found is None:
            yield Told(facts=line.slice(start, last), is_oneself=True)
        else:
            told, behind = found
            name = told.name if told.name in names else _raw(text, told.name)
            yield replace(told, name=name, facts=as_oneself(part, behind))


def _subject_at(line: Line, start: int, names: Sequence[str]) -> tuple[Told, int] | None:
    """The person named at a place and where the facts begin; None where it is no name beyond doubt."""
    words, place = line.words, start
    name, place = _known_name(words, place, names)
    is_known = bool(name)
    relation = _hit_at(words, place, (_RELATION,))
    if relation:
        place = relation.end
    if not is_known and place < len(words) and _may_be_a_name(words[place].text):
        name, place = words[place].text, place + 1
        # Behind `my wife` a name may be of two words.
        place += bool(relation) and place < len(words) and _may_be_a_name(words[place].text)
    if name and not relation:
        relation = _hit_at(words, place, (_RELATION,))
        place = relation.end if relation else place
    if not name and not relation:
        pronoun = _hit_at(words, start, (_PRONOUN,))
        return (Told(by_pronoun=True), pronoun.end) if pronoun and _says_of_a_person(line, pronoun.end) else None
    pronoun = _hit_at(words, place, (_PRONOUN,))
    behind = pronoun.end if pronoun else place
    verb = None if pronoun else _hit_at(words, place, (_IS, _DOES))
    behind = verb.end if verb and verb.group == _IS else behind
    goes_on = behind < len(words) and words[behind].text not in marks("joins_persons")
    is_said = bool(pronoun or verb) or is_age(line, behind) or (goes_on and (is_known or bool(relation)))
    is_sure = is_known or bool(relation or pronoun) or is_age(line, behind)
    return (Told(name, is_kin=bool(relation)), behind) if is_said and is_sure else None


def _says_of_a_person(line: Line, place: int) -> bool:
    return is_age(line, place) or bool(_hit_at(line.words, place, (_DOES,)))


def _known_name(words: Sequence[Word], place: int, names: Sequence[str]) -> tuple[str, int]:
    for name in sorted(names, key=len, reverse=True):
        parts = _words(name)
        if parts and tuple(word.text for word in words[place : place + len(parts)]) == parts:
            return name, place + len(parts)
    return "", place


def _hit_at(words: Sequence[Word], place: int, groups: tuple[str, ...]) -> Hit | None:
    """The phrase that stands just here."""
    found = next(iter(lexicon_of(_TABLE).find(words[place : place + 4], groups)), None)
    return Hit(found.group, place, place + found.end) if found and found.start == 0 else None


def _may_be_a_name(word: str) -> bool:
    """Whether a word is none that the program knows."""
    if len(word) < 2 or not word.isalpha() or lexicon().knows(word):
        return False
    if any(lexicon_of(table).knows(word) for table in (_TABLE, "diary")):
        return False
    return lexicon().mended(line_of(word)).words[0].text == word


def _words(name: str) -> tuple[str, ...]:
    return tuple(word.text for word in line_of(name).words)


def _raw(text: str, name: str) -> str:
    """A name as it was typed, its first letter large."""
    found = next((word for word in text.replace(",", " ").split() if _words(word)[:1] == (name,)), name)
    found = found.strip(_AROUND_A_NAME)
    return found[:1].upper() + found[1:]
