"""What HR answered, told in the person's own words: `hr says yes, up to 10%`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from bot.understanding.cap_of_the_year import says_by_the_year
from bot.understanding.deciding import understood
from bot.understanding.diary_day import the_day
from bot.understanding.lexicon import after_opening, lexicon, names_of
from bot.understanding.understood import Answered, Situation
from bot.understanding.words import Line, line_of
from core.assess import INTERVIEWS
from core.mega_backdoor.plan_terms import CAP, ROUTE
from core.mega_backdoor.questions import MEGA
from core.person import AFTER_TAX
from core.question import Question

_CLAUSE: Final = re.compile(r"[,;.:]\s+")


@dataclass(frozen=True)
class SaidByHr:
    """What an answer says: of a yes that leaves open how, None; and the day until which something can be changed."""

    answers: dict[str, Any] = field(default_factory=dict)
    day: date | None = None


def said_by_hr(text: str, asked: Sequence[str], situation: Situation) -> SaidByHr | None:
    """The answer that a line tells, to the questions that were asked; None where it tells of none."""
    line = line_of(text)
    words = after_opening(line.words)
    hit = next(iter(lexicon().find(words, ("heard:hr_says",))), None)
    if hit is None or hit.start or hit.end >= len(words) or says_by_the_year(line):
        return None
    rest = line.text[words[hit.end].start :].strip()
    questions = [q for q in INTERVIEWS[MEGA.id][0].questions if q.id in asked]
    answers: dict[str, Any] = {}
    pieces = (rest, *_CLAUSE.split(rest))
    for piece in pieces:
        for question in questions:
            if question.id not in answers and _may_be_of(line_of(piece), question):
                answers |= _answer(piece, question, situation)
    if AFTER_TAX not in questions and any(_takes_none(piece, situation) for piece in pieces):
        answers = {AFTER_TAX.id: "no"}
    named = the_day(line_of(rest), situation.today, situation.today.year)
    day = named.day if named is not None and named.is_sure and isinstance(named.day, date) else None
    return SaidByHr(dict(_made_whole(answers, pieces, questions, situation)), day)


def _takes_none(piece: str, situation: Situation) -> bool:
    """Whether a part of the answer says that the plan takes no after-tax money, though that was not asked."""
    line = line_of(piece)
    is_named = lexicon().has(line, *names_of(AFTER_TAX.id))
    of_the_way = lexicon().has(line, f"names:{ROUTE.id}", f"names:{CAP.id}")
    return is_named and not of_the_way and _answer(piece, AFTER_TAX, situation).get(AFTER_TAX.id) == "no"


def _made_whole(
    answers: dict[str, Any], pieces: Sequence[str], questions: Sequence[Question[Any]], situation: Situation
) -> Iterator[tuple[str, Any]]:
    """The answers; a no to the first question is all that is said, a yes may be one to the second."""
    if answers.get(AFTER_TAX.id) == "no":
        yield AFTER_TAX.id, "no"
        return
    is_open = ROUTE in questions and AFTER_TAX not in questions and ROUTE.id not in answers
    if is_open and any(_answer(piece, AFTER_TAX, situation).get(AFTER_TAX.id) == "yes" for piece in pieces):
        yield ROUTE.id, None
    yield from answers.items()


def _may_be_of(line: Line, question: Question[Any]) -> bool:
    """Whether a part of the answer may be one to a question: a bare yes or no is one to the first two alone."""
    if question in (AFTER_TAX, ROUTE):
        return True
    is_named = lexicon().has(line, *names_of(question.id))
    return is_named or (question is CAP and any(word.is_number for word in line.words))


def _answer(text: str, question: Question[Any], situation: Situation) -> dict[str, Any]:
    found = understood(text, question, situation)
    is_one = isinstance(found, Answered) and found.answers.get(question.id) not in (None, "unsure")
    return dict(found.answers) if isinstance(found, Answered) and is_one else {}
