"""The profiles of a chat: shown together, added with a name, opened, renamed and removed."""

from __future__ import annotations

from collections.abc import Callable

from bot.buttons import Act, act_data, number
from bot.conversation.switching import follow, open_profile, show_opened
from bot.conversation.turn import Conversation
from bot.household import household_of, member_of
from bot.parts import Profiles, Words
from bot.parts.profiles import ProfileLine
from bot.profile import MOST_PROFILES, Profile
from bot.session import Naming
from bot.understanding import Wish, WishKind, understand
from bot.understanding.lexicon import lexicon
from bot.understanding.words import line_of
from core.assess import TAX_YEAR
from core.household.totals import person_totals
from core.person import SITUATION

LONGEST_NAME = 24
_SWITCH, _ASKED, _MYSELF, _FILLERS = "heard:switch", "asked:profiles", "heard:myself", "heard:opening"
_IN_NAMES = " .-&'’()+"
"""What may stand in a name beside letters and digits."""


def press_profile(conversation: Conversation, value: str, message: int | None) -> bool:
    """A button of the profiles; False for one that has nothing to act on any more."""
    action, _, chosen = value.partition(":")
    if action == "open":
        return _open(conversation, chosen)
    act = _ACTIONS.get(value)
    return act is not None and act(conversation, message)


def show_profiles(conversation: Conversation, message: int | None = None) -> bool:
    """All profiles with their results, or what further ones are good for."""
    session, world = conversation.session, conversation.world
    lines = tuple(
        ProfileLine(profile.tag, world.result(profile), len(profile.answers.keys() - {TAX_YEAR.id}))
        for profile in session.profiles
    )
    totals = person_totals(household_of(session, world))
    room = len(session.profiles) < MOST_PROFILES
    conversation.say(Profiles(lines, totals, session.profile, room, room and not _are_two(conversation), message))
    return True


def _are_two(conversation: Conversation) -> bool:
    return len({profile.person for profile in conversation.session.profiles}) > 1


def _open(conversation: Conversation, chosen: str) -> bool:
    wanted = number(chosen)
    if wanted is None:
        return False
    if wanted != conversation.session.profile and not open_profile(conversation, wanted):
        return False
    show_opened(conversation)
    return True


def add_job(conversation: Conversation, _: int | None = None) -> bool:
    """Asks for the name of a further job of the same person, and first for that of the present one."""
    if not _has_room(conversation):
        return True
    session = conversation.session
    has_name = session.name or any(other.person == session.person for other in session.others)
    _ask_name(conversation, "job" if has_name else "open_then_job")
    return True


def add_spouse(conversation: Conversation, _: int | None = None) -> bool:
    """Asks for the name of the spouse; False where both have a profile."""
    if _are_two(conversation):
        return False
    if _has_room(conversation):
        _ask_name(conversation, "spouse")
    return True


def _has_room(conversation: Conversation) -> bool:
    has_room = len(conversation.session.profiles) < MOST_PROFILES
    if not has_room:
        conversation.say(Words("profile.full", {"count": MOST_PROFILES}))
    return has_room


def _ask_name(conversation: Conversation, naming: Naming) -> None:
    conversation.session.naming, conversation.session.awaits = naming, "name"
    conversation.say(Words(f"profile.name.{naming}"))


def rename(conversation: Conversation, _: int | None = None) -> bool:
    """Asks for another name of the open profile."""
    _ask_name(conversation, "open")
    return True


def name_was_typed(conversation: Conversation, line: str) -> bool:
    """Takes the name that was asked for; False where none was, or for what can be none."""
    session = conversation.session
    if session.awaits != "name" or session.naming is None:
        return False
    session.awaits = None
    understood = understand(line, session.language, None, conversation.situation())
    if isinstance(understood, Wish) and understood.kind in (WishKind.BACK, WishKind.CANCEL, WishKind.DELETE):
        return False
    name = " ".join(line.split())
    problem = _problem(conversation, name)
    if problem:
        session.awaits = "name"
        conversation.say(Words(f"profile.name.{problem}", {"count": LONGEST_NAME}))
        return True
    naming, session.naming = session.naming, None
    _take_name(conversation, name, naming)
    return True


