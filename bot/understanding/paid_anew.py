"""What somebody says to be paid on each pay date, beside a result: `I now get 7,200 per paycheck`, `what if I did`."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from bot.understanding.answers import plain
from bot.understanding.case import Case
from bot.understanding.lexicon import lexicon
from bot.understanding.numbers import written
from bot.understanding.of_each_span import paid_amount
from bot.understanding.understood import AskBack, Change
from core.mega_backdoor.payroll import NET_PAY, PAY_PER_DATE
from core.mega_backdoor.questions import MEGA

_FAR: Final = 2
"""Times as much as before, or as little, that pay of one date may become."""
_CLEARLY: Final = Decimal("1.2")
"""Times by which one reading has to be closer to what it was than the other."""


def paid_each_date(case: Case) -> Change | AskBack | None:
    """Pay of a date that is another from now on, or only supposed to be; asked back where it may be take-home pay."""
    supposed = any(lexicon().has(case.line, group) for group in ("heard:what_if", "heard:if_so"))
    amount = paid_amount(case.line)
    if amount is None or amount.value is None or (case.asks and not supposed) or case.situation.interview != MEGA.id:
        return None
    given = written(amount.value)
    before = case.answers.given() if not case.assumed else {}
    far = {
        question.id: max(amount.value / pay, pay / amount.value)
        for question in (PAY_PER_DATE, NET_PAY)
        if isinstance(pay := before.get(question.id), Decimal) and pay > 0
    }
    near = sorted((key for key, times in far.items() if times <= _FAR), key=lambda key: far[key])
    if not far:
        return Change({PAY_PER_DATE.id: plain(given)}, supposed=supposed)
    if len(near) == 2 and far[near[1]] < _CLEARLY * far[near[0]]:
        return AskBack(near[0], (given,), ahead=dict.fromkeys(near, given))
    return Change({near[0]: plain(given)}, supposed=supposed) if near else None
