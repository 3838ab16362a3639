"""Questions about the own result, answered with its figures; those about a step by showing the step."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Final

from bot.conversation.explaining import fitting_topic, say_topic
from bot.conversation.plan_steps import show_next_step, show_step_found
from bot.conversation.planning import show
from bot.conversation.preferences import choose_year
from bot.conversation.season import say_forms_to_come
from bot.conversation.settling import looked_at
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
from core.backdoor_ira.questions import IRA
from core.conversion.names import ConversionStep
from core.conversion.questions import CONVERSION
from core.filling import after_tax_waits, chosen_of_the_business, left_of_the_business, solo_fillings
from core.first_deadline import deciding_step, first_deadline
from core.form_1099r.names import FormStep
from core.mega_backdoor.bonus import BONUS_TO_COME
from core.mega_backdoor.figures import can_elect
from core.mega_backdoor.names import JobFigure, JobStep
from core.mega_backdoor.payroll import PAY
from core.mega_backdoor.questions import LESS, MEGA, SPARE
from core.owner import is_owner_alone, owns_corporation
from core.person import has_a_business
from core.solo_401k.names import SoloStep, SoloWarning

_HALF: Final = Decimal("0.5")
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

_PAYING_IN: Final = (
    SoloStep.ADOPT,
    SoloStep.AFTER_TAX,
    SoloStep.AFTER_TAX_BY_PAYROLL,
    SoloStep.AFTER_TAX_IF_ALLOWED,
)

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

_AFTER_TAX_ROOM: Final = "after_tax_room"


def own_case_was_asked(conversation: Conversation, line: str, asked_before: str | None) -> bool:
    """Answers a question about the own result; False for any other line, or where the result has no answer."""
    if conversation.session.stage != "done" or not conversation.is_complete():
        return False
    days = days_asked(line, conversation.world.today)
    asked = OwnQuestion(Own.DEADLINE, days=days) if days else own_question(line)
    if asked is not None and asked.about is Own.LEAVING and tells_of_leaving(line, conversation.replay().answers):
        # With its day it is a what-if.
        return False
    if asked is None or _is_rather_what_if(conversation, asked, line) or not _answered(conversation, asked, line):
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


def _answered(conversation: Conversation, asked: OwnQuestion, line: str) -> bool:
    if asked.about is Own.FORMS and say_forms_to_come(conversation):
        return True
    if asked.about is Own.HALF:
        return what_if(conversation, Wish(WishKind.WHAT_IF, share=_HALF))
    result = looked_at(conversation) if asked.about is not Own.TYPING else _to_type(conversation, asked)
    answering = partial(_answering_step, asked.about)
    if answering(result) is not None and show_step_found(conversation, answering):
        return True
    has_answer = _HAS_ANSWER.get(asked.about)
    is_dated = bool(asked.days) and first_deadline(result) is not None
    if is_dated or (has_answer is not None and has_answer(result)):
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
    if about is Own.DERIVED and conversation.result().told.receipts:
        show(conversation, "math", None)
    elif about is Own.NOTHING_TO_DO and not _elects(conversation.result()):
        show(conversation, "steps", None)
    elif about in (Own.DEADLINE, Own.TYPING, Own.WHERE, Own.NOTHING_TO_DO):
        show_next_step(conversation)
    elif about in (Own.LITTLE, Own.UNSETTLED, Own.DERIVED, Own.WHY_THEN):
        show(conversation, "why", None)
    elif about is Own.WHO_SEES:
        conversation.say_and_go_on(Words("wish.privacy"))
    elif about is Own.NEXT_YEAR:
        choose_year(conversation, str(conversation.result().tax_year + 1))
    elif about is Own.EMPLOYEES and not _has_a_business(conversation):
        return False
    elif about in _TOPICS:
        say_topic(conversation, fitting_topic(conversation, _TOPICS[about], line))
    else:
        return False
    return True


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


def _elects(result: Result) -> bool:
    """Whether the result has something to set on the plan's page."""
    return result.interview == MEGA.id and can_elect(result.told.figures)


def _sets(result: Result) -> bool:
    """The same, or own deferrals that take all that the pay dates carry, so that after-tax money waits."""
    return _elects(result) or after_tax_waits(result)


def _fills_own_plan(result: Result) -> bool:
    """Whether after-tax money can be paid into an own business's plan by a day."""
    return any(step.code in _PAYING_IN and step.due for step in result.assessment.steps)


def _has_acts(result: Result) -> bool:
    """Whether an own business's plan has something to sign or pay in by a day."""
    replaces = any(step.code == SoloStep.REPLACE_DOCUMENT for step in result.assessment.steps)
    return _fills_own_plan(result) or (replaces and is_owner_alone(result))


def _leaves_of_the_business(result: Result) -> bool:
    """Whether it is known what the plan leaves an owner without a job."""
    fillings = (solo_fillings(result) or {}).values()
    has_room = any(each.amount_of(_AFTER_TAX_ROOM) for each in fillings) or bool(chosen_of_the_business(result))
    return _has_acts(result) and has_room and bool(left_of_the_business(result))


def _has_bonus(result: Result) -> bool:
    given = result.replay.answers.given() if result.replay else {}
    return _elects(result) and bool(given.get(BONUS_TO_COME.id))


def _has_employer(result: Result) -> bool:
    solo = result.told.solo
    is_known = JobFigure.EMPLOYER_CONTRIBUTIONS in result.told.figures
    return is_known or bool(solo and "deduction_first" in solo["figures"])


def _is_paid(result: Result) -> bool:
    return bool(result.replay and PAY.id in result.replay.answers.given())


_HAS_ANSWER: Final[dict[Own, Callable[[Result], bool]]] = {
    Own.STILL_POSSIBLE: lambda result: result.interview in (MEGA.id, IRA.id),
    Own.DEADLINE: lambda result: _sets(result) or _has_acts(result),
    Own.CONVERT: lambda result: any(step.code == JobStep.CHECK_AUTOMATIC for step in result.assessment.steps),
    Own.LEFT: lambda result: _sets(result) or _leaves_of_the_business(result),
    Own.TYPING: lambda result: _sets(result) or _fills_own_plan(result),
    Own.FIRST: _sets,
    Own.EMPLOYER: _has_employer,
    Own.LITTLE: lambda result: _is_paid(result) and bool(result.told.receipts),
    Own.DERIVED: lambda result: _is_paid(result) and bool(result.told.receipts),
    Own.BONUS: _has_bonus,
    Own.HCE: _is_paid,
    Own.RAISE: lambda result: is_owner_alone(result) and owns_corporation(result),
    Own.UNSETTLED: lambda result: SoloWarning.UNSETTLED_LAW in result.assessment.warnings,
    Own.BOTH: lambda result: bool(result.told.solo) and not is_owner_alone(result),
    Own.TAX: lambda result: result.interview in (CONVERSION.id, IRA.id),
}
