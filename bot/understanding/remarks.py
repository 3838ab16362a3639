"""An answer that a line begins with, and the remarks behind it that leave it as it is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, pairwise
from typing import Any, Final

from bot.understanding.ages import OF_A_BIRTHDAY, has_an_age
from bot.understanding.answers import read
from bot.understanding.case import Case
from bot.understanding.counted import LARGE, SMALL
from bot.understanding.explained import is_explained, is_of_something_else, is_taken_back, says_it_is_another
from bot.understanding.lexicon import lexicon, lexicon_of
from bot.understanding.marks import marks
from bot.understanding.numbers import YEAR, Amount, amounts_of
from bot.understanding.reading import Heard, Reading, covered, segments
from bot.understanding.understood import Answered
from bot.understanding.words import Line
from core.amount_types import EmployerShare
from core.answer_types import AgeBand, BoxCode, Choice, Day
from core.question import Question

NOTHING: Final = (0, "0")
MOST_ENDS: Final = 4
"""An answer stands in one of the first parts; whoever says more before it is asked back."""
_LABEL: Final = 2
"""So few words behind an amount, with a pause between, may be its name: `5000, rent`."""


def said_first(case: Case, question: Question[Any]) -> Answered | None:
    """An amount or age that the line begins with, where all behind it is a remark: `64,800, my husband makes 72k`."""
    found = None if says_it_is_another(case.line, question) else _said_first(case, question)
    if found is None or found.answers[question.id] in NOTHING or not _is_of_another_year(case, question):
        return found
    return None


def _is_of_another_year(case: Case, question: Question[Any]) -> bool:
    """Whether a part of the line only says a year, and not since when something is so: `7k, but for 2025`."""
    if isinstance(question.type, Choice | Day):
        return False
    line, year = case.line, case.answers.tax_year
    since = {hit.end for hit in lexicon().everywhere(line.words, ("heard:since",))}
    for part in segments(line):
        numbers = [amount for amount in amounts_of(line) if amount.start in part]
        years = [each for each in numbers if YEAR.fullmatch(line.slice(each.start, each.end))]
        if years and years == numbers and any(each.value != year and each.start not in since for each in years):
            return True
    return False


def _said_first(case: Case, question: Question[Any]) -> Answered | None:
    kind = question.type
    if question.talk.adds_up or isinstance(kind, EmployerShare | BoxCode):
        return None
    if isinstance(kind, Day) and lexicon().has(case.line, "heard:paid_already"):
        return None
    if isinstance(kind, Choice) and not isinstance(kind, AgeBand):
        return _without_others(case, question)
    others = _without_others(case, question) if len(amounts_of(case.line)) > 1 else None
    if others is not None:
        return others
    for end in islice(_ends(case.line), MOST_ENDS):
        found = case.answer_in(case.line.only(range(end)), question)
        if found is not None:
            behind = case.line.only(range(end, len(case.line.words)))
            return found if _only_remarks(case, question, behind, found.answers[question.id]) else None
    return None


def _without_others(case: Case, question: Question[Any]) -> Answered | None:
    """The answer, without the parts of the line that speak of somebody else or of another time or thing."""
    year = case.answers.tax_year
    parts = segments(case.line)
    others = [part for part in parts if is_of_something_else(case.line.only(part), question, year)]
    if not others or len(others) == len(parts) or any(_is_only_a_person(case.line.only(part)) for part in others):
        return None
    own = [place for part in parts if part not in others for place in part]
    return case.answer_in(case.line.only(own), question)


def _is_only_a_person(part: Line) -> bool:
    """Whether a part names somebody of whom the next one tells: `mein mann und ich, er angestellt`."""
    return len(covered(lexicon().find(part.words, ("otherwise:a_choice", "heard:filler")))) == len(part.words)


def _ends(line: Line) -> Iterator[int]:
    """Where words end that may be an answer by themselves: at a pause, or before a word like `because`."""
    for place, word in enumerate(line.words):
        if place and (word.after_pause or word.text in marks("joins") | marks("remarks")):
            yield place


def _only_remarks(case: Case, question: Question[Any], behind: Line, answer: object) -> bool:
    if "max" in question.type.codes and lexicon().has(behind, "heard:plus_catch_up"):
        return False
    if is_taken_back(behind) or behind.words[0].text in marks("ends") or _names_a_part_of(case, question, behind):
        return False
    if behind.words[0].text in marks("adds") and amounts_of(behind):
        # `2200 direct deposit plus 300 to savings` is a sum.
        return False
    if str(answer).endswith("%") and any(amount.percent for amount in amounts_of(behind)):
        # `10% but HCEs only get 4%` may be either.
        return False
    is_large = isinstance(answer, int | float) and answer >= LARGE
    is_nothing = answer in NOTHING
    return all(
        _is_a_remark(case, question, part, is_large=is_large, is_nothing=is_nothing) for part in _remarks(behind)
    )


def _remarks(behind: Line) -> Iterator[Line]:
    """The parts of what stands behind an answer; an `and` does not end one: `after fabric and shipping`."""
    starts = [
        place
        for place, word in enumerate(behind.words)
        if not place or word.after_pause or word.text in marks("joins") - marks("together")
    ]
    for start, end in pairwise([*starts, len(behind.words)]):
        yield behind.only(range(start, end))


def _names_a_part_of(case: Case, question: Question[Any], line: Line) -> bool:
    of_that = lexicon().has(case.line, "heard:of_that")
    parts = [f"names:{each.id}" for each in case.questions if each.talk.part_of is question]
    return bool(amounts_of(line)) and (of_that or lexicon().has(line, *parts))


def _is_a_remark(case: Case, question: Question[Any], part: Line, *, is_large: bool, is_nothing: bool) -> bool:
    """Whether a part behind an answer leaves it as it is: a number of something else, or words that name nothing."""
    elsewhere = is_of_something_else(part, question, case.answers.tax_year)
    heard = Heard(part, question, case.answers, case.assumed)
    if isinstance(question.type, AgeBand):
        of_age = heard.says("age:turning", "age:later", "age:birthday", *OF_A_BIRTHDAY)
        return elsewhere or not (of_age or has_an_age(part))
    if heard.amounts and lexicon().has(part, "otherwise:now") and not lexicon().has(part, "otherwise:a_choice"):
        # `5k before the raise 5.4k now`.
        return False
    if heard.amounts and part.words[0].text in marks("together") and not elsewhere:
        # `3k and 1k from the bonus` may be a sum as well.
        return False
    if heard.amounts and not (is_large and all(_is_a_count(part, amount) for amount in heard.amounts)):
        reading = read(heard)
        return reading is None or not is_explained(heard, Reading(words=reading.words))
    if elsewhere and not heard.amounts and _tells_what_somebody_does(part):
        return True
    if elsewhere or _denies_what_it_names(case, part):
        # `Nothing, maxed out at my old job` says why it is nothing.
        return is_nothing and elsewhere
    return part.words[0].text in marks("reasons") or not _is_a_label(case, question, part)


def _tells_what_somebody_does(part: Line) -> bool:
    """Whether a part says what another person does, and so leaves an amount before it: `my wife makes more`."""
    hits = lexicon_of("persons").find(part.words, ("relation", "kin", "does"))
    return any(one.end == other.start and one.group != other.group == "does" for one, other in pairwise(hits))


def _is_a_count(part: Line, amount: Amount) -> bool:
    """Whether a number is too small for money, and whole or a day; beside thousands `24.5` is money."""
    value = amount.value or Decimal(0)
    return value < SMALL and (value == int(value) or part.slice(amount.start, amount.end).endswith("."))


def _denies_what_it_names(case: Case, part: Line) -> bool:
    """Whether a part denies something that a question is about: `but the plan takes no after-tax`."""
    denied = any(word.text in marks("not") for word in part.words)
    return denied and bool(lexicon().find(part.words, [f"names:{each.id}" for each in case.questions]))


def _is_a_label(case: Case, question: Question[Any], part: Line) -> bool:
    """Whether a part may be the name of the amount before it: hardly any words, or the name of another question."""
    fillers = covered(lexicon().find(part.words, (f"beside:{question.id}", "heard:filler", "beside:any")))
    left = part.beside(fillers)
    others = [f"names:{each.id}" for each in case.questions if each is not question]
    named = lexicon().find(part.words, others)
    return bool(left) and len(left) <= _LABEL and (bool(named) or len(left) == len(part.words))
