"""What stands around an open question: the answers before it, and the questions after it that are still open."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from bot.understanding.understood import Situation
from core.amounts import Problem
from core.answers import Answers
from core.assess import INTERVIEWS, tax_year_of
from core.question import Question, read_answer


def answers_before(open_question: Question[Any] | None, situation: Situation) -> Answers:
    """The typed answers before the open question; usual ones where the person has given none at all."""
    interview, _ = INTERVIEWS[situation.interview]
    year = tax_year_of(situation.answers, situation.today, interview)
    given = situation.typed
    if given is None:
        given = interview.replay(situation.answers, situation.limits, situation.today, year).answers.given()
    found = Answers(situation.limits, situation.today, year)
    for question in interview.questions:
        if question is open_question:
            break
        value = given.get(question.id)
        if value is not None:
            found.record(question, value)
        elif not given and not question.volunteered:
            _assume(question, found)
    return found


def _assume(question: Question[Any], answers: Answers) -> None:
    with suppress(LookupError, ValueError):
        supposed = question.talk.widest or question.usual_answer(answers)
        answers.record(question, read_answer(question, supposed, answers))


def later_questions(question: Question[Any], situation: Situation) -> list[Question[Any]]:
    """The questions after the open one that have no answer yet."""
    questions = INTERVIEWS[situation.interview][0].questions
    later = questions[questions.index(question) + 1 :]
    return [each for each in later if situation.answers.get(each.id) is None and not each.volunteered]


def left_after(question: Question[Any], given: object, situation: Situation) -> list[Question[Any]]:
    """The later questions without those that this answer takes off the path."""
    answers = answers_before(question, situation)
    later = later_questions(question, situation)
    before = [each.may_be_asked(answers) for each in later]
    with suppress(Problem):
        answers.record(question, read_answer(question, given, answers))
    return [each for each, was in zip(later, before, strict=True) if not was or each.may_be_asked(answers)]
