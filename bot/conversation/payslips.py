"""A payslip sent or pasted: what it says is shown, to be taken by one tap or without what is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any
from zlib import crc32

from bot.buttons import Act, act_data
from bot.conversation.diary_plans import no_such_plan
from bot.conversation.payslip_diary import (
    DIARY,
    after_tax_by,
    ask_which_is_right,
    missing,
    of_the_diary,
    too_much,
)
from bot.conversation.turn import Conversation
from bot.document.result import Field, PayslipReading
from bot.parts import PayslipChoice, PayslipFindings, Words
from bot.session import Session
from core.amounts import Problem
from core.answers import NotAnswered
from core.assess import question_by_id
from core.ledger.entries import Entry, EntryKind
from core.ledger.payslip_money import PayslipMoney, after_tax_before
from core.ledger.plans import payer_of, plans_of
from core.mega_backdoor.payroll import NEXT_PAY_DATE
from core.mega_backdoor.questions import AFTER_TAX_SO_FAR, DEFERRALS, MEGA
from core.money import ROUNDING
from core.payslip_answers import AT_OWN_CORPORATION
from core.person import SITUATION, largest_deferrals
from core.question import read_answer
from core.result import WhosePlan


def payslip_was_typed(conversation: Conversation, text: str) -> bool:
    """Reads a pasted payslip; False where the text is none."""
    # Counted first: this looks at all that anybody types, nearly always one line, for which no reader is loaded.
    if (count := len(text.splitlines())) <= 1:
        return False
    from bot.payslip import LONGEST_SLIP, SHORTEST_SLIP, is_payslip, reading_of
    from bot.payslip.lines import lines_of

    if not SHORTEST_SLIP <= count <= 2 * LONGEST_SLIP:
        return False
    lines = lines_of(text)
    if not is_payslip(lines):
        return False
    payslip_was_read(conversation, reading_of(lines, conversation.world.today))
    return True


def payslip_was_read(conversation: Conversation, reading: PayslipReading) -> None:
    """Shows what a payslip says; where job and own business may both have paid it, the person is asked first."""
    if _is_new(conversation):
        _wait(conversation, reading)
        conversation.enter(MEGA.id)
        conversation.begin(Words("payslip.situation_first"))
        return
    payer = payer_of(conversation.session.answers)
    if payer is None:
        ask_whose_it_is(conversation, reading)
    else:
        show_payslip(conversation, reading, payer)


def waiting_payslip_was_shown(conversation: Conversation) -> bool:
    """Shows the payslip that waited for how the person works; False where none did, or that is still open."""
    session = conversation.session
    if session.payslip_asked is None or _is_new(conversation):
        return False
    payslip_was_read(conversation, PayslipReading(session.payslip_asked, session.payslip_money))
    return True


def _is_new(conversation: Conversation) -> bool:
    """Whether the person has not said yet how they work."""
    return conversation.session.answers.get(SITUATION.id) is None


def ask_whose_it_is(conversation: Conversation, reading: PayslipReading) -> None:
    """Asks the owner of a corporation who has a job which of the two paid; the slip waits for the tap."""
    _wait(conversation, reading)
    mark = mark_of(conversation.session)
    job = ("payslip.whose.job", act_data(Act.PAYSLIP, WhosePlan.JOB, mark))
    business = ("payslip.whose.business", act_data(Act.PAYSLIP, WhosePlan.BUSINESS, mark))
    conversation.say(Words("payslip.whose", {}, (job, business)))


def _wait(conversation: Conversation, reading: PayslipReading) -> None:
    """Puts a payslip aside until it is known whose it is."""
    session = conversation.session
    session.payslip, session.payslip_without = {}, []
    session.payslip_asked, session.payslip_money = dict(reading.fields), reading.money


def show_payslip(conversation: Conversation, reading: PayslipReading, payer: WhosePlan) -> None:
    """Shows what a payslip says; what contradicts an answer is left out until it is tapped."""
    conversation.session.payslip_asked = None
    if payer not in plans_of(conversation.session.answers) and not _is_new(conversation):
        conversation.say(no_such_plan(payer) if payer is WhosePlan.JOB else Words("payslip.nothing"))
        return
    money = of_the_diary(conversation, reading.money and replace(reading.money, plan=payer))
    above = too_much(conversation, money) if money else {}
    fields = {
        key: replace(each, value=value)
        for key, each in _answered_by(reading, payer).items()
        if belongs_here(conversation, key)
        and _may_be(conversation, key, each)
        and not (key == AFTER_TAX_SO_FAR.id and EntryKind.AFTER_TAX in above)
        and (value := _as_answer(key, each.value))
    }
    _offer(conversation, _not_twice(fields, money), money)
    if money:
        ask_which_is_right(conversation, money, above)


def _not_twice(fields: dict[str, Field], money: PayslipMoney | None) -> dict[str, Field]:
    """The fields with after-tax money so far without the slip's own date, where that is still to come."""
    following, so_far = fields.get(NEXT_PAY_DATE.id), fields.get(AFTER_TAX_SO_FAR.id)
    before = after_tax_before(money, following.value) if money and following and so_far else None
    value = None if before is None else _as_answer(AFTER_TAX_SO_FAR.id, f"{before:f}")
    if so_far is None or value is None:
        return fields
    return {**fields, AFTER_TAX_SO_FAR.id: replace(so_far, value=value, confidence="likely")}


