"""What to type on the plan's page: percent or dollars of each pay date, and what is left to live on."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot import texts
from bot.rendering.dates import tappable
from bot.rendering.deferrals import advised_twice
from bot.rendering.headline import pay_dates_left
from bot.rendering.raising import (
    form_of_the_total,
    new_total,
    raising_step,
    what_it_adds,
    what_it_fills,
    words_of_the_raise,
)
from bot.rendering.take_home import (
    has_election,
    leaves_nothing,
    left_to_live_on,
    pay_dates,
    sets_something,
    takes_of_bonus,
)
from bot.wording import Marked, filled
from core.assess import Result
from core.both_plans import after_tax_in_both
from core.mega_backdoor.names import JobFigure, JobOutcome, JobStep
from core.mega_backdoor.reach import calendar_of
from core.money import ZERO

_SETTING = (JobStep.FILL_DEFERRALS, JobStep.ELECT)
"""The steps that set something on the plan's page, the first of them first."""
_BY_WHEN = {
    (False, False): "election.dates.by",
    (True, False): "election.dates.now",
    (False, True): "election.dates.by.deferrals",
    (True, True): "election.dates.now.deferrals",
}
"""The text of the pay dates: whether it has to be set today, and whether after-tax money waits."""


def election(result: Result, language: str, *, tap: bool = True, converting: bool = True) -> str:
    """The number to type and what lands in the bank then, unless that is nothing; empty where nothing can be set."""
    if not sets_something(result):
        return ""
    left = "" if leaves_nothing(result) else left_to_live_on(result, language)
    then = _converting(result, language) if converting else ""
    lines = [to_type(result, language), dates_line(result, language, tap=tap), then, left]
    return "\n".join(filter(None, lines))


def _converting(result: Result, language: str) -> str:
    """How after-tax money becomes Roth money after each pay date; empty where the plan does it, or nobody can yet."""
    if not has_election(result) or after_tax_in_both(result):
        return ""
    ways = [step.code for step in result.assessment.steps if texts.has_text(language, f"election.convert.{step.code}")]
    return texts.text(language, f"election.convert.{ways[0]}") if ways else ""


def to_type(result: Result, language: str) -> str:
    """The after-tax number to type; empty where nothing can be elected."""
    if not has_election(result):
        return ""
    values = {"lead": Marked(texts.text(language, _lead(result))), "count": pay_dates_left(result)}
    form = _form(result)
    said = filled(language, form, {**result.told.figures, **values})
    left_over = result.told.figures.get(JobFigure.LEFT_OVER) or ZERO
    if form != "election.with_bonus" or left_over < 1 or JobFigure.ELECTED not in result.told.figures:
        return said
    # No dollars stand beside the percent, which falls short of the amount that was chosen.
    return f"{said} {filled(language, 'election.with_bonus.left_over', {'left_over': left_over})}"


def _form(result: Result) -> str:
    """The text of a number to type: percent and dollars, one of them, or what a percent takes of a bonus too."""
    bonus = takes_of_bonus(result)
    if not result.told.figures.get("percent_whole"):
        return "election.dollars"
    if bonus is None:
        return "election"
    return "election.with_bonus" if bonus else "election.amount"


def _lead(result: Result) -> str:
    """What stands before the number: where it is typed, what comes before it, or what it depends on."""
    codes = {step.code for step in result.assessment.steps}
    if result.assessment.outcome == JobOutcome.NEEDS_PLAN_ANSWERS:
        return "election.lead.at_most" if JobStep.LEAVE_ROOM in codes else "election.lead.if_allowed"
    if JobStep.FILL_DEFERRALS in codes:
        return "election.lead.then.job" if after_tax_in_both(result) else "election.lead.then"
    return "election.lead.job" if after_tax_in_both(result) else "election.lead"


def deferrals_first(result: Result, language: str, *, brief: bool = False, total: bool = True) -> str:
    """To what ordinary deferrals are set first, by how much that raises them, and how much of what is missing it is.

    Beside a business it is by how much they are raised, and to which total.
    """
    step = raising_step(result)
    if step is None or not sets_something(result):
        return ""
    values = {**step.figures, "count": pay_dates_left(result)}
    raised = words_of_the_raise(step)[-1 if after_tax_in_both(result) else 0]
    form = None if after_tax_in_both(result) else form_of_the_total(step)
    first = filled(language, f"election.deferrals.to.{form}", values) if form else filled(language, raised, values)
    said = [first, _before_the_bonus(result, raised, language)]
    if total:
        said.append(what_it_adds(step, language) if form else new_total(step, language))
    if not brief:
        said.append(what_it_fills(step, language))
        said.append(texts.text(language, "step.deferrals_once") if advised_twice(result) else "")
    return " ".join(filter(None, said))


def _before_the_bonus(result: Result, raised: str, language: str) -> str:
    """That a raise must be set before the payroll with the bonus, where the after-tax number does not say so below."""
    if raised != "election.deferrals.with_bonus" or (has_election(result) and _form(result) == "election.with_bonus"):
        return ""
    return texts.text(language, "election.before_the_bonus")


def deferrals_in_picture(result: Result, language: str) -> str:
    """By how much deferrals are raised first, in a line of a picture; empty where they are full."""
    step = raising_step(result)
    if step is None or not sets_something(result):
        return ""
    values = {"percent": step.figures["percent_whole"], "amount": step.figures["per_pay_date"]}
    return filled(language, words_of_the_raise(step)[2], values)


def dates_line(result: Result, language: str, *, tap: bool = True) -> str:
    """The pay dates for which something is set, and by when it has to be."""
    dates = pay_dates(result)
    if not dates or result.replay is None:
        return ""
    today = result.replay.answers.today
    first, last = (_short(language, day, today, tap=tap) for day in (dates[0], dates[-1]))
    values: dict[str, Any] = {"count": len(dates), "first": first, "last": last}
    settings = [step for step in result.assessment.steps if step.code in _SETTING]
    change_by = settings[0].due if settings else None
    if change_by is None:
        # Without such a step nothing is to be set yet: the plan is asked first.
        if settings and len(dates) == 1:
            return filled(language, "election.today", values)
        calendar = calendar_of(result.replay.answers)
        if calendar.change_by is None or settings:
            return filled(language, "election.dates", values)
        by, latest = calendar.change_by, calendar.change_for_last_by or calendar.change_by
        helps = {name: _short(language, day, today, tap=tap) for name, day in (("by", by), ("latest", latest))}
        return filled(language, "election.dates.asked", values | helps)
    # Deferrals alone are set where after-tax money waits for the plan's answer.
    waits = has_election(result) and any(step.code == JobStep.HOLD_ELECTION for step in result.assessment.steps)
    return filled(
        language, _BY_WHEN[change_by == today, waits], values | {"by": _short(language, change_by, today, tap=tap)}
    )


def _short(language: str, day: date, today: date, *, tap: bool) -> Marked:
    """A day of the tax year, which the headline names."""
    words = texts.short_day(language, day)
    return tappable(language, day, today, words) if tap else Marked(words)
