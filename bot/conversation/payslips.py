"""A payslip sent or pasted: what it says, taken by one tap or without what is left out, becomes answers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any
from zlib import crc32

from bot.conversation.answering import correct
from bot.conversation.turn import Conversation
from bot.parts import PayslipChoice, PayslipFindings, Retire, Words
from bot.payslip import LONGEST_SLIP, SHORTEST_SLIP, Field, PayslipReading, fields_of, is_payslip
from bot.payslip.lines import lines_of
from core.amounts import Problem
from core.assess import question_by_id
from core.mega_backdoor.questions import DEFERRALS, MEGA
from core.person import largest_deferrals
from core.question import NotAnswered, read_answer

TAKE, LEAVE = "take", "leave"


def payslip_was_typed(conversation: Conversation, text: str) -> bool:
    """Reads a pasted payslip; False where the text is none."""
    # Counted first: this looks at every line that anybody types.
    if not SHORTEST_SLIP <= len(text.splitlines()) <= 2 * LONGEST_SLIP:
        return False
    lines = lines_of(text)
    if not is_payslip(lines):
        return False
    payslip_was_read(conversation, PayslipReading(fields_of(lines, conversation.world.today)))
    return True


def payslip_was_read(conversation: Conversation, reading: PayslipReading) -> None:
    """Shows what a payslip says; what contradicts an answer is left out until it is tapped."""
    session = conversation.session
    fields = {
        key: replace(each, value=value)
        for key, each in reading.fields.items()
        if _belongs_here(conversation, key)
        and _may_be(conversation, key, each)
        and (value := _as_answer(key, each.value))
    }
    if not fields:
        conversation.show_where(Words("payslip.nothing"))
        return
    given = {key: session.answers[key] for key in fields if session.answers.get(key) is not None}
    known = {key for key in given if _same(conversation, key, given[key], fields[key].value)}
    session.payslip = {key: each.value for key, each in fields.items() if key not in known}
    session.payslip_without = [key for key in session.payslip if key in given and given[key] != "unsure"]
    conversation.say(PayslipFindings(fields, given, _choice(conversation)))


def _belongs_here(conversation: Conversation, key: str) -> bool:
    """Whether a field answers a question of the tax year at hand: another year has other amounts and dates."""
    question = question_by_id(key)
    return question is not None and (not question.yearly or _tax_year(conversation) == conversation.world.today.year)


def _tax_year(conversation: Conversation) -> int:
    """The tax year of the plan, whatever interview the person is in: a form is usually of the year before."""
    as_if = Conversation(conversation.session.model_copy(deep=True), conversation.world)
    as_if.enter(MEGA.id)
    return conversation.world.tax_year(as_if.session)


def _may_be(conversation: Conversation, key: str, found: Field) -> bool:
    """False for own deferrals reckoned on above the person's limit: a payroll system stops there, nobody knows when."""
    if key != DEFERRALS.id or found.confidence == "clear":
        return True
    try:
        largest = largest_deferrals(conversation.replay().answers)
    except NotAnswered:
        largest = conversation.limits().elective_deferrals.value
    return Decimal(found.value) <= largest


def _as_answer(key: str, printed: str) -> str | None:
    """A value as its question reads it: a small amount needs its dollar sign, since it could be a percentage."""
    question = question_by_id(key)
    for value in (printed, f"${printed}"):
        try:
            if question is not None:
                question.type.read(value)
                return value
        except Problem:
            continue
    return None


def _same(conversation: Conversation, key: str, given: Any, found: str) -> bool:
    question = question_by_id(key)
    answers = conversation.replay().answers
    try:
        return question is not None and read_answer(question, given, answers) == read_answer(question, found, answers)
    except Problem:
        return False


def _choice(conversation: Conversation, message: int | None = None) -> PayslipChoice:
    session = conversation.session
    offered = {key: key not in session.payslip_without for key in session.payslip}
    return PayslipChoice(offered, _mark(session.payslip), message)


def _mark(payslip: dict[str, str]) -> str:
    """Tells one payslip's buttons from another's."""
    return f"{crc32(repr(sorted(payslip.items())).encode()):08x}"


def press(conversation: Conversation, value: str, message: int | None) -> bool:
    """Takes what is ticked, leaves all, or ticks one field; False for the buttons of another payslip."""
    session = conversation.session
    what, _, mark = value.partition(":")
    if not session.payslip or mark != _mark(session.payslip):
        return False
    if what == TAKE:
        _take(conversation, message)
    elif what == LEAVE:
        _decided(conversation, message)
        conversation.show_where(Words("document.rejected"))
    elif what in session.payslip:
        without = session.payslip_without
        session.payslip_without = [key for key in session.payslip if (key in without) != (key == what)]
        conversation.say(_choice(conversation, message))
    else:
        return False
    return True


def _take(conversation: Conversation, message: int | None) -> None:
    session = conversation.session
    ticked = {key: value for key, value in session.payslip.items() if key not in session.payslip_without}
    # The tax year may have been changed since the payslip was shown.
    taken = {key: value for key, value in ticked.items() if _belongs_here(conversation, key)}
    _decided(conversation, message)
    if not taken:
        conversation.show_where(Words("document.rejected"))
        return
    conversation.enter(MEGA.id)
    correct(conversation, taken)


def _decided(conversation: Conversation, message: int | None) -> None:
    """What was decided is kept no longer, and its message offers nothing more."""
    conversation.session.payslip, conversation.session.payslip_without = {}, []
    if message is not None:
        conversation.say(Retire(message))
