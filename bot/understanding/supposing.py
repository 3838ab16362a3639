"""What if another answer were true: `what if I earn 90k`, `und wenn die IRA leer ist`."""

from __future__ import annotations

from bot.understanding.case import Case
from bot.understanding.lexicon import lexicon
from bot.understanding.parts import answers_by_part
from bot.understanding.reading import covered
from bot.understanding.understood import Change
from bot.understanding.words import Line


def supposed(case: Case) -> Change | None:
    """The answers that a line supposes, each named beside its value; None where it supposes none."""
    words = case.line.words
    hits = lexicon().everywhere(words, ("heard:what_if", "heard:if_so"))
    markers = [hit for hit in hits if hit.start == 0 or words[hit.start].after_pause]
    if not markers:
        return None
    marking = covered(markers)
    rest = Line(case.line.text, tuple(word for place, word in enumerate(words) if place not in marking))
    found, _ = answers_by_part(rest, frozenset(), case.questions, case.answers, bare=False)
    return Change(found, supposed=True) if found else None
