"""The strings attached to a route: a suspension, a frequency, a minimum, a waiting time."""

import re

from core.plan_document.statement import SOURCES, Statement
from core.plan_document.words import has, named


def condition_of(source: Statement) -> str | None:
    """The first condition that the sentence, or one after it on the same matter, sets."""
    said = named(source.quote) if source.kind == "answer" else ""
    for words in (source.words, said, source.after if continues(source.after) else ""):
        if found := condition_in(words):
            return found
    return None


def continues(words: str) -> bool:
    """Whether the next sentence goes on about the same withdrawal or conversion."""
    kinds = set(SOURCES.findall(words)) - {"AT", "CONV"}
    return (
        bool(re.search(r"withdraw|conver|CONV|suspen|contribut|request|minimum|\$|\bdo (?:so|this)\b", words))
        and not kinds
    )


def condition_in(words: str) -> str | None:
    """The condition that these words set."""
    if has("suspension", words) and not has("no_suspension", words):
        return "suspension"
    if has("highly_compensated", words):
        return "highly_compensated"
    if has("frequency", words) and not has("automatic", words):
        return "frequency"
    if has("minimum", words) and not has("no_minimum", words):
        return "minimum"
    return "holding_period" if has("holding", words) else None
