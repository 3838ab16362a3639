"""The wish to change or remove one answer, which a line names and says no value for: `alter ändern`."""

from __future__ import annotations

from functools import cache
from typing import Final

from bot.languages import LANGUAGES
from bot.understanding.case import Case
from bot.understanding.lexicon import Lexicon, lexicon
from bot.understanding.numbers import amounts_of
from bot.understanding.reading import covered
from bot.understanding.understood import Wish, WishKind
from bot.wording import name_of
from core.assess import INTERVIEWS

_TAKING_BACK: Final = ("heard:taken_back", "heard:removed")
_AROUND: Final = ("heard:filler", "heard:opening", "heard:changes")
_NAMED: Final = ("names", "called")
_UNKNOWN: Final = 1


def change_wished(case: Case) -> Wish | None:
    """The wish to change the one answer that the line names; None where it names none, or says its new value."""
    line = case.line
    if case.asks or amounts_of(line):
        return None
    names = [f"{table}:{question.id}" for question in case.questions for table in _NAMED]
    shown = lexicon_of_names().find(line.words, names)
    words = line.without(covered(shown)).words
    hits = lexicon().find(words, (*names, *_TAKING_BACK, *_AROUND))
    named = {hit.group.partition(":")[2] for hit in (*shown, *(() if shown else hits)) if hit.group in names}
    takes_back = any(hit.group in _TAKING_BACK for hit in hits)
    unknown = len([word for word in words if word.text.isalnum()]) - len(covered(hits))
    if len(named) != 1 or not takes_back or unknown > _UNKNOWN:
        return None
    return Wish(WishKind.CHANGE, question=named.pop())


@cache
def lexicon_of_names() -> Lexicon:
    """What the fields of the answers are called where they are shown, in all languages."""
    questions = [question for interview, _ in INTERVIEWS.values() for question in interview.questions]
    return Lexicon(
        (f"names:{question.id}", name_of(language, question.id).lower())
        for question in questions
        for language in LANGUAGES
    )