def _answered_by(reading: PayslipReading, payer: WhosePlan) -> Mapping[str, Field]:
    """The fields by the questions of whoever paid."""
    if payer is WhosePlan.JOB:
        return reading.fields
    return {own: reading.fields[key] for key, own in AT_OWN_CORPORATION.items() if key in reading.fields}


def _offer(conversation: Conversation, fields: dict[str, Field], money: PayslipMoney | None) -> None:
    session = conversation.session
    given = _given(conversation, fields, money)
    known = {key for key in given if _same(conversation, key, given[key], fields[key].value)}
    session.payslip = {key: each.value for key, each in fields.items() if key not in known}
    session.payslip_without = [key for key in session.payslip if key in given and given[key] != "unsure"]
    session.payslip_money = money
    entries = entries_of(conversation)
    if fields or entries:
        conversation.say(PayslipFindings(fields, given, choice_of(conversation), entries))
        session.awaits = "payslip" if offered(conversation) else None
    else:
        conversation.show_where(Words("payslip.nothing"))


def _given(conversation: Conversation, fields: dict[str, Field], money: PayslipMoney | None) -> dict[str, Any]:
    """What the person has answered already.

    Since the answer about after-tax money the diary and the year have gone on: more than they have is no contradiction.
    """
    answers, today = conversation.session.answers, conversation.world.today
    given = {key: answers[key] for key in fields if answers.get(key) is not None}
    if str(given.get(NEXT_PAY_DATE.id, "none")) < today.isoformat():
        # A pay date that has passed says nothing of the next one.
        del given[NEXT_PAY_DATE.id]
    key, so_far = AFTER_TAX_SO_FAR.id, after_tax_by(conversation, money)
    if key in given and so_far is not None and _is_counted_earlier(conversation, money):
        given[key] = f"{so_far:f}"
        if so_far < Decimal(fields[key].value.lstrip("$")):
            del given[key]
    return given


def entries_of(conversation: Conversation) -> tuple[Entry, ...]:
    """What the slip adds to the diary, with the fields that are ticked now."""
    session, key = conversation.session, AFTER_TAX_SO_FAR.id
    if session.payslip_money is None:
        return ()
    is_answered = key in session.payslip and key not in session.payslip_without
    return missing(conversation, session.payslip_money, is_answered=is_answered)


def _is_counted_earlier(conversation: Conversation, money: PayslipMoney | None) -> bool:
    counted_on = conversation.session.counted_on
    return money is not None and counted_on is not None and counted_on < money.counts_until


def belongs_here(conversation: Conversation, key: str) -> bool:
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
        said, printed = (read_answer(question, each, answers) if question else None for each in (given, found))
    except Problem:
        return False
    if isinstance(said, Decimal) and isinstance(printed, Decimal):
        return abs(said - printed) <= ROUNDING
    return said == printed


def choice_of(conversation: Conversation, message: int | None = None) -> PayslipChoice:
    """The buttons of the payslip at hand."""
    session = conversation.session
    ticked = {key: key not in session.payslip_without for key in offered(conversation)}
    return PayslipChoice(ticked, mark_of(session), message)


def offered(conversation: Conversation) -> tuple[str, ...]:
    """The fields to take or to leave, and the diary where the slip adds to it."""
    return (*conversation.session.payslip, *([DIARY] if entries_of(conversation) else []))


def mark_of(session: Session) -> str:
    """Tells one payslip's buttons from another's."""
    shown = (sorted((session.payslip_asked or session.payslip).items()), session.payslip_money)
    return f"{crc32(repr(shown).encode()):08x}"
