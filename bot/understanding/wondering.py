"""Answers that only wonder, as questions by nothing but their mark: `vielleicht?`, `5k?`."""

from __future__ import annotations

from bot.understanding.case import Case
from bot.understanding.lexicon import lexicon
from bot.understanding.reading import Heard, Reading, covered
from bot.understanding.words import Line
from core.answer_types import Choice


def only_hedges(heard: Heard) -> bool:
    """Whether a yes, a no or a hedge is a question by nothing but its mark: `vielleicht?`."""
    if not isinstance(heard.question.type, Choice) or not heard.line.text.rstrip().endswith("?"):
        return False
    line = Line(heard.line.text, heard.line.spoken)
    hits = lexicon().find(line.words, ("heard:maybe", "heard:yes", "heard:no", "heard:filler"))
    return any(hit.group != "heard:filler" for hit in hits) and len(covered(hits)) == len(line.words)


def only_wonders(case: Case, heard: Heard, reading: Reading) -> bool:
    """Whether nothing but its mark makes an amount or a day a question."""
    if isinstance(heard.question.type, Choice) or reading.guessed:
        return False
    return not Case(case.line.unasked, case.open_question, case.situation).asks


def asks_what_it_means(heard: Heard) -> bool:
    """Whether the line asks for the meaning of an answer: `what is an in-plan conversion`."""
    return isinstance(heard.question.type, Choice) and heard.says("heard:meaning")
