"""Several answers in one line: taken only where each is said in words of its own and nothing else can be meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from bot.understanding.answers import read, settled
from bot.understanding.explained import is_explained
from bot.understanding.lexicon import Hit, lexicon, marks, tables
from bot.understanding.numbers import amounts_of
from bot.understanding.reading import Heard, Reading, covered, segments
from bot.understanding.understood import Answered
from bot.understanding.words import Line, Word
from core.answer_types import AgeBand, Choice
from core.mega_backdoor.payroll import PAY_SCHEDULE
from core.mega_backdoor.plan_terms import CAP
from core.person import AFTER_TAX, SITUATION
from core.question import Answers, Pay, Question
from core.solo_401k.questions import ENTITY

_AGE: Final = re.compile(
    r"(?:^|[,;.] ?|\b(?:im|i am|bin|age|aged|und|and) )(\d{2})(?= ?(?:[,;.]|$|and\b|und\b|yo\b|years|yrs|jahre|j\b))"
    r"|\b(?:bin|im|i am) (\d{2})\b"
)
_SHORTEST_PHRASE: Final = 5
_A_PAYCHECK: Final = 100
"""The least that is paid on a pay date; below it a number beside a rhythm counts days or times."""
_A_YEARS_PAY: Final = 50_000
"""Beside a rhythm an amount of so much is the pay of the year."""


def amounts_apart(heard: Heard, questions: Sequence[Question[Any]]) -> tuple[Reading, dict[str, object]] | None:
    """Two and more amounts, the first the open question's, each other beside the name of its own question."""
    parts = segments(heard.line)
    if heard.question.talk.adds_up or len(parts) < 2:
        return None
    first = read(Heard(_part(heard.line, parts[0]), heard.question, heard.answers, heard.assumed))
    if first is None or first.given is None:
        return None
    more: dict[str, object] = {}
    for places in parts[1:]:
        found = _named_in(_part(heard.line, places), questions, heard.answers)
        if found is None:
            return None
        part_of_it = any(each.id in found for each in questions if each.talk.part_of is heard.question)
        if part_of_it and not lexicon().has(heard.line, "heard:of_that"):
            return None
        more |= found
    return Reading(first.given, words=frozenset(range(len(heard.line.words)))), more


def _part(line: Line, places: Iterable[int]) -> Line:
    return Line(line.text, tuple(line.words[place] for place in places))


def _named_in(part: Line, questions: Sequence[Question[Any]], answers: Answers) -> dict[str, object] | None:
    """The answer to the question that a part of the line names, the longest name first."""
    groups = [f"names:{question.id}" for question in questions]
    hits = sorted(lexicon().everywhere(part.words, groups), key=lambda hit: (hit.start - hit.end, hit.start))
    for hit in hits:
        question = next(each for each in questions if hit.group == f"names:{each.id}")
        reading = read(Heard(part, question, answers, assumed=True))
        if reading is not None and reading.given is not None:
            understood = settled(question, reading, answers, assumed=True)
            return dict(understood.answers) if isinstance(understood, Answered) else None
    return None


def further_answers(
    heard: Heard, used: frozenset[int], questions: Iterable[Question[Any]]
) -> tuple[dict[str, object], frozenset[int]]:
    """The answers to other questions of the path that the rest of a line gives, and the words that give them."""
    line = heard.line
    rest = _part(line, [place for place in range(len(line.words)) if place not in used])
    found: dict[str, object] = {}
    words: frozenset[int] = frozenset()
    for question in questions:
        said_in = line if _is_said_twice(question, heard) else rest
        part = _part_for(question, line, said_in, heard.question) if _may_follow(heard.question, question) else None
        if part is None:
            continue
        reading = read(Heard(part, question, heard.answers, assumed=True))
        if reading is None or reading.given in (None, "unsure", "0"):
            continue
        if question is CAP and not is_explained(Heard(part, question, heard.answers), reading):
            continue
        understood = settled(question, reading, heard.answers, assumed=True)
        if isinstance(understood, Answered):
            found |= understood.answers
            words |= _explained_by(question, part, reading, line)
    return found, words


