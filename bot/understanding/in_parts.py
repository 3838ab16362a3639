"""A line of several parts: the answer in one of them, facts of other questions in some, remarks in the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice, pairwise
from typing import Any, Final

from bot.understanding.ages import OF_A_BIRTHDAY, YOUNGEST
from bot.understanding.answers import read, settled
from bot.understanding.before import later_questions
from bot.understanding.case import Case
from bot.understanding.counted import LARGE, SMALL
from bot.understanding.explained import is_decided_by_a_number, is_explained, is_of_something_else, is_taken_back
from bot.understanding.facts import Facts, Telling
from bot.understanding.lexicon import lexicon
from bot.understanding.marks import marks
from bot.understanding.numbers import Amount, amounts_of, written
from bot.understanding.reading import Heard, Reading, covered, segments
from bot.understanding.understood import Answered, AskBack, Change
from bot.understanding.words import Line
from core.amount_types import EmployerShare
from core.answer_types import AgeBand, BoxCode, Choice, Day
from core.person import SITUATION
from core.question import Question

MOST_ENDS: Final = 4
"""An answer stands in one of the first parts; whoever says more before it is asked back."""
_LABEL: Final = 2
"""So few words behind an amount, with a pause between, may be its name: `5000, rent`."""


def in_parts(case: Case, question: Question[Any]) -> Answered | AskBack | Change | None:
    """What a line comes to whose number is no plain answer as the line stands: facts of others, or an answer first."""
    return told_of_others(case, question) or said_first(case, question)


def told_of_others(case: Case, question: Question[Any]) -> Answered | AskBack | Change | None:
    """What parts of the line tell of other questions, with the answer to the open one that a part of its own gives."""
    if question.talk.adds_up:
        return None
    told = facts_beside(case, question, later_questions(question, case.situation))
    own = _in_the_rest(case, question, told.words) if told.answers else None
    if own is not None:
        parts = [each for each in case.questions if each.id in told.answers and each.talk.part_of is question]
        of_that = lexicon().has(case.line, "heard:of_that")
        if parts and not of_that:
            return _with_its_part(question, own, told.answers[parts[0].id])
        if of_that and not parts and question.talk.pay is None:
            return AskBack(question.id, (str(own),))
        alike = question.talk.names_shared_with if question.talk.pay is None else ()
        shared = [told.answers[key] for key in alike if key in told.answers and key not in _employers(case)]
        if shared and all(isinstance(each, int | float) for each in (own, *shared)):
            # `5k 403b and 4k 401k`: either two parts of the answer, or one of them is of another question.
            return AskBack(question.id, (written(sum((Decimal(str(each)) for each in (own, *shared)), Decimal(0))),))
        return Answered({question.id: own, **{key: given for key, given in told.answers.items() if key not in alike}})
    facts = {key: given for key, given in told.answers.items() if key not in question.talk.names_shared_with}
    if facts and len(facts) < len(told.answers):
        # A name that people use for both: the amount beside it is that of the open question.
        reading = read(Heard(case.line, question, case.answers, case.assumed))
        own = settled(question, reading, case.answers, assumed=case.assumed) if reading else None
        return Answered({**own.answers, **facts}) if isinstance(own, Answered) else None
    later = not facts.keys() <= case.asked_before(question)
    if not later and any(isinstance(each.type, Day) for each in case.questions if each.id in facts):
        return Change(facts)
    return Answered(facts) if later and _tells_every_number(case, question, told.words) else None


def _employers(case: Case) -> list[str]:
    """The questions about what the employer pays in."""
    return [each.id for each in case.questions if isinstance(each.type, EmployerShare)]


def _tells_every_number(case: Case, question: Question[Any], told: frozenset[int]) -> bool:
    """Whether no number is left that the open question could be answered with."""
    if covered(amounts_of(case.line)) <= told:
        return True
    reading = read(Heard(case.line, question, case.answers, case.assumed))
    return isinstance(question.type, Choice) and (reading is None or reading.given is None)


def facts_beside(
    case: Case,
    question: Question[Any],
    later: Sequence[Question[Any]],
    used: frozenset[int] = frozenset(),
    found: frozenset[str] = frozenset(),
) -> Facts:
    """What the line tells of questions that are still open, and any amount, in words that say nothing else."""
    given = case.answers.given() if case.assumed else case.situation.answers
    amounts = [each for each in case.questions if not isinstance(each.type, Choice) and each is not question]
    bare = question is SITUATION
    # A number without any word takes the place of no answer.
    others = [*later, *(each for each in amounts if not bare and each.id in given and each not in later)]
    others = [each for each in others if each.id not in found]
    asked = found | {question.id}
    apart = is_decided_by_a_number(question)
    aged = not apart and isinstance(question.type, Choice) and question.talk.by_number is None
    return Telling(case.line, others, case.answers, bare=bare, asked=asked, apart=apart, aged=aged).facts(used)


def _in_the_rest(case: Case, question: Question[Any], told: frozenset[int]) -> object | None:
    """The answer to the open question in the parts of the line that tell nothing else, slips mended."""
    apart = [places for places in segments(case.line) if told.isdisjoint(places)]
    rest = case.line.only([place for places in apart for place in places])
    if is_taken_back(rest) or all(word.text in marks("yes_or_no") for word in rest.words):
        # `No, my pay is 180k` corrects the pay.
        return None
    for line in dict.fromkeys((rest, lexicon().mended(rest))):
        found = case.answer_in(line, question)
        if found is not None:
            return found.answers[question.id]
    return _beside_what_is_not_known(case, question, [case.line.only(part) for part in apart])


def _beside_what_is_not_known(case: Case, question: Question[Any], parts: Sequence[Line]) -> object | None:
    """The answer in one part where nobody knows what the others ask: `plan has it, no idea if you can take it out`."""
    if not isinstance(question.type, Choice):
        return None
    found = [(part, case.answer_in(part, question, wholly=True)) for part in parts]
    said = [answer for _, answer in found if answer is not None and answer.answers[question.id] != "unsure"]
    others = [part for part, answer in found if answer is None or answer.answers[question.id] == "unsure"]
    unknown = all(lexicon().has(part, "heard:unsure") for part in others)
    return said[0].answers[question.id] if len(said) == 1 and unknown else None


def _with_its_part(question: Question[Any], own: object, part: object) -> AskBack:
    """An amount and one that may be a part of it or not: their sum, or the amount itself."""
    amounts = [Decimal(str(each)) for each in (own, part)]
    return AskBack(question.id, (written(sum(amounts, Decimal(0))), written(amounts[0])))


def said_first(case: Case, question: Question[Any]) -> Answered | None:
    """An amount or age that the line begins with, where all behind it is a remark: `64,800, my husband makes 72k`."""
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
    is_large = isinstance(answer, int | float) and answer >= LARGE
    is_nothing = answer in (0, "0")
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
    of_that = lexicon().has(line, "heard:of_that")
    parts = [f"names:{each.id}" for each in case.questions if of_that or each.talk.part_of is question]
    return any(lexicon().has(line, name) for name in parts) and bool(amounts_of(line))


def _is_a_remark(case: Case, question: Question[Any], part: Line, *, is_large: bool, is_nothing: bool) -> bool:
    """Whether a part behind an answer leaves it as it is: a number of something else, or words that name nothing."""
    elsewhere = is_of_something_else(part, question, case.answers.tax_year)
    heard = Heard(part, question, case.answers, case.assumed)
    if isinstance(question.type, AgeBand):
        of_age = heard.says("age:turning", "age:later", "age:birthday", *OF_A_BIRTHDAY)
        return elsewhere or not (of_age or any((amount.value or 0) >= YOUNGEST for amount in heard.amounts))
    if heard.amounts and not (is_large and all(_is_a_count(part, amount) for amount in heard.amounts)):
        reading = read(heard)
        return reading is None or not is_explained(heard, Reading(words=reading.words))
    if elsewhere or _denies_what_it_names(case, part):
        # `Nothing, maxed out at my old job` says why it is nothing.
        return is_nothing and elsewhere
    return part.words[0].text in marks("reasons") or not _is_a_label(case, question, part)


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
    left = [word for place, word in enumerate(part.words) if place not in fillers and word.text.isalnum()]
    others = [f"names:{each.id}" for each in case.questions if each is not question]
    named = lexicon().find(part.words, others)
    return bool(left) and len(left) <= _LABEL and (bool(named) or len(left) == len(part.words))
