"""A further profile is added, or the open one named: a button asks for the name, the next typed line is it."""

from __future__ import annotations

from bot.conversation.overview import are_two, show_profiles
from bot.conversation.switching import follow
from bot.conversation.turn import Conversation
from bot.parts import Words
from bot.profile import MOST_PROFILES, NEVER_OPENED, Profile
from bot.session import Naming
from bot.tax_season import plan_year
from bot.understanding import Wish, WishKind, understand
from bot.understanding.lexicon import lexicon
from bot.understanding.words import line_of
from core.assess import TAX_YEAR
from core.person import SITUATION

LONGEST_NAME = 24
_IN_NAMES = " .-&'’()+"
"""What may stand in a name beside letters and digits."""


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
    if are_two(conversation):
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
    name = _name_in(line)
    problem = name_problem(conversation, name)
    if problem:
        session.awaits = "name"
        conversation.say(Words(f"profile.name.{problem}", {"count": LONGEST_NAME}))
        return True
    naming, session.naming = session.naming, None
    _take_name(conversation, name, naming)
    return True


def _name_in(line: str) -> str:
    """The name, without what introduces it: `her name is`."""
    words = line.strip(" .!").split()
    hits = lexicon().find(line_of(line).words, ("heard:called",))
    introduced = hits[0].end if hits and hits[0].start == 0 else 0
    return " ".join(words[introduced:] or words)


def name_problem(conversation: Conversation, name: str) -> str:
    """Why a name cannot be taken; empty for one that can."""
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
        begin_profile(conversation, name, is_spouse=naming == "spouse")


def begin_profile(conversation: Conversation, name: str, *, is_spouse: bool) -> None:
    """Opens a new profile, with what it shares with the one before and what a line told, and goes on with it."""
    session = conversation.session
    conversation.keep_unchanged()
    conversation.retire()
    session.profiles_made += 1
    year = plan_year(session, conversation.world)
    person = session.person if not is_spouse else "me" if session.person == "spouse" else "spouse"
    fresh = Profile(profile=session.profiles_made, name=name, person=person, opened=NEVER_OPENED)
    # Another person begins now, whatever year was looked at before.
    fresh.answers[TAX_YEAR.id] = conversation.world.tax_year(fresh) if is_spouse else year
    if not is_spouse:
        # A further job; an own business stands beside the first one, whose pay counts for its taxes.
        fresh.answers[SITUATION.id] = "employee"
    session.others.append(fresh)
    session.open(fresh.profile)
    follow(conversation)
    if is_spouse and session.told_of:
        conversation.read_next = session.told_of.pop(0).facts
    if conversation.read_next and conversation.start():
        conversation.say(Words("profile.begun"))
    else:
        conversation.begin(Words("profile.begun"))
