"""Typed lines about the diary: an entry as a whole, the diary by its name, and the other plan for the last entry."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.buttons import Act, act_data
from bot.conversation.diary import diary_year, has_room, put_in_place, show_diary
from bot.conversation.diary_parts import go_on
from bot.conversation.diary_plans import has_two_plans, no_such_plan, with_its_plan
from bot.conversation.season import begin_form_alone, say_forms_asked_for, say_forms_to_come
from bot.conversation.turn import Conversation
from bot.diary import DiaryEntry, EntryDraft
from bot.parts import Words
from bot.understanding.diary import (
    asks_for_diary,
    asks_for_forms,
    form_has_come,
    money_of_a_day,
    other_amount,
    paid_in_and_converted,
    takes_back_the_entry,
    typed_entry,
    typed_plan,
    undated_entry,
    wants_an_entry_changed,
)
from core.amounts import Problem
from core.backdoor_ira.questions import CONVERTED, IRA
from core.conversion.questions import CONVERSION
from core.ledger.entries import Entry, EntryKind
from core.ledger.plans import plans_of
from core.mega_backdoor.questions import AFTER_TAX_SO_FAR, DEFERRALS, EMPLOYER
from core.money import ZERO
from core.result import WhosePlan


def diary_was_typed(conversation: Conversation, line: str) -> bool:
    """Writes down a line that is an entry, moves the last one, or shows the diary; False for any other line."""
    if asks_for_diary(line):
        show_diary(conversation)
        return True
    return any(takes(conversation, line) for takes in _READERS)


def diary_was_wanted(conversation: Conversation, line: str) -> bool:
    """Writes down an entry or shows the diary beside an open question, which is repeated; False for any other line."""
    if not asks_for_diary(line):
        return entry_was_typed(conversation, line)
    show_diary(conversation)
    _ask_on(conversation)
    return True


def forms_were_asked(conversation: Conversation, line: str) -> bool:
    """Says which tax forms come by the diary, or asks for the boxes of one that has come without it; else False."""
    if conversation.open_question() is not None or not asks_for_forms(line):
        return False
    if not form_has_come(line):
        return say_forms_asked_for(conversation)
    if not say_forms_to_come(conversation):
        begin_form_alone(conversation)
    return True


def _money_was_typed(conversation: Conversation, line: str) -> bool:
    """Asks whose money it was that somebody says was paid in on a day."""
    found = money_of_a_day(line, conversation.world.today, diary_year(conversation))
    if found is None or not has_room(conversation):
        return found is not None
    go_on(conversation, EntryDraft(amount=found[0], day=found[1], plan=found[2]))
    return True


def _undated_was_typed(conversation: Conversation, line: str) -> bool:
    """Asks for the day of money of which a line says that it came, where the diary has entries already."""
    last = max(conversation.session.diary, key=lambda each: each.number, default=None)
    found = undated_entry(line, last.day) if last is not None else None
    if found is None or not has_room(conversation):
        return found is not None
    entry, is_of_the_last_day = found
    draft = EntryDraft.of(entry)
    go_on(conversation, draft if is_of_the_last_day else replace(draft, day=None))
    return True


def entry_was_typed(conversation: Conversation, line: str) -> bool:
    """Writes down a line that is an entry, or a contribution converted at once; False for any other line."""
    today, year = conversation.world.today, diary_year(conversation)
    both = paid_in_and_converted(line, today, year)
    if both is not None:
        return _write_both(conversation, both)
    found = typed_entry(line, today, year)
    if found is None or (isinstance(found, Entry) and _answers_the_question(conversation, found)):
        return False
    if isinstance(found, Problem):
        conversation.say(Words(f"problem.{found.reason}", found.bounds, (_open_diary(),)))
    elif found.plan is not None and found.plan not in plans_of(conversation.session.answers):
        conversation.say(no_such_plan(found.plan))
    elif has_room(conversation):
        go_on(conversation, _as_meant(conversation, found))
        _ask_on(conversation)
    return True


def _as_meant(conversation: Conversation, entry: Entry) -> EntryDraft:
    """The entry; beside the interview about IRAs money converted comes from one, whole, gain and all."""
    draft = EntryDraft.of(entry)
    if entry.kind is not EntryKind.CONVERSION or conversation.session.interview != IRA.id:
        return draft
    amount = None if entry.gain else entry.amount
    return replace(draft, kind=EntryKind.IRA_CONVERSION, amount=amount, gain=None, plan=None)


def _write_both(conversation: Conversation, conversion: Entry) -> bool:
    """Writes down money that was paid in and, on the same day, converted with its gain."""
    session = conversation.session
    paid_in = replace(conversion, kind=EntryKind.AFTER_TAX, gain=ZERO)
    paid_in_plan = with_its_plan(conversation, paid_in)
    if paid_in_plan is None or _answers_the_question(conversation, paid_in):
        return False
    if has_room(conversation):
        session.diary = [*session.diary, session.numbered(paid_in_plan)]
        amount = conversion.with_gain_on_top
        go_on(conversation, EntryDraft.of(replace(conversion, amount=amount, plan=paid_in_plan.plan)))
        _ask_on(conversation)
    return True


def _ask_on(conversation: Conversation) -> None:
    """An entry typed beside an open question leaves it open."""
    if conversation.session.draft is None:
        conversation.remind()


_ANSWERED: Final = {
    EntryKind.AFTER_TAX: (AFTER_TAX_SO_FAR.id,),
    EntryKind.DEFERRAL: (DEFERRALS.id,),
    EntryKind.ROTH_DEFERRAL: (DEFERRALS.id,),
    EntryKind.EMPLOYER: (EMPLOYER.id,),
    EntryKind.CONVERSION: tuple(question.id for question in CONVERSION.questions),
    EntryKind.IRA_CONVERSION: (CONVERTED.id,),
}
"""Questions that money of a kind may be an answer to."""


def _answers_the_question(conversation: Conversation, entry: Entry) -> bool:
    question = conversation.open_question()
    return question is not None and question.id in _ANSWERED[entry.kind]


def _undo_was_typed(conversation: Conversation, line: str) -> bool:
    """Removes the entry that was written down just before, while the diary stands on the screen with its undo."""
    if not takes_back_the_entry(line):
        return False
    session = conversation.session
    deletes = f"{Act.LOG}:delete:"
    number = next((data for data in session.on_screen.values() if data.startswith(deletes)), None)
    shown = number and next((each for each in session.diary if number.startswith(f"{deletes}{each.number}")), None)
    if not shown:
        return False
    session.diary = [each for each in session.diary if each != shown]
    show_diary(conversation, year=shown.day.year)
    return True


def _other_amount_was_typed(conversation: Conversation, line: str) -> bool:
    """Puts another amount into the last entry, while the diary stands on the screen: `no wait, 600`."""
    session, other = conversation.session, other_amount(line)
    if other is None or not _shows_the_diary(conversation):
        return False
    meant = [each for each in session.diary if other.instead_of in (None, each.amount)]
    last = max(meant, key=lambda each: each.number, default=None)
    if last is None or last.gain > other.amount:
        return False
    return put_in_place(conversation, last, replace(last, amount=other.amount), None)


def _open_diary() -> tuple[str, str]:
    return "diary.open", act_data(Act.LOG, "page", 0)


def _move_was_typed(conversation: Conversation, line: str) -> bool:
    """Moves the last entry to the plan that a line names: `that is my solo plan, not the school`."""
    session, plan = conversation.session, typed_plan(line)
    if plan is None or not session.diary or not has_two_plans(session) or not _shows_the_diary(conversation):
        return False
    last = max(session.diary, key=lambda each: each.number)
    return move(conversation, last, plan)


def _shows_the_diary(conversation: Conversation) -> bool:
    """Whether the buttons on screen are those of the diary, so that a line goes with its last entry."""
    return any(data.startswith(f"{Act.LOG}:") for data in conversation.session.on_screen.values())


def move(conversation: Conversation, entry: DiaryEntry, plan: WhosePlan, message: int | None = None) -> bool:
    """Puts an entry into the other plan; False for money that belongs to neither."""
    if entry.kind is EntryKind.IRA_CONVERSION:
        return False
    return put_in_place(conversation, entry, replace(entry, plan=plan), message)


def _entry_was_named(conversation: Conversation, line: str) -> bool:
    """Shows the diary, where each entry can be changed or removed, to who speaks of one; nothing else is removed."""
    entered = {each.amount for each in conversation.session.diary}
    wants = bool(entered) and wants_an_entry_changed(line, entered, is_shown=_shows_the_diary(conversation))
    if wants:
        show_diary(conversation)
    return wants


_READERS: Final = (
    _undo_was_typed,
    _other_amount_was_typed,
    _move_was_typed,
    entry_was_typed,
    _money_was_typed,
    _undated_was_typed,
    _entry_was_named,
)
