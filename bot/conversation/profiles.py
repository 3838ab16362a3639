"""The profiles of a chat: opened by a button or by their name, and removed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from bot.buttons import Act, act_data, number
from bot.conversation.adding import add_job, add_spouse, rename
from bot.conversation.overview import show_profiles, show_profiles_beside
from bot.conversation.persons import press_told
from bot.conversation.switching import follow, open_profile, show_opened
from bot.conversation.turn import Conversation
from bot.household import member_of
from bot.parts import Words
from bot.profile import Profile
from bot.understanding.lexicon import lexicon
from bot.understanding.persons import wished_person
from bot.understanding.words import line_of

_SWITCH, _ASKED, _MYSELF, _FILLERS = "heard:switch", "asked:profiles", "heard:myself", "heard:opening"
_PEOPLE, _TOGETHER = "asked:people", "asked:together"
_PAUSE = re.compile(r"[,.;!?]\s+")
_ADDING: Mapping[str, Callable[[Conversation, int | None], bool]] = {
    "asked:add_spouse": add_spouse,
    "asked:add_job": add_job,
}
"""Groups of the words that people type."""


def press_profile(conversation: Conversation, value: str, message: int | None) -> bool:
    """A button of the profiles; False for one that has nothing to act on any more."""
    action, _, chosen = value.partition(":")
    if action == "open":
        return _open(conversation, chosen)
    if action == "told":
        return press_told(conversation, chosen)
    act = _ACTIONS.get(value)
    return act is not None and act(conversation, message)


def _open(conversation: Conversation, chosen: str) -> bool:
    wanted = number(chosen)
    if wanted is None:
        return False
    if wanted != conversation.session.profile and not open_profile(conversation, wanted):
        return False
    show_opened(conversation)
    return True


def profile_was_typed(conversation: Conversation, line: str) -> bool:
    """Opens the profile that a line names, or shows all where it tells of a spouse or a second job."""
    if _goes_back_to_the_other(conversation, line):
        return False
    groups, rest = _said(line)
    adds = next((_ADDING[group] for group in _ADDING if group in groups and not rest), None)
    if adds is not None and adds(conversation, None):
        return True
    if (_PEOPLE in groups or adds) and not rest:
        show_profiles_beside(conversation)
        return True
    is_free = conversation.open_question() is None
    if not rest and (_ASKED in groups or (_TOGETHER in groups and conversation.session.others)):
        return is_free and show_profiles(conversation)
    if not (conversation.session.others or rest) and is_free and {_SWITCH, _MYSELF} <= groups:
        # Who goes back to themselves is there already.
        conversation.show_where()
        return True
    wanted = _named(conversation, line)
    return _open(conversation, str(wanted)) if wanted is not None else _named_first(conversation, line)


def _said(line: str) -> tuple[set[str], list[str]]:
    """What a line says of profiles, by the groups of its phrases, and the words that say anything else."""
    words = line_of(line).words
    hits = lexicon().find(words, (_PEOPLE, *_ADDING, _SWITCH, _ASKED, _TOGETHER, _MYSELF, _FILLERS))
    covered = {place for hit in hits for place in range(hit.start, hit.end)}
    rest = [word.text for place, word in enumerate(words) if place not in covered and word.text not in ".!?,"]
    return {hit.group for hit in hits}, rest


def _named(conversation: Conversation, line: str) -> int | None:
    """The profile that a line names, or the person's own; while a question is open only where it wants to change."""
    groups, rest = _said(line)
    is_free = conversation.open_question() is None
    if not conversation.session.others or not (is_free or _SWITCH in groups):
        return None
    if not rest and _MYSELF in groups:
        return min(each.profile for each in _own_profiles(conversation))
    named = (each.profile for each in conversation.session.profiles if rest and _words(each.name) == rest)
    return next(named, None)


def _named_first(conversation: Conversation, line: str) -> bool:
    """Opens the profile that a line names before a pause, where the rest is read: `back to mine, what do I do`."""
    first, *behind = _PAUSE.split(line, maxsplit=1)
    wanted = _named(conversation, first) if behind and behind[0].strip() else None
    if wanted is None or conversation.open_question() is not None:
        return False
    if wanted != conversation.session.profile:
        open_profile(conversation, wanted)
    conversation.read_next = behind[0].strip()
    return True


def _goes_back_to_the_other(conversation: Conversation, line: str) -> bool:
    wished = wished_person(line, ()) if conversation.session.others else None
    return wished is not None and wished.is_kin and wished.is_back


def _own_profiles(conversation: Conversation) -> list[Profile]:
    """The plans of the person whose chat it is, and not of the spouse."""
    return [each for each in conversation.session.profiles if each.person == "me"]


def _words(name: str) -> list[str]:
    return [word.text for word in line_of(name).words]


def ask_to_remove(conversation: Conversation, _: int | None = None) -> bool:
    """Asks before a profile is removed with all that belongs to it; the only one stays."""
    if not conversation.session.others:
        return False
    conversation.session.awaits = "remove"
    surely = act_data(Act.PROFILE, "remove_yes")
    buttons = (("profile.remove.yes", surely), ("delete.no", act_data(Act.PROFILE, "all")))
    conversation.say(Words("profile.remove.sure", {"profiles": (conversation.session.tag,)}, buttons))
    return True


def remove(conversation: Conversation, _: int | None = None) -> bool:
    """Removes the open profile with all that belongs to it; False for the only one."""
    session = conversation.session
    if not session.others:
        return False
    conversation.keep_unchanged()
    conversation.retire()
    gone, removed = session.tag, member_of(session, conversation.world)
    session.open(min(other.profile for other in session.others))
    session.others = [other for other in session.others if other.profile != gone.number]
    # What came from it has gone with it, and has to be asked.
    follow(conversation, removed)
    show_opened(conversation, Words("profile.removed", {"profiles": (gone,)}))
    return True


_ACTIONS: dict[str, Callable[[Conversation, int | None], bool]] = {
    "all": lambda conversation, _: show_profiles(conversation),
    "job": add_job,
    "spouse": add_spouse,
    "rename": rename,
    "remove": ask_to_remove,
    "remove_yes": remove,
}
