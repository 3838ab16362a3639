"""Reminders as somebody asks for them in words: one on a day of their own choice, or all of them."""

from __future__ import annotations

from datetime import date

from bot.buttons import Act, act_data
from bot.conversation.reminder_times import next_time
from bot.conversation.reminding import set_all_reminders, show_reminders, stop
from bot.conversation.time_zones import ask_zone, move_zone
from bot.conversation.turn import Conversation
from bot.parts import ReminderSet, Words
from bot.profile import step_key
from bot.understanding import WishKind
from bot.understanding.day_asked import day_wished
from bot.understanding.lexicon import lexicon
from bot.understanding.marks import marks
from bot.understanding.reading import covered
from bot.understanding.wishes import said_within
from bot.understanding.words import line_of
from core.assess import Result
from core.result import comes_next

_ALL = act_data(Act.REMIND, "all")
_AROUND = ("heard:filler", "heard:switches_on", "heard:reminders_off")


def reminder_was_wanted(conversation: Conversation, line: str) -> bool:
    """Does what a line wants of reminders on a day, of all or of none; False for a line that names neither."""
    if lexicon().has(line_of(line), "heard:reminders_off"):
        return stop(conversation, "all", None)
    names_any = day_wished(line, conversation.world.today) is not None or _names_all(line)
    wish = said_within(line_of(line)) if names_any else None
    if wish is None or wish.kind is not WishKind.REMIND:
        return False
    _remind(conversation, line)
    return True


def _remind(conversation: Conversation, line: str) -> None:
    """Sets the reminders that a line names, once the time zone is known; else shows those that there are."""
    day = day_wished(line, conversation.world.today)
    if not conversation.is_complete() or (day is None and not _names_all(line)):
        show_reminders(conversation)
    elif conversation.session.zone is None:
        conversation.session.remind_wish = line
        ask_zone(conversation)
    elif day is None:
        _remind_of_all(conversation)
    else:
        _remind_on(conversation, day)


def all_were_wanted(conversation: Conversation, line: str) -> bool:
    """Sets all reminders or none, where their list is on screen and a line says hardly more than `all` or `all off`."""
    words = line_of(line).words
    known = covered(lexicon().find(words, _AROUND)) | {
        place for place, word in enumerate(words) if word.text in marks("all_of_them")
    }
    if _ALL not in conversation.session.on_screen.values() or not _names_all(line) or len(known) < len(words):
        return False
    if any(word.text in marks("switched_off") for word in words):
        return stop(conversation, "all", None)
    _remind(conversation, line)
    return True


def set_zone(conversation: Conversation, zone: str, _: int | None) -> bool:
    """The person's time zone, in which reminders already set move with it; goes on with what was wanted before."""
    session = conversation.session
    if not move_zone(session, zone):
        return False
    wish, session.remind_wish = session.remind_wish, None
    _remind(conversation, wish or "")
    return True


def _names_all(line: str) -> bool:
    return any(word.text in marks("all_of_them") for word in line_of(line).words)


def _remind_of_all(conversation: Conversation) -> None:
    set_all_reminders(conversation)
    conversation.say(Words("remind.all_set"))
    show_reminders(conversation)


def _remind_on(conversation: Conversation, day: date) -> None:
    """Sets the next open step's reminder for nine in the morning of a day; says why where there can be none."""
    result, at = conversation.result(), next_time(conversation, (day,))
    index = _open_on(conversation, result, day)
    if at is None:
        conversation.say(Words("remind.past", {"day": day}))
    elif index is None:
        conversation.say(Words("remind.all_due", {"day": day}))
        show_reminders(conversation)
    else:
        conversation.session.reminders[_key(result, index)] = at
        conversation.say(ReminderSet(result, index, day))


def _open_on(conversation: Conversation, result: Result, day: date) -> int | None:
    """The step to be done next of those that are not done and not due before a day."""
    steps, ticked = result.assessment.steps, conversation.session.ticked
    still_open = [
        index
        for index, step in enumerate(steps)
        if _key(result, index) not in ticked and (step.due is None or step.due >= day)
    ]
    return comes_next(steps, still_open)


def _key(result: Result, index: int) -> str:
    return step_key(result.interview, result.tax_year, result.assessment.steps[index].code)
