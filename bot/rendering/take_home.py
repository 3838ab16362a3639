"""What what is set leaves of take-home pay, and half of it for somebody who lives on that."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot import texts
from bot.parts import IN_ALL
from bot.rendering.raising import raising_step
from bot.wording import Marked, filled
from core.amounts import PercentOfPay, as_typed
from core.assess import Result
from core.mega_backdoor.figures import can_elect, left_of_a_pay_date
from core.mega_backdoor.half import Half, half_of_all
from core.mega_backdoor.names import JobFigure
from core.mega_backdoor.one_plan import OnePlan
from core.mega_backdoor.payroll import dates_to_come
from core.mega_backdoor.reach import within_reach
from core.result import StepFigure

_OPEN = ("eligible", "eligible_automatic", "eligible_on_exit", "needs_plan_answers")

_LEFT = (
    (JobFigure.TAKE_HOME_AFTER_PERCENT, "election.left", "election.nothing_left"),
    (JobFigure.TAKE_HOME_AFTER, "election.left", "election.nothing_left"),
    (JobFigure.TAKE_HOME_AFTER_ESTIMATE, "election.left.estimated", "election.nothing_left.estimated"),
)
"""The figure of what is left, known or estimated, with its text, and the one for nothing left."""

_AT_LEAST = {
    "election.left": "election.left.both",
    "election.nothing_left": "election.nothing_left.both",
    "election.nothing_left.estimated": "election.nothing_left.both.estimated",
}
"""Before tax, higher deferrals cost less of take-home pay than is counted: then at least that is left."""


def takes_of_bonus(result: Result) -> Decimal | None:
    """What the percent takes from a bonus still to come; 0 for an election in dollars, None where no bonus comes."""
    taken = result.told.figures.get(JobFigure.FROM_BONUS)
    return taken if isinstance(taken, Decimal) else None


def has_election(result: Result) -> bool:
    """Whether there is something to elect."""
    is_open = result.interview == "mega" and result.assessment.outcome in _OPEN
    return is_open and can_elect(result.told.figures)


def sets_something(result: Result) -> bool:
    """Whether there is something to set on the plan's page: after-tax contributions, or deferrals before them."""
    is_open = result.interview == "mega" and result.assessment.outcome in _OPEN
    return has_election(result) or (is_open and raising_step(result) is not None)


def leaves_nothing(result: Result) -> bool:
    """Whether what is set takes the whole take-home pay, known or estimated."""
    left = left_of_a_pay_date(result.told.figures)
    return sets_something(result) and left is not None and left < 1


def pay_dates(result: Result) -> tuple[date, ...]:
    """The pay dates for which something is set, those that a change reaches; none where nothing can be."""
    return dates_to_come(within_reach(result.replay.answers)) if result.replay and sets_something(result) else ()


def left_to_live_on(result: Result, language: str, *, half: bool = True) -> str:
    """What an ordinary pay date still brings, about where take-home pay is an estimate; where nothing, the half."""
    for name, some, nothing in _LEFT:
        if isinstance(left := result.told.figures.get(name), Decimal):
            key = some if left >= 1 else nothing
            key = _AT_LEAST.get(key, key) if raising_step(result) else key
            values = {
                "left": left,
                "half": Marked(_half_of_it(result, language) if half else ""),
                "count": len(pay_dates(result)),
            }
            return filled(language, key, values).strip()
    return ""


def nothing_left(result: Result, language: str, *, half: bool = True) -> list[str]:
    """That what is set takes the whole take-home pay, and the half of it; nothing where some is left."""
    return [left_to_live_on(result, language, half=half)] if leaves_nothing(result) else []


def _half_of_it(result: Result, language: str) -> str:
    numbers, of_all = half_in_numbers(result, language), _half(result)
    if of_all is None:
        return ""
    key = "election.half"
    if raising_step(result):
        key = "election.half.both" if has_election(result) else "election.half.more"
    leaves = "" if of_all.leaves is None else filled(language, "election.half.leaves", {"left": of_all.leaves})
    return texts.text(language, key, numbers=numbers, leaves=leaves)


def _half(result: Result) -> Half | None:
    return half_of_all(OnePlan(result.replay.answers)) if result.replay and sets_something(result) else None


def half_in_numbers(result: Result, language: str) -> str:
    """Half of all that is set: percent and dollars, or one of them; empty where nothing is."""
    half = _half(result)
    if half is None:
        return ""
    percent, amount = texts.percent(language, half.percent), texts.money(language, half.per_pay_date)
    if _half_is_of_pay(result, half):
        return percent
    # Beside a total a percent of the half would be taken for one.
    is_one_number = half.percent and _of_bonus(result) is None and raising_step(result) is None
    return texts.text(language, "election.half.numbers", percent=percent, amount=amount) if is_one_number else amount


def half_wished(result: Result) -> str:
    """The half as its button carries it; one of deferrals and after-tax money together names what that comes to."""
    half = _half(result)
    if half is None or not _is_of_both(result):
        return "50%"
    return IN_ALL + (str(PercentOfPay(half.percent)) if _half_is_of_pay(result, half) else as_typed(half.per_pay_date))


def _is_of_both(result: Result) -> bool:
    """Whether own deferrals are raised, and after-tax money is set beside them: no one number is typed for both."""
    return raising_step(result) is not None and has_election(result)


def _half_is_of_pay(result: Result, half: Half) -> bool:
    """Whether a percent is taken of pay and bonus alike."""
    return bool(half.percent and _of_bonus(result))


def _of_bonus(result: Result) -> StepFigure | None:
    step = raising_step(result)
    return takes_of_bonus(result) if has_election(result) or step is None else step.figures["from_bonus"]
