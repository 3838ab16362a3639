"""An answer with a wish or a question of the person's own behind it: `employee. but who sees my data`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from bot.understanding.answers import settled
from bot.understanding.case import Case
from bot.understanding.explained import is_decided_by_a_number
from bot.understanding.in_parts import told_of_others
from bot.understanding.lexicon import lexicon
from bot.understanding.marks import marks
from bot.understanding.numbers import amounts_of
from bot.understanding.reading import Heard, Reading, covered
from bot.understanding.remarks import MOST_ENDS, said_first
from bot.understanding.understood import About, Answered, AskBack, Understood, Wish, WishKind
from bot.understanding.wishes import said_in_full
from bot.understanding.words import Line
from core.answer_types import Choice
from core.person import SITUATION
from core.question import Question

Telling = Callable[[Case, Question[Any]], Understood]
"""Reads what somebody says of themselves in a first line, which may be more than the answer."""

_LAST_ENDS: Final = 2
_HELP: Final = Wish(WishKind.HELP)


def answered_and_asked(case: Case, question: Question[Any], telling: Telling) -> Answered | Wish | None:
    """The answer that the line begins with, and what it wishes or asks in words of their own behind a pause."""
    words = case.line.words
    if not lexicon().has(case.line, "heard:question") and all(word.text != "?" for word in words):
        return None
    ends = [place for place in range(1, len(words)) if words[place].after_pause or words[place].text in marks("joins")]
    # What is asked stands at the end, however many facts are told before it.
    places = dict.fromkeys((*ends[:MOST_ENDS], *ends[-_LAST_ENDS:]))
    found = [told for place in places if (told := _told_before(case, question, place, telling)) is not None]
    if not found:
        return _several_told_before(case, question, ends, telling)
    # A fact before the question is no part of it: `145k, monthly. does it work?`.
    told = max(found, key=lambda each: len(each.answers))
    # Who does not know and asks where it stands wants to find out.
    return _HELP if told.besides == _HELP and set(told.answers.values()) == {"unsure"} else told


def _told_before(case: Case, question: Question[Any], place: int, telling: Telling) -> Answered | None:
    """The answer before a place in the line, where what stands from there on wishes or asks something."""
    is_sentence = case.line.words[place].after_pause
    begun = Case(case.line.only(range(place)), question, case.situation)
    if not is_sentence and begun.asks:
        # `Is that open to me with a 403(b)?` is one question.
        return None
    besides = _wished(case, place)
    found = _answer_before(begun, question, is_sentence=is_sentence) if besides else None
    if besides and question is SITUATION:
        told = telling(begun, question)
        found = told if isinstance(told, Answered) and question.id in told.answers else found
    return found and replace(found, besides=besides)


def _several_told_before(case: Case, question: Question[Any], ends: Sequence[int], telling: Telling) -> Answered | None:
    """What a line tells before a last question that nobody understands: the facts are kept all the same."""
    pauses = [place for place in ends if case.line.words[place].after_pause]
    if not pauses or case.line.words[-1].text != "?":
        return None
    words = case.line.words[: pauses[-1]]
    begun = Case(Line(case.line.text[: words[-1].end], words), question, case.situation)
    told = None if begun.asks else telling(begun, question)
    return told if isinstance(told, Answered) and len(told.answers) > 1 else None


def _answer_before(begun: Case, question: Question[Any], *, is_sentence: bool) -> Answered | None:
    """The answer that words say wholly; a sentence may say it beside words that explain a number."""
    found = begun.answer_in(begun.line, question, wholly=True)
    if found is not None or not is_sentence or not amounts_of(begun.line):
        return found
    found = begun.answer_in(begun.line, question) if is_decided_by_a_number(question) else None
    return found or said_first(begun, question)


def _wished(case: Case, start: int) -> Wish | About | None:
    """What the words from a place on wish or ask, as a line of their own."""
    rest = case.line.only(range(start, len(case.line.words)))
    own = Case(Line(case.line.text[rest.words[0].start :], rest.words), case.open_question, case.situation)
    full = said_in_full(rest)
    if amounts_of(rest):
        return None
    if full is not None:
        return full[0] if own.asks else None
    if not own.asks:
        return None
    wish = own.wish()
    if wish is not None and not own.ranking.is_clear:
        return wish
    about = own.ranking.about()
    if case.ranking.is_clear and not own.ranking.is_clear:
        # What `that` is in `is that a problem` stands before it.
        about = case.ranking.about()
    return about if isinstance(about, About) and (about.clear or "?" in rest.words[-1].text) else None


def told_besides_asking(case: Case, question: Question[Any], telling: Telling) -> Answered | Wish | None:
    """What somebody says of themselves who asks whether this is open to them, which the interview answers."""
    asking = lexicon().find(case.line.words, ("heard:eligible",))
    if not asking:
        return None
    rest = case.line.without(covered(asking)).unasked
    if not rest.spoken:
        return Wish(WishKind.RESULT)
    told = Case(rest, question, case.situation)
    for found in (telling(told, question), told_of_others(told, question)):
        if isinstance(found, Answered):
            return found
    return None


def answered_after_all(case: Case, question: Question[Any]) -> Answered | None:
    """The answer of a line that only wonders before it, `150? me? haha no`, or goes on with an `if` behind it."""
    last = case.line.text.rfind("?")
    behind = case.line.only(place for place, word in enumerate(case.line.words) if word.start > last)
    if last < 0:
        return None if case.ranking.is_clear else said_first(case, question)
    asks = lexicon().has(case.line, "heard:question") or lexicon().has(case.line, "heard:definition")
    found = None if asks or not behind.words else case.answer_in(behind, question, wholly=True)
    return found if found is None or found.answers[question.id] != "unsure" else None


def only_hedges(heard: Heard) -> bool:
    """Whether a yes, a no or a hedge is a question by nothing but its mark: `vielleicht?`."""
    if not isinstance(heard.question.type, Choice) or not heard.line.text.rstrip().endswith("?"):
        return False
    line = Line(heard.line.text, heard.line.spoken)
    hits = lexicon().find(line.words, ("heard:maybe", "heard:yes", "heard:no", "heard:filler"))
    return any(hit.group != "heard:filler" for hit in hits) and len(covered(hits)) == len(line.words)


def only_wonders(case: Case, heard: Heard, reading: Reading) -> bool:
    """Whether nothing but its mark makes an amount or a day a question."""
    if isinstance(heard.question.type, Choice) or reading.guessed:
        return False
    return not Case(case.line.unasked, case.open_question, case.situation).asks


def asks_what_it_means(heard: Heard) -> bool:
    """Whether the line asks for the meaning of an answer: `what is an in-plan conversion`."""
    return isinstance(heard.question.type, Choice) and heard.says("heard:meaning")


def begun_with_a_number(case: Case, heard: Heard, reading: Reading | None) -> AskBack | None:
    """The number that a line begins with, to be tapped, where words behind it ask: `10 but am I highly paid`."""
    if reading is None or not heard.amounts or heard.amounts[0].start or case.asks_behind:
        return None
    found = settled(heard.question, reading, case.answers, assumed=case.assumed)
    offers = () if reading.given is None else (str(reading.given),)
    return found if isinstance(found, AskBack) else AskBack(heard.question.id, offers)
