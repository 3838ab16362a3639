"""How many paychecks are left, and why: said where a line beside a result asks it or says another number."""

from __future__ import annotations

from bot.conversation.turn import Conversation
from bot.parts import Words
from bot.understanding.leaving import counts_paychecks
from core.mega_backdoor.payroll import counts_new_years_pay, dates_to_come
from core.mega_backdoor.questions import MEGA


def paychecks_were_counted(conversation: Conversation, line: str) -> bool:
    """Says which paychecks count, beside a result with any; False for any other line."""
    session = conversation.session
    if session.stage != "done" or session.interview != MEGA.id or not counts_paychecks(line):
        return False
    answers = conversation.replay().answers
    dates = dates_to_come(answers) if conversation.is_complete() else ()
    if not dates:
        return False
    values = {"count": len(dates), "first": dates[0], "last": dates[-1], "fewer": len(dates) - 1}
    key = "paychecks.new_year" if counts_new_years_pay(answers) else "paychecks.counted"
    conversation.say_and_go_on(Words(key if len(dates) > 1 else "paychecks.one", values))
    return True
