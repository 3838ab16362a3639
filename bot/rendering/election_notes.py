"""What the number to type rests on: Christmas among the pay dates, and a bonus that is still to come."""

from __future__ import annotations

from bot import texts
from bot.rendering.take_home import has_election, pay_dates, sets_something, takes_of_bonus
from bot.wording import Marked, filled
from core.assess import Result
from core.calendar_dates import christmas_among
from core.mega_backdoor.bonus_share import is_bonus_net_left_out
from core.mega_backdoor.one_plan import OnePlan
from core.mega_backdoor.payroll import counts_new_years_pay


def election_notes(result: Result, language: str) -> list[str]:
    """What the number to type rests on, and what it is where the plan takes nothing of a bonus."""
    of_bonus = has_election(result) and bool(takes_of_bonus(result))
    without = filled(language, "election.without_bonus", result.assessment.figures) if of_bonus else ""
    return [*([without] if without else []), *what_it_rests_on(result, language)]


def what_it_rests_on(result: Result, language: str) -> list[str]:
    """What the number to type supposes: a date that is due on a holiday, and what is kept of a bonus to come."""
    if not sets_something(result) or result.replay is None:
        return []
    holiday = christmas_among(pay_dates(result))
    day = Marked(texts.short_day(language, holiday)) if holiday else ""
    found = {
        "election.holiday": holiday is not None,
        "election.bonus_net": has_election(result) and is_bonus_net_left_out(OnePlan(result.replay.answers)),
        "election.new_year": counts_new_years_pay(result.replay.answers),
    }
    return [filled(language, key, {**result.assessment.figures, "day": day}) for key, holds in found.items() if holds]
