"""An interview as a Mermaid flowchart, found by walking the code's own questions."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import Any

from bot.settings import Settings
from core.answer_types import Choice, Problem
from core.assess import INTERVIEWS
from core.interview import Interview, NotAnswered, Question, Replay, read_answer
from core.limits import built_in_limits, complete_years
from core.person import AGE_BAND, SITUATION

NOTHING, USUAL, MUCH = "0", "usual", "much"
PROBES = {NOTHING: "0", MUCH: "1000000"}
"""Amounts beside the usual one that may lead elsewhere."""

Edges = dict[tuple[str, str], set[str]]
Ahead = tuple[tuple[str, ...], ...]


def run(options: argparse.Namespace, _: Settings) -> int:
    """The command."""
    sys.stdout.write(flowchart(options.interview))
    return 0


def flowchart(interview_id: str) -> str:
    """The chart as text: one node per question, edges labelled by the answers that lead along them."""
    interview = INTERVIEWS[interview_id][0]
    edges: Edges = {}
    _walk(interview, {}, edges, set())
    lines = ["flowchart TD"]
    lines += [f'  {_node(question.id)}["{question.id}"]' for question in interview.questions]
    lines.append('  result(["result"])')
    for (source, target), codes in sorted(edges.items(), key=lambda edge: _order(interview, edge[0])):
        tried = set[str]().union(*(labels for (start, _), labels in edges.items() if start == source))
        label = "" if codes == tried else f"|{' / '.join(sorted(codes))}|"
        lines.append(f"  {_node(source)} -->{label} {_node(target)}")
    return "\n".join(lines) + "\n"


def _node(question_id: str) -> str:
    return question_id.replace(".", "_")


def _order(interview: Interview, edge: tuple[str, str]) -> tuple[int, int]:
    ids = [question.id for question in interview.questions] + ["result"]
    return ids.index(edge[0]), ids.index(edge[1])


def _replay(interview: Interview, answers: dict[str, object]) -> Replay:
    """On a day early in the newest year with limits, so that pay is still to come."""
    limits = built_in_limits()
    newest = limits[max(complete_years(limits))]
    return interview.replay(answers, newest, date(newest.year, 1, 15))


def _walk(interview: Interview, answers: dict[str, object], edges: Edges, been: set[Ahead]) -> None:
    """Follows every answer that matters; where the same questions lie ahead, one walk is enough."""
    replay = _replay(interview, answers)
    question, ahead = replay.next_question, _ahead(interview, replay, answers)
    if question is None or ahead in been:
        return
    been.add(ahead)
    for label, (option, target) in _options(interview, question, answers, replay).items():
        edges.setdefault((question.id, target), set()).add(label)
        _walk(interview, answers | {question.id: option}, edges, been)


def _ahead(interview: Interview, replay: Replay, answers: dict[str, object]) -> Ahead:
    """The usual way on, every question whose asking is still open, and what decides far ahead."""
    person = tuple(str(answers.get(question.id)) for question in (SITUATION, AGE_BAND))
    usual = tuple(question.id for question in interview.usual_path(replay, answers) if question.id not in answers)
    return usual, tuple(question.id for question in interview.questions if _is_open(question, replay)), person


def _is_open(question: Question[Any], replay: Replay) -> bool:
    try:
        question.asked_when(replay.answers)
    except NotAnswered:
        return True
    return False


def _following(interview: Interview, answers: dict[str, object]) -> str:
    following = _replay(interview, answers).next_question
    return following.id if following else "result"


def _options(
    interview: Interview, question: Question[Any], answers: dict[str, object], replay: Replay
) -> dict[str, tuple[object, str]]:
    """The answers to follow by label, with where each leads: every code, and of an amount what leads elsewhere."""
    options: dict[str, object] = {code: code for code in question.type.codes}
    is_choice = isinstance(question.type, Choice)
    if not is_choice:
        options |= {USUAL: question.usual_answer(replay.answers)} | PROBES
    found = {
        label: (given, _following(interview, {**answers, question.id: given}))
        for label, given in options.items()
        if is_choice or _is_possible(question, given, replay)
    }
    if is_choice:
        return found
    return {label: option for label, option in found.items() if label == USUAL or option[1] != found[USUAL][1]}


def _is_possible(question: Question[Any], given: object, replay: Replay) -> bool:
    try:
        read_answer(question, given, replay.answers)
    except Problem:
        return False
    return True
