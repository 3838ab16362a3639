"""The buttons under a payslip: its fields become answers, the plan's money on it entries of the diary."""

from __future__ import annotations

from bot.conversation.answering import correct
from bot.conversation.payslip_diary import DIARY, counted_by, write_down
from bot.conversation.payslips import belongs_here, choice_of, entries_of, mark_of, offered, show_payslip
from bot.conversation.turn import Conversation
from bot.document.result import PayslipReading
from bot.parts import Retire, Words
from core.mega_backdoor.payroll import NEXT_PAY_DATE
from core.mega_backdoor.questions import AFTER_TAX_SO_FAR, MEGA
from core.result import WhosePlan

TAKE, EVERYTHING, LEAVE = "take", "everything", "leave"


def press(conversation: Conversation, value: str, message: int | None) -> bool:
    """Takes what is ticked, leaves all, or ticks one field; False for the buttons of another payslip."""
    session = conversation.session
    what, _, mark = value.partition(":")
    if session.payslip_asked is not None:
        return mark == mark_of(session) and _said_whose_it_is(conversation, what, message)
    if not offered(conversation) or mark != mark_of(session):
        return False
    if what == EVERYTHING:
        session.payslip_without = []
    if what in (TAKE, EVERYTHING):
        _take(conversation, message)
    elif what == LEAVE:
        _decided(conversation, message)
        conversation.show_where(Words("document.rejected"))
    elif what in offered(conversation):
        without = session.payslip_without
        session.payslip_without = [key for key in offered(conversation) if (key in without) != (key == what)]
        conversation.say(choice_of(conversation, message))
    else:
        return False
    return True


def _said_whose_it_is(conversation: Conversation, payer: str, message: int | None) -> bool:
    session = conversation.session
    if payer not in tuple(WhosePlan) or session.payslip_asked is None:
        return False
    reading = PayslipReading(session.payslip_asked, session.payslip_money)
    _decided(conversation, message)
    show_payslip(conversation, reading, WhosePlan(payer))
    return True


def _take(conversation: Conversation, message: int | None) -> None:
    session = conversation.session
    ticked = {key: value for key, value in session.payslip.items() if key not in session.payslip_without}
    # The tax year may have been changed since the payslip was shown.
    taken = {key: value for key, value in ticked.items() if belongs_here(conversation, key)}
    money, entries = session.payslip_money, entries_of(conversation)
    if DIARY in session.payslip_without:
        entries = ()
    _decided(conversation, message)
    if not taken and not entries:
        conversation.show_where(Words("document.rejected"))
        return
    conversation.enter(MEGA.id)
    if money:
        write_down(conversation, money, entries)
        if AFTER_TAX_SO_FAR.id in taken:
            counted_by(conversation, money, is_to_come=taken.get(NEXT_PAY_DATE.id) == money.day.isoformat())
    if taken:
        correct(conversation, taken)
    else:
        conversation.show_where()


def _decided(conversation: Conversation, message: int | None) -> None:
    """What was decided is kept no longer, and its message offers nothing more."""
    session = conversation.session
    session.payslip, session.payslip_without, session.payslip_money, session.payslip_asked = {}, [], None, None
    if message is not None:
        conversation.say(Retire(message))
