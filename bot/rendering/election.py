"""What to type on the plan's page: percent or dollars of each pay date, and what is left to live on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from bot.rendering.dates import tappable
from bot.rendering.headline import given, pay_dates_left
from bot.wording import Marked, filled
from core.assess import Result

_OPEN = ("eligible", "eligible_automatic", "eligible_on_exit", "needs_plan_answers", "no_route")


def election(result: Result, language: str, *, tap: bool = True) -> str:
    """The number to type and what lands in the bank then; empty where nothing can be elected."""
    figures = result.assessment.figures
    per_date, count = figures.get("per_pay_date"), pay_dates_left(result)
    if result.assessment.outcome not in _OPEN or not per_date or not count:
        return ""
    percent = figures.get("percent_whole")
    key = "election" if percent else "election.dollars"
    values: dict[str, Any] = {"per_pay_date": per_date, "percent_whole": percent, "count": count}
    lines = [filled(language, key, values), _dates(result, language, tap=tap), _left_to_live_on(result, language)]
    return "\n".join(line for line in lines if line)


def pay_dates(result: Result) -> tuple[date, ...]:
    """The pay dates that the election is for, where they are known."""
    for step in result.assessment.steps:
        found = step.figures.get("dates")
        if isinstance(found, (list, tuple)):
            return tuple(each if isinstance(each, date) else date.fromisoformat(str(each)) for each in found)
    return ()


def _dates(result: Result, language: str, *, tap: bool) -> str:
    dates = pay_dates(result)
    if not dates or result.replay is None:
        return filled(language, "election.count", {"count": pay_dates_left(result)})
    ends: list[date | Marked] = [dates[0], dates[-1]]
    if tap:
        ends = [tappable(language, day, result.replay.answers.today) for day in (dates[0], dates[-1])]
    return filled(language, "election.dates", {"count": len(dates), "first": ends[0], "last": ends[1]})


def _left_to_live_on(result: Result, language: str) -> str:
    """What an ordinary pay date still brings; about, where the take-home pay is an estimate."""
    figures = result.assessment.figures
    after = figures.get("take_home_after")
    if isinstance(after, Decimal):
        key = "election.left" if after >= 1 else "election.nothing_left"
        return filled(language, key, {"left": after})
    estimate = _estimated(figures, pay_dates_left(result))
    if estimate is None or given(result).get("job.net_pay") != "unsure":
        return ""
    return filled(language, "election.left.estimated", {"left": estimate})


def _estimated(figures: Mapping[str, Any], count: int) -> Decimal | None:
    """Before income tax: what of the estimated take-home pay one pay date keeps, in whole dollars."""
    to_come, possible = figures.get("take_home_to_come"), figures.get("still_possible")
    if to_come is None or possible is None or not count:
        return None
    return Decimal(int((to_come - possible) / count))
