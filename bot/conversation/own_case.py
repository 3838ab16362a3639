"""Questions about the own result, answered with its figures; those about a step by showing the step."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Final

from bot.conversation.explaining import fitting_topic, say_topic
from bot.conversation.missed_date import missed_was_asked
from bot.conversation.own_answers import elects, has_answer
from bot.conversation.plan_steps import show_next_step, show_step_found
from bot.conversation.planning import show
from bot.conversation.preferences import choose_year
from bot.conversation.season import say_forms_to_come
from bot.conversation.settling import looked_at, settle
from bot.conversation.smaller import what_if
from bot.conversation.turn import Conversation
from bot.parts import OwnCase, Words
from bot.understanding import Wish, WishKind
from bot.understanding.day_asked import days_asked
from bot.understanding.leaving import tells_of_leaving
from bot.understanding.lexicon import lexicon
from bot.understanding.own_case import Own, OwnQuestion, own_question
from bot.understanding.words import line_of
from core.assess import Result
from core.backdoor_ira.names import IraStep
from core.conversion.names import ConversionStep
from core.first_deadline import deciding_step, first_deadline
from core.form_1099r.names import FormStep
from core.mega_backdoor.names import JobFigure, JobStep
from core.mega_backdoor.questions import LESS, MEGA, SPARE
from core.person import has_a_business
from core.solo_401k.names import SoloStep

_HALF: Final = Decimal("0.5")
_MIDDLE: Final = 6
"""The month until which January is rather the one that has been."""
_TOPICS: Final = {
    Own.LEAVING: "leaving_employer",
    Own.FORMS: "tax_forms",
    Own.FORM_5500: "solo_provider",
    Own.HCE: "acp_test",
    Own.BONUS: "bonus_pay",
    Own.FIRST: "order_of_savings",
    Own.FOREIGN_INCOME: "foreign_income",
    Own.PRO_RATA: "pro_rata",
    Own.WORTH_IT: "worth_it",
    Own.TAX: "earnings_tax",
    Own.CONVERT: "what_to_click",
    Own.BETTER: "deduction_or_roth",
    Own.DOCUMENT: "employer_adds_it",
    Own.EMPLOYEES: "first_employee",
}
"""What explains the rule where the result has no answer of its own."""
_SIDES: Final = {
    Own.LITTLE: "why",
    Own.UNSETTLED: "why",
    Own.DERIVED: "why",
    Own.WHY_THEN: "why",
    Own.LEFT: "result",
}
_WORDS: Final = {Own.WHO_SEES: "wish.privacy", Own.COST: "own.cost"}
_OF_A_BUSINESS: Final = (Own.EMPLOYEES, Own.COST)

_STEPS: Final[dict[Own, tuple[str, ...]]] = {
    Own.CONVERT: (
        JobStep.CONVERT_IN_PLAN,
        JobStep.CONVERT_OR_WITHDRAW,
        JobStep.WITHDRAW,
        JobStep.SPLIT_ON_EXIT,
        SoloStep.CONVERT,
        IraStep.CONVERT,
        IraStep.CONVERT_IN_NEW_YEAR,
    ),
    Own.FORM_5500: (SoloStep.FORM_5500_EZ,),
    Own.NEXT_YEAR: (JobStep.NEXT_YEAR,),
    Own.IN_JANUARY: (JobStep.NEXT_YEAR,),
    Own.WAGES_LEFT: (SoloStep.DEFERRAL_BY_PAYROLL, SoloStep.AFTER_TAX_BY_PAYROLL),
    Own.FORMS: (JobStep.FORM_1099R, SoloStep.FORM_1099R, ConversionStep.COMPARE_FORM),
    Own.TYPING: (
        ConversionStep.ENTER,
        FormStep.ENTER_ONCE,
        FormStep.ENTER_AS_TWO,
        FormStep.ENTER_IRA,
        FormStep.ENTER_REFUND,
        IraStep.FILE_8606,
        IraStep.FILE_8606_LATE,
        IraStep.FILE_8606_FOR_CONVERSION,
    ),
}
"""Steps that answer a question, the first one that the result has."""


def own_case_was_asked(conversation: Conversation, line: str, asked_before: str | None) -> bool:
    """Answers a question about the own result; False for any other line, or where the result has no answer."""
    if conversation.session.stage != "done" or not conversation.is_complete():
        return False
    days = days_asked(line, conversation.world.today)
    asked = OwnQuestion(Own.DEADLINE, days=days) if days else own_question(line)
    if asked is not None and asked.about is Own.LEAVING and tells_of_leaving(line, conversation.replay().answers):
        # With its day it is a what-if.
        return False
    if asked is None or _is_rather_what_if(conversation, asked, line) or _is_past(conversation, asked):
        return False
    if not _answered(conversation, asked, line):
        return False
    if asked_before == "keep":
        # What is only looked at can still be kept by a yes.
        conversation.session.awaits = "keep"
    return True


def _is_rather_what_if(conversation: Conversation, asked: OwnQuestion, line: str) -> bool:
    """Whether other dollars than those shown are asked about by the pay date: `is $500 a paycheck ok`."""
    if asked.about is not Own.TYPING or asked.number is None or asked.is_percent:
        return False
    shown = looked_at(conversation).told.figures.get(JobFigure.PER_PAY_DATE)
    return shown is not None and shown != asked.number and lexicon().has(line_of(line), "heard:per_date")


def _is_past(conversation: Conversation, asked: OwnQuestion) -> bool:
    """Whether the January that is asked of is rather that of the year which is shown."""
    today, shown = conversation.world.today, conversation.result().tax_year
    return asked.about is Own.IN_JANUARY and (today.year < shown or today.month <= _MIDDLE)


def _answered(conversation: Conversation, asked: OwnQuestion, line: str) -> bool:
    if asked.about is Own.FORMS and say_forms_to_come(conversation):
        return True
    if asked.about is Own.HALF:
        return what_if(conversation, Wish(WishKind.WHAT_IF, share=_HALF))
    if asked.about is Own.MISSED:
        return missed_was_asked(conversation, asked, line)
    result = looked_at(conversation) if asked.about is not Own.TYPING else _to_type(conversation, asked)
    answering = partial(_answering_step, asked.about)
    if answering(result) is not None and show_step_found(conversation, answering):
        return True
    is_dated = bool(asked.days) and first_deadline(result) is not None
    if is_dated or has_answer(asked.about, result):
        session = conversation.session
        conversation.say(OwnCase(asked, result, session.tried or "", dict(session.supposed)))
        return True
    return _answered_otherwise(conversation, asked.about, line)


def _answering_step(about: Own, result: Result) -> int | None:
    """The place of the step that answers a question; None where the plan has none."""
    places = {step.code: place for place, step in reversed(list(enumerate(result.assessment.steps)))}
    return next((places[code] for code in _STEPS.get(about, ()) if code in places), None)


def _answered_otherwise(conversation: Conversation, about: Own, line: str) -> bool:
    """The step that is next, the reasons, or the explanation that comes nearest, where no figure answers."""
    decides = about is Own.WHY_THEN and deciding_step(conversation.result()) is not None
    if decides and show_step_found(conversation, deciding_step):
        return True
    if about in _OF_A_BUSINESS and not _has_a_business(conversation):
        return False
    if about is Own.DERIVED and conversation.result().told.receipts:
        show(conversation, "math", None)
    elif about is Own.NOTHING_TO_DO and not elects(conversation.result()):
        show(conversation, "steps", None)
    elif about in (Own.DEADLINE, Own.TYPING, Own.WHERE, Own.NOTHING_TO_DO):
        show_next_step(conversation)
    elif about in _SIDES:
        _show_side(conversation, about)
    elif about in (Own.NEXT_YEAR, Own.IN_JANUARY):
        choose_year(conversation, str(conversation.result().tax_year + 1))
    elif about in _WORDS:
        conversation.say_and_go_on(Words(_WORDS[about]))
    elif about in _TOPICS:
        say_topic(conversation, fitting_topic(conversation, _TOPICS[about], line))
    else:
        return False
    return True


def _show_side(conversation: Conversation, about: Own) -> None:
    """A side of the result; the result itself as it stands once nothing is only looked at."""
    if about is Own.LEFT:
        settle(conversation)
    show(conversation, _SIDES[about], None)


def _has_a_business(conversation: Conversation) -> bool:
    return conversation.session.interview == MEGA.id and has_a_business(conversation.replay().answers)


def _to_type(conversation: Conversation, asked: OwnQuestion) -> Result:
    """The result whose number is named, as chosen or only looked at; else the one with the most that is possible."""
    shown = looked_at(conversation)
    figure = JobFigure.PERCENT_WHOLE if asked.is_percent else JobFigure.PER_PAY_DATE
    if asked.number in (None, shown.told.figures.get(figure)) or SPARE.id in conversation.session.answers:
        return shown
    answers = {key: value for key, value in conversation.session.answers.items() if key not in LESS}
    return conversation.world.result(conversation.with_answers(answers))
