"""One turn of the conversation, pure: session and event in, session and parts to say out.

The answers are the only state of an interview; what is asked next follows from replaying them. Nothing in here
knows a language, a door or a database.
"""

from __future__ import annotations

from bot.conversation.buttons import press
from bot.conversation.commands import command, first_contact
from bot.conversation.documents import document_came, document_was_read
from bot.conversation.living_plan import refresh_steps
from bot.conversation.persons import go_on_with_persons
from bot.conversation.plan_steps import whole_plan
from bot.conversation.reminding import forget_reminders, say_due_reminders
from bot.conversation.switching import is_opened
from bot.conversation.turn import Conversation
from bot.conversation.turn_state import Turn
from bot.conversation.typing import heard, typed
from bot.events import Command, Document, DocumentRead, Due, Edited, Event, Gone, Pressed, Typed, Unreadable
from bot.on_screen import labelled_on_screen
from bot.parts import Words
from bot.profile import Profile
from bot.session import Session
from bot.world import World
from core.mega_backdoor.questions import AFTER_TAX_SO_FAR

__all__ = ["Turn", "take_turn"]


LONGEST_TEXT = 4096
"""Characters of a message of Telegram; nothing behind them is read."""


def take_turn(session: Session | None, event: Event, world: World, language: str) -> Turn:
    """Takes one event. A person without a session begins in the language given."""
    conversation = Conversation(session or Session(language=language), world)
    if session is None and isinstance(event, (Due, Gone)):
        return Turn(None)
    if session is None and isinstance(event, (Pressed, Unreadable, Edited)) and not _sets_language(event):
        command(conversation, "start", "")
        return conversation.turn
    if session is None and isinstance(event, Typed):
        first_contact(conversation)
    if not isinstance(event, Typed):
        # A yes that was asked for counts only as the very next thing.
        conversation.session.awaits = None
    before = {profile.profile: _money_so_far(profile) for profile in conversation.session.profiles}
    answers = dict(conversation.session.answers)
    if isinstance(event, (Command, Pressed, Typed)):
        _by_the_person(conversation, event)
        _read_what_was_told(conversation)
    else:
        _by_something_else(conversation, event)
    for profile in conversation.session.profiles:
        # Another profile that was opened has said nothing new.
        if _money_so_far(profile) not in (None, before.get(profile.profile)):
            profile.counted_on = conversation.counted_on or world.today
    if answers != conversation.session.answers and conversation.session.stage == "done":
        refresh_steps(conversation, whole_plan)
    return conversation.turn


def _read_what_was_told(conversation: Conversation) -> None:
    """Reads what a line said of somebody, once that person's profile is open."""
    while conversation.read_next:
        line, conversation.read_next = conversation.read_next, ""
        heard(conversation, line)
        if not conversation.read_next:
            go_on_with_persons(conversation)


def _money_so_far(profile: Profile) -> object:
    """The answer about after-tax money of the year, also while it is under change."""
    if profile.changing is not None and profile.changing[0] == AFTER_TAX_SO_FAR.id:
        return profile.changing[1]
    return profile.answers.get(AFTER_TAX_SO_FAR.id)


def _by_the_person(conversation: Conversation, event: Command | Pressed | Typed) -> None:
    match event:
        case Command(name, argument):
            command(conversation, name, _readable(argument))
        case Pressed(data, message):
            press(conversation, _readable(data), message)
        case Typed(text):
            line = _readable(text)
            button = _button_on_screen(conversation, line)
            if button is None:
                typed(conversation, line)
            else:
                conversation.session.awaits = None
                press(conversation, button, None)


def _button_on_screen(conversation: Conversation, line: str) -> str | None:
    """What the button does whose words are typed; a name that was asked for may be any word, an amount any number."""
    session = conversation.session
    is_asked_for = session.awaits == "name" or (session.awaits is not None and line.isdigit())
    return None if is_asked_for else labelled_on_screen(session, line)


def _readable(text: str) -> str:
    """Bounded, and without halves of characters, which no message could carry back."""
    return text[:LONGEST_TEXT].encode("utf-8", "replace").decode().strip()


def _by_something_else(
    conversation: Conversation, event: Document | Due | Edited | Gone | DocumentRead | Unreadable
) -> None:
    match event:
        case Unreadable(kind):
            conversation.show_where(Words(f"unreadable.{kind}"))
        case Edited():
            conversation.show_where(Words("unreadable.edited"))
        case Document(file_id, size):
            document_came(conversation, file_id, size)
        case DocumentRead(reading, refused, profile):
            if profile is not None:
                is_opened(conversation, profile)
            document_was_read(conversation, reading, refused)
        case Due():
            say_due_reminders(conversation)
        case Gone():
            forget_reminders(conversation)


def _sets_language(event: Event) -> bool:
    return isinstance(event, Pressed) and event.data.startswith("language:")
