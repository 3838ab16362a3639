"""What a line is taken for while a question is open: an answer first, unless it names or wishes something else."""

from __future__ import annotations

from typing import Any, Final

from bot.understanding.age_told import age_told
from bot.understanding.answers import read, settled
from bot.understanding.before import left_after
from bot.understanding.besides import (
    answered_after_all,
    answered_and_asked,
    asks_what_it_means,
    begun_with_a_number,
    only_hedges,
    only_wonders,
    told_besides_asking,
)
from bot.understanding.case import Case
from bot.understanding.changing import change_wished, told_by_name
from bot.understanding.elsewhere import told_of_employers
from bot.understanding.explained import is_explained, likely_its_own, unexplained
from bot.understanding.extras import further_answers
from bot.understanding.from_an_age import opens_from_an_age
from bot.understanding.heads import said_along
from bot.understanding.in_a_sentence import told_in_a_sentence
from bot.understanding.in_parts import facts_beside, in_parts, told_of_others
from bot.understanding.less import what_if
from bot.understanding.lexicon import lexicon
from bot.understanding.net_and_kept import net_pay_and_what_is_kept
from bot.understanding.of_each import said_of_each
from bot.understanding.other_things import (
    corrected_instead,
    denies_what_was_before,
    is_nothing_first,
    nothing_of_another,
    said_anew,
    says_both_but_for_slips,
    takes_back_what_was_before,
    takes_up,
)
from bot.understanding.reading import Heard, Reading, covered, segments
from bot.understanding.running_rate import rate_with_its_total
from bot.understanding.so_far import told_so_far
from bot.understanding.supposing import several_corrected
from bot.understanding.understood import About, Answered, AskBack, Change, Understood, Wish, WishKind
from bot.understanding.wishes import said_in_full, said_within, year_wished
from core.answer_types import AgeBand, Choice
from core.question import Question, Unit

_MANY_UNKNOWN: Final = 0.5
_SAID_OF_ANYTHING: Final = ("yes", "no", "unsure", "none", "0")


def beside_a_question(case: Case, question: Question[Any]) -> Understood:
    """What the line is taken for while the question is open."""
    heard = Heard(case.line, question, case.answers, case.assumed)
    reading = read(heard)
    if says_both_but_for_slips(heard, reading):
        return Answered({question.id: "both"})
    told = (
        said_of_each(case, question)
        or opens_from_an_age(case, heard)
        or told_of_employers(case, question)
        or net_pay_and_what_is_kept(case, question)
        or told_in_a_sentence(case, question)
        or told_so_far(case, heard)
        or rate_with_its_total(case, question)
    )
    if told is not None:
        return told
    if only_hedges(heard):
        return AskBack(question.id, reading.offers if reading else ())
    asking = told_besides_asking(case, question, beside_a_question) or answered_and_asked(
        case, question, beside_a_question
    )
    understood = asking or _something_else(case, heard, reading)
    after_all = answered_after_all(case, question) if case.asks and not understood else understood
    return after_all or (_asked(case, heard, reading) if case.asks else _told(case, heard, reading))


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
    age = age_told(case)
    if age is not None:
        return age
    wished = (None if _answers_surely(heard, reading) else told_by_name(case)) or change_wished(case)
    if isinstance(wished, Change) or (wished is not None and wished.question != heard.question.id):
        return wished
    if (several := several_corrected(case) or nothing_of_another(case, heard, reading)) is not None:
        return several
    is_chosen = _chooses(case, heard, reading) or _is_decided(heard, reading) or is_nothing_first(heard)
    named = None if is_chosen else _named(case, heard.question)
    if named is not None or _answers_surely(heard, reading):
        return named
    return case.correcting().understood()


def _named(case: Case, question: Question[Any]) -> Understood | None:
    """The value of another question that is named, with whatever else the line tells."""
    named = case.naming(question).understood()
    several = told_of_others(case, question) if isinstance(named, Change) else None
    more = isinstance(named, Change) and isinstance(several, Answered) and several.answers.keys() > named.answers.keys()
    return several if more else named


def _chooses(case: Case, heard: Heard, reading: Reading | None) -> bool:
    """Whether the line says a choice beside which people name an amount: `nurse, I make 130k`."""
    said = reading is not None and reading.given is not None and not reading.guessed
    told = (heard.question in each.talk.said_with and not isinstance(each.type, Choice) for each in case.questions)
    return said and isinstance(heard.question.type, Choice) and any(told)


