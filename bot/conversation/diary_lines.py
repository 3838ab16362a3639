"""Typed lines about the diary: an entry as a whole, the diary by its name, and the other plan for the last entry."""

from __future__ import annotations

from dataclasses import replace

from bot.buttons import Act, act_data
from bot.conversation.diary import diary_year, has_room, show_diary
from bot.conversation.diary_parts import go_on
from bot.conversation.diary_plans import has_two_plans
from bot.conversation.season import say_forms_to_come
from bot.conversation.turn import Conversation
from bot.diary import DiaryEntry, EntryDraft
from bot.parts import Words
from bot.understanding.diary import asks_for_diary, asks_for_forms, typed_entry, typed_plan
from core.amounts import Problem
from core.ledger.entries import EntryKind
from core.ledger.plans import plans_of
from core.person import SITUATION
from core.result import WhosePlan


def diary_was_typed(conversation: Conversation, line: str) -> bool:
    """Writes down a line that is an entry, moves the last one, or shows the diary; False for any other line."""
    if asks_for_diary(line):
        show_diary(conversation)
        return True
    if asks_for_forms(line) and say_forms_to_come(conversation):
        return True
    return _move_was_typed(conversation, line) or _entry_was_typed(conversation, line)


def _entry_was_typed(conversation: Conversation, line: str) -> bool:
    found = typed_entry(line, conversation.world.today, diary_year(conversation))
    if found is None:
        return False
    if isinstance(found, Problem):
        conversation.say(
            Words(f"problem.{found.reason}", found.bounds, (("diary.open", act_data(Act.LOG, "page", 0)),))
        )
    elif found.plan not in (None, *plans_of(conversation.session.answers)):
        conversation.say(Words(f"diary.no_such_plan.{found.plan}", {}, (_change_situation(), _open_diary())))
    elif has_room(conversation):
        go_on(conversation, EntryDraft.of(found))
    return True


def _change_situation() -> tuple[str, str]:
    return "diary.change_situation", act_data(Act.CHANGE, SITUATION.id)


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
    session, moved = conversation.session, replace(entry, plan=plan)
    session.diary = [moved if each == entry else each for each in session.diary]
    show_diary(conversation, message, year=moved.day.year, noted=moved)
    return True
