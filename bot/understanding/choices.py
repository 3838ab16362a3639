"""Answers out of a fixed list: codes by the phrases that name them, yes, no and unsure with their trimmings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.understanding.denied import begins_later, beside_a_no, is_choice_denied, says_yes_and_no
from bot.understanding.explained import asides
from bot.understanding.labels import labelled
from bot.understanding.lexicon import Hit, lexicon
from bot.understanding.likeness import GREAT_LEAD, likeness
from bot.understanding.marks import marks
from bot.understanding.reading import Heard, Reading, covered

_OF_A_DATE: Final = ("/", "-")
_DENYING: Final = ("no", "none", "unsure")


def read_choice(heard: Heard) -> Reading | None:
    """The code that a line names; to be asked back where it names several, or speaks of none of them."""
    named = f"choices:{heard.question.id}:"
    general = [f"heard:{code}" for code in ("unsure", "yes", "no", "wry", "maybe", "vague", "zero")]
    hits = _after_second_thoughts(heard, _phrases_first(heard, lexicon().under(named), general))
    own = [hit for hit in hits if hit.group.startswith(named) and heard.takes(hit.code)]
    aside = asides(heard, own)
    own = [hit for hit in own if hit.start not in aside]
    said = [hit for hit in hits if hit.group.startswith("heard:") and hit.start not in aside]
    by_yes = heard.takes("yes") and heard.takes("no")
    reading = _yes_or_no(heard, own, said) if by_yes else beside_a_no(heard, own) or _one_of(heard, own, said)
    if not by_yes and reading is not None and says_yes_and_no(heard):
        reading = Reading(offers=heard.question.type.codes, words=reading.words)
    doubtful = covered([hit for hit in hits if hit.group == f"{named}ask"])
    if doubtful and (reading is None or (heard.takes("yes") and heard.texts()[0] not in marks("yes_or_no"))):
        # `There is a 401k but nobody put a dime in` answers neither way.
        return Reading(words=doubtful)
    if doubtful and reading is not None and reading.given == "employee" and begins_later(heard):
        return Reading(offers=("employee",), words=doubtful)
    if reading is not None and aside:
        reading = replace(reading, words=reading.words | aside)
    return _compared(heard, reading, aside)


def _compared(heard: Heard, reading: Reading | None, aside: frozenset[int]) -> Reading | None:
    """The reading, unless the line is much more like another answer; where there is none, what it is like."""
    texts = [text for place, text in enumerate(heard.texts()) if place not in aside]
    like = likeness(" ".join(texts), heard.question.id)
    if reading is not None and isinstance(reading.given, str):
        other = like.speaks_against(reading.given)
        fillers = covered(lexicon().find(heard.line.words, ("heard:filler",)))
        said_whole = (
            len(reading.words | fillers) == len(heard.line.words)
            or reading.given in heard.question.talk.together.values()
        )
        if _is_half_heard(heard, reading) and like.likely != reading.given:
            return Reading(offers=heard.question.type.codes, words=reading.words)
        if other is None or said_whole or not heard.takes(other) or _says_the_label(heard, reading):
            return reading
        return Reading(offers=(reading.given, other), words=reading.words)
    plainly = like.ahead_by(GREAT_LEAD)
    doubted = heard.says("heard:maybe", "heard:wry") or says_yes_and_no(heard) or _may_be_both(heard, reading, plainly)
    if reading is not None and plainly in reading.offers and not doubted:
        return Reading(plainly, words=reading.words)
    return _guessed(heard, like.likely) if reading is None else reading


def _says_the_label(heard: Heard, reading: Reading) -> bool:
    """Whether what led to the answer is the very word of its button, which no likeness outweighs."""
    said = " ".join(heard.texts()[place] for place in sorted(reading.words))
    return labelled(heard.question.id, said) == reading.given


def _is_half_heard(heard: Heard, reading: Reading) -> bool:
    """Whether a yes or no rests on few words of a line that does not begin with one: `doesn't ring a bell`."""
    own = [f"choices:{heard.question.id}:{code}" for code in heard.question.type.codes]
    texts = heard.texts()
    plain = {texts[0], texts[-1]} & marks("yes_or_no") or lexicon().find(heard.line.words, own)
    fillers = covered(lexicon().find(heard.line.words, ("heard:filler",))) - reading.words
    return (
        reading.given in ("yes", "no") and not plain and 2 * len(reading.words) < len(heard.line.words) - len(fillers)
    )


def _guessed(heard: Heard, likely: str | None) -> Reading | None:
    everything = frozenset(range(len(heard.line.words)))
    if likely == "unsure":
        # `The 11th I think. No wait the 4th` is of two minds about something that a number says.
        by_number = heard.amounts or heard.says("heard:wait")
        return None if by_number else replace(_not_known(heard, everything), guessed=True)
    if likely and heard.takes(likely) and _may_be_guessed(heard, likely):
        return Reading(likely, words=everything, guessed=True)
    return None


def _may_be_guessed(heard: Heard, likely: str) -> bool:
    """No number decides otherwise, nothing is denied but by a no, and it is about the person's own."""
    denied = not marks("not").isdisjoint(heard.texts())
    later = likely in ("yes", "no") and heard.says("heard:next_year")
    stands = not denied or likely in _DENYING
    return not heard.amounts and stands and not later and not _is_of_somebody_else(heard, likely)


