"""Who is paid only until a day: taken with what it changes of the year, or looked at where it is only supposed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from bot.buttons import Act, act_data
from bot.conversation.answering import correct, stay
from bot.conversation.explaining import say_topic
from bot.conversation.supposing import suppose
from bot.conversation.turn import Conversation
from bot.parts import Words
from core.answers import Answers
from core.mega_backdoor.leaving import answers_until, changes_nothing, is_pay_of_all_dates
from core.mega_backdoor.payroll import LAST_PAY_DATE

_TOPIC: Final = "leaving_employer"


def leave(conversation: Conversation, given: Mapping[str, Any], *, supposed: bool) -> None:
    """Takes or looks at a last pay date; of another pay of the year than that of all its dates only the latter."""
    conversation.keep_unchanged()
    replay = conversation.replay()
    answers = replay.answers
    last = LAST_PAY_DATE.type.read(given[LAST_PAY_DATE.id])
    if not isinstance(last, date):
        stay(conversation)
    elif changes_nothing(answers, last):
        _say_nothing_changes(conversation, answers)
    elif not supposed and (is_pay_of_all_dates(answers) or not conversation.is_complete()):
        correct(conversation, answers_until(replay, last), is_meant=True)
    elif conversation.is_complete():
        suppose(conversation, answers_until(replay, last))
    else:
        say_topic(conversation, _TOPIC)


def _say_nothing_changes(conversation: Conversation, answers: Answers) -> None:
    """All pay dates of the year come before the day told: its figures stay as they are."""
    words = Words("leaving.no_change", {"year": str(answers.tax_year)})
    if conversation.session.stage == "asking":
        conversation.remind(words)
        return
    there, topic = ("button.plan", act_data(Act.PLAN, "result")), ("leaving.topic", act_data(Act.TOPIC, _TOPIC))
    conversation.say(Words(words.key, words.values, (there, topic)))
