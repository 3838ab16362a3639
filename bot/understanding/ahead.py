"""A bare answer that fits a question behind the open one: `88k` where the way into Roth is asked, `12%` at the pay."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from bot.understanding.ages import OLDEST_AT_WORK, YOUNGEST
from bot.understanding.answers import read, settled
from bot.understanding.before import later_questions
from bot.understanding.case import Case
from bot.understanding.days import names_a_month
from bot.understanding.employer import is_formula
from bot.understanding.explained import unexplained
from bot.understanding.extras import speaks_of_paying_in
from bot.understanding.in_parts import facts_beside
from bot.understanding.labels import labelled
from bot.understanding.lexicon import lexicon
from bot.understanding.numbers import Amount, amounts_of, written
from bot.understanding.reading import Heard, Reading, covered
from bot.understanding.understood import About, Answered, AskBack, Change, Nothing, Understood
from core.amount_types import DollarsOr, EmployerShare
from core.answer_types import AgeBand, Choice, Day
from core.doubts import PAY_PER_DATE
from core.question import Question, Unit

_OFFERED: Final = 3
_PAY_OF_A_YEAR: Final = 20_000
_MOST_OF_A_YEAR: Final = 100 * PAY_PER_DATE[1]
"""More without a word is no likely pay: a slip, or the number of something else."""


def rather_ahead(case: Case, question: Question[Any], found: Understood) -> Understood:
    """An answer to a later question, or those it may be to, where a line is none to the open one; else what it was."""
    is_none = not found.values if isinstance(found, AskBack) else isinstance(found, About | Nothing) and not case.asks
    return (_of_another_label(case) or _ahead(case, question) if is_none else None) or found


def _of_another_label(case: Case) -> Change | None:
    """What the button of one other question stands for, whose label is the whole line: an old one, typed late."""
    said = {each.id: code for each in case.questions if (code := labelled(each.id, case.line.text)) is not None}
    return Change(said) if len(said) == 1 else None


def _ahead(case: Case, question: Question[Any]) -> Answered | AskBack | None:
    later = [each for each in later_questions(question, case.situation) if each.may_be_asked(case.answers)]
    amounts = amounts_of(case.line)
    if any((amount.value or 0) > _MOST_OF_A_YEAR for amount in amounts):
        return None
    share = _formula(case, later)
    if share:
        return _offered(question, share)
    facts = facts_beside(case, question, later).answers
    if facts:
        # Another kind of pay than the open question's, which is asked for soon: `net 3600`.
        return AskBack(question.id, ahead={key: str(given) for key, given in facts.items()})
    day = _day(case, question, later)
    if day is not None or unexplained(case.line, question, Reading(words=covered(amounts)), "beside:any"):
        return day
    if len(amounts) != 1 or amounts[0].value is None or amounts[0].negative:
        return None
    return _age(question, later, amounts[0]) or _money(case, question, later, amounts[0])


def _formula(case: Case, later: list[Question[Any]]) -> dict[str, str]:
    """A match formula, where a later question asks for what the employer pays: `100 % bis 4 %`."""
    for question in later:
        if isinstance(question.type, EmployerShare):
            reading = read(Heard(case.line, question, case.answers, assumed=True))
            given = str(reading.given) if reading else ""
            if is_formula(given) and " of " in given:
                return {question.id: given}
    return {}


def _age(question: Question[Any], later: list[Question[Any]], amount: Amount) -> AskBack | None:
    """A bare number that may be an age."""
    age = amount.value or 0
    if not amount.is_bare or not YOUNGEST < age < OLDEST_AT_WORK:
        return None
    ahead = {each.id: each.type.between(int(age), int(age))[0] for each in later if isinstance(each.type, AgeBand)}
    return _offered(question, ahead)


def _money(
    case: Case, question: Question[Any], later: list[Question[Any]], amount: Amount
) -> Answered | AskBack | None:
    """The pay of a year, or the questions of which a percent or an amount may be the answer."""
    value = written(amount.value) if amount.value is not None else ""
    if amount.percent:
        takes = [each for each in later if isinstance(each.type, EmployerShare) or _takes_percent(each)]
        return _offered(question, {each.id: f"{value}%" for each in takes[:_OFFERED]})
    if names_a_month(case.line.words) or speaks_of_paying_in(case.line):
        return None
    if lexicon().has(case.line, "heard:last_year"):
        return _offered(question, dict(_of_last_year(case, later, amount)))
    told = [each for each in later if each.talk.told_early and not isinstance(each.type, Choice)]
    if told and (amount.value or 0) >= _PAY_OF_A_YEAR:
        return _settled(case, told[0], value)
    if (amount.value or 0) > PAY_PER_DATE[1]:
        return None
    paid = [each for each in later if each.talk.each_pay_date and _settled(case, each, value)]
    return _offered(question, {each.id: value for each in paid[:_OFFERED]})


def _of_last_year(case: Case, later: list[Question[Any]], amount: Amount) -> Iterator[tuple[str, str]]:
    """What last year's wages decide, and no pay of this year: `made 170k last year`."""
    for question in later:
        by_number = question.talk.by_number
        if by_number is None or by_number.unit is not Unit.DOLLARS or amount.value is None:
            continue
        code = by_number.code(case.answers, amount.value)
        if code is not None:
            yield question.id, code


def _takes_percent(question: Question[Any]) -> bool:
    return isinstance(question.type, DollarsOr) and question.type.percent


def _offered(question: Question[Any], ahead: dict[str, str]) -> AskBack | None:
    return AskBack(question.id, ahead=ahead) if ahead else None


def _settled(case: Case, question: Question[Any], given: str) -> Answered | None:
    found = settled(question, Reading(given), case.answers, assumed=True)
    return found if isinstance(found, Answered) else None


def _day(case: Case, question: Question[Any], later: list[Question[Any]]) -> AskBack | None:
    """A day, where a later question asks for one."""
    day = next((each for each in later if isinstance(each.type, Day)), None)
    if day is None or isinstance(question.type, Day) or case.line.text.isdigit():
        return None
    heard = Heard(case.line, day, case.answers, assumed=True)
    reading = read(heard)
    if reading is None or reading.given is None or unexplained(case.line, day, reading, f"beside:{day.id}"):
        return None
    return AskBack(question.id, ahead={day.id: str(reading.given)})
