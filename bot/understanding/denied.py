"""A no that belongs to the noun behind it: `no catch-up` says nothing of other contributions."""

from __future__ import annotations

from typing import Final

from bot.understanding.lexicon import lexicon
from bot.understanding.marks import marks
from bot.understanding.reading import Heard, covered
from core.answer_types import Choice

_OF_ANY: Final = ("heard:filler", "heard:maybe", "heard:unsure", "heard:no", "heard:zero", "heard:yes")


def denies_something_else(heard: Heard) -> bool:
    """Whether a noun is denied that is no name of what the question asks for, by a no before it or anywhere."""
    if heard.amounts:
        return False
    words, question = heard.line.words, heard.question.id
    if heard.says(f"otherwise:nothing:{question}"):
        return True
    own = [f"names:{question}", f"called:{question}", *lexicon().under(f"choices:{question}:")]
    if isinstance(heard.question.type, Choice):
        own.append(f"beside:{question}")
    known = covered(tuple(lexicon().everywhere(words, (*own, *_OF_ANY))))
    if any(hit.start not in known for hit in lexicon().everywhere(words, ("otherwise:nothing",))):
        return True
    return any(
        place not in known and not word.after_pause and words[place - 1].text in marks("denies")
        for place, word in enumerate(words)
        if place
    )
