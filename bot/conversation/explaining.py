"""Explanations at any moment; the open question follows again in one line."""

from __future__ import annotations

from bot.buttons import Act, act_data
from bot.conversation.setting import setting_of
from bot.conversation.smaller import can_take_less
from bot.conversation.turn import Conversation
from bot.explanations import FIRST_TOPICS, find_term, find_topics, fitting, more_exactly, points, topic_ids
from bot.parts import Term, Topic, Topics, Words
from bot.understanding.topics import ranked


def explain(conversation: Conversation, query: str) -> None:
    """What a word or a question is about, or what can be asked."""
    found = find_topics(query) if query else ()
    if not query:
        conversation.say(Topics(FIRST_TOPICS, key="topics.ask"))
    elif find_term(query) is not None or len(found) == 1:
        say_topic(conversation, fitting_topic(conversation, found[0], query) if found else "", query)
    elif found:
        offer_topics(conversation, found, query)
    else:
        conversation.say(Topics(FIRST_TOPICS, key="topics.none"))
        conversation.remind()


def explain_topic(conversation: Conversation, topic: str) -> None:
    """The explanation with an id; any other text is a question."""
    if topic in topic_ids() or topic in points():
        say_topic(conversation, topic)
    else:
        explain(conversation, topic.replace("_", " "))


def fitting_topic(conversation: Conversation, topic: str, line: str) -> str:
    """The point that a line names, else what says its topic to somebody in this interview, or with this result."""
    named = more_exactly(topic, line)
    return fitting(topic, setting_of(conversation), line) if named == topic else named


def say_topic(conversation: Conversation, topic: str, query: str = "") -> None:
    """One explanation; a term where the text names one and asks nothing else about it."""
    term = find_term(query) if query else None
    result = conversation.result() if conversation.session.answers else None
    conversation.say(Term(term, conversation.limits()) if term else Topic(topic, conversation.limits(), result))
    conversation.remind()


def offer_topics(conversation: Conversation, topics: tuple[str, ...], line: str) -> None:
    """The closest explanations, to choose from."""
    topics = _fitting_topics(conversation, topics, line)
    conversation.say(Topics(topics, "topics.one") if len(topics) == 1 else Topics(topics))
    conversation.remind()


def _fitting_topics(conversation: Conversation, topics: tuple[str, ...], line: str) -> tuple[str, ...]:
    """The same topics as they fit the person, each once."""
    return tuple(dict.fromkeys(fitting_topic(conversation, topic, line) for topic in topics))


def offer_what_is_near(conversation: Conversation, topics: tuple[str, ...], line: str) -> None:
    """The closest explanations; beside a result, where none is near, the first one and what the result can say."""
    if conversation.session.stage == "done" and conversation.is_complete() and ranked(line).is_far:
        first = _fitting_topics(conversation, topics[:1], line)
        conversation.say(Topics(first, "topics.far", _sides("steps", "why", "change")))
    else:
        offer_topics(conversation, topics, line)


def say_nothing_known(conversation: Conversation, line: str, *, off_subject: bool) -> None:
    """What this is for, where a line is off the subject; else what can be typed here; at once again what can be tapped.

    The same text never comes twice in a row.
    """
    if conversation.missed_before:
        _say_missed_again(conversation)
        return
    conversation.session.awaits = "sense"
    if off_subject or not (conversation.session.stage == "asking" or conversation.is_complete()):
        conversation.say_and_go_on(Words("explain.nothing"))
    elif conversation.session.stage == "asking":
        conversation.remind(Words("ask_back.unclear"))
    elif line.strip().isdigit():
        # It may be the number of something that stood on an earlier screen.
        conversation.say_and_go_on(Words("explain.number"))
    else:
        elects = can_take_less(conversation)
        conversation.say_and_go_on(Words("explain.can_be_typed.plan" if elects else "explain.can_be_typed"))


def _say_missed_again(conversation: Conversation) -> None:
    """The help of the open question, or buttons to what people mostly want."""
    if conversation.session.stage == "asking":
        conversation.session.help_open = True
        conversation.ask_next(Words("ask_back.unclear"))
        return
    check = (("button.check", act_data(Act.GO, "check")),)
    wanted = _sides("steps", "change") if conversation.is_complete() else check
    if can_take_less(conversation):
        wanted += (("button.less", act_data(Act.LESS, "choose")),)
    topics = ("button.topics", act_data(Act.GO, "topics"))
    conversation.say(Words("explain.missed_again", buttons=(*wanted, topics)))


def _sides(*sides: str) -> tuple[tuple[str, str], ...]:
    """The buttons of some sides of a result, by their names."""
    return tuple((f"button.{side}", act_data(Act.PLAN, side)) for side in sides)
