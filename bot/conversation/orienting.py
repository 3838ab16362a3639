"""What somebody asks who is getting their bearings: what this is, what a word means, how many questions are left."""

from __future__ import annotations

from typing import Final

from bot.conversation.commands import show_help
from bot.conversation.explaining import fitting_topic, say_topic
from bot.conversation.turn import Conversation
from bot.explanations import FIRST_TOPICS, find_term
from bot.parts import Words
from bot.understanding.lexicon import after_opening, lexicon
from bot.understanding.words import line_of

_KINDS: Final = ("asked:what_is_this", "asked:how_long", "asked:abilities", "asked:currency")


def bearings_were_asked(conversation: Conversation, line: str) -> bool:
    """Answers such a question, whatever is open; False for any other line."""
    asked = _asked(line)
    if asked == "what_is_this":
        say_topic(conversation, fitting_topic(conversation, FIRST_TOPICS[0], line))
    elif asked == "how_long" and conversation.session.stage == "asking":
        _, left = conversation.world.progress(conversation.session, conversation.replay())
        conversation.remind(Words("wish.how_long", {"count": left + 1}))
    elif asked == "abilities":
        show_help(conversation)
    elif asked == "currency":
        conversation.remind(Words("problem.other_currency"))
    elif _defines(line) and find_term(line) is not None:
        say_topic(conversation, "", line)
    else:
        return False
    return True


def _asked(line: str) -> str:
    """What the whole line asks, fillers aside."""
    words = [word for word in line_of(line).words if word.text not in "?!"]
    hits = lexicon().find(words, (*_KINDS, "heard:opening"))
    whole = sum(hit.end - hit.start for hit in hits) == len(words)
    kinds = {hit.group.removeprefix("asked:") for hit in hits if hit.group.startswith("asked:")}
    return kinds.pop() if whole and len(kinds) == 1 else ""


def _defines(line: str) -> bool:
    """Whether the line begins as a question for what a word means, `oh and` and the like aside."""
    words = after_opening(line_of(line).words)
    hits = lexicon().find(words, ("heard:definition",))
    asks = bool(lexicon().find(words[:1], ("heard:question",)))
    return any(hit.start == 0 and (hit.end > 1 or asks) for hit in hits)