def _is_of_somebody_else(heard: Heard, likely: str) -> bool:
    """Whether a yes or no is said of somebody or something whom the question is not about: `she's in my corp too`."""
    other = ("otherwise:a_choice", "otherwise:any")
    hits = lexicon().find(heard.line.words, (f"beside:{heard.question.id}", *other))
    return likely in ("yes", "no") and any(hit.group in other for hit in hits)


def _phrases_first(heard: Heard, groups: Sequence[str], general: Sequence[str]) -> list[Hit]:
    """The question's own phrases of several words, then whatever else the words between them say."""
    own = [hit for hit in lexicon().find(heard.line.words, groups) if hit.end - hit.start > 1]
    taken = covered(own)
    others = [hit for hit in heard.hits(*groups, *general) if taken.isdisjoint(range(hit.start, hit.end))]
    found = [hit for hit in (*own, *others) if not _is_half_a_date(heard, hit) and not _is_half_an_amount(heard, hit)]
    return sorted(found, key=lambda hit: hit.start)


def _is_half_a_date(heard: Heard, hit: Hit) -> bool:
    """Whether a number is the day or the month of a date: `12/11` says no twelve times."""
    words = heard.line.words
    alone = hit.end - hit.start == 1 and words[hit.start].is_number
    around = ((hit.start - 1, hit.start - 2), (hit.end, hit.end + 1))
    return alone and any(
        0 <= number < len(words) and words[sign].text in _OF_A_DATE and words[number].is_number
        for sign, number in around
    )


def _is_half_an_amount(heard: Heard, hit: Hit) -> bool:
    """Whether a number is the digits of an amount alone: `semi monthly 12k` says nothing of twelve times."""
    return any(amount.start <= hit.start and hit.end < amount.end for amount in heard.amounts)


