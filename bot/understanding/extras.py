"""Several answers in one line: taken only where each is said in words of its own and nothing else can be meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from bot.understanding.answers import read, settled
from bot.understanding.counted import LARGE, SMALL
from bot.understanding.days import names_a_month
from bot.understanding.explained import is_explained
from bot.understanding.lexicon import Hit, lexicon, names_of
from bot.understanding.marks import marks, tables
from bot.understanding.numbers import amounts_of, written
from bot.understanding.reading import Heard, Reading, covered, part_around, segments
from bot.understanding.repeated import LEAST_OF_A_YEAR
from bot.understanding.understood import Answered
from bot.understanding.words import Line
from core.amount_types import Dollars, DollarsOr, EmployerShare
from core.answer_types import Choice, Day
from core.mega_backdoor.payroll import PAY_SCHEDULE
from core.mega_backdoor.plan_terms import CAP
from core.mega_backdoor.questions import AFTER_TAX_SO_FAR, DEFERRALS
from core.person import AFTER_TAX, SITUATION
from core.question import Pay, Question
from core.solo_401k.questions import ENTITY, PLAN

_SHORTEST_PHRASE: Final = 5
_DATED: Final = re.compile(r"(?<![\d.,/])\d{1,2}[./]\d{1,2}\b(?![/,.]\d)")
"""A day and its month in digits."""
_MANY: Final = 10_000
"""A bare amount of so many dollars beside a job is its pay of the year."""
_A_PAYCHECK: Final = 100
"""The least that is paid on a pay date; below it a number beside a rhythm counts days or times."""
A_YEARS_PAY: Final = 50_000
"""Beside a rhythm an amount of so much is the pay of the year."""


def further_answers(
    heard: Heard, used: frozenset[int], questions: Iterable[Question[Any]]
) -> tuple[dict[str, object], frozenset[int]]:
    """The answers to other questions of the path that the rest of a line gives, and the words that give them."""
    line = heard.line
    rest = line.without(used)
    found: dict[str, object] = {}
    words: frozenset[int] = frozenset()
    for question in questions:
        said_in = line if _is_said_twice(question, heard) else rest
        part = _part_for(question, said_in, heard.question) if _may_follow(heard.question, question) else None
        if part is None:
            continue
        told = Heard(part, question, heard.answers, assumed=True)
        reading = None if is_too_little_for_a_year(told) else read(told)
        if reading is None or reading.given in (None, "unsure", "0"):
            continue
        in_doubt = question is CAP or isinstance(question.type, Day)
        if in_doubt and not is_explained(Heard(part, question, heard.answers), reading):
            continue
        understood = settled(question, reading, heard.answers, assumed=True)
        if isinstance(understood, Answered):
            found |= understood.answers
            words |= _explained_by(question, part, reading, line)
    return found, words


def is_of_another_size(heard: Heard, reading: Reading) -> bool:
    """Whether a bare number may be thousands or a percent: `plus 20 bonus`; or of another span of time."""
    if heard.question.talk.each_pay_date and any((each.value or 0) > A_YEARS_PAY for each in heard.amounts):
        return True
    if is_too_little_for_a_year(heard):
        return True
    if not isinstance(heard.question.type, Dollars | DollarsOr | EmployerShare) or len(heard.amounts) != 1:
        return False
    amount, least = heard.amounts[0], LARGE if heard.question.talk.whole_year else SMALL
    return amount.is_bare and 0 < (amount.value or 0) < least and reading.given == written(amount.value or Decimal(0))


def is_too_little_for_a_year(heard: Heard) -> bool:
    """Whether an amount beside a year's pay is one of a shorter time: `salary 7,100, paid twice a month`."""
    talk = heard.question.talk
    if talk.pay is not Pay.GROSS or talk.each_pay_date or heard.says("heard:by_the_year", "heard:per_year"):
        return False
    return any(0 < (each.value or 0) < LEAST_OF_A_YEAR and not each.percent for each in heard.amounts)


