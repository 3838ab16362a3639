"""What a line is taken for while a question is open: an answer first, unless it names or wishes something else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from bot.understanding.answers import read, settled
from bot.understanding.before import later_questions, left_after
from bot.understanding.case import Case
from bot.understanding.changing import change_wished
from bot.understanding.explained import is_explained, unexplained
from bot.understanding.extras import amounts_apart, further_answers
from bot.understanding.lexicon import lexicon
from bot.understanding.likeness import likeness
from bot.understanding.model import OTHER
from bot.understanding.other_things import nothing_of_another, says_both_but_for_slips
from bot.understanding.parts import answers_by_part
from bot.understanding.reading import Heard, Reading, covered
from bot.understanding.supposing import several_corrected
from bot.understanding.understood import About, Answered, AskBack, Understood, Wish, WishKind
from bot.understanding.wishes import said_in_full, what_if, year_wished
from bot.understanding.words import Line
from core.answer_types import Choice
from core.person import SITUATION
from core.question import Question

_MANY_UNKNOWN: Final = 0.5
_SAID_OF_ANYTHING: Final = ("yes", "no", "unsure", "none", "0")
_POLITE: Final = (WishKind.THANKS, WishKind.GREETING)


def beside_a_question(case: Case, question: Question[Any]) -> Understood:
    """What the line is taken for while the question is open."""
    heard = Heard(case.line, question, case.answers, case.assumed)
    reading = read(heard)
    if says_both_but_for_slips(heard, reading):
        return Answered({question.id: "both"})
    understood = _told_besides_asking(case, question) or _something_else(case, heard, reading)
    return understood or (_asked(case, heard, reading) if case.asks else _told(case, heard, reading))


def _told_besides_asking(case: Case, question: Question[Any]) -> Answered | None:
    """What somebody says of themselves who asks whether this is open to them, which the interview answers."""
    asking = lexicon().find(case.line.words, ("heard:eligible",))
    if not asking:
        return None
    besides = [place for place, word in enumerate(case.line.words) if word.text != "?" and place not in covered(asking)]
    rest = Line(case.line.text, tuple(case.line.words[place] for place in besides))
    found = beside_a_question(Case(rest, question, case.situation), question) if besides else None
    return found if isinstance(found, Answered) else None


def _something_else(case: Case, heard: Heard, reading: Reading | None) -> Understood | None:
    """A wish, or an answer to another question, said so plainly that the line is none to the open one."""
    full = said_in_full(case.line)
    if full is not None and not _is_rather_an_answer(reading, full[1]):
        return full[0]
    other = what_if(case.line, case.situation, strictly=True) or year_wished(case.line, case.situation, alone=False)
    if other is not None and not (isinstance(heard.question.type, Choice) and reading and reading.given is not None):
        return other
    if case.asks:
        return None
    wished = change_wished(case)
    if wished is not None and wished.question != heard.question.id:
        return wished
    several = several_corrected(case) or nothing_of_another(case, heard, reading)
    if several is not None:
        return several
    named = None if _chooses(case, heard, reading) else case.naming(heard.question).understood()
    if named is not None or _answers_surely(heard, reading):
        return named
    return case.correcting().understood()


def _chooses(case: Case, heard: Heard, reading: Reading | None) -> bool:
    """Whether the line says a choice beside which people name an amount: `nurse, I make 130k`."""
    said = reading is not None and reading.given is not None and not reading.guessed
    told = (heard.question in each.talk.said_with and not isinstance(each.type, Choice) for each in case.questions)
    return said and isinstance(heard.question.type, Choice) and any(told)


def _is_rather_an_answer(reading: Reading | None, said: int) -> bool:
    return reading is not None and reading.given is not None and not reading.guessed and len(reading.words) >= said


def _answers_surely(heard: Heard, reading: Reading | None) -> bool:
    """Whether the line says an answer and not a word more; beside a bare yes or no a filler may say something else."""
    if reading is None or reading.given is None or reading.guessed:
        return False
    if reading.given in _SAID_OF_ANYTHING:
        return len(reading.words) == len(heard.line.words)
    return not unexplained(heard.line, heard.question, reading)


def _asked(case: Case, heard: Heard, reading: Reading | None) -> Understood:
    """A question of the person's own; an answer only where it is no question after all."""
    reading = None if reading and (reading.guessed or _asks_what_it_means(heard)) else reading
    unknown = unexplained(case.line, heard.question, reading) if reading else []
    wish = case.wish()
    wish = None if wish and wish.kind in _POLITE else wish
    if wish is not None and not case.ranking.is_clear:
        return wish
    says_it = reading is not None and reading.given is not None and 2 * len(reading.words) >= len(case.line.words)
    if case.ranking.is_clear and not (says_it and not unknown):
        return case.ranking.about()
    whole = reading is not None and len(reading.words) == len(case.line.words)
    rather_a_topic = heard.takes("yes") and not whole and case.is_rather_a_topic
    asks_plainly = case.line.text.rstrip().endswith("?") or rather_a_topic
    if reading is not None and not asks_plainly and len(unknown) <= _unknown_at_most(heard):
        return _settled(case, heard, reading)
    if wish is not None:
        return wish
    if case.asks_about(heard.question):
        return Wish(WishKind.HELP)
    return case.ranking.about() if reading is None or case.ranking.is_on_subject else AskBack(heard.question.id)


