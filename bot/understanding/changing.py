"""The wish to change or remove one answer, which a line names and says no value for: `alter ändern`."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from bot.languages import LANGUAGES
from bot.understanding.case import Case
from bot.understanding.lexicon import Hit, Lexicon, lexicon, names_of
from bot.understanding.numbers import amounts_of
from bot.understanding.reading import covered
from bot.understanding.understood import Change, Wish, WishKind
from bot.wording import name_of
from core.answer_types import AgeBand, Choice
from core.assess import INTERVIEWS
from core.question import Question

_TAKING_BACK: Final = ("heard:taken_back", "heard:removed")
_AROUND: Final = ("heard:filler", "heard:opening", "heard:changes")
_STEPPING_BACK: Final = ("heard:wait", "heard:wrong")
_LEADING: Final = ("heard:no", "heard:hold_on", *_STEPPING_BACK)
_UNKNOWN: Final = 1


def change_wished(case: Case) -> Wish | None:
    """The wish to change the one answer that the line names, or its new value; None where it names none."""
    line = case.line
    if case.asks or amounts_of(line):
        return None
    names = [group for question in case.questions for group in names_of(question.id)]
    shown = lexicon_of_names().find(line.words, names)
    words = line.without(covered(shown)).words
    hits = lexicon().find(words, (*names, *_TAKING_BACK, *_AROUND))
    named = {hit.code for hit in (*shown, *(() if shown else hits)) if hit.group in names}
    takes_back = any(hit.group in _TAKING_BACK for hit in hits)
    if len(named) != 1 or not takes_back:
        return None
    unknown = len([word for word in words if word.text.isalnum()]) - len(covered(hits))
    return Wish(WishKind.CHANGE, question=named.pop()) if unknown <= _UNKNOWN else None


def told_by_name(case: Case) -> Change | None:
    """The choice that a line says right behind the name of its question: `no wait, pay schedule is monthly`."""
    words, asked = case.line.words, case.open_question
    if case.asks or (asked and _leading_name(case, asked)):
        return None
    for question in case.correctable:
        if question is asked or not isinstance(question.type, Choice) or isinstance(question.type, AgeBand):
            continue
        hit = _leading_name(case, question)
        rest = case.line.only(range(_end_of_name(case, question, hit), len(words))) if hit else None
        found = case.answer_in(rest, question, wholly=True) if rest and not amounts_of(rest) else None
        if found is not None:
            return Change(found.answers)
    return None


def _end_of_name(case: Case, question: Question[Any], name: Hit) -> int:
    """Where what is said of a name begins: at the name where both are choices, `403b, no 401k`, else behind it."""
    words, own = case.line.words, [f"choices:{question.id}:{code}" for code in question.type.codes]
    chosen = (lexicon().find(words[name.start : name.end], own), lexicon().find(words[name.end :], own))
    return name.start if all(chosen) else name.end


def _leading_name(case: Case, question: Question[Any]) -> Hit | None:
    """The name of a question, as people say it or as it stands on screen, before which nothing is said."""
    groups, words = names_of(question.id), case.line.words
    hits = (*lexicon_of_names().find(words, groups), *lexicon().find(words, groups))
    first = min(hits, key=lambda hit: hit.start, default=None)
    before = words[: first.start] if first else ()
    return first if len(covered(lexicon().find(before, (*_LEADING, *_AROUND)))) == len(before) else None


@cache
def lexicon_of_names() -> Lexicon:
    """What the fields of the answers are called where they are shown, in all languages."""
    questions = [question for interview, _ in INTERVIEWS.values() for question in interview.questions]
    return Lexicon(
        (f"names:{question.id}", name_of(language, question.id).lower())
        for question in questions
        for language in LANGUAGES
    )
