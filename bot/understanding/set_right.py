"""What a part of a line sets right beside the answer: a choice given before, `I'm 29 and no, it's twice a month`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from bot.understanding.case import Case
from bot.understanding.corrections import OF_ANYTHING
from bot.understanding.lexicon import Hit, lexicon
from bot.understanding.marks import marks
from bot.understanding.numbers import amounts_of
from bot.understanding.reading import covered, segments
from bot.understanding.understood import Answered, AskBack, Change, Understood
from bot.understanding.words import Line
from core.answer_types import Choice
from core.mega_backdoor.questions import AFTER_TAX_SO_FAR
from core.question import Pay, Question

_SETTING_RIGHT: Final = ("heard:no", "heard:wait", "heard:hold_on", "heard:set_right")


def with_what_is_set_right(case: Case, _: Question[Any], found: Understood) -> Understood:
    """What the line is taken for, with a choice that it sets right besides; an answer in doubt gives way to that."""
    if not isinstance(found, Answered | AskBack) or case.asks:
        return found
    for part in _set_right(case.line):
        said = Case(part, None, case.situation).correcting().by_choice_alone()
        if not isinstance(said, Change) or not _is_news(case, said) or OF_ANYTHING.issuperset(said.answers.values()):
            continue
        if isinstance(found, AskBack):
            return said
        return replace(found, answers={**said.answers, **found.answers})
    return found


def _is_news(case: Case, said: Change) -> bool:
    return any(case.situation.answers.get(key) not in (None, given) for key, given in said.answers.items())


def _set_right(line: Line) -> Iterator[Line]:
    """The parts behind the first one that follow what sets something right: `no`, `wait`, `I said`."""
    goes_on = False
    for places in segments(line)[1:]:
        part = line.only(places)
        first = next(iter(lexicon().find(part.words, _SETTING_RIGHT)), None)
        begins = first.end if first is not None and first.start == 0 and not _denies_people(part, first) else 0
        if (begins or goes_on) and begins < len(part.words):
            yield part.only(range(begins, len(part.words)))
        goes_on = begins == len(part.words)


def _denies_people(part: Line, first: Hit) -> bool:
    """Whether a no is that of the people behind it: `s corp, no staff` sets nothing right."""
    return part.words[first.end : first.end + 1] != () and part.words[first.end].text in marks("heads")


def with_what_is_said_first(case: Case, question: Question[Any], found: Understood) -> Understood:
    """What the line tells of another question, with the yes or no before it: `yes, I'm 53 by the way`.

    A no is one before an `and` or `but`, or beside what nobody has answered yet: else `no, my pay is 140k` sets
    something right.
    """
    if not isinstance(found, Change) or found.supposed or not isinstance(question.type, Choice):
        return found
    first = next(iter(lexicon().find(case.line.words, ("heard:yes", "heard:no"))), None)
    if first is None or first.start or first.end >= len(case.line.words) or question.id in found.answers:
        return found
    following = case.line.words[first.end]
    goes_on = following.text in marks("joins") or (following.after_pause and first.group == "heard:yes")
    parts = segments(case.line)
    is_news = not case.assumed and len(parts) > 1 and found.answers.keys().isdisjoint(case.situation.answers)
    before = range(first.end) if goes_on else parts[0] if is_news else ()
    said = case.answer_in(case.line.only(before), question, wholly=goes_on) if before else None
    return found if said is None else Answered({**said.answers, **found.answers})


def with_the_amount_beside(case: Case, question: Question[Any], found: Understood) -> Understood:
    """A choice that the line tells again or sets right, with the amount that answers the open question beside it."""
    if not isinstance(found, Change) or found.supposed or isinstance(question.type, Choice):
        return found
    chosen = {each.id for each in case.questions if isinstance(each.type, Choice)}
    if not chosen.issuperset(found.answers):
        return found
    parts = [case.line.only(places) for places in segments(case.line)]
    said = [own for part in parts if amounts_of(part) and (own := case.answer_in(part, question)) is not None]
    return Answered({**said[0].answers, **found.answers}) if len(said) == 1 else found


def with_net_pay_told(case: Case, question: Question[Any], found: Understood) -> Understood:
    """What a line is taken for; beside the pay of a date, an amount that is only "after tax" is what lands."""
    told = found.answers.get(AFTER_TAX_SO_FAR.id) if isinstance(found, Answered) else None
    of_a_date = question.talk.pay is Pay.GROSS and question.talk.each_pay_date
    if not isinstance(found, Answered) or told is None or not of_a_date or not _is_only_net(case, told):
        return found
    net = next(each for each in case.questions if each.talk.pay is Pay.NET)
    answers = {net.id if key == AFTER_TAX_SO_FAR.id else key: given for key, given in found.answers.items()}
    return replace(found, answers=answers)


def _is_only_net(case: Case, told: object) -> bool:
    """Whether the part of the line with this amount says "after tax" and no more, such as "so far" or "put in"."""
    for places in segments(case.line):
        part = case.line.only(places)
        amounts = amounts_of(part)
        hits = lexicon().find(part.words, ("heard:net", "heard:filler"))
        named = any(hit.group == "heard:net" for hit in hits) and not lexicon().has(part, "heard:so_far")
        if named and [str(each.value) for each in amounts] == [str(told)]:
            return len(covered([*hits, *amounts])) == len(part.words)
    return False
