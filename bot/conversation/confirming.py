"""What cannot be taken back is asked first, and confirmed by a button or a typed yes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bot.buttons import Act, act_data
from bot.conversation import payslip_buttons
from bot.conversation.documents import reject_finding, take_finding
from bot.conversation.overview import show_profiles
from bot.conversation.payslips import mark_of
from bot.conversation.persons import confirm_told, leave_told
from bot.conversation.profiles import ask_to_remove, remove
from bot.conversation.reminding import show_reminders
from bot.conversation.smaller import ask_for_amount
from bot.conversation.supposing import keep
from bot.conversation.switching import take_anew
from bot.conversation.turn import Conversation
from bot.conversation.undecided import offered_again, says_to_take
from bot.parts import Words
from bot.understanding import About, AskBack, Nothing, Understood
from bot.understanding.lexicon import lexicon
from bot.understanding.marks import marks
from bot.understanding.reading import covered
from bot.understanding.words import line_of
from core.assess import TAX_YEAR

_SAID: Final = ("confirmed:yes", "confirmed:no")
_BESIDE: Final = "confirmed:beside"
_KEEP: Final = "pressed:keep_amount"
_ADDS, _LATER = "confirmed:adds", "confirmed:later"


def ask_to_restart(conversation: Conversation) -> None:
    """Asks before answers are forgotten; with none there is nothing to ask."""
    if conversation.session.answers.keys() <= {TAX_YEAR.id}:
        restart(conversation)
        return
    conversation.session.awaits = "restart"
    keep = ("button.keep_answers", act_data(Act.GO, "continue"))
    conversation.say(Words("restart.sure", buttons=(("button.restart", act_data(Act.GO, "restart_yes")), keep)))


def restart(conversation: Conversation) -> None:
    """From the first question; the tax year stays."""
    session = conversation.session
    conversation.retire()
    session.answers = {key: value for key, value in session.answers.items() if key == TAX_YEAR.id}
    session.told, session.by_year, session.changing, session.ticked = {}, {}, None, []
    session.keeps = None
    session.changed_from, session.found, session.found_if = {}, {}, {}
    take_anew(conversation)
    conversation.begin(Words("restarted"))


def ask_to_delete(conversation: Conversation) -> None:
    """Asks before everything is removed for good."""
    conversation.session.awaits = "delete"
    buttons = (("delete.yes", act_data(Act.DELETE, "yes")), ("delete.no", act_data(Act.DELETE, "no")))
    conversation.say(Words("delete.sure", buttons=buttons))


def delete(conversation: Conversation, *, surely: bool) -> None:
    """Forgets the person, or keeps everything."""
    if surely:
        conversation.turn.session = None
        conversation.turn.parts = [Words("deleted")]
    else:
        conversation.show_where(Words("delete.kept"))


def confirmed(conversation: Conversation, line: str) -> bool:
    """A typed yes or no to what was asked before; False where nothing was, or for any other line."""
    asked = conversation.session.awaits
    if asked not in _CONFIRMED:
        return False
    said = True if asked == "keep" and _keeps(line) else said_of_it(line)
    if asked == "person" and said is None:
        return _says_when(conversation, line)
    if said is None:
        return False
    conversation.session.awaits = None
    _CONFIRMED[asked](conversation, said)
    return True


def what_waits_was_taken(conversation: Conversation, line: str) -> bool:
    """Takes what was read before, where a line says so, or asks again where it says no more than yes or no."""
    said = said_of_it(line)
    if said and says_to_take(line):
        return _take_what_waits(conversation)
    return said is not None and conversation.open_question() is None and offered_again(conversation)


def _take_what_waits(conversation: Conversation) -> bool:
    """Takes what a document or HR says, and what a payslip does."""
    found = bool(conversation.session.found) and take_finding(conversation, "all", None)
    return _press_payslip(conversation, payslip_buttons.TAKE) or found


def _press_payslip(conversation: Conversation, what: str) -> bool:
    return payslip_buttons.press(conversation, f"{what}:{mark_of(conversation.session)}", None)


def _says_when(conversation: Conversation, line: str) -> bool:
    """A yes to another person's plan with more words: at once, or once the own one is finished."""
    words = line_of(line).spoken
    hits = lexicon().find(words, (*_SAID, _BESIDE, _ADDS, _LATER, "heard:filler", "heard:opening"))
    groups = {hit.group for hit in hits}
    if len(covered(hits)) < len(words) or _SAID[1] in groups or not groups & {_SAID[0], _ADDS, _LATER}:
        return False
    conversation.session.awaits = None
    if _LATER in groups:
        conversation.remind(Words("profile.told.later"))
    else:
        _answer_to_person(conversation, True)
    return True