def _asks_what_it_means(heard: Heard) -> bool:
    """Whether the line asks for the meaning of an answer: `what is an in-plan conversion`."""
    return isinstance(heard.question.type, Choice) and heard.says("heard:meaning")


def _unknown_at_most(heard: Heard) -> int:
    """How many words beside an answer leave it one, in a line that begins as a question does."""
    if heard.amounts:
        return 0
    return 2 if isinstance(heard.question.type, Choice) else 1


def _told(case: Case, heard: Heard, reading: Reading | None) -> Understood:
    question = heard.question
    apart = (
        amounts_apart(heard, [each for each in case.questions if each is not question])
        if len(heard.amounts) > 1 and (reading is None or reading.given is None)
        else None
    )
    if apart is not None:
        found = settled(question, apart[0], case.answers, assumed=case.assumed)
        return Answered({**found.answers, **apart[1]}) if isinstance(found, Answered) else found
    if reading is not None and reading.guessed:
        parts, _ = _by_part(case, question, frozenset(), later_questions(question, case.situation))
        if parts:
            return Answered(parts)
    if reading is not None and (reading.given is not None or reading.offers):
        unknown = unexplained(case.line, question, reading)
        many = len(unknown) > max(2, _MANY_UNKNOWN * len(case.line.words))
        return case.ranking.about() if many and case.ranking.is_plain else _settled(case, heard, reading)
    wish = case.wish()
    if wish is not None and not (reading and len(reading.words) == len(case.line.words)):
        return wish
    if reading is not None:
        return Wish(WishKind.HELP) if reading.unsure else AskBack(question.id, reading.offers)
    return _no_answer(case, question)


def _no_answer(case: Case, question: Question[Any]) -> Understood:
    """A line that says nothing of the question: answers to others, a topic, or the same line with its slips mended."""
    mended = lexicon().mended(case.line)
    again = beside_a_question(Case(mended, question, case.situation), question) if mended is not case.line else None
    if isinstance(again, Answered) and question.id in again.answers:
        return again
    parts, _ = _by_part(case, question, frozenset(), later_questions(question, case.situation))
    if parts:
        return Answered(parts)
    if case.ranking.is_plain and _answers_nothing(case, question):
        return case.ranking.about()
    if again is not None:
        return again
    if case.ranking.is_on_subject and case.ranking.best > case.ranking.answer:
        return About(case.ranking.topics[:3], clear=False)
    return AskBack(question.id)


def _others(case: Case, question: Question[Any], later: Sequence[Question[Any]]) -> list[Question[Any]]:
    """What else a line may answer: choices that are still open, and any amount."""
    given = case.answers.given() if case.assumed else case.situation.answers
    amounts = [each for each in case.questions if not isinstance(each.type, Choice) and each is not question]
    return [*later, *(each for each in amounts if each.id in given and each not in later)]


def _by_part(
    case: Case, question: Question[Any], used: frozenset[int], others: Sequence[Question[Any]]
) -> tuple[dict[str, object], frozenset[int]]:
    return answers_by_part(case.line, used, others, case.answers, bare=question is SITUATION)


def _answers_nothing(case: Case, question: Question[Any]) -> bool:
    """Whether the line is like no answer to a choice."""
    if not isinstance(question.type, Choice):
        return True
    scores = likeness(case.line.text, question.id).scores
    return not scores or max(scores, key=lambda label: scores[label]) == OTHER


def _settled(case: Case, heard: Heard, reading: Reading) -> Understood:
    found = settled(heard.question, reading, case.answers, assumed=case.assumed)
    if not isinstance(found, Answered) or len(reading.words) == len(case.line.words):
        return found
    later = left_after(heard.question, reading.given, case.situation)
    further, words = further_answers(heard, reading.words, later)
    others = [each for each in _others(case, heard.question, later) if each.id not in further]
    parts, more = _by_part(case, heard.question, reading.words | words, others)
    if not is_explained(heard, reading, words | more):
        return AskBack(heard.question.id, (str(reading.given),))
    return Answered({**found.answers, **further, **parts})
