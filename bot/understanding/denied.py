"""What a no belongs to: a noun, `no catch-up`, or a choice, `no in plan, only rollovers`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.understanding.days import names_a_month
from bot.understanding.lexicon import Hit, lexicon, names_of
from bot.understanding.marks import marks
from bot.understanding.reading import Heard, Reading, covered
from core.answer_types import Choice

_OF_ANY: Final = ("heard:filler", "heard:maybe", "heard:unsure", "heard:no", "heard:zero", "heard:yes")
_REACH: Final = 2
_REACH_BEHIND: Final = 5


def denies_something_else(heard: Heard) -> bool:
    """Whether a noun is denied that is no name of what the question asks for, by a no before it or anywhere."""
    if heard.amounts:
        return False
    words, question = heard.line.words, heard.question.id
    if heard.says(f"otherwise:nothing:{question}", f"otherwise:nothing:{question.partition('.')[0]}"):
        return True
    own = [*names_of(question), *lexicon().under(f"choices:{question}:")]
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


def is_choice_denied(heard: Heard, hit: Hit) -> bool:
    """Whether a word before a choice, or a German `nicht` behind it, says that it does not hold."""
    before: list[str] = []
    place = hit.start
    while place and not heard.line.words[place].after_pause and len(before) < _REACH:
        place -= 1
        # `Not in the US` and `nicht mehr in den USA` deny as `not the US` does.
        before += [text for text in (heard.line.words[place].text,) if text not in marks("before_a_place")]
    # A no before a yes or no is an answer itself; before the name of another choice it denies that one.
    denying = marks("not") if heard.takes("no") else marks("not") | marks("denies")
    return not denying.isdisjoint(before) or _is_denied_behind(heard, hit)


def _is_denied_behind(heard: Heard, hit: Hit) -> bool:
    """Whether a German `nicht` follows in the same breath: `umwandeln im plan nicht`."""
    for place in range(hit.end, min(hit.end + _REACH_BEHIND, len(heard.line.words))):
        word = heard.line.words[place]
        if word.after_pause:
            return False
        if word.text in marks("not_behind"):
            following = heard.line.words[place + 1 :]
            only_laughs = len(covered(lexicon().find(following, ("heard:filler",)))) == len(following)
            return only_laughs or following[0].after_pause or following[0].text in marks("not_goes_on")
    return False


def beside_a_no(heard: Heard, own: Sequence[Hit]) -> Reading | None:
    """What a line says that denies one choice and names another: `no in plan, only rollovers`, `X, nothing else`.

    A choice behind the no is only asked about unless an `only` or `but` sets it against what is denied.
    """
    denials = [hit for hit in own if hit.code == "none"]
    named = [hit for hit in own if hit not in denials]
    ends = [place for place, word in enumerate(heard.line.words) if word.text in marks("instead")]
    stops = [*ends, *(place for place, word in enumerate(heard.line.words) if word.after_pause)]
    left = list(named)
    for no in denials:
        if no.start and heard.line.words[no.start - 1].text in marks("else"):
            continue
        stop = min((place for place in stops if place >= no.end), default=len(heard.line.words))
        start = max((place for place in stops if place <= no.start), default=0)
        behind = [hit for hit in named if no.end <= hit.start < stop]
        denied = behind or [hit for hit in named if start <= hit.start < no.start]
        left = [hit for hit in left if hit not in denied]
    codes = {hit.code for hit in left if not is_choice_denied(heard, hit)}
    if not denials or len(codes) != 1 or "none" in codes:
        return None
    first = denials[0].start
    is_set_against = bool(ends) or any(hit.start < first for hit in left)
    words, code = covered([*own]), codes.pop()
    return Reading(code, words=words) if is_set_against else Reading(offers=("none", code), words=words)


def comes_from_elsewhere(heard: Heard, hits: Sequence[Hit]) -> bool:
    """Whether a giver is named behind the nothing that the question does not know: `nothing from the school`."""
    behind = {place for hit in hits for place in (hit.end, hit.end + 1)}
    texts = heard.texts()
    giver = any(place < len(texts) and texts[place] in marks("given_by") for place in behind)
    groups = (f"beside:{heard.question.id}", f"names:{heard.question.id}", "beside:any", "heard:filler")
    known = covered([*hits, *lexicon().find(heard.line.words, groups)])
    return giver and len(known) < len(texts)


def is_only_since(heard: Heard) -> bool:
    """Whether a year's nothing is only so since a month in which something happened: `zilch since I quit in May`."""
    happened = heard.says("heard:since") and heard.says("heard:past_job")
    return happened and heard.question.talk.whole_year and names_a_month(heard.line.words)


def begins_later(heard: Heard) -> bool:
    """Whether a line says of a job when it begins: `between jobs, starting at google in january`."""
    return names_a_month(heard.line.words) or heard.says("heard:next_year")


def says_yes_and_no(heard: Heard) -> bool:
    """Whether a line says a plain yes of one thing and a plain no of another: `mit Bonus ja, ohne nein`."""
    hits = heard.hits("heard:yes", "heard:no", "heard:unsure")
    plain = {hit.code for hit in hits if marks("yes_or_no").issuperset(heard.texts()[hit.start : hit.end])}
    return {"yes", "no"} <= plain
