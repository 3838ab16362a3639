"""What is only looked at: explained as it is, and taken or left before something is done with the plan."""

from __future__ import annotations

from bot.conversation.smaller import keep_tried, wages_looked_at, wished
from bot.conversation.turn import Conversation
from bot.parts import Words
from core.assess import Result


def looked_at(conversation: Conversation) -> Result:
    """The result on screen, with the smaller amount or the other answers that are only looked at."""
    session = conversation.session
    tried = wished(session.tried) if session.tried is not None else session.supposed
    if not tried:
        return conversation.result()
    return conversation.world.result(conversation.with_answers({**session.answers, **tried}))


def say_it_is_looked_at(conversation: Conversation) -> None:
    """Says that what follows explains a what-if, which a yes still keeps; nothing where the plan itself is shown."""
    if may_still_be_kept(conversation):
        conversation.say(Words("suppose.explained"))


def may_still_be_kept(conversation: Conversation) -> bool:
    """Has a yes keep what is only looked at; False where nothing is."""
    session = conversation.session
    is_looked_at = session.tried is not None or bool(session.supposed)
    if is_looked_at:
        session.awaits = "keep"
    return is_looked_at


def settle(conversation: Conversation) -> None:
    """Takes an amount that was looked at as the person's choice; leaves answers and wages, which only a yes changes."""
    session = conversation.session
    if session.tried is not None and (wages := wages_looked_at(session.tried)) is not None:
        session.tried = None
        conversation.say(Words("suppose.left.wages", {"amount": wages}))
    elif session.tried is not None:
        keep_tried(conversation)
    elif session.supposed:
        supposed, session.supposed = next(iter(session.supposed.items())), {}
        conversation.say(Words("suppose.left", {"question": supposed[0], "answer": supposed}))
