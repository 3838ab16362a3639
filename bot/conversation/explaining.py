"""Explanations at any moment; an open question is asked again behind them."""

from __future__ import annotations

from bot.conversation.turn import Conversation
from bot.explanations import FIRST_TOPICS, find_term, find_topics, points, topic_ids
from bot.parts import Term, Topic, Topics


def has_explanation(text: str) -> bool:
    """Whether a text is a question that can be answered."""
    return bool(find_topics(text))


def explain(conversation: Conversation, query: str) -> None:
    """What a word or a question is about, or what can be asked."""
    if not query:
        conversation.say(Topics(FIRST_TOPICS, key="topics.ask"))
        return
    explain_words(conversation, query)
    if conversation.session.stage == "asking":
        conversation.ask_next()


def explain_topic(conversation: Conversation, topic: str) -> None:
    """The explanation with an id; any other text is a question."""
    if topic not in topic_ids() and topic not in points():
        explain(conversation, topic.replace("_", " "))
        return
    _say_topic(conversation, topic)
    if conversation.session.stage == "asking":
        conversation.ask_next()


def explain_words(conversation: Conversation, query: str) -> None:
    """The term, the topic, a choice of topics, or that there is nothing."""
    term = find_term(query)
    found = find_topics(query)
    if term is not None:
        conversation.say(Term(term, conversation.limits()))
    elif len(found) == 1:
        _say_topic(conversation, found[0])
    elif found:
        conversation.say(Topics(found))
    else:
        conversation.say(Topics(FIRST_TOPICS, key="topics.none"))


def _say_topic(conversation: Conversation, topic: str) -> None:
    result = conversation.result() if conversation.session.answers else None
    conversation.say(Topic(topic, conversation.limits(), result))
