"""A no that belongs to the noun behind it: `no catch-up` says nothing of other contributions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.understanding.lexicon import Hit, lexicon
from bot.understanding.marks import marks
from bot.understanding.reading import Heard, covered
from core.answer_types import Choice

_OF_ANY: Final = ("heard:filler", "heard:maybe", "heard:unsure", "heard:no", "heard:zero", "heard:yes")


def denies_something_else(heard: Heard) -> bool:
    """Whether a noun is denied that is no name of what the question asks for, by a no before it or anywhere."""
    if heard.amounts:
        return False
    words, question = heard.line.words, heard.question.id
    if heard.says(f"otherwise:nothing:{question}", f"otherwise:nothing:{question.partition('.')[0]}"):
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


def ends_with_a_no(heard: Heard, hits: Sequence[Hit]) -> bool:
    """Whether a nothing is but a bare no behind words that say something else: `not related, no`, `hers no`."""
    if any(hit.group == "heard:zero" for hit in hits):
        return False
    if heard.says("heard:was_wrong"):
        return True
    denials = [hit.start for hit in hits if hit.group == "heard:no" and not _denies_a_word(heard, hit)]
    first = min(denials, default=len(heard.line.words))
    own = (f"names:{heard.question.id}", f"beside:{heard.question.id}")
    around = lexicon().find(heard.line.words[:first], ("heard:filler", "heard:opening", "heard:maybe", *own))
    return len(covered(around)) < first


def _denies_a_word(heard: Heard, hit: Hit) -> bool:
    """Whether a lone `not` denies the word behind it, and is no answer by itself: `not related`."""
    words = heard.line.words
    alone = hit.end - hit.start == 1 and words[hit.start].text in marks("not")
    return alone and hit.end < len(words) and not words[hit.end].after_pause