def is_of_deferrals_so_far(heard: Heard) -> bool:
    """Whether an amount is what was deferred so far, of a year that is not over: `deferred 10k so far`."""
    is_amount = heard.question is DEFERRALS and bool(heard.amounts) and not heard.says("heard:max")
    return is_amount and heard.says("heard:so_far", "heard:to_date")


def _is_said_twice(question: Question[Any], heard: Heard) -> bool:
    """Whether the words that say whose work it is say its legal form as well: `dentist with my own s corp`."""
    return question is ENTITY and heard.question is SITUATION and _says_a_legal_form(heard.line)


def _says_a_legal_form(line: Line) -> bool:
    """Whether a line says more than whose work it is: a freelancer may own a corporation."""
    return bool(lexicon().find(line.words, (f"choices:{ENTITY.id}:corporation", "heard:legal_form")))


def _explained_by(question: Question[Any], part: Line, reading: Reading, line: Line) -> frozenset[int]:
    """The places in the whole line of the words that name a question and its answer."""
    named = covered(lexicon().find(part.words, names_of(question.id)))
    words = {part.words[place] for place in reading.words | named if place < len(part.words)}
    return frozenset(place for place, word in enumerate(line.words) if word in words)


def _may_follow(asked: Question[Any], other: Question[Any]) -> bool:
    """Whether people answer one question in passing while another is open."""
    if asked in other.talk.said_with:
        return True
    return not isinstance(other.type, Choice) and other.section == asked.section


def _part_for(question: Question[Any], rest: Line, asked: Question[Any]) -> Line | None:
    """The words that may answer a question: a phrase of its own, an amount beside its name."""
    if isinstance(question.type, Choice):
        return rest if names_a_choice(question, rest) else None
    if isinstance(question.type, Day):
        parts = [rest, *map(rest.only, segments(rest))]
        dated = asked in question.talk.said_with
        return next((part for part in parts if _tells_a_day(question, part, dated=dated)), None)
    is_gross = question.talk.each_pay_date and question.talk.pay is Pay.GROSS
    groups = [f"names:{question.id}", *(["heard:gross"] if is_gross else [])]
    told = any(word.is_number for word in rest.words) or lexicon().has(rest, "heard:max")
    if is_gross and asked in question.talk.said_with:
        return rest if _paid(rest, _A_PAYCHECK, A_YEARS_PAY) else None
    if question.talk.pay is Pay.GROSS and asked is PAY_SCHEDULE:
        return rest if _paid(rest, A_YEARS_PAY, None) else None
    if question is AFTER_TAX_SO_FAR and asked is AFTER_TAX:
        return rest if told and _is_paid_in_so_far(rest) else None
    if question is CAP and asked is AFTER_TAX:
        return rest if told and lexicon().has(rest, "heard:bound") else None
    hits = lexicon().find(rest.words, groups)
    if is_gross and not _paid(rest, _A_PAYCHECK, None):
        return None
    return rest if told and len(hits) == 1 and not is_contained(question, rest, hits[0]) else None


def _is_paid_in_so_far(rest: Line) -> bool:
    """Whether words tell what has gone in, and of no other money than the one asked for: `around 9k so far`."""
    others = [group for group in lexicon().under("names:") if group != f"names:{AFTER_TAX_SO_FAR.id}"]
    return lexicon().has(rest, "heard:so_far") and not lexicon().find(rest.words, (*others, "heard:pretax"))


def _tells_a_day(question: Question[Any], part: Line, *, dated: bool) -> bool:
    """Whether words name the day that is asked for beside a number; `dated`: or say a day and its month."""
    if not any(word.is_number for word in part.words):
        return False
    named = lexicon().find(part.words, (f"names:{question.id}",))
    in_digits = _DATED.search(part.slice(0, len(part.words))) is not None
    return len(named) == 1 or (dated and (in_digits or names_a_month(part.words)))


def is_contained(question: Question[Any], part: Line, name: Hit) -> bool:
    """Whether the name only says what an amount has in it: `280k with the bonus`."""
    return question.talk.part_of is not None and is_within(part, name)


