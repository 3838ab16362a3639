"""`megabackdoor understand`: what the chat takes a typed line for, one JSON object per line."""

from __future__ import annotations

import argparse
import sys
from decimal import Decimal
from typing import Any, BinaryIO, assert_never

import orjson

from bot.settings import Settings, SettingsProblem
from bot.understanding import (
    About,
    Answered,
    AskBack,
    Change,
    Nothing,
    Refused,
    Situation,
    Understood,
    Wish,
    understand,
)
from core.assess import INTERVIEWS
from core.limits import limits_of


def run(options: argparse.Namespace, settings: Settings) -> int:
    """The command."""
    interview = options.interview or _interview_of(options.question)
    if options.question and INTERVIEWS[interview][0].question(options.question) is None:
        raise SettingsProblem(f"understand: the interview {interview} has no question {options.question!r}")
    today = settings.today()
    situation = Situation(interview, {}, today, limits_of(today.year, settings.limits()))
    understand_lines(sys.stdin.buffer, sys.stdout.buffer, options.language, options.question, situation)
    return 0


def _interview_of(question: str | None) -> str:
    """The first interview that asks a question."""
    asking = (name for name, (interview, _) in INTERVIEWS.items() if question and interview.question(question))
    return next(asking, next(iter(INTERVIEWS)))


def understand_lines(
    source: BinaryIO, sink: BinaryIO, language: str, question: str | None, situation: Situation
) -> None:
    """One typed line in, one object out."""
    for line in source:
        text = line.decode("utf-8", "replace").strip()
        sink.write(orjson.dumps(as_json(understand(text, language, question, situation))) + b"\n")
        sink.flush()


def as_json(understood: Understood) -> dict[str, Any]:
    """The object that stands for what a line was understood as."""
    match understood:
        case Answered(answers):
            return {"answers": dict(answers)}
        case Change(answers=answers):
            return {"change": dict(answers)}
        case AskBack(question, values):
            return {"ask": {question: list(values)}}
        case Refused(question, reason):
            return {"problem": {question: reason}}
        case Wish():
            return _wish(understood)
        case About(topics, clear):
            return {"topics": list(topics), "clear": clear}
        case Nothing():
            return {"nothing": True}
        case _:
            assert_never(understood)


def _wish(wish: Wish) -> dict[str, Any]:
    details = {
        "year": wish.year,
        "share": _number(wish.share),
        "amount": _number(wish.amount),
        "left": _number(wish.left),
    }
    return {"wish": wish.kind.value} | {name: value for name, value in details.items() if value is not None}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == int(value) else round(float(value), 4)
