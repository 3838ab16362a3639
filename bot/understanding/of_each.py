"""A yes or no of oneself and one of the spouse in one line: `I am, she is not`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from bot.understanding.answers import read
from bot.understanding.before import left_after
from bot.understanding.case import Case
from bot.understanding.lexicon import lexicon
from bot.understanding.marks import marks
from bot.understanding.reading import Heard, covered, segments
from bot.understanding.understood import Answered, AskBack
from bot.understanding.words import Line
from core.question import Question

_PERSONS: Final = ("oneself", "the_spouse")
_SAID_BY_BEING_NAMED: Final = "yes"


def said_of_each(case: Case, question: Question[Any]) -> Answered | AskBack | None:
    """What a line says of each of two spouses; asked back where it speaks of both and does not say it plainly."""
    if question.talk.of_each is None or case.asks:
        return None
    parts = [case.line.only(places) for whole in segments(case.line) for places in _by_person(case.line, whole)]
    own = [part for part in parts if _speaks_of(part, "oneself") and not _speaks_of(part, "the_spouse")]
    theirs = [part for part in parts if _speaks_of(part, "the_spouse")]
    if len(own) != 1 or len(theirs) != 1:
        return None
    said = [_yes_or_no(case, question, part) for part in (own[0], theirs[0])]
    if None in said:
        return AskBack(question.id, question.type.codes)
    return _as_asked(case, question, dict(zip(question.talk.of_each, said, strict=True)))


def _by_person(line: Line, places: Sequence[int]) -> Iterator[Sequence[int]]:
    """A part, divided where it goes on to the other person without a pause: `I do she doesn't`."""
    begun, former = 0, None
    for number, place in enumerate(places):
        whom = _person(line, place)
        if former is not None and whom not in (None, former):
            yield places[begun:number]
            begun = number
        former = whom or former
    yield places[begun:]


def _person(line: Line, place: int) -> str | None:
    """Of whom a word speaks; `my` before `wife` of her."""
    texts = [word.text for word in line.words[place : place + 2]]
    if texts[-1] in marks("the_spouse") and texts[0] in marks("oneself"):
        return "the_spouse"
    return next((whom for whom in _PERSONS if texts[0] in marks(whom)), None)


def _as_asked(case: Case, question: Question[Any], said: dict[str, str | None]) -> Answered:
    """Both answers, without that of the spouse where the first one makes it needless."""
    asked = {each.id for each in left_after(question, said[question.id], case.situation)} | {question.id}
    before = case.asked_before(question)
    return Answered({key: given for key, given in said.items() if key in asked | before})


def _speaks_of(part: Line, whom: str) -> bool:
    return any(_person(part, place) == whom for place in range(len(part.words)))


def _yes_or_no(case: Case, question: Question[Any], part: Line) -> str | None:
    """What a part says; somebody who is only named beside somebody else is one: `I am`."""
    persons = [p for p, word in enumerate(part.words) if word.text in marks("oneself") | marks("the_spouse")]
    rest = part.without(persons)
    heard = Heard(rest, question, case.answers, case.assumed)
    reading = read(heard) if rest.words else None
    if reading is not None and not reading.guessed:
        return reading.given if reading.given in ("yes", "no") else None
    if any(word.text in marks("not") for word in rest.words):
        return "no"
    return _SAID_BY_BEING_NAMED if _says_nothing(rest.spoken) else None


def _says_nothing(words: Sequence[Any]) -> bool:
    return len(covered(lexicon().find(words, ("heard:filler", "heard:wait", "heard:opening")))) == len(words)
