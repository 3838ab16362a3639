"""Another tax year starts clean: what belongs to the person stays, what belongs to one year is asked again."""

from __future__ import annotations

from decimal import Decimal

from bot.buttons import Act, act_data
from bot.conversation.diary import keep_money_of_the_answers
from bot.conversation.switching import take_anew
from bot.conversation.turn import Conversation
from bot.parts import Words
from bot.session import Session
from core.amounts import Problem
from core.assess import INTERVIEWS, TAX_YEAR, Result, question_by_id
from core.mega_backdoor.next_year import first_pay_date_of_next_year
from core.mega_backdoor.payroll import NEXT_PAY_DATE
from core.person import AGE_BAND, age_band_later

YEARLY = frozenset(
    question.id
    for interview, _ in INTERVIEWS.values()
    for question in (*interview.questions, *interview.wishes)
    if question.yearly
)
"""Amounts and counts of one year, as the questions say of themselves."""


def change_year(conversation: Conversation, year: int) -> None:
    """Reckons with another tax year; amounts of the former one are asked again."""
    session = conversation.session
    former = conversation.world.tax_year(session)
    fresh = not session.answers and session.stage == "idle"
    conversation.keep_unchanged()
    forgotten = [key for key in YEARLY & session.answers.keys() if year != former and not _is_of_the_plan(key, session)]
    if year != former:
        keep_money_of_the_answers(conversation)
    session.expected = _expected(conversation) if year == former + 1 else {}
    session.answers[TAX_YEAR.id] = year
    session.told.clear()
    session.changed_from = {}
    returned = _put_by(conversation, former, forgotten)
    if year != former:
        take_anew(conversation)
    if forgotten and not returned:
        conversation.say(_clean_start(conversation, year))
    changed = Words("year.returned" if returned else "year.changed", {"year": str(year)})
    notices = () if forgotten and not returned else (changed,)
    if fresh or forgotten or returned:
        conversation.begin(*notices)
    else:
        conversation.show_where(*notices)


def _put_by(conversation: Conversation, former: int, forgotten: list[str]) -> bool:
    """Puts the answers of the former year by and gives those of the new one back; False where it has none."""
    session, answers = conversation.session, conversation.session.answers
    year = answers[TAX_YEAR.id]
    if year == former:
        return False
    # What followed from another profile follows from it again.
    own = {key: answers[key] for key in forgotten if answers[key] != session.taken.get(key)}
    if own:
        session.by_year[former] = own | {key: answers[key] for key in (AGE_BAND.id,) if key in answers}
    session.keeps = None
    for key in forgotten:
        del answers[key]
    returned = session.by_year.pop(year, {})
    age = returned.pop(AGE_BAND.id, None)
    if age is not None and age_band_later(age, former - year) in (None, answers.get(AGE_BAND.id)):
        answers[AGE_BAND.id] = age
    else:
        _move_age_on(conversation, year - former)
    answers |= returned
    return bool(returned)


def result_of_an_earlier_year(conversation: Conversation) -> Result | None:
    """The finished result of the last year before the one that is being asked about; None where there is none."""
    session, world = conversation.session, conversation.world
    if session.stage != "asking":
        return None
    kept = {key: value for key, value in session.answers.items() if key not in YEARLY or _is_of_the_plan(key, session)}
    for year in sorted((each for each in session.by_year if each < world.tax_year(session)), reverse=True):
        then = session.model_copy(update={"answers": {**kept, **session.by_year[year], TAX_YEAR.id: year}})
        if world.replay(then).next_question is None:
            return world.result(then)
    return None


def begin_new_year(conversation: Conversation) -> bool:
    """The same plan for the new year; False where there is none."""
    year = conversation.world.new_year(conversation.session)
    if year is not None:
        change_year(conversation, year)
    return year is not None


def _is_of_the_plan(question_id: str, session: Session) -> bool:
    """Whether an answer is a rule of the plan, such as a match formula, and no amount of one year."""
    question = question_by_id(question_id)
    if question is None or not question.plan_answers:
        return False
    try:
        return not isinstance(question.type.read(session.answers[question_id]), Decimal)
    except Problem:
        return False


def _expected(conversation: Conversation) -> dict[str, str]:
    """The first pay date of the next year, by the rhythm of this one."""
    first = first_pay_date_of_next_year(conversation.replay().answers)
    return {} if first is None else {NEXT_PAY_DATE.id: first.isoformat()}


def _move_age_on(conversation: Conversation, years: int) -> None:
    answers = conversation.session.answers
    band = answers.get(AGE_BAND.id)
    later = age_band_later(band, years) if isinstance(band, str) else None
    if later is not None:
        answers[AGE_BAND.id] = later
    else:
        answers.pop(AGE_BAND.id, None)


def _clean_start(conversation: Conversation, year: int) -> Words:
    """What is kept, with the age to be corrected: nobody but the person knows the birthday."""
    answers = conversation.session.answers
    kept = tuple(q.id for q in conversation.replay().path if answers.get(q.id) is not None)
    if not kept:
        return Words("year.changed", {"year": str(year)})
    age = ((f"name.{AGE_BAND.id}", act_data(Act.CHANGE, AGE_BAND.id)),) if AGE_BAND.id in kept else ()
    return Words("new_year", {"year": str(year), "questions": kept}, age)
