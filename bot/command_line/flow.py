"""An interview as a Mermaid flowchart, found by walking the code's own questions."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from bot.settings import Settings
from core.answer_types import Choice, Dollars
from core.assess import INTERVIEWS
from core.calendar_dates import year_end
from core.interview import Interview, Question, Replay
from core.limits import built_in_limits

NOTHING, SOMETHING = "0", "above 0"

Edges = dict[tuple[str, str], set[str]]


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
        known = next(question for question in interview.questions if question.id == source)
        label = "" if _all_lead(known, codes) else f"|{' / '.join(sorted(codes))}|"
        lines.append(f"  {_node(source)} -->{label} {_node(target)}")
    return "\n".join(lines) + "\n"


def _node(question_id: str) -> str:
    return question_id.replace(".", "_")


def _order(interview: Interview, edge: tuple[str, str]) -> tuple[int, int]:
    ids = [question.id for question in interview.questions] + ["result"]
    return ids.index(edge[0]), ids.index(edge[1])


def _all_lead(question: Question[Any], codes: set[str]) -> bool:
    """Whether an edge is taken whatever the answer; of an amount it may matter whether there is any."""
    if isinstance(question.type, Choice):
        return codes == set(question.type.codes)
    return codes not in ({NOTHING}, {SOMETHING})


def _replay(interview: Interview, answers: dict[str, object]) -> Replay:
    limits = built_in_limits()
    newest = limits[max(limits)]
    return interview.replay(answers, newest, year_end(newest.year))


def _walk(interview: Interview, answers: dict[str, object], edges: Edges, been: set[str]) -> None:
    """Follows every choice; numbers take their usual value. A place is known by the questions still to come."""
    question = _replay(interview, answers).next_question
    if question is None:
        return
    for label, option in _options(interview, question, answers).items():
        after = answers | {question.id: option}
        target = _following(interview, after)
        edges.setdefault((question.id, target), set()).add(label)
        mark = f"{question.id}>{target}>{sorted((k, v) for k, v in after.items() if _decides(interview, k))}"
        if mark not in been:
            been.add(mark)
            _walk(interview, after, edges, been)


def _following(interview: Interview, answers: dict[str, object]) -> str:
    following = _replay(interview, answers).next_question
    return following.id if following else "result"


def _options(interview: Interview, question: Question[Any], answers: dict[str, object]) -> dict[str, object]:
    """The answers to follow by label: all codes, the usual number, or nothing and something where that differs."""
    if isinstance(question.type, Choice):
        return {code: code for code in question.type.codes}
    if isinstance(question.type, Dollars):
        nothing, something = ({**answers, question.id: amount} for amount in ("0", "1"))
        if _following(interview, nothing) != _following(interview, something):
            return {NOTHING: "0", SOMETHING: "1"}
    return {"any": question.usual}


def _decides(interview: Interview, question_id: str) -> bool:
    question = interview.question(question_id)
    return question is not None and isinstance(question.type, Choice)
