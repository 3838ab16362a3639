"""What to type on the plan's page: percent or dollars of each pay date, and what is left to live on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from bot import texts
from bot.rendering.dates import tappable
from bot.rendering.headline import pay_dates_left
from bot.wording import Marked, filled
from core.assess import Result
from core.mega_backdoor.bonus_share import is_bonus_net_left_out
from core.mega_backdoor.election import Election
from core.mega_backdoor.figures import can_elect
from core.mega_backdoor.names import JobFigure, JobStep
from core.mega_backdoor.payroll import counts_new_years_pay, dates_to_come
from core.result import Step

_OPEN = ("eligible", "eligible_automatic", "eligible_on_exit", "needs_plan_answers")

_LEFT = (
    ("take_home_after_percent", "election.left", "election.nothing_left"),
    ("take_home_after", "election.left", "election.nothing_left"),
    ("take_home_after_estimate", "election.left.estimated", "election.nothing_left.estimated"),
)
"""The figure of what is left, known or estimated, with its text, and the one for nothing left."""


def election(result: Result, language: str, *, tap: bool = True) -> str:
    """The number to type and what lands in the bank then; empty where nothing can be elected."""
    if not has_election(result):
        return ""
    figures, count = result.assessment.figures, pay_dates_left(result)
    per_date = figures["per_pay_date"]
    percent = figures.get("percent_whole")
    key = _key(result)
    values: dict[str, Any] = {**figures, "per_pay_date": per_date, "percent_whole": percent, "count": count}
    lines = [filled(language, key, values), dates_line(result, language, tap=tap), left_to_live_on(result, language)]
    return "\n".join(line for line in lines if line)


_KEYS = {
    "election": "election.then",
    "election.with_bonus": "election.with_bonus.then",
    "election.amount": "election.amount.then",
}
"""The texts of the number to type, each with the one that is said where something else comes before it."""


def _key(result: Result) -> str:
    """The text of the number to type: percent and dollars, one of them, or what a percent takes of a bonus too."""
    key, bonus = "election", takes_of_bonus(result)
    if not result.assessment.figures.get("percent_whole"):
        return "election.dollars"
    if bonus is not None:
        key = "election.with_bonus" if bonus else "election.amount"
    step = _fill_deferrals(result)
    if step is None:
        comes_after = result.assessment.outcome == "needs_plan_answers"
    else:
        comes_after = step.figures["left_with_both"] is not None
    return _KEYS[key] if comes_after else key


_FIRST = {
    "compete": ("election.deferrals_first", "election.deferrals_first.brief"),
    "both": ("election.deferrals_first.both", "election.deferrals_first.both.brief"),
}
"""What is said of own deferrals where they compete with the election and where pay carries both, each also brief."""


def deferrals_first(result: Result, language: str, *, brief: bool = False) -> str:
    """That ordinary deferrals come first, what is missing there, and whether pay carries the election beside them."""
    step = _fill_deferrals(result)
    if step is None or not has_election(result):
        return ""
    missing = "election.missing.catch_up" if step.figures["catch_up"] else "election.missing"
    values = {**step.figures, "missing": Marked(filled(language, missing, step.figures))}
    full, short = _FIRST["compete" if step.figures["left_with_both"] is None else "both"]
    return filled(language, short if brief else full, values)


def _fill_deferrals(result: Result) -> Step | None:
    """The step that raises own deferrals; None where they are full, or nothing can be elected."""
    return next((step for step in result.assessment.steps if step.code == JobStep.FILL_DEFERRALS), None)


def takes_of_bonus(result: Result) -> Decimal | None:
    """What the percent takes from a bonus still to come; 0 for an election in dollars, None where no bonus comes."""
    taken = result.assessment.figures.get(JobFigure.FROM_BONUS)
    return taken if isinstance(taken, Decimal) else None


def has_election(result: Result) -> bool:
    """Whether there is something to elect."""
    is_open = result.interview == "mega" and result.assessment.outcome in _OPEN
    return is_open and can_elect(result.assessment.figures)


def leaves_nothing(result: Result) -> bool:
    """Whether the election takes the whole take-home pay, known or estimated."""
    figures = result.assessment.figures
    left = [value for name, *_ in _LEFT if isinstance(value := figures.get(name), Decimal)]
    return has_election(result) and bool(left) and left[0] < 1


def pay_dates(result: Result) -> tuple[date, ...]:
    """The pay dates that the election is for; none where there is nothing to elect."""
    return dates_to_come(result.replay.answers) if result.replay and has_election(result) else ()


def election_notes(result: Result, language: str) -> list[str]:
    """What the number to type rests on: a date that is due on a holiday, and a bonus still to come."""
    if not has_election(result) or result.replay is None:
        return []
    notes = ["election.new_year"] if counts_new_years_pay(result.replay.answers) else []
    if takes_of_bonus(result):
        notes.append("election.without_bonus")
    if is_bonus_net_left_out(Election(result.replay.answers)):
        notes.append("election.bonus_net")
    return [f"ℹ️ {filled(language, key, result.assessment.figures)}" for key in notes]


def dates_line(result: Result, language: str, *, tap: bool = True) -> str:
    """The pay dates that an election is for, and by when it has to be set."""
    dates = pay_dates(result)
    if not dates or result.replay is None:
        return ""
    today = result.replay.answers.today
    first, last = (_short(language, day, today, tap=tap) for day in (dates[0], dates[-1]))
    values: dict[str, Any] = {"count": len(dates), "first": first, "last": last}
    change_by = next((step.due for step in result.assessment.steps if step.code == JobStep.ELECT), None)
    if change_by is None:
        return filled(language, "election.today" if len(dates) == 1 else "election.dates", values)
    key = "election.dates.now" if change_by == today else "election.dates.by"
    return filled(language, key, values | {"by": _short(language, change_by, today, tap=tap)})


def _short(language: str, day: date, today: date, *, tap: bool) -> Marked:
    """A day of the tax year, which the headline names."""
    words = texts.short_day(language, day)
    return tappable(language, day, today, words) if tap else Marked(words)


def left_to_live_on(result: Result, language: str) -> str:
    """What an ordinary pay date still brings; about, where the take-home pay is an estimate."""
    figures, step = result.assessment.figures, _fill_deferrals(result)
    with_both = step.figures["left_with_both"] if step else None
    if with_both is not None:
        is_known = isinstance(figures.get(JobFigure.TAKE_HOME_AFTER), Decimal)
        key = "election.left.both" if is_known else "election.left.both.estimated"
        return filled(language, key, {"left": with_both})
    for name, some, nothing in _LEFT:
        left = figures.get(name)
        if isinstance(left, Decimal):
            return filled(language, some if left >= 1 else nothing, {"left": left})
    return ""