def _is_decided(heard: Heard, reading: Reading | None) -> bool:
    """Whether an amount in the line decides the choice that is open: `no, paid myself 60k`."""
    by_number = heard.question.talk.by_number
    in_dollars = by_number is not None and by_number.unit is Unit.DOLLARS
    return in_dollars and bool(heard.amounts) and reading is not None and reading.given in ("yes", "no")


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
    is_no_answer = reading and (reading.guessed or asks_what_it_means(heard) or heard.says("heard:what_if"))
    reading = None if is_no_answer else reading
    if reading is not None and reading.given == "0" and len(reading.words) == len(case.line.words):
        # `Ha, what bonus` asks nothing.
        return _settled(case, heard, reading)
    if (begun := begun_with_a_number(case, heard, reading)) is not None:
        return begun
    unknown = unexplained(case.line, heard.question, reading) if reading else []
    wish = case.wish()
    wish = None if wish and wish.kind in (WishKind.THANKS, WishKind.GREETING) else wish
    asks_for_help = wish == Wish(WishKind.HELP) == said_within(case.line)
    if wish is not None and (asks_for_help or not case.ranking.is_clear):
        return wish
    says_it = reading is not None and reading.given is not None and 2 * len(reading.words) >= len(case.line.words)
    if case.ranking.is_clear and not (says_it and not unknown):
        return case.ranking.about()
    if reading is not None and not case.asks_behind and len(unknown) <= _unknown_at_most(heard):
        return _settled(case, heard, reading)
    if wish is not None:
        return wish
    if reading and (not unknown or is_explained(heard, reading)) and only_wonders(case, heard, reading):
        # `Like 5k?` is an answer of which somebody is not sure.
        offers = (str(reading.given),) if reading.given is not None else reading.offers
        return AskBack(heard.question.id, offers)
    if says_it and len(unknown) <= 1 and case.line.text.rstrip().endswith("?"):
        return Wish(WishKind.HELP)
    return case.ranking.about() if reading is None or case.ranking.is_on_subject else AskBack(heard.question.id)


def _unknown_at_most(heard: Heard) -> int:
    """How many words beside an answer leave it one, in a line that begins as a question does."""
    return 0 if heard.amounts else 1 + isinstance(heard.question.type, Choice)


def _told(case: Case, heard: Heard, reading: Reading | None) -> Understood:
    question = heard.question
    if reading is not None and reading.guessed:
        if (told := told_of_others(case, question)) is not None:
            return _with_what_is_likely(case, question, reading, told)
        if (wished := said_within(case.line)) is not None:
            # What is only guessed gives way to words: `wozu musst du das wissen` is not `unsure`.
            return wished
    if reading is not None and (reading.given is not None or reading.offers or reading.refused):
        unknown = unexplained(case.line, question, reading)
        many = len(unknown) > max(2, _MANY_UNKNOWN * len(case.line.words))
        return case.ranking.about() if many and case.is_plainly_a_topic else _settled(case, heard, reading)
    wish = case.wish() if reading is None or not heard.amounts else case.wish_in_full()
    if wish is not None and (reading is None or reading.guessed or unexplained(case.line, question, reading)):
        return wish
    if reading is not None and reading.unsure and not heard.amounts and len(reading.words) == len(case.line.words):
        return Wish(WishKind.HELP)
    if isinstance(parts := in_parts(case, question), Answered) or (parts and not (reading and reading.unsure)):
        return parts
    if reading is not None and reading.unsure:
        return Wish(WishKind.HELP)
    return AskBack(question.id, reading.offers) if reading is not None else _no_answer(case, question)


def _with_what_is_likely(case: Case, question: Question[Any], reading: Reading, told: Understood) -> Understood:
    """What a line tells of others, with the likely answer to the open question where that is told along with it."""
    if not isinstance(told, Answered) or question.id in told.answers:
        return told
    along = any(question in said_along(each) for each in case.questions if each.id in told.answers)
    return Answered({question.id: reading.given, **told.answers}) if along and reading.given is not None else told


def _no_answer(case: Case, question: Question[Any]) -> Understood:
    """A line that says nothing of the question: answers to others, a topic, or the same line with its slips mended."""
    mended = lexicon().mended(case.line)
    again = beside_a_question(Case(mended, question, case.situation), question) if mended is not case.line else None
    if isinstance(again, Answered) and question.id in again.answers:
        return again
    if case.is_plainly_a_topic:
        return case.ranking.about()
    if again is not None:
        return again
    if case.ranking.is_on_subject and case.ranking.best > case.ranking.answer:
        return About(case.ranking.topics[:3], clear=False)
    return AskBack(question.id)


def _settled(case: Case, heard: Heard, reading: Reading) -> Understood:
    question, found = heard.question, settled(heard.question, reading, case.answers, assumed=case.assumed)
    if not isinstance(found, Answered):
        is_other = heard.amounts and not reading.refused and not (reading.offers and isinstance(question.type, AgeBand))
        is_other = is_other or (reading.offers == ("0",) and len(segments(case.line)) > 1)
        return (in_parts(case, question) if is_other else None) or found
    if takes_back_what_was_before(heard):
        return AskBack(question.id, (str(reading.given),))
    if len(reading.words) == len(case.line.words) and not reading.guessed:
        return found
    later = left_after(question, reading.given, case.situation)
    further, words = further_answers(heard, reading.words, later)
    # Whoever says that the plan takes `up to 8% after tax` says its cap as well.
    percents = covered([amount for amount in heard.amounts if amount.percent]) - reading.words
    facts = facts_beside(case, question, later, (reading.words | words) - percents, frozenset(further))
    if denies_what_was_before(heard, reading):
        return corrected_instead(case, question)
    if facts.answers and takes_up(case.line, reading):
        return said_anew(case, reading, facts.answers)
    if not is_explained(heard, reading, words | facts.words):
        told = in_parts(case, question)
        if told is not None or not likely_its_own(heard, reading):
            return told or AskBack(question.id, (str(reading.given),))
    return Answered({**found.answers, **further, **facts.answers})