def _is_said_twice(question: Question[Any], heard: Heard) -> bool:
    """Whether the words that say whose work it is say its legal form as well: `dentist with my own s corp`."""
    return question is ENTITY and heard.question is SITUATION and heard.says(f"choices:{ENTITY.id}:corporation")


def _explained_by(question: Question[Any], part: Line, reading: Reading, line: Line) -> frozenset[int]:
    """The places in the whole line of the words that name a question and its answer."""
    named = covered(lexicon().find(part.words, (f"names:{question.id}", f"called:{question.id}")))
    words = {part.words[place] for place in reading.words | named if place < len(part.words)}
    return frozenset(place for place, word in enumerate(line.words) if word in words)


def _may_follow(asked: Question[Any], other: Question[Any]) -> bool:
    """Whether people answer one question in passing while another is open."""
    if isinstance(other.type, AgeBand) or asked in other.talk.said_with:
        return True
    return not isinstance(other.type, Choice) and other.section == asked.section


def _part_for(question: Question[Any], line: Line, rest: Line, asked: Question[Any]) -> Line | None:
    """The words that may answer a question: an age alone, a phrase of its own, an amount beside its name."""
    if isinstance(question.type, AgeBand):
        age = _AGE.search(line.text)
        number = next((group for group in age.groups() if group), None) if age else None
        return None if number is None else Line(line.text, _first(line.words, number))
    if isinstance(question.type, Choice):
        return rest if names_a_choice(question, rest) else None
    is_gross = question.talk.each_pay_date and question.talk.pay is Pay.GROSS
    groups = [f"names:{question.id}", *(["heard:gross"] if is_gross else [])]
    told = any(word.is_number for word in rest.words) or lexicon().has(rest, "heard:max")
    if is_gross and asked in question.talk.said_with:
        return rest if _paid(rest, _A_PAYCHECK, _A_YEARS_PAY) else None
    if question.talk.pay is Pay.GROSS and asked is PAY_SCHEDULE:
        return rest if _paid(rest, _A_YEARS_PAY, None) else None
    if question is CAP and asked is AFTER_TAX:
        return rest if told and lexicon().has(rest, "heard:bound") else None
    hits = lexicon().find(rest.words, groups)
    return rest if told and len(hits) == 1 and not is_contained(question, rest, hits[0]) else None


def is_contained(question: Question[Any], part: Line, name: Hit) -> bool:
    """Whether the name only says what an amount has in it: `280k with the bonus`."""
    before = [word.text for word in part.words[max(0, name.start - 2) : name.start]]
    return question.talk.part_of is not None and not marks("part_of").isdisjoint(before)


def _paid(rest: Line, least: int, below: int | None) -> bool:
    """Whether one amount of the words may be pay between two bounds."""
    values = [amount.value or 0 for amount in amounts_of(rest) if not amount.percent]
    return sum(value >= least and (below is None or value < below) for value in values) == 1


def _first(words: Sequence[Word], text: str) -> tuple[Word, ...]:
    return tuple(word for word in words if word.text == text)[:1]


def names_a_choice(question: Question[Any], rest: Line) -> bool:
    """Whether words say a choice of a question in a phrase of its own, long enough to be about nothing else."""
    groups = [g for g in sorted(lexicon().groups) if g.startswith(f"choices:{question.id}:") and not g.endswith(":ask")]
    hits = lexicon().find(rest.words, groups)
    longest = max((sum(len(rest.words[p].text) for p in range(h.start, h.end)) for h in hits), default=0)
    yes_or_no = "yes" in question.type.codes
    shortest = max(table["shortest"].get(question.id, _SHORTEST_PHRASE) for table in tables())
    return longest >= shortest and (not yes_or_no or any(hit.end - hit.start > 1 for hit in hits))
