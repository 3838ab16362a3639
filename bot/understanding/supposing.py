"""Several answers changed in one line, and answers that are only supposed: `what if I earn 90k`."""

from __future__ import annotations

from bot.understanding.case import Case
from bot.understanding.facts import Telling
from bot.understanding.lexicon import lexicon
from bot.understanding.reading import covered
from bot.understanding.understood import Change
from bot.understanding.words import Line
from core.answer_types import Choice


def supposed(case: Case) -> Change | None:
    """The answers that a line supposes, each named beside its value; None where it supposes none."""
    words = case.line.words
    hits = lexicon().everywhere(words, ("heard:what_if", "heard:if_so"))
    markers = [hit for hit in hits if hit.start == 0 or words[hit.start].after_pause]
    if not markers:
        return None
    rest = case.line.without(covered(markers))
    found = Telling(rest, case.questions, case.answers, shares=False).facts().answers
    return Change(found, supposed=True) if found else None


def several_corrected(case: Case) -> Change | None:
    """Two and more amounts that a line names anew; while a question is open only where it takes something back."""
    if case.open_question is not None and not _takes_back(case.line):
        return None
    others = [each for each in case.questions if each is not case.open_question and not isinstance(each.type, Choice)]
    found = Telling(case.line, others, case.answers, shares=False).facts().answers
    return Change(found) if len(found) > 1 else None


def _takes_back(line: Line) -> bool:
    """Whether a line begins by taking a step back, or says that something was wrong."""
    beginning = lexicon().find(line.words[:2], ("heard:wait", "heard:hold_on", "heard:no"))
    return any(hit.start == 0 for hit in beginning) or lexicon().has(line, "heard:taken_back")
