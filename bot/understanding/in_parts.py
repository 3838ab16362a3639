"""A line of several parts: the answer in one of them, facts of other questions in some, remarks in the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from bot.understanding.added import on_top_of_its_base
from bot.understanding.ages import has_an_age
from bot.understanding.answers import read, settled
from bot.understanding.before import later_questions
from bot.understanding.case import Case
from bot.understanding.days import names_a_month
from bot.understanding.explained import is_decided_by_a_number, is_taken_back
from bot.understanding.extras import A_YEARS_PAY
from bot.understanding.facts import Facts, Telling
from bot.understanding.heads import said_along
from bot.understanding.lexicon import lexicon
from bot.understanding.marks import marks
from bot.understanding.numbers import amounts_of, written
from bot.understanding.reading import Heard, covered, part_around, segments
from bot.understanding.remarks import NOTHING, said_first
from bot.understanding.supposing import takes_back
from bot.understanding.understood import Answered, AskBack, Change, Understood
from bot.understanding.words import Line
from core.amount_types import EmployerShare
from core.answer_types import AgeBand, Choice, Day
from core.person import SITUATION
from core.question import Question
from core.solo_401k.questions import ENTITY, WAGES

_SEVERAL: Final = 2


def in_parts(case: Case, question: Question[Any]) -> Answered | AskBack | Change | None:
    """What a line comes to whose number is no plain answer as the line stands: facts of others, or an answer first."""
    if question.talk.part_of and _is_only_net_or_gross(case):
        return AskBack(question.id)
    return told_of_others(case, question) or said_first(case, question)


def _is_only_net_or_gross(case: Case) -> bool:
    """Whether a line is an amount and says of it that it is net: of the bonus, or the pay that is asked for next."""
    said = covered(amounts_of(case.line)) | covered(
        lexicon().find(case.line.words, ("heard:net", "heard:gross", "heard:filler"))
    )
    named = lexicon().find(case.line.words[-1:], ("heard:net", "heard:gross"))
    return bool(named) and len(said) == len(case.line.words)


def told_of_others(case: Case, question: Question[Any]) -> Answered | AskBack | Change | None:
    """What parts of the line tell of other questions, with the answer to the open one that a part of its own gives."""
    if question.talk.adds_up:
        return None
    told = facts_beside(case, question, later_questions(question, case.situation))
    own = _in_the_rest(case, question, told.words) if told.words else None
    if own is not None:
        return _beside_its_own(case, question, own, told.answers)
    alike = question.talk.names_shared_with
    facts = {key: given for key, given in told.answers.items() if key not in alike or _is_of_a_year(question, given)}
    if facts and len(facts) < len(told.answers):
        # A name that people use for both: the amount beside it is that of the open question.
        reading = read(Heard(case.line, question, case.answers, case.assumed))
        own = settled(question, reading, case.answers, assumed=case.assumed) if reading else None
        return Answered({**own.answers, **facts}) if isinstance(own, Answered) else None
    later = not facts.keys() <= case.asked_before(question)
    tells_days = any(isinstance(each.type, Day) for each in case.questions if each.id in facts)
    says_anew = takes_back(case.line) or len(facts) >= _SEVERAL
    if facts and not later and (tells_days or (says_anew and _tells_every_number(case, question, told.words))):
        return Change(facts)
    is_sure = later and _tells_every_number(case, question, told.words)
    return _with_what_goes_along(case, question, told.words, facts) if is_sure else None


def with_facts_of_a_first_line(case: Case, question: Question[Any], found: Understood) -> Understood:
    """What a line tells of other questions, where whose work somebody does is left open: it is asked by itself.

    What is wanted later is no doubt of what somebody is: `engineer at boeing, 61, want to retire next year`.
    """
    if question is not SITUATION or case.asks:
        return found
    told: Mapping[str, object] = {}
    if isinstance(found, AskBack) and found.question == question.id:
        told = facts_beside(case, question, later_questions(question, case.situation)).answers
    elif isinstance(found, Answered) and question.id not in found.answers:
        told = found.answers
    if len(told) < _SEVERAL:
        return found
    without_a_job = lexicon().has(case.line, f"choices:{SITUATION.id}:ask", "heard:past_job")
    own = None if without_a_job else said_first(case, question) or _paid_by_the_own_corporation(case, question, told)
    return Answered({**(own.answers if own else {}), **told})


def _paid_by_the_own_corporation(case: Case, question: Question[Any], told: Mapping[str, object]) -> Answered | None:
    """What a line says beside the W-2 wages that are its only money, where it names a corporation: `s corp, w2 90k`."""
    line, money = case.line, [each for each in amounts_of(case.line) if (each.value or 0) >= A_YEARS_PAY]
    if told.get(ENTITY.id) != "corporation" or len(money) != 1:
        return None
    part = part_around(line, money[0].start)
    wages = covered([*lexicon().everywhere(line.words, (f"beside:{WAGES.id}",))]).intersection(part)
    beside = line.only(place for place in part if place not in wages)
    is_a_job = lexicon().has(beside, *(f"choices:{question.id}:{code}" for code in ("employee", "both")))
    return case.answer_in(line.without(wages | covered(money)), question) if wages and not is_a_job else None


def _is_of_a_year(question: Question[Any], given: object) -> bool:
    """Whether an amount is too large for the one pay date that is asked about: `base 210k, bonus 30k`."""
    return question.talk.each_pay_date and isinstance(given, int | float) and given >= A_YEARS_PAY


def _with_what_goes_along(
    case: Case, question: Question[Any], told: frozenset[int], facts: dict[str, object]
) -> Answered | None:
    """What a line tells of other questions, with the answer to the open one that the same words say."""
    along = [each for each in case.questions if each.id in facts and question in said_along(each)]
    chosen = case.answer_in(case.line, question) if along and isinstance(question.type, Choice) else None
    if chosen is not None:
        return Answered({**chosen.answers, **facts})
    return None if _says_of_the_question(case, question, told) else Answered(facts)


def _beside_its_own(case: Case, question: Question[Any], own: object, told: Mapping[str, object]) -> Answered | AskBack:
    """The answer with what the line tells beside it; asked back where that may be a part of the answer."""
    parts = [each for each in case.questions if each.id in told and each.talk.part_of is question]
    of_that = lexicon().has(case.line, "heard:of_that")
    if parts and not of_that:
        summed = on_top_of_its_base(case.line, {**told, question.id: own}, case.questions)
        if summed is not None:
            # Of a bonus beside the base, no month and no word says whether it is still to come.
            untold = () if _is_to_come(case.line) else [each.id for each in parts]
            return Answered({key: given for key, given in summed.items() if key not in untold})
        return _with_its_part(question, own, told[parts[0].id])
    if of_that and not parts and question.talk.pay is None:
        return AskBack(question.id, (str(own),))
    alike = question.talk.names_shared_with if question.talk.pay is None else ()
    shared = [told[key] for key in alike if key in told and key not in _employers(case)]
    if shared and all(isinstance(each, int | float) for each in (own, *shared)):
        # `5k 403b and 4k 401k`: either two parts of the answer, or one of them is of another question.
        return AskBack(question.id, (written(sum((Decimal(str(each)) for each in (own, *shared)), Decimal(0))),))
    # Beside an amount elsewhere a match is rather that of the other employer.
    kept = _employers(case) if own in NOTHING else []
    facts = {key: given for key, given in told.items() if key not in alike or key in kept}
    return Answered({question.id: own, **facts})


def _is_to_come(line: Line) -> bool:
    return names_a_month(line.words) or lexicon().has(line, "heard:to_come")


def _employers(case: Case) -> list[str]:
    """The questions about what the employer pays in."""
    return [each.id for each in case.questions if isinstance(each.type, EmployerShare)]


def _says_of_the_question(case: Case, question: Question[Any], told: frozenset[int]) -> bool:
    """Whether words that tell another answer leave the open choice in doubt: `war angestellt, jetzt freiberuflich`."""
    reading = read(Heard(case.line, question, case.answers, case.assumed))
    if reading is None or reading.unsure or not isinstance(question.type, Choice):
        return False
    doubtful = reading.given is None and not reading.offers
    together = (part for part in segments(case.line) if not told.isdisjoint(part))
    return any(not reading.words.isdisjoint(part if doubtful else told.intersection(part)) for part in together)


def _tells_every_number(case: Case, question: Question[Any], told: frozenset[int]) -> bool:
    """Whether no number is left that the open question could be answered with."""
    if covered(amounts_of(case.line)) <= told:
        return True
    reading = read(Heard(case.line, question, case.answers, case.assumed))
    return isinstance(question.type, Choice) and (reading is None or reading.given is None)


def facts_beside(
    case: Case,
    question: Question[Any],
    later: Sequence[Question[Any]],
    used: frozenset[int] = frozenset(),
    found: frozenset[str] = frozenset(),
) -> Facts:
    """What the line tells of questions that are still open, and any amount, in words that say nothing else."""
    if used and is_decided_by_a_number(question) and lexicon().has(case.line, "heard:of_that"):
        # `5000, half from the employer` tells no other fact.
        return Facts()
    given = case.answers.given() if case.assumed else case.situation.answers
    amounts = [each for each in case.questions if not isinstance(each.type, Choice) and each is not question]
    bare = question is SITUATION
    # A number without any word takes the place of no answer.
    told = [each for each in amounts if each.id in given or (each.talk.part_of and each.talk.part_of.id in given)]
    others = [*later, *(each for each in told if not bare and each not in later)]
    others = [each for each in others if each.id not in found]
    asked = found | {question.id}
    apart = is_decided_by_a_number(question)
    aged = not apart and isinstance(question.type, Choice) and question.talk.by_number is None
    # Of after-tax money `doing 5% since june` says its own rate.
    shares = not any(name in given for name in question.talk.names_shared_with)
    unknown = frozenset(each.id for each in later)
    telling = Telling(case.line, others, case.answers, bare, asked, shares, apart, unknown, aged)
    return telling.facts(used)


def _in_the_rest(case: Case, question: Question[Any], told: frozenset[int]) -> object | None:
    """The answer to the open question in the parts of the line that tell nothing else, slips mended."""
    apart = [places for places in segments(case.line) if told.isdisjoint(places)]
    rest = case.line.only([place for places in apart for place in places])
    begins = rest.words[:1] == case.line.words[:1]
    is_nothing = is_decided_by_a_number(question) and lexicon().has(rest, "heard:zero")
    only_says_no = all(word.text in marks("yes_or_no") for word in rest.words) and not is_nothing
    if is_taken_back(rest, begins=begins) or only_says_no:
        # `No, my pay is 180k` corrects the pay; `nix, keine obergrenze` answers.
        return None
    first = [case.line.only(apart[0])] if is_nothing and not amounts_of(rest) else []
    for line in dict.fromkeys((rest, lexicon().mended(rest), *first)):
        found = case.answer_in(line, question)
        if found is not None:
            return found.answers[question.id]
    return _begun_with(case, question, apart)


def _begun_with(case: Case, question: Question[Any], apart: Sequence[Sequence[int]]) -> object | None:
    """The answer that a line begins with, where the other parts name questions of their own: `55, gehalt 130`."""
    if len(apart) < 2 or apart[0][0]:
        return None
    others = [f"names:{each.id}" for each in case.questions if each is not question]
    # What has gone in so far is nothing of one pay date: `4900, 23k sind schon drin`.
    others += ["heard:so_far"] if question.talk.each_pay_date else []
    aged = isinstance(question.type, AgeBand)
    for part in map(case.line.only, apart[1:]):
        is_no_age = aged and bool(amounts_of(part)) and not has_an_age(part)
        if not is_no_age and not lexicon().find(part.words, others):
            return None
    found = case.answer_in(case.line.only(apart[0]), question, wholly=True)
    return found and found.answers[question.id]


def _with_its_part(question: Question[Any], own: object, part: object) -> AskBack:
    """An amount and one that may be a part of it or not: their sum, or the amount itself."""
    amounts = [Decimal(str(each)) for each in (own, part)]
    return AskBack(question.id, (written(sum(amounts, Decimal(0))), written(amounts[0])))
