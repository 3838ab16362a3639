"""What a line beside a question says of something else: the nothing of another question, a job beside the business."""

from __future__ import annotations

from bot.understanding.answers import read, settled
from bot.understanding.case import Case
from bot.understanding.lexicon import lexicon
from bot.understanding.reading import Heard, Reading, segments
from bot.understanding.understood import Answered, AskBack, Change, Understood
from core.answer_types import Choice
from core.person import SITUATION


def nothing_of_another(case: Case, heard: Heard, reading: Reading | None) -> Understood | None:
    """The nothing of another question that the line names: `no bonus` is no answer to the open one."""
    if reading is None or heard.amounts or "0" not in (reading.given, *reading.offers):
        return None
    words = case.line.words
    if is_nothing_first(heard) or heard.says(f"names:{heard.question.id}", f"called:{heard.question.id}"):
        return None
    for question in case.questions:
        hits = lexicon().find(words, (f"names:{question.id}", f"called:{question.id}"))
        if question is heard.question or isinstance(question.type, Choice) or not hits:
            continue
        other = read(Heard(case.line, question, case.answers, assumed=True))
        if other is None or other.given not in ("0", "none"):
            continue
        found = settled(question, Reading(other.given), case.answers, assumed=True)
        if isinstance(found, Answered):
            return Change(found.answers)
    named = [f"called:{question.id}" for question in case.questions if not isinstance(question.type, Choice)]
    return AskBack(heard.question.id) if lexicon().find(words, named) else None


def is_nothing_first(heard: Heard) -> bool:
    """Whether the line begins with the nothing, and only then names another thing: `nix, nur after-tax`."""
    if heard.amounts:
        return False
    parts = segments(heard.line)
    first = read(Heard(heard.line.only(parts[0]), heard.question, heard.answers)) if len(parts) > 1 else None
    return first is not None and first.given == "0" and len(first.words) == len(parts[0])


def says_both_but_for_slips(heard: Heard, reading: Reading | None) -> bool:
    """Whether the half of `both` that a line says stands beside the other half with a slip of the finger."""
    if heard.question is not SITUATION or reading is None or reading.given != "self_employed":
        return False
    mended = read(Heard(lexicon().mended(heard.line), heard.question, heard.answers, heard.assumed))
    return mended is not None and mended.given == "both"
