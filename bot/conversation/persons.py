"""A line about somebody else: their profile is opened and told it, or whether to add them is asked with one tap.

What is said of another person never becomes an answer of the one whose profile is open.
"""

from __future__ import annotations

from bot.buttons import Act, act_data, number
from bot.conversation.adding import add_spouse, begin_profile, name_problem
from bot.conversation.overview import are_two
from bot.conversation.switching import open_profile, show_opened
from bot.conversation.turn import Conversation
from bot.parts import Words
from bot.profile import MOST_PROFILES
from bot.session import ToldOf
from bot.understanding import About, Answered, AskBack, Nothing, understand
from bot.understanding.persons import (
    Told,
    named_alone,
    told_by_pronoun,
    told_of_persons,
    turned_to_and_told,
    wished_person,
)
from core.backdoor_ira.questions import SPOUSE_COVERED
from core.person import SITUATION
from core.question import Whose

_TOLD, _ADD, _ME, _NO = "told", "add", "me", "no"
_OF_A_NAME = 8
"""Letters of a name in a button, so that an old one adds nobody else."""


def person_was_told(conversation: Conversation, line: str) -> bool:
    """Takes a line about a person by name, or about the spouse; False for a line about the open profile."""
    session, question = conversation.session, conversation.open_question()
    if question is not None and (question.whose is Whose.COUPLE or question is SPOUSE_COVERED):
        return False
    names = tuple(profile.name for profile in session.profiles if profile.name)
    told = [each for each in told_of_persons(line, names) if each.facts]
    if told and all(_is_meant(conversation, each) for each in told if not each.is_oneself):
        _take_all(conversation, told)
        return True
    of_one = told_by_pronoun(line) if are_two(conversation) else None
    if of_one is not None:
        # Nobody knows which of the two is a `he`.
        ask_who_is_meant(conversation, of_one)
        return True
    turned = turned_to_and_told(line, names)
    if turned is not None:
        _take_all(conversation, [turned])
        return True
    wished = wished_person(line, names)
    if wished is None or (not _is_plain(wished, names) and _is_understood(conversation, line)):
        return False
    _take_all(conversation, [wished])
    return True


def _is_plain(wished: Told, names: tuple[str, ...]) -> bool:
    """Whether a wish can mean nothing but a person; `now Maria` may be anything, while nobody of that name is known."""
    return wished.is_kin or wished.is_asked_for or wished.name in names


def _is_meant(conversation: Conversation, told: Told) -> bool:
    """Whether something is said of a person that a plan can use; that a wife does not work is a question."""
    if told.has_an_amount or told.name:
        return True
    situation = conversation.situation()
    return isinstance(understand(told.facts, conversation.session.language, SITUATION.id, situation), Answered)


def _is_understood(conversation: Conversation, line: str) -> bool:
    question = conversation.open_question()
    asked = question.id if question else None
    found = understand(line, conversation.session.language, asked, conversation.situation())
    return not isinstance(found, Nothing | AskBack | About) or (isinstance(found, About) and found.clear)


def _take_all(conversation: Conversation, told: list[Told]) -> None:
    """Begins with the first person of a line; what is said of the others waits."""
    session = conversation.session
    waiting = session.told_of[0].facts if session.told_of else ""
    session.told_of = [ToldOf(each.name, each.facts) for each in told if not each.is_oneself]
    if waiting and len(told) == 1 and told[0].is_kin and not told[0].facts:
        # What was told of the spouse before, for whom the own plan came first.
        session.told_of = [ToldOf(told[0].name, waiting)]
    own = next((each.facts for each in told if each.is_oneself), "")
    if own:
        conversation.read_next = own
        return
    first = told[0]
    found = _other_of_two(conversation) if first.is_back and not first.name else None
    found = _profile_of(conversation, first) if found is None else found
    if found is None or (first.by_pronoun and found != session.profile):
        _ask_who(conversation)
    else:
        _give_to(conversation, found)


def ask_who_is_meant(conversation: Conversation, told: Told) -> None:
    """Asks who a person is, or whether to add them; what is told of them waits."""
    conversation.session.told_of = [ToldOf(told.name, told.facts)]
    _ask_who(conversation)


def _other_of_two(conversation: Conversation) -> int | None:
    """The own plan, for who goes back to a spouse from the spouse's: each is the other's."""
    session = conversation.session
    own = [each.profile for each in session.profiles if each.person == "me"]
    return next(iter(own), None) if session.person != "me" else None


def go_on_with_persons(conversation: Conversation) -> None:
    """The next person of whom the line told, after what was said of the one before."""
    session = conversation.session
    if not session.told_of or session.awaits is not None:
        return
    found = _profile_of(conversation, Told(*session.told_of[0]))
    if found is None:
        _ask_who(conversation)
    else:
        _give_to(conversation, found)