def profile_was_typed(conversation: Conversation, line: str) -> bool:
    """Opens the profile that a line names, or shows all where it tells of a spouse or a second job."""
    words = line_of(line).words
    hits = lexicon().find(words, (_SWITCH, _ASKED, _MYSELF, _FILLERS))
    groups = {hit.group for hit in hits}
    covered = {place for hit in hits for place in range(hit.start, hit.end)}
    rest = [word.text for place, word in enumerate(words) if place not in covered and word.text not in ".!?,"]
    is_free = conversation.open_question() is None
    if _ASKED in groups and not rest:
        return is_free and show_profiles(conversation)
    if not conversation.session.others or not (is_free or _SWITCH in groups):
        return False
    # The one without a name is the person's own.
    wanted = rest or ([] if _MYSELF in groups else None)
    named = [each for each in conversation.session.profiles if _words(each.name) == wanted]
    return bool(named) and _open(conversation, str(named[0].profile))


def _words(name: str) -> list[str]:
    return [word.text for word in line_of(name).words]


def _problem(conversation: Conversation, name: str) -> str:
    if not 1 <= len(name) <= LONGEST_NAME or not all(sign.isalnum() or sign in _IN_NAMES for sign in name):
        return "unfit"
    session = conversation.session
    beside = session.others if session.naming in ("open", "open_then_job") else session.profiles
    return "twice" if name.casefold() in {each.name.casefold() for each in beside} else ""


def _take_name(conversation: Conversation, name: str, naming: Naming) -> None:
    session = conversation.session
    if naming in ("open", "open_then_job"):
        session.name = name
    if naming == "open_then_job":
        _ask_name(conversation, "job")
    elif naming == "open":
        show_profiles(conversation)
    else:
        _begin(conversation, name, is_spouse=naming == "spouse")


def _begin(conversation: Conversation, name: str, *, is_spouse: bool) -> None:
    """Opens a new profile, with what it shares with the one before, and asks its first question."""
    session = conversation.session
    conversation.keep_unchanged()
    conversation.retire()
    left = member_of(session, conversation.world)
    session.profiles_made += 1
    person = session.person if not is_spouse else "me" if session.person == "spouse" else "spouse"
    fresh = Profile(profile=session.profiles_made, name=name, person=person, answers={TAX_YEAR.id: left.tax_year})
    if not is_spouse:
        # A further job; an own business stands beside the first one, whose pay counts for its taxes.
        fresh.answers[SITUATION.id] = "employee"
    session.others.append(fresh)
    session.open(fresh.profile)
    follow(conversation, left)
    conversation.begin(Words("profile.begun"))


def ask_to_remove(conversation: Conversation, _: int | None = None) -> bool:
    """Asks before a profile is removed with all that belongs to it; the only one stays."""
    if not conversation.session.others:
        return False
    remove = act_data(Act.PROFILE, "remove_yes")
    buttons = (("profile.remove.yes", remove), ("delete.no", act_data(Act.PROFILE, "all")))
    conversation.say(Words("profile.remove.sure", {"profiles": (conversation.session.tag,)}, buttons))
    return True


def _remove(conversation: Conversation, _: int | None) -> bool:
    session = conversation.session
    if not session.others:
        return False
    gone = session.profile
    open_profile(conversation, min(other.profile for other in session.others))
    (tag,) = (other.tag for other in session.others if other.profile == gone)
    session.others = [other for other in session.others if other.profile != gone]
    # What came from it has gone with it, and has to be asked.
    follow(conversation, member_of(session, conversation.world))
    show_opened(conversation, Words("profile.removed", {"profiles": (tag,)}))
    return True


_ACTIONS: dict[str, Callable[[Conversation, int | None], bool]] = {
    "all": lambda conversation, _: show_profiles(conversation),
    "job": add_job,
    "spouse": add_spouse,
    "rename": rename,
    "remove": ask_to_remove,
    "remove_yes": _remove,
}
