"""What cannot be taken back is asked first, and confirmed by a button or a typed yes."""

from __future__ import annotations

from bot.buttons import Act, act_data
from bot.conversation.switching import take_anew
from bot.conversation.turn import Conversation
from bot.languages import yes_or_no
from bot.parts import Words
from core.assess import TAX_YEAR


def ask_to_restart(conversation: Conversation) -> None:
    """Asks before answers are forgotten; with none there is nothing to ask."""
    if conversation.session.answers.keys() <= {TAX_YEAR.id}:
        restart(conversation)
        return
    conversation.session.awaits = "restart"
    buttons = (("button.restart", act_data(Act.GO, "restart")), ("button.keep_answers", act_data(Act.GO, "continue")))
    conversation.say(Words("restart.sure", buttons=buttons))


def restart(conversation: Conversation) -> None:
    """From the first question; the tax year stays."""
    session = conversation.session
    conversation.retire()
    session.answers = {key: value for key, value in session.answers.items() if key == TAX_YEAR.id}
    session.told, session.changing, session.ticked = {}, None, []
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
    asked, conversation.session.awaits = conversation.session.awaits, None
    said = yes_or_no(line)
    if said is None or asked not in ("restart", "delete"):
        return False
    if asked == "delete":
        delete(conversation, surely=said)
    elif said:
        restart(conversation)
    else:
        conversation.show_where()
    return True
