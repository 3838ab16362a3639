"""An interview as a Mermaid flowchart, found by walking the code's own questions."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from random import Random
from typing import Any

from bot.settings import Settings
from core.amounts import Problem
from core.answer_types import Choice
from core.assess import INTERVIEWS
from core.interview import Interview, Replay
from core.limits import Limits, built_in_limits, complete_years
from core.question import Question, read_answer

PATHS = 2_000
"""Walks through an interview, each with answers drawn anew: enough that every edge is met."""
AMOUNTS = {"0": "0", "much": "1000000"}
"""Amounts beside the usual one that may lead elsewhere."""

Edges = dict[tuple[str, str], set[str]]


def run(options: argparse.Namespace, _: Settings) -> int:
    """The command."""
    sys.stdout.write(flowchart(options.interview))
    return 0


def flowchart(interview_id: str) -> str:
    """The chart as text: one node per question, edges labelled by the answers that lead along them."""
    interview = INTERVIEWS[interview_id][0]
    edges = _edges(interview)
    lines = ["flowchart TD"]
    lines += [f'  {_node(question.id)}["{question.id}"]' for question in interview.asked]
    lines.append('  result(["result"])')
    for (source, target), codes in sorted(edges.items(), key=lambda edge: _order(interview, edge[0])):
        tried = set[str]().union(*(labels for (start, _), labels in edges.items() if start == source))
        label = "" if codes == tried else f"|{' / '.join(sorted(codes))}|"
        lines.append(f"  {_node(source)} -->{label} {_node(target)}")
    return "\n".join(lines) + "\n"


def _node(question_id: str) -> str:
    return question_id.replace(".", "_")


def _order(interview: Interview, edge: tuple[str, str]) -> tuple[int, int]:
    ids = [question.id for question in interview.asked] + ["result"]
    return ids.index(edge[0]), ids.index(edge[1])


def _edges(interview: Interview) -> Edges:
    """The answers that lead from one question to the next, met on the same walks on every machine."""
    draw = Random(interview.id)  # noqa: S311 - the same walks every time, no secret
    edges: Edges = {}
    limits = built_in_limits()
    newest = limits[max(complete_years(limits))]
    for number in range(PATHS):
        # Most people ask within the year, some look back on it.
        day = date(newest.year, 1, 15) if number % 4 else date(newest.year + 1, 2, 15)
        _walk(interview, newest, day, draw, edges)
    return edges


def _walk(interview: Interview, limits: Limits, today: date, draw: Random, edges: Edges) -> None:
    answers: dict[str, object] = {}
    replay = interview.replay(answers, limits, today)
    while replay.next_question is not None:
        question = replay.next_question
        label, answers[question.id] = draw.choice(_options(question, replay))
        replay = interview.replay(answers, limits, today)
        target = replay.next_question.id if replay.next_question else "result"
        edges.setdefault((question.id, target), set()).add(label)


def _options(question: Question[Any], replay: Replay) -> list[tuple[str, object]]:
    """The answers that are possible, by label: every code, the usual amount, none and much."""
    options: dict[str, object] = {code: code for code in question.type.codes}
    if not isinstance(question.type, Choice):
        options |= {"usual": question.usual_answer(replay.answers)} | AMOUNTS
    return [(label, given) for label, given in options.items() if _is_possible(question, given, replay)]


def _is_possible(question: Question[Any], given: object, replay: Replay) -> bool:
    try:
        read_answer(question, given, replay.answers)
    except Problem:
        return False
    return True
