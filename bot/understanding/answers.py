"""A line as an answer to one question, by the type of its answer."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal
from typing import Any, Final

from bot.understanding.ages import age_said, read_age_band
from bot.understanding.choices import read_choice
from bot.understanding.counted import amounts_that_count
from bot.understanding.days import read_day
from bot.understanding.denied import denies_something_else
from bot.understanding.employer import read_employer
from bot.understanding.explained import likely_its_own, unexplained
from bot.understanding.heads import begins_with_heads
from bot.understanding.lexicon import lexicon
from bot.understanding.marks import marks
from bot.understanding.money import read_money
from bot.understanding.reading import Heard, Reading, covered
from bot.understanding.understood import Answered, AskBack, Change, Refused, Understood
from core.amount_types import EmployerShare
from core.amounts import Problem
from core.answer_types import AgeBand, BoxCode, Choice, Day
from core.answers import Answers
from core.question import ByNumber, Question, Unit, doubted, read_answer

_CODE: Final = re.compile(r"[0-9A-HJ-NP-UWY]|[0-9][A-HJ-NP-UWY]|[A-HJ-NP-UWY][0-9]|[GLMPU]B")
_DAY: Final = re.compile(r"\d{1,2}\.\d{1,2}\.")
"""A day as it is written in German, such as 31.2., is no amount of 31.20."""
_MANY_HEADS, _HARDLY_MORE = 1_000, 3
"""Heads are fewer than this, in a line of hardly more than the number."""
_LAST_OF_A_MONTH: Final = 31
_NONE: Final = ("0", "none", "no")
_NEVER_WRY: Final = (*_NONE, "unsure", None)
"""A no behind a wry `yeah right` means it, and so does nothing."""


def read(heard: Heard) -> Reading | None:
    """What a line says as an answer to its question; None where it says nothing of the kind."""
    reading, other = _read(heard), heard.question.talk.rather
    if other and not heard.amounts and heard.says(f"choices:{heard.question.id}:ask"):
        return Reading(offers=(str(heard.question.usual),), words=_all_of(heard))
    if reading is not None and reading.given not in _NEVER_WRY and heard.says("heard:wry"):
        # `Twice a week, I wish` says what is not so.
        return Reading(offers=(str(reading.given),), words=reading.words)
    if reading is not None and reading.given in _NONE and denies_something_else(heard):
        # Somebody who makes no catch-up contribution may well make others.
        return Reading(offers=(str(reading.given),), words=reading.words)
    return reading


def _read(heard: Heard) -> Reading | None:
    kind = heard.question.type
    if isinstance(kind, BoxCode):
        return _box_code(heard)
    if isinstance(kind, Day):
        return read_day(heard)
    if not isinstance(kind, Choice) and _DAY.fullmatch(heard.line.text.strip()):
        return Reading(words=_all_of(heard))
    if isinstance(kind, EmployerShare):
        return read_employer(heard)
    if not isinstance(kind, Choice):
        return read_money(heard)
    if isinstance(kind, AgeBand):
        return read_age_band(heard, kind)
    return _by_number(heard) or _by_two_days(heard) or read_choice(heard)


def _all_of(heard: Heard) -> frozenset[int]:
    return frozenset(range(len(heard.line.words)))


def _by_number(heard: Heard) -> Reading | None:
    """Choices that a number decides: heads, an age, wages beside a threshold."""
    by_number = heard.question.talk.by_number
    doubtful = heard.says(f"choices:{heard.question.id}:ask")
    value = _number(heard, by_number.unit) if by_number and not doubtful else None
    code = by_number.code(heard.answers, value) if by_number and value is not None else None
    if by_number is None or value is None or code is None:
        return None
    found = Reading(code, words=covered(heard.amounts))
    return _beside_what_is_said(heard, by_number, value, found) if by_number.unit is Unit.DOLLARS else found


def _beside_what_is_said(heard: Heard, by_number: ByNumber, value: Decimal, found: Reading) -> Reading | None:
    """What an amount decides beside the words of its line: `18,000 are my own deferrals` decides nothing of the pay.

    A yes or no of its own must agree; where it does not it stands only beside the bound itself: `yes, over 150k`.
    """
    said = read_choice(heard)
    if said is None or said.guessed or said.given is None:
        known = not unexplained(heard.line, heard.question, found, f"beside:{heard.question.id}")
        return found if known or likely_its_own(heard, found) else None
    if said.given == found.given:
        return Reading(found.given, words=found.words | said.words)
    is_bound = by_number.code(heard.answers, value + 1) != found.given
    return said if is_bound else Reading(offers=heard.question.type.codes, words=found.words | said.words)


def _by_two_days(heard: Heard) -> Reading | None:
    """A choice that two days of a month decide, `der 10. und der 25.`; asked back where more is said of them."""
    by_days, endings = heard.question.talk.by_days, marks("ordinal")
    found = [each for each in heard.amounts if heard.line.words[each.start].text not in endings]
    days = [int(each.value) for each in found if each.value and each.value <= _LAST_OF_A_MONTH and each.is_bare]
    if by_days is None or len(days) != 2 or len(found) != 2 or _says_it_in_words(heard):
        return None
    joins = marks("joins") | marks("together")
    between = heard.line.words[found[0].end : found[1].start + 1]
    if not any(word.text in joins or word.after_pause for word in between):
        return None
    beside = covered(lexicon().find(heard.line.words, ("heard:filler", f"names:{heard.question.id}")))
    said = covered(heard.amounts) | beside
    left = {word.text for place, word in enumerate(heard.line.words) if place not in said} - joins - endings
    return Reading(None if left else by_days(*days), words=_all_of(heard))


def _says_it_in_words(heard: Heard) -> bool:
    """Whether a phrase without a number names a choice: `the 11th and the 25th so every two weeks`."""
    hits = lexicon().find(heard.line.words, lexicon().under(f"choices:{heard.question.id}:"))
    return any(not any(word.is_number for word in heard.line.words[hit.start : hit.end]) for hit in hits)


def _number(heard: Heard, unit: Unit) -> Decimal | None:
    """The one number of a line that may count what decides the choice."""
    if unit is Unit.AGE:
        age = age_said(heard)
        return None if age is None else Decimal(age)
    amounts = amounts_that_count(heard)
    if len(amounts) != 1 or amounts[0].value is None or amounts[0].percent:
        return None
    is_short = len(heard.line.words) <= _HARDLY_MORE
    heads_only = amounts[0].value < _MANY_HEADS and (is_short or begins_with_heads(heard.line, amounts[0]))
    return amounts[0].value if unit is Unit.DOLLARS or heads_only else None


def _box_code(heard: Heard) -> Reading | None:
    """The code as printed: one or two letters or digits, said with or without `code`."""
    texts = heard.texts()
    alone = len(texts) == 1
    found = [
        (place, text.upper())
        for place, text in enumerate(texts)
        if _CODE.fullmatch(text.upper())
        and (alone or text not in marks("letters_that_are_words") or texts[place - 1] in marks("before_a_code"))
    ]
    spelled = [a for a in heard.amounts if a.value is not None and 0 < a.value < 10 and a.value == int(a.value)]
    if not found and len(spelled) == 1:
        return Reading(str(int(spelled[0].value or 0)), words=covered(spelled))
    if not found and texts[-1:] and texts[-1] in marks("one_said"):
        return Reading("1", words=frozenset(range(len(texts))))
    if heard.says("heard:unsure"):
        return Reading(unsure=True)
    codes = list(dict.fromkeys(code for _, code in found))
    between = texts[found[0][0] + 1 : found[1][0]] if len(found) == 2 else ()
    if len(codes) == 2 and len(found) == 2 and marks("joins").issuperset(between):
        return Reading("".join(codes), words=frozenset(place for place, _ in found))
    if len(codes) == 1:
        return Reading(codes[0], words=frozenset(place for place, _ in found))
    return Reading(words=frozenset(place for place, _ in found)) if codes else None


def settled(question: Question[Any], reading: Reading, answers: Answers, *, assumed: bool) -> Understood:
    """The answer as the core takes it, or asked back; `assumed`: the answers before it are only usual ones."""
    if reading.refused is not None:
        return Refused(question.id, reading.refused.reason, reading.refused.bounds)
    if reading.given is None:
        return _asked_back(question, reading.offers)
    given = reading.given if isinstance(question.type, BoxCode) else plain(reading.given)
    try:
        value = read_answer(question, reading.given, answers)
    except Problem as problem:
        if problem.choices:
            return AskBack(question.id, problem.choices)
        alone = _alone(question, reading.given, answers) if assumed else None
        if alone is None:
            return Refused(question.id, problem.reason, problem.bounds)
        value = alone
    offers = doubted(question, value, answers)
    if offers:
        return _asked_back(question, offers)
    return Answered(
        {question.id: str(value) if isinstance(question.type, EmployerShare) and isinstance(given, str) else given}
    )


def _asked_back(question: Question[Any], offers: tuple[str, ...]) -> AskBack:
    """The answers to choose from; beside the usual one alone those to others that may be meant as well."""
    return AskBack(question.id, offers, question.talk.rather if offers == (str(question.usual),) else {})


def changed(question: Question[Any], reading: Reading, answers: Answers) -> Change | AskBack | None:
    """The change of an answer to another question than the open one; asked back only with something to choose from."""
    found = settled(question, reading, answers, assumed=True)
    if isinstance(found, Answered):
        return Change(found.answers)
    return found if isinstance(found, AskBack) and found.values else None


def _alone(question: Question[Any], given: object, answers: Answers) -> object:
    """The value whatever stands before it; None where it is none."""
    with suppress(Problem):
        return question.type.read_on(given, answers.today, answers.today)
    return None


def plain(given: object) -> object:
    """An amount as a number, everything else as it is."""
    if isinstance(given, str) and re.fullmatch(r"-?\d+(?:\.\d+)?\$?", given):
        number = Decimal(given.removesuffix("$"))
        return int(number) if number == int(number) else float(number)
    return given
