"""Random answers of ordinary and odd people to the interview `mega`, the same for the same seed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot import texts
from bot.messages import Message
from bot.parts import Outcome
from bot.rendering import render
from bot.rendering.headline import headline
from core.amount_types import Dollars, DollarsOr, EmployerShare
from core.answer_types import Choice, Day
from core.answers import Answers
from core.assess import INTERVIEWS, Result, assess
from core.interview import Replay
from core.limits import built_in_limits
from core.question import Question, doubted, read_answer
from tests.bot.walking import is_possible

TODAY = date(2026, 11, 23)
MEGA = INTERVIEWS["mega"][0]
_LIMITS = built_in_limits()


@dataclass(frozen=True)
class Answer:
    """One answer: what is given, and whether it is tapped or typed."""

    question: str
    given: str
    tapped: bool


def replayed(given: dict[str, Any]) -> Replay:
    """What the answers so far come to."""
    return MEGA.replay(given, _LIMITS[TODAY.year], TODAY)


def result_of(given: dict[str, Any]) -> Result:
    """What the core finds for complete answers."""
    return assess("mega", given | {"tax_year": TODAY.year}, _LIMITS, TODAY)


def random_answers(seed: int, language: str) -> list[Answer]:
    """A complete path through the interview."""
    draw = random.Random(f"answers {seed}")
    given: dict[str, Any] = {}
    path: list[Answer] = []
    while (question := (replay := replayed(given)).next_question) is not None:
        answer = _drawn(question, replay.answers, language, draw)
        while not _is_taken_at_once(question, answer, replay.answers):
            answer = _drawn(question, replay.answers, language, draw)
        given[question.id] = answer.given
        path.append(answer)
    return path


def _is_taken_at_once(question: Question[Any], answer: Answer, before: Answers) -> bool:
    """Whether it is possible, and not so unlikely that the program would ask back."""
    if not is_possible(question, answer.given, before):
        return False
    return answer.tapped or doubted(question, read_answer(question, answer.given, before), before) is None


def _drawn(question: Question[Any], answers: Answers, language: str, draw: random.Random) -> Answer:
    if isinstance(question.type, Choice):
        often = ("yes", "employee") if draw.random() < 0.5 else ()
        likely = [code for code in question.type.codes if code in often]
        return Answer(question.id, draw.choice(likely or question.type.codes), tapped=True)
    offered = question.suggestions(answers)
    if offered and (isinstance(question.type, Day) or draw.random() < 0.3):
        return Answer(question.id, draw.choice(offered), tapped=True)
    return Answer(question.id, _typed(question, language, draw), tapped=False)


def _typed(question: Question[Any], language: str, draw: random.Random) -> str:
    if isinstance(question.type, (DollarsOr, EmployerShare)) and draw.random() < 0.4:
        return f"{draw.randrange(0, 30)},5 %" if language == "de" else f"{draw.randrange(1, 30)}%"
    if isinstance(question.type, (Dollars, DollarsOr, EmployerShare)):
        largest = {
            "job.deferrals": 32_000,
            "deferrals_elsewhere": 9_000,
            "job.after_tax_so_far": 20_000,
            "job.pay_per_date": 9_000,
        }
        return _written(draw.randrange(1_001, largest.get(question.id, 390_000)), language, draw)
    return str(draw.randrange(0, 5))


def _written(amount: int, language: str, draw: random.Random) -> str:
    grouped = f"{amount:,}"
    if language == "de":
        grouped = grouped.replace(",", ".")
        return draw.choice((grouped, f"{grouped} $", str(amount), f"{grouped},00"))
    return draw.choice((grouped, f"${grouped}", str(amount), f"{grouped}.00"))


def final_words(given: dict[str, Any], language: str) -> list[str]:
    """The messages that end the interview, as a person reads them; the first holds the verdict with its figure."""
    result = result_of(given)
    messages: list[Message] = render(Outcome(result), language)
    words = [as_read(texts.plain(message.text)) for message in messages]
    assert as_read(texts.plain(headline(result, language).split("\n")[0])) in words[0]
    return words


def headline_amount(given: dict[str, Any], language: str) -> str:
    """What can still go in, as the verdict must show it, where it shows an amount."""
    result = result_of(given)
    amount = result.told.figures.get("still_possible")
    shown = result.assessment.outcome in ("eligible", "eligible_automatic", "eligible_on_exit", "needs_plan_answers")
    if not amount or not shown or given["situation"] == "self_employed":
        return ""
    return texts.money(language, amount)


def same_answer(question: str, given: Any, kept: Any) -> bool:
    """Whether an answer is kept as it was given, however it is written."""
    kind = next(each.type for each in MEGA.questions if each.id == question)
    return kept is not None and kind.read(given) == kind.read(kept)


def as_read(text: str) -> str:
    """A text with its spaces evened out, as the eye takes it."""
    return " ".join(text.split())
