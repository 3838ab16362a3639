"""What is left where payroll misses the pay date that is next: the result of the day after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.conversation.settling import looked_at
from bot.conversation.turn import Conversation
from bot.parts import OwnCase
from bot.understanding.day_asked import day_wished
from bot.understanding.own_case import OwnQuestion
from core.mega_backdoor.payroll import NEXT_PAY_DATE, dates_to_come
from core.mega_backdoor.reach import within_reach

_A_DAY = timedelta(1)


def missed_was_asked(conversation: Conversation, asked: OwnQuestion, line: str) -> bool:
    """Shows what goes in without the pay date that is next; False where the line names another day."""
    result, session = looked_at(conversation), conversation.session
    if result.replay is None:
        return False
    days = dates_to_come(within_reach(result.replay.answers))
    named = day_wished(line, conversation.world.today)
    if not days or named not in (None, days[0]):
        return False
    following = days[1].isoformat() if days[1:] else "none"
    world = conversation.world if not days[1:] else replace(conversation.world, today=days[0] + _A_DAY)
    without = conversation.with_answers({**session.answers, NEXT_PAY_DATE.id: following})
    conversation.say(OwnCase(replace(asked, days=days[:1]), world.result(without)))
    return True
