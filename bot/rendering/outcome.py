"""The result as one message on one screen: verdict, the number to type, receipt, and what to mind folded in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

from bot import texts
from bot.messages import Message
from bot.parts import Outcome
from bot.rendering.acts import business_acts, business_instead, in_a_hurry, wages_left
from bot.rendering.both_acts import both_acts
from bot.rendering.business import (
    business_in_brief,
    business_left,
    business_sentence,
    business_table,
    business_when,
    wages_to_come,
)
from bot.rendering.by_diary import room_by_diary
from bot.rendering.election import deferrals_first, election
from bot.rendering.election_notes import election_notes
from bot.rendering.forms import forms_block, wrong_with_the_form
from bot.rendering.headline import headline, warning_line
from bot.rendering.looked_at import looked_at
from bot.rendering.own_plan import is_business_first
from bot.rendering.receipt import main_receipts, receipt_text, short_receipts, source_line
from bot.rendering.result_buttons import result_rows
from bot.rendering.screen import COMFORTABLE, characters_of, first_sentence, fits_a_screen, rows_left, rows_unfolded
from bot.rendering.season import compared_boxes
from bot.wording import filled
from core.assess import Result
from core.backdoor_ira.names import IraWarning
from core.both_plans import after_tax_in_both
from core.filling import wages_told
from core.mega_backdoor.names import JobWarning
from core.owner import is_owner_alone

_SPARED: Final = 2
"""Rows of buttons fewer than under a result, where one is only looked at; its first line needs them."""


def outcome_messages(part: Outcome, language: str) -> list[Message]:
    """The result: comfortable where it can be, else the fullest that fits on one screen."""
    frame = _frame(part, language)
    text = next(filter(_is_comfortable, _at_length(frame, part.result, language)), None)
    if text is None:
        text = _on_a_screen(part, frame, language)
    return [Message(text, result_rows(part, language), part.replaces, result=True)]


def _on_a_screen(part: Outcome, frame: Frame, language: str) -> str:
    """The fullest that fits on one screen, else the shortest; the word on what is supposed is shortened early."""
    spare = _SPARED if part.trial or part.supposed else 0
    is_long = part.supposed or after_tax_in_both(part.result) or business_in_brief(part.result, language)
    frames = [
        (frame, _frame(part, language, half=False)),
        *([(_frame(part, language, brief=True),)] if is_long else []),
    ]
    ways = (_shortened, _with_notes_counted)
    levels = (zip(*(way(each, part.result, language) for each in like), strict=True) for like in frames for way in ways)
    text = ""
    for text in chain(*chain(*levels), _shortest(frames[-1][-1], part.result, language)):
        if fits_a_screen(text, spare):
            break
    return text


def _is_comfortable(text: str) -> bool:
    return characters_of(text) <= COMFORTABLE and rows_unfolded(text) <= rows_left()


_TOO_MUCH: Final = (
    JobWarning.EXCESS_DEFERRALS,
    JobWarning.EXCESS_ADDITIONS,
    JobWarning.AFTER_TAX_ABOVE_ROOM,
    IraWarning.ROTH_EXCESS,
    IraWarning.TRADITIONAL_EXCESS,
)
"""Warnings that no fold hides."""

Frame = Callable[[str, list[str], list[str]], str]
"""Puts a result together from what comes first, its amounts and its notes, each as long as they are given."""


def _at_length(frame: Frame, result: Result, language: str) -> Iterator[str]:
    """With the whole receipt, and as many warnings in full as may be; "Why?" has all of them."""
    amounts, first = next(_amounts(result, language)), deferrals_first(result, language)
    beside = _notes_beside(first, result, language)
    for spelled_out in range(len(beside), -1, -1):
        yield frame(first, amounts, [*beside[:spelled_out], *map(lead, beside[spelled_out:])])


def _shortened(frame: Frame, result: Result, language: str) -> Iterator[str]:
    """With the short forms of warnings, and ever less of the rest."""
    first, brief = (deferrals_first(result, language, brief=brief) for brief in (False, True))
    beside = [*map(lead, _notes_beside(first, result, language))]
    bare = deferrals_first(result, language, brief=True, total=False)
    *fuller, nothing = _amounts(result, language)
    for amounts in fuller:
        yield frame(first, amounts, beside)
        if wages_told(result) is not None and amounts == [_business(result, language)]:
            # Employer money, for which no wages are needed, is an answer of its own.
            yield frame(first, amounts, _counted(result, language))
    if business := business_in_brief(result, language):
        # The room in the own plan is an answer of its own, which no warning takes the place of.
        yield frame(first, [business], beside)
        yield frame(brief, [business], beside)
        yield frame(bare, [business], beside)
        yield frame(bare, [business], _counted(result, language))
        return
    yield frame(first, nothing, beside)
    for shorter in (brief, bare):
        yield frame(shorter, [], beside)
        if after_tax_in_both(result):
            # What is typed at two plans goes before what is to be minded.
            yield frame(shorter, [], _counted(result, language))


def _with_notes_counted(frame: Frame, result: Result, language: str) -> Iterator[str]:
    """What is typed, which goes before what is to be minded; a business beside it takes the place of neither."""
    for total in () if business_in_brief(result, language) else (True, False):
        yield frame(deferrals_first(result, language, brief=True, total=total), [], _counted(result, language))


def _shortest(frame: Frame, result: Result, language: str) -> Iterator[str]:
    """Without notes; at last without what comes first, with the notes where they fit."""
    yield frame(deferrals_first(result, language, brief=True, total=False), [], [])
    yield frame("", [], [*map(lead, notes_of(result, language))])
    yield frame("", [], [])


def _counted(result: Result, language: str) -> list[str]:
    """How many notes there are, in their place."""
    return [texts.text(language, "warnings.count", count=len(notes_of(result, language)))]


def _notes_beside(first: str, result: Result, language: str) -> list[str]:
    """The notes without the one that ordinary deferrals come first, where that is said above."""
    notes = notes_of(result, language)
    if not first:
        return notes
    said = warning_line(result, JobWarning.DEFERRALS_NOT_FULL, language)
    return [note for note in notes if not note.endswith(said)]


def _frame(part: Outcome, language: str, *, brief: bool = False, half: bool = True) -> Frame:
    """What stands around amounts and notes; `brief` with a short word on what is supposed, and on acts of two plans.

    `half`: with the half of what would leave nothing, which has a button.
    """
    result = part.result
    verdict = headline(result, language, brief=brief, half=half)
    known = room_by_diary(part.by_diary, language)
    urgent = _urgent(result, language)
    top = [_as_of(part, language), looked_at(part, language, brief=brief), "\n".join([verdict, *urgent]), known]
    # What is only looked at says what changes.
    number = elected = election(result, language, converting=not (part.trial or part.supposed or brief))
    if is_owner_alone(result):
        number = business_acts(result, language) or business_when(result, language)
    below, source = _points(result, language), source_line(result, language)
    counted = _counted(result, language)

    def composed(first: str, amounts: list[str], notes: list[str]) -> str:
        folded = [note for note in notes if lead(note) not in urgent]
        acts = both_acts(result, language, first, brief=brief)
        to_do = [acts] if acts else ["\n".join(filter(None, (first, number)))] if brief else [first, number]
        if not (first or acts or amounts or notes):
            # Where there is room for nothing else, the steps alone say what becomes of the money.
            to_do = [election(result, language, converting=False) if number == elected else number]
        # Where notes are only counted there is no room for sources, which the arithmetic has.
        sources = [] if notes == counted else [source]
        return _together([*top, *to_do, below, *amounts, _folded([*folded, *sources])])

    return composed


def _amounts(result: Result, language: str) -> Iterator[list[str]]:
    """Receipt, forms and business: all of it, less of the receipt, forms without it, the bare table, and nothing."""
    forms, business = forms_block(result, language), _business(result, language)
    for chains in (main_receipts(result), short_receipts(result), []):
        yield [*(receipt_text(language, chain) for chain in chains), forms, business]
    yield [business]
    if is_business_first(result):
        yield [business_acts(result, language)]
    if left := wages_left(result, language):
        yield [left]
    if is_owner_alone(result) and not business_acts(result, language):
        yield [business_table(result, language, bare=True)]
    yield []


def _points(result: Result, language: str) -> str:
    """What is wrong with a form, point by point: that is the result."""
    return compared_boxes(result, language) or "\n".join(wrong_with_the_form(result, language))


def _as_of(part: Outcome, language: str) -> str:
    """That the result is of an earlier day, since when the person was paid."""
    return filled(language, "outcome.as_of", {"day": part.outdated}) if part.outdated else ""


def _together(blocks: list[str]) -> str:
    return "\n\n".join(block for block in blocks if block)


def _folded(lines: list[str]) -> str:
    said = "\n".join(line for line in lines if line)
    return f"<blockquote expandable>{said}</blockquote>" if said else ""


def _business(result: Result, language: str) -> str:
    """The own business: the other way beside what is to be done or both in a table, a sentence beside a job."""
    if is_owner_alone(result):
        beside = wages_left(result, language), business_instead(result, language)
        return "\n\n".join(filter(None, beside)) or business_table(result, language)
    return business_instead(result, language) if after_tax_in_both(result) else business_sentence(result, language)


def notes_of(result: Result, language: str) -> list[str]:
    """What to know and each warning as a line, its short form in bold first."""
    warnings = [f"⚠️ {warning_line(result, code, language)}" for code in _told(result)]
    of_business = in_a_hurry(result, language), wages_to_come(result, language), business_left(result, language)
    notes = filter(None, (*election_notes(result, language), *of_business))
    return [*warnings, *(f"ℹ️ {note}" for note in notes)]


def _urgent(result: Result, language: str) -> list[str]:
    """The short form of what is too much in a plan: who does not see it pays in more of it."""
    codes = (code for code in _TOO_MUCH if code in result.assessment.warnings)
    return [lead(f"⚠️ {warning_line(result, code, language)}") for code in codes]


def _told(result: Result) -> list[str]:
    """The warnings; not that pay is too little where the plan's cap allows even less."""
    warnings = list(result.assessment.warnings)
    if JobWarning.CAP_EACH_PAY_DATE in warnings and JobWarning.TOO_LITTLE_PAY_LEFT in warnings:
        warnings.remove(JobWarning.TOO_LITTLE_PAY_LEFT)
    return warnings


def lead(note: str) -> str:
    """The short form of a warning: its bold words, or its first sentence."""
    bold = re.match(r"(.*?</b>)", note)
    return bold[1] if bold else first_sentence(note)