def _after_second_thoughts(heard: Heard, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The phrases behind a `wait, no`, where there are some on both sides of it."""
    named = [hit for hit in hits if hit.group.startswith("choices:")]
    # The employer of `full time at ups` is no slip that is noticed.
    known = covered(tuple(hit for hit in named if hit.end - hit.start > 1))
    for wait in heard.hits("heard:wait"):
        if wait.start in known:
            continue
        behind = [hit for hit in named if hit.start >= wait.end]
        if behind and any(hit.end <= wait.start for hit in named):
            return tuple(hit for hit in hits if hit.start >= wait.end)
    return tuple(hits)


def _yes_or_no(heard: Heard, own: Sequence[Hit], said: Sequence[Hit]) -> Reading | None:
    stated = {hit.code for hit in own}
    denied = any(is_choice_denied(heard, hit) for hit in own) and len(stated) == 1
    general = [hit for hit in said if hit.group in ("heard:yes", "heard:no")]
    lead = general[0].code if (general and not own) or (general and general[0].start <= own[0].start) else None
    unsure = [hit for hit in said if hit.group == "heard:unsure"]
    maybe = [hit for hit in said if hit.group in ("heard:maybe", "heard:vague")]
    words = covered([*own, *general, *unsure, *maybe])
    if lead is None and len(stated) == 1 and (wrong := _taken_back_behind(heard, own)):
        stated, words = {"yes", "no"} - stated, words | wrong
    codes = stated | ({lead} if lead else set())
    if unsure and (not own or unsure[0].start < own[0].start) and (lead is None or unsure[0].start <= general[0].start):
        return _not_known(heard, words)
    leans = bool(maybe) and codes == {"no"} and not any(hit.start <= maybe[0].start for hit in (*own, *general))
    # A no behind a wry `yeah right` means it, a yes does not.
    wry = any(hit.group == "heard:wry" for hit in said) and codes != {"no"}
    if len(codes) > 1 or denied or leans or wry or (unsure and codes):
        return Reading(offers=tuple(code for code in heard.question.type.codes), words=words)
    if len(codes) == 1:
        others = {hit.code for hit in general} - codes if lead and not own else set()
        return (
            Reading(offers=heard.question.type.codes, words=words)
            if others and len(general) == 2
            else Reading(codes.pop(), words=words)
        )
    if maybe:
        return Reading(offers=heard.question.type.codes, words=words)
    zero = [hit for hit in said if hit.group == "heard:zero"]
    return Reading("no", words=covered(zero)) if zero and zero[0].start == 0 else None


def _taken_back_behind(heard: Heard, own: Sequence[Hit]) -> frozenset[int]:
    """The words that end a line by taking back what it has named: `you say 403b, that's wrong`."""
    wrong = [hit for hit in heard.hits("heard:was_wrong") if hit.end == len(heard.line.words)]
    return covered(wrong) if wrong and wrong[0].start >= own[-1].end else frozenset()


def _not_known(heard: Heard, words: frozenset[int]) -> Reading:
    return Reading("unsure", words=words) if heard.takes("unsure") else Reading(words=words, unsure=True)


def _one_of(heard: Heard, own: Sequence[Hit], said: Sequence[Hit]) -> Reading | None:
    standing = [hit for hit in own if not is_choice_denied(heard, hit)]
    codes = list(dict.fromkeys(hit.code for hit in standing))
    unsure = [hit for hit in said if hit.group == "heard:unsure"]
    words = covered([*own, *unsure])
    if unsure and not codes:
        return _not_known(heard, words)
    if not codes and heard.takes("none") and any(hit.group == "heard:zero" and hit.start == 0 for hit in said):
        return Reading("none", words=covered(said))
    if not codes and not own and _is_only_a_job_title(heard):
        return Reading("employee", words=covered(heard.hits("heard:job_title")))
    if not codes:
        maybe = [hit for hit in said if hit.group in ("heard:maybe", "heard:vague")]
        return Reading(words=covered([*maybe, *own])) if maybe or own else None
    if heard.takes("employee") and heard.says("heard:past_job"):
        return Reading(words=words)
    talk = heard.question.talk
    if together := talk.together.get(frozenset(codes)):
        said_of_both = _are_set_side_by_side(heard, standing)
        return Reading(together, words=words) if said_of_both else Reading(offers=(*codes, together), words=words)
    if unsure:
        return Reading(offers=(*codes, "unsure") if heard.takes("unsure") else tuple(codes), words=words)
    if codes in (["employee"], ["self_employed"]) and heard.says("heard:besides"):
        return Reading(offers=(codes[0], "both"), words=words)
    if len(codes) == 1:
        contrast = [hit for hit in standing[1:] if heard.texts()[hit.start] in marks("not")]
        return Reading(codes[0], words=covered([*standing[:1], *contrast]))
    strongest = next((code for code in talk.says_most if code in codes), None)
    return Reading(strongest, words=words) if strongest else Reading(offers=tuple(codes), words=words)


def _may_be_both(heard: Heard, reading: Reading | None, plainly: str | None) -> bool:
    """Whether a line names two choices that come to a third one, or one of them and a word for another beside it."""
    offers = set(reading.offers) if reading is not None else set()
    together = heard.question.talk.together
    return any({*codes, both} == offers or (both in offers and plainly != both) for codes, both in together.items())


def _are_set_side_by_side(heard: Heard, standing: Sequence[Hit]) -> bool:
    """Whether two choices stand in different parts, or a word adds one: `uber employee` is one thing, not two."""
    pairs = [(a, b) for a, b in pairwise(standing) if a.code != b.code]
    words = heard.line.words
    joins = (marks("joins") | marks("either")) - marks("instead")
    apart = any(w.text in joins for a, b in pairs for w in words[a.end : b.start + 1])
    return apart or heard.says("heard:besides")


def _is_only_a_job_title(heard: Heard) -> bool:
    """Whether the line names a job and nothing that speaks of a business or of a job that is over."""
    denied = not marks("not").isdisjoint(heard.texts())
    otherwise = heard.says("heard:own_account", "heard:past_job", "heard:besides", f"choices:{heard.question.id}:ask")
    return heard.takes("employee") and heard.says("heard:job_title") and not denied and not otherwise