def _keeps(line: str) -> bool:
    """Whether a line would keep what is looked at; said of one's data the same words are a no."""
    words = line_of(line).spoken
    hits = lexicon().find(words, (_KEEP, _BESIDE, _SAID[0], "heard:opening"))
    return any(hit.group == _KEEP for hit in hits) and len(covered(hits)) == len(words)


def _answer_to_restart(conversation: Conversation, said: bool) -> None:
    if said:
        restart(conversation)
    else:
        conversation.show_where()


def _answer_to_keep(conversation: Conversation, said: bool) -> None:
    """Keeps what was only looked at, or shows the result as it stands."""
    if not said or not keep(conversation):
        conversation.show_where()


def _answer_to_remove(conversation: Conversation, said: bool) -> None:
    """Removes the open profile, or shows all of them."""
    if not said or not remove(conversation):
        show_profiles(conversation)


def _answer_to_person(conversation: Conversation, said: bool) -> None:
    """Adds the person of whom a line told, or leaves it at that."""
    if not said or not confirm_told(conversation):
        leave_told(conversation)


def _answer_to_reply(conversation: Conversation, said: bool) -> None:
    """Takes what HR answered or a document says, or leaves it."""
    if not said or not take_finding(conversation, "all", None):
        reject_finding(conversation, "all", None)


def _answer_to_payslip(conversation: Conversation, said: bool) -> None:
    """Takes what is ticked of a payslip, or leaves all of it."""
    if not _press_payslip(conversation, payslip_buttons.TAKE if said else payslip_buttons.LEAVE):
        conversation.show_where()


def asked_again(conversation: Conversation, asked: str | None, understood: Understood) -> bool:
    """Asks once more what was asked, where a line says neither yes nor no nor anything else clearly."""
    is_unclear = isinstance(understood, Nothing | AskBack) or (isinstance(understood, About) and not understood.clear)
    if asked not in _ASK or not is_unclear:
        return False
    _ASK[asked](conversation)
    return True


def said_of_it(line: str) -> bool | None:
    """Whether a whole line agrees to what was asked or refuses it, however trimmed; None where it does neither."""
    words = line_of(line).spoken
    hits = lexicon().find(words, (*_SAID, _BESIDE))
    # `Please don't, take it` ends with a yes, `please don't take it` does not.
    nots = {hit.end for hit in hits if words[hit.end - 1].text in marks("not")}
    denied = {start for start in nots if start < len(words) and not words[start].after_pause}
    said = {hit.code for hit in hits if hit.group in _SAID and hit.start not in denied}
    if len(said) != 1 or len(covered(hits)) < len(words):
        return None
    return said.pop() == "yes"


_CONFIRMED: Final[dict[str, Callable[[Conversation, bool], None]]] = {
    "restart": _answer_to_restart,
    "delete": lambda conversation, said: delete(conversation, surely=said),
    "keep": _answer_to_keep,
    "remove": _answer_to_remove,
    "person": _answer_to_person,
    "reply": _answer_to_reply,
    "payslip": _answer_to_payslip,
}

_ASK: Final[dict[str, Callable[[Conversation], object]]] = {
    "restart": ask_to_restart,
    "delete": ask_to_delete,
    "remove": ask_to_remove,
    "zone": show_reminders,
    "take": ask_for_amount,
}
"""What was asked, asked once more."""
