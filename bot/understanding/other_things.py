"""What a line beside a question says of something else: the nothing of another question, a job beside the business."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.understanding.answers import changed, read, settled
from bot.understanding.case import Case
from bot.understanding.facts import Telling
from bot.understanding.lexicon import lexicon, names_of
from bot.understanding.marks import marks
from bot.understanding.numbers import amounts_of
from bot.understanding.reading import Heard, Reading, segments
from bot.understanding.understood import Answered, AskBack, Change, Understood
from bot.understanding.words import Line
from core.answer_types import Choice
from core.person import SITUATION
from core.question import Question


def nothing_of_another(case: Case, heard: Heard, reading: Reading | None) -> Understood | None:
    """The nothing of another question that the line names: `no bonus` is no answer to the open one."""
    if reading is None or heard.amounts or "0" not in (reading.given, *reading.offers):
        return None
    words = case.line.words
    if is_nothing_first(heard) or heard.says(*names_of(heard.question.id)):
        return None
    if len(marks("plans") & {word.text for word in words}) > 1:
        # `No it's a 401k, not a 403b` tells the kind of the plan.
        return None
    for question in case.questions:
        hits = lexicon().find(words, names_of(question.id))
        if question is heard.question or isinstance(question.type, Choice) or not hits:
            continue
        other = read(Heard(case.line, question, case.answers, assumed=True))
        if other is None or other.given not in ("0", "none"):
            continue
        found = settled(question, Reading(other.given), case.answers, assumed=True)
        if isinstance(found, Answered):
            own = _said_apart(case, heard.question)
            return Answered({**own.answers, **found.answers}) if own else Change(found.answers)
    named = [f"called:{question.id}" for question in case.questions if not isinstance(question.type, Choice)]
    return AskBack(heard.question.id) if lexicon().find(words, named) else None


def _said_apart(case: Case, question: Question[Any]) -> Answered | None:
    """The answer to the open question in a part that names no other: `nothing after tax, no other jobs`."""
    others = [group for each in case.questions if each is not question for group in names_of(each.id)]
    parts = map(case.line.only, segments(case.line))
    found = (case.answer_in(part, question) for part in parts if not lexicon().find(part.words, others))
    return next((each for each in found if each is not None), None)


def is_nothing_first(heard: Heard) -> bool:
    """Whether the line begins with the nothing, and only then names another thing: `nix, nur after-tax`."""
    if heard.amounts:
        return False
    parts = segments(heard.line)
    first = read(Heard(heard.line.only(parts[0]), heard.question, heard.answers)) if len(parts) > 1 else None
    return first is not None and first.given == "0" and len(first.words) == len(parts[0])


def takes_up(line: Line, reading: Reading) -> bool:
    """Whether an amount only says anew what another question was answered with: `my own are the max, so 24,500`."""
    if len(amounts_of(line)) > 1:
        # `130k a year, so 5000 a check` says two things.
        return False
    first = min(reading.words, default=0)
    totals = lexicon().everywhere(line.words, ("heard:total",))
    return any(hit.end == first and hit.start and line.words[hit.start].after_pause for hit in totals)


def said_anew(case: Case, reading: Reading, told: Mapping[str, object]) -> Change:
    """The amount as the answer to the one question that the line tells before it; else what it tells."""
    others = [each for each in case.questions if each.id in told and not isinstance(each.type, Choice)]
    anew = changed(others[0], reading, case.answers) if len(others) == 1 else None
    return anew if isinstance(anew, Change) else Change(told)


def corrected_instead(case: Case, question: Question[Any]) -> Change | AskBack:
    """What a line tells of other questions, answered or not, that is no answer to the open one."""
    others = [each for each in case.questions if each is not question]
    told = Telling(case.line, others, case.answers, shares=False).facts().answers
    return Change(told) if told else AskBack(question.id)


def denies_what_was_before(heard: Heard, reading: Reading) -> bool:
    """Whether a no before amounts is the only answer to a choice that has no such code: it corrects something."""
    said = heard.line.only(sorted(reading.words))
    texts = {word.text for word in said.words}
    is_bare = "no" not in heard.question.type.codes and texts <= marks("yes_or_no") and lexicon().has(said, "heard:no")
    return isinstance(heard.question.type, Choice) and is_bare and bool(heard.amounts)


def says_both_but_for_slips(heard: Heard, reading: Reading | None) -> bool:
    """Whether the half of `both` that a line says stands beside the other half with a slip of the finger."""
    if heard.question is not SITUATION or reading is None or reading.given != "self_employed":
        return False
    mended = read(Heard(lexicon().mended(heard.line), heard.question, heard.answers, heard.assumed))
    return mended is not None and mended.given == "both"


def takes_back_what_was_before(heard: Heard) -> bool:
    """Whether a number follows a `wrong`, which may be said of the answer before as well: `wrong, 0 at the startup`."""
    hits = lexicon().find(heard.line.words, ("heard:was_wrong", "heard:opening", "heard:filler"))
    said = next((hit for hit in hits if hit.group == "heard:was_wrong"), None)
    return said is not None and bool(heard.amounts) and heard.amounts[0].start >= said.end