def _profile_of(conversation: Conversation, told: Told) -> int | None:
    """The profile of the person: by name, or the spouse's where there is no name, or the name goes with none."""
    session = conversation.session
    if told.name:
        named = (each for each in session.profiles if each.name.casefold() == told.name.casefold())
        return next((each.profile for each in named), None)
    others = [each.profile for each in session.profiles if each.person != "me"]
    return session.profile if session.profile in others else next(iter(others), None)


def _give_to(conversation: Conversation, profile: int) -> None:
    """Opens a profile and has it read what was said of its person."""
    session = conversation.session
    facts = session.told_of.pop(0).facts
    if profile != session.profile:
        open_profile(conversation, profile)
    if facts:
        conversation.read_next = facts
    else:
        show_opened(conversation)


def _ask_who(conversation: Conversation) -> None:
    """Whether the person is to be added, is the one who types, or is one of those that have a profile."""
    session, (name, facts) = conversation.session, conversation.session.told_of[0]
    mark, knows_both = name[:_OF_A_NAME], are_two(conversation)
    if knows_both:
        # The open one is offered as the one who types.
        shown = [each.tag for each in (session.others if name and facts else session.profiles)]
        buttons = [(f"={tag.name}" if tag.name else f"profile.{tag.person}", _data(tag.number, mark)) for tag in shown]
    else:
        buttons = [(f"=➕ {name}" if name else "profile.told.add", _data(_ADD, mark))]
    buttons.append(("profile.told.me", _data(_ME, mark)) if name and facts else ("profile.told.no", _data(_NO, mark)))
    session.awaits = "person"
    conversation.say(Words(_question(name, knows_both=knows_both), {"name": name} if name else {}, tuple(buttons)))


def _question(name: str, *, knows_both: bool) -> str:
    if knows_both:
        return "profile.told.unknown" if name else "profile.told.which"
    return "profile.told.who" if name else "profile.told.spouse"


def _data(what: object, mark: str) -> str:
    return act_data(Act.PROFILE, _TOLD, what, mark)


def press_told(conversation: Conversation, value: str) -> bool:
    """Who the person is of whom a line told; False for a button of an earlier line."""
    session = conversation.session
    what, _, mark = value.partition(":")
    if not session.told_of or session.told_of[0].name[:_OF_A_NAME] != mark:
        return False
    if what == _ME:
        _is_the_one_who_types(conversation)
    elif what == _NO:
        leave_told(conversation)
    elif what == _ADD:
        return _add_told(conversation)
    else:
        found = number(what)
        if found is None or all(each.profile != found for each in session.profiles):
            return False
        _give_to(conversation, found)
    return True


def told_person_was_named(conversation: Conversation, line: str) -> bool:
    """Takes the name of the person of whom a line told, while it is asked who that is; False for any other line."""
    session = conversation.session
    name, facts = named_alone(line) if session.awaits == "person" and session.told_of else ("", "")
    known = _profile_of(conversation, Told(name)) if name else None
    if not name or (known is None and are_two(conversation)):
        return False
    session.awaits = None
    session.told_of[0] = ToldOf(name, facts or session.told_of[0].facts)
    if known is None:
        return _add_told(conversation)
    _give_to(conversation, known)
    return True


def _is_the_one_who_types(conversation: Conversation) -> None:
    """The line was about the open profile, which has that name from now on, if it had none."""
    session = conversation.session
    name, conversation.read_next = session.told_of.pop(0)
    if not session.name and name and not name_problem(conversation, name):
        session.name = name


def confirm_told(conversation: Conversation) -> bool:
    """A yes: the only other profile is meant, or the person is added; False where it says too little."""
    others = conversation.session.others
    if conversation.session.told_of and are_two(conversation) and len(others) == 1:
        _give_to(conversation, others[0].profile)
        return True
    return _add_told(conversation)


def _add_told(conversation: Conversation) -> bool:
    """Adds the person of whom a line told as the spouse; one without a usable name is asked for it."""
    session = conversation.session
    if not session.told_of or are_two(conversation):
        return False
    name = session.told_of[0].name
    has_place = len(session.profiles) < MOST_PROFILES
    if not has_place or not name or name_problem(conversation, name):
        return add_spouse(conversation)
    begin_profile(conversation, name, is_spouse=True)
    return True


def leave_told(conversation: Conversation) -> None:
    """Nobody is to be added: what was said of somebody is let go, and stays nobody's answer."""
    conversation.session.told_of = []
    conversation.show_where()