def is_within(line: Line, name: Hit) -> bool:
    """Whether the words before a name say that it is a part of something: `with the bonus`, `inkl 20k bonus`."""
    start = next((each.start for each in amounts_of(line) if each.end == name.start), name.start)
    return any(word.text in marks("part_of") for word in line.words[max(0, start - 2) : start])


def _paid(rest: Line, least: int, below: int | None) -> bool:
    """Whether one amount of the words may be pay between two bounds."""
    values = [amount.value or 0 for amount in amounts_of(rest) if not amount.percent]
    return sum(value >= least and (below is None or value < below) for value in values) == 1


def names_a_choice(question: Question[Any], rest: Line) -> bool:
    """Whether words say a choice of a question in a phrase of its own, long enough to be about nothing else."""
    if question is ENTITY and not _says_a_legal_form(rest):
        return False
    if question is PLAN and not lexicon().has(rest, "heard:solo_plan"):
        # `Single member llc, ganz normal` says nothing of its document.
        return False
    groups = [group for group in lexicon().under(f"choices:{question.id}:") if not group.endswith(":ask")]
    hits = lexicon().find(rest.words, groups)
    longest = max((sum(len(rest.words[p].text) for p in range(h.start, h.end)) for h in hits), default=0)
    yes_or_no = "yes" in question.type.codes
    shortest = max(table["shortest"].get(question.id, _SHORTEST_PHRASE) for table in tables())
    return longest >= shortest and (not yes_or_no or any(hit.end - hit.start > 1 for hit in hits))


def is_pay_of_a_year(part: Line, *, bare: bool) -> bool:
    """Whether a part says a large amount by the year, or `bare` and so not one of a single month."""
    # `95k there` is pay, and `63,000 in there` the balance of an account.
    ends = {amount.end for amount in amounts_of(part)}
    at_the_job = any(hit.start in ends for hit in lexicon().everywhere(part.words, ("heard:at_the_job",)))
    is_base = (at_the_job or lexicon().has(part, "heard:base")) and _paid(part, A_YEARS_PAY, None)
    of_a_year = is_base or lexicon().has(part, "heard:by_the_year")
    return _is_one_large(part) and (of_a_year or (bare and not names_a_month(part.words)))


def is_pay_of_a_date(question: Question[Any], part: Line, line: Line) -> bool:
    """Whether a part is only an amount called gross, or one beside which the line says how often it is paid.

    `4,800 gross` is too little for a year; `6,923.07 twice a month`.
    """
    if not question.talk.each_pay_date or question.talk.pay is not Pay.GROSS:
        return False
    called = lexicon().find(part.words, ("heard:gross", "heard:filler"))
    said = covered([*amounts_of(part), *called])
    if len(said) < len(part.words) or not _paid(part, _A_PAYCHECK, A_YEARS_PAY):
        return False
    if any(hit.group == "heard:gross" for hit in called):
        # `24,500 pre-tax and 5,000 after-tax` are two kinds of money in the plan.
        return not lexicon().has(line, "heard:after_tax_money")
    own = line.only(part_around(line, line.words.index(part.words[0]))) if part.words[0] in line.words else part
    if speaks_of_paying_in(own) or lexicon().has(own, "heard:so_far"):
        return False
    return bool(lexicon().find(own.words, [f"choices:{PAY_SCHEDULE.id}:{code}" for code in PAY_SCHEDULE.type.codes]))


def _is_one_large(part: Line) -> bool:
    """Whether a part has one amount, a large one, and nothing of paying in: `I already did 12k of it`."""
    amounts = amounts_of(part)
    is_large = len(amounts) == 1 and (amounts[0].value or 0) >= _MANY
    return is_large and not speaks_of_paying_in(part) and not lexicon().has(part, "heard:so_far")


def speaks_of_paying_in(line: Line) -> bool:
    """Whether a line says what is done with a share of the pay: `putting in`."""
    return bool(lexicon().find(line.words, lexicon().under("shares:")))


def is_of_anything(part: Line) -> bool:
    """Whether a part may answer any question: `neither`, `nothing`, `elsewhere`."""
    return not (marks("yes_or_no") | marks("of_anything")).isdisjoint(word.text for word in part.words)
