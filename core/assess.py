"""One set of answers in, one result out: what the chat, the headless command and the tests all call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from core.amounts import Problem
from core.answer_types import WholeNumber
from core.backdoor_ira.questions import IRA
from core.backdoor_ira.verdict import assess_ira
from core.conversion.questions import CONVERSION
from core.conversion.verdict import assess_conversion
from core.form_1099r.questions import FORM_1099R
from core.form_1099r.verdict import assess_form_1099r
from core.interview import Interview, RawAnswers, Replay
from core.limits import Limits, LimitsByYear
from core.mega_backdoor.questions import MEGA
from core.mega_backdoor.verdict import assess_mega
from core.question import Question
from core.receipt import Line
from core.result import Assessment, Step, Told

Assess = Callable[..., Assessment]

INTERVIEWS: dict[str, tuple[Interview, Assess]] = {
    "mega": (MEGA, assess_mega),
    "ira": (IRA, assess_ira),
    "conversion": (CONVERSION, assess_conversion),
    "form_1099r": (FORM_1099R, assess_form_1099r),
}

TAX_YEAR: Question[int] = Question("tax_year", WholeNumber(1900, 2199))


@cache
def question_by_id(question_id: str) -> Question[Any] | None:
    """The question with an id, whichever interview it belongs to."""
    found = (interview.question(question_id) for interview, _ in INTERVIEWS.values())
    return next((question for question in found if question), None)


def wish_by_id(question_id: str) -> Question[Any] | None:
    """The question with an id that nobody is asked, whichever interview it belongs to."""
    wishes = (wish for interview, _ in INTERVIEWS.values() for wish in interview.wishes)
    return next((wish for wish in wishes if wish.id == question_id), None)


class BadAnswer(ValueError):
    """An answer on the path that cannot be taken."""

    def __init__(self, question: str, problem: Problem) -> None:
        super().__init__(f"{question}: {problem.reason}")
        self.question = question
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Result:
    """The assessment of one interview for one tax year; `replay` is None where the year has no limits."""

    interview: str
    tax_year: int
    assessment: Assessment
    replay: Replay | None

    @property
    def told(self) -> Told:
        """The figures and receipts that people are told: of one plan of the paychecks where that is another."""
        return self.assessment.told

    @property
    def provisional(self) -> bool:
        """Whether the year's limits are not published, so that the newest ones stand in for them."""
        limits = self.replay.answers.year_limits if self.replay else None
        return bool(limits and limits.provisional and INTERVIEWS[self.interview][0].uses_limits)

    @property
    def next_question(self) -> str | None:
        """The id of the question that is open, or None."""
        following = self.replay.next_question if self.replay else None
        return following.id if following else None

    @property
    def open_questions(self) -> list[str]:
        """The ids answered `unsure`, in path order."""
        given = self.replay.answers.given() if self.replay else {}
        return [key for key, value in given.items() if value == "unsure"]


def tax_year_of(raw: RawAnswers, today: date, interview: Interview = MEGA) -> int:
    """The tax year in the answers, or the one an interview is usually about; raises `BadAnswer`."""
    given = raw.get(TAX_YEAR.id)
    if given is None:
        return today.year - interview.years_back
    try:
        return TAX_YEAR.type.read(given)
    except Problem as problem:
        raise BadAnswer(TAX_YEAR.id, problem) from None


def assess(interview_id: str, raw: RawAnswers, limits_by_year: LimitsByYear, today: date) -> Result:
    """Replays the answers and draws the result; raises `BadAnswer` where one on the path cannot be taken."""
    interview, _ = INTERVIEWS[interview_id]
    year = tax_year_of(raw, today, interview)
    limits = limits_by_year.get(year)
    if limits is None and interview.uses_limits:
        return Result(interview_id, year, Assessment("limits_not_loaded"), None)
    return assess_replay(replay_answers(interview, raw, limits, today, year))


def assess_replay(replay: Replay) -> Result:
    """Draws the result of answers that are replayed already."""
    interview, judge = INTERVIEWS[replay.interview.id]
    assessment = judge(replay.answers, complete=replay.next_question is None)
    return Result(interview.id, replay.answers.tax_year, assessment, replay)


def replay_answers(
    interview: Interview, raw: RawAnswers, limits: Limits | None, today: date, tax_year: int | None = None
) -> Replay:
    """The replay of an interview; raises `BadAnswer` for the first answer on the path that cannot be taken."""
    replay = interview.replay(raw, limits, today, tax_year)
    for question_id, problem in replay.problems:
        raise BadAnswer(question_id, problem)
    return replay


def as_json(result: Result) -> dict[str, Any]:
    """The result object as core/README.md has it: numbers as JSON numbers, dates as ISO text."""
    assessment = result.assessment
    return {
        "interview": result.interview,
        "tax_year": result.tax_year,
        "provisional": result.provisional,
        "outcome": assessment.outcome,
        "next_question": result.next_question,
        "open_questions": result.open_questions,
        "figures": _plain(assessment.figures),
        "solo": _plain(assessment.solo),
        "receipts": {name: [_plain_line(line) for line in lines] for name, lines in assessment.receipts.items()},
        "reasons": [{"code": reason.code, "law": reason.law} for reason in assessment.reasons],
        "warnings": assessment.warnings,
        "steps": [_plain_step(step) for step in assessment.steps],
        **_forms(assessment.figures),
    }


def _forms(figures: Mapping[str, Any]) -> dict[str, Any]:
    """The Forms 1099-R to expect stand among the figures, and beside them for programs that read only those."""
    return {"forms": _plain(figures["forms"])} if "forms" in figures else {}


def _plain_number(value: Decimal) -> int | float:
    whole = int(value)
    return whole if whole == value else float(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return _plain_number(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _plain_line(line: Line) -> dict[str, Any]:
    plain: dict[str, Any] = {"label": str(line.label), "amount": _plain_number(line.amount)}
    if line.law:
        plain |= {"law": line.law, "source": line.source, "url": line.url}
    return plain


def _plain_step(step: Step) -> dict[str, Any]:
    due = step.due.isoformat() if step.due else None
    part = {"part": step.part.value} if step.part else {}
    return {"code": step.code, "due": due, **part, **{key: _plain(value) for key, value in step.figures.items()}}
