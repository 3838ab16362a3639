"""The answer to a question about the own result: the first sentence answers it, with the result's figures and days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from bot import texts
from bot.messages import Message
from bot.parts import Outcome, OwnCase
from bot.rendering import own_rules
from bot.rendering.acts import acts_with_days, adopt_in_time, business_instead
from bot.rendering.business import business_left, business_to_fill, business_when, shared_limit
from bot.rendering.deadline import deadline_line
from bot.rendering.election import dates_line, deferrals_first, election, to_type
from bot.rendering.headline import given, headline, values_of, warning_line
from bot.rendering.layout import labelled, rows_of
from bot.rendering.looked_at import looked_at
from bot.rendering.raising import raising_step
from bot.rendering.receipt import main_receipts, receipt_text
from bot.rendering.take_home import has_election, left_to_live_on, nothing_left, pay_dates, takes_of_bonus
from bot.understanding.own_case import Own
from bot.wording import Marked, filled
from core.assess import Result
from core.filling import wages_needed, wages_told
from core.first_deadline import first_deadline
from core.mega_backdoor.bonus import BONUS_TO_COME
from core.mega_backdoor.names import JobFigure, JobOutcome, JobWarning
from core.mega_backdoor.questions import EMPLOYER
from core.money import dollars_down
from core.owner import is_owner_alone, owns_corporation, wages_bound_the_room
from core.result import Step, StepFigure

_LIMITING = (JobWarning.CAP_EACH_PAY_DATE, JobWarning.TOO_LITTLE_PAY_LEFT)
"""Warnings that say what keeps the amount down, what binds more first."""

_INCOME_TAX = "income_tax"


def own_case_messages(part: OwnCase, language: str) -> list[Message]:
    """The answer, with the way back to the result and on to the steps."""
    lines = [line for line in _ANSWERS[part.asked.about](part, language) if line]
    mark = looked_at(Outcome(part.result, trial=part.trial, supposed=part.supposed), language, brief=True)
    lines += ["", mark] if mark else []
    rows = rows_of(labelled(language, [("button.to_result", "plan:result"), ("button.steps", "plan:steps")]))
    return [Message("\n".join(lines), rows)]


def _still_possible(part: OwnCase, language: str) -> Iterator[str]:
    result = part.result
    if not has_election(result):
        yield adopt_in_time(result, language)
        yield headline(result, language)
        yield business_when(result, language) if is_owner_alone(result) else ""
        return
    key = "own.still_possible"
    if result.assessment.outcome == JobOutcome.NEEDS_PLAN_ANSWERS:
        key = "own.still_possible.if_allowed"
    amount = result.told.figures["still_possible"]
    yield filled(language, key, {**values_of(result, language), "amount": amount})
    yield dates_line(result, language)


def _deadline(part: OwnCase, language: str) -> Iterator[str]:
    yield _whether_in_time(part, language)
    acts = [] if part.asked.days else acts_with_days(part.result, language, part.asked.named)
    yield dates_line(part.result, language) if acts else deadline_line(part.result, language)
    yield from acts
    yield texts.text(language, "own.deadline.bonus") if takes_of_bonus(part.result) else ""


def _whether_in_time(part: OwnCase, language: str) -> str:
    """Whether the days that somebody would wait for are early enough; nothing where none is named."""
    due, days = first_deadline(part.result), part.asked.days
    if due is None or not days:
        return ""
    late = "own.day.late" if days[0] > due else "own.day.choice"
    values = {"first": texts.short_day(language, days[0]), "last": texts.short_day(language, days[-1])}
    return filled(language, "own.day.in_time" if days[-1] <= due else late, values)


def _convert(part: OwnCase, language: str) -> Iterator[str]:
    yield texts.text(language, "own.convert.automatic")
    dates = pay_dates(part.result)
    if dates:
        yield filled(language, "own.convert.check", {"first": Marked(texts.short_day(language, dates[0]))})


def _left(part: OwnCase, language: str) -> Iterator[str]:
    yield left_to_live_on(part.result, language)
    yield business_left(part.result, language)
    yield _income_tax(part, language)
    yield deferrals_first(part.result, language, brief=True)
    yield to_type(part.result, language)


def _income_tax(part: OwnCase, language: str) -> str:
    """What of taxes is in the amount that is left, for who asks about them."""
    if _INCOME_TAX not in part.asked.named:
        return ""
    is_of_pay = has_election(part.result) and JobWarning.TAKE_HOME_ESTIMATED not in part.result.assessment.warnings
    return texts.text(language, "own.left.taxes.withheld" if is_of_pay else "own.left.taxes")


def _typing(part: OwnCase, language: str) -> Iterator[str]:
    """The number to type, and whether the one that was named is it."""
    number, figures = part.asked.number, part.result.told.figures
    most = figures.get("percent_whole" if part.asked.is_percent else "per_pay_date")
    if number is not None and isinstance(most, Decimal) and has_election(part.result):
        verdict = "right" if number in (most, dollars_down(most)) else "less" if number < most else "more"
        yield texts.text(language, f"own.typing.{verdict}")
    elif number is not None and (step := raising_step(part.result)) and number in _to_enter(step):
        yield texts.text(language, "own.typing.right")
    yield deferrals_first(part.result, language, brief=True)
    yield election(part.result, language)
    yield from nothing_left(part.result, language)
    yield _waits(part.result, language)
    yield business_to_fill(part.result, language)


def _to_enter(step: Step) -> set[StepFigure]:
    """The numbers that may be entered where own deferrals rise: the total, or what comes on top of what is set."""
    return {step.figures[name] for name in ("percent_total", "total_per_pay_date", "percent_whole", "per_pay_date")}


def _waits(result: Result, language: str) -> str:
    """That nothing is set after tax, where own deferrals take all that the pay dates carry."""
    if has_election(result) or not raising_step(result):
        return ""
    waits = next((step for step in result.assessment.steps if step.figures.get("next_date")), None)
    said = texts.text(language, "own.waits")
    if waits is None:
        return said
    begins = filled(language, "step.next_year.begins", {**values_of(result, language), **waits.figures})
    return f"{said} {begins}"


def _first(part: OwnCase, language: str) -> Iterator[str]:
    said = deferrals_first(part.result, language)
    yield said or filled(language, "own.first.full", values_of(part.result, language))
    yield election(part.result, language)


def _employer(part: OwnCase, language: str) -> Iterator[str]:
    solo, values = part.result.told.solo, values_of(part.result, language)
    if EMPLOYER.id in given(part.result):
        yield filled(language, _employer_key(part.result), values)
    instead = business_instead(part.result, language)
    if wages_told(part.result) is not None:
        yield instead
        yield texts.text(language, "own.employer.taxed")
    elif solo and "deduction_first" in solo["figures"]:
        yield filled(language, "own.employer.business", {"amount": solo["figures"]["deduction_first"]["employer"]})
        earned = "wages" if owns_corporation(part.result) else "profit"
        yield texts.text(language, f"own.employer.of_{earned}")
        yield instead
        yield texts.text(language, "own.employer.taxed")


def _employer_key(result: Result) -> str:
    if JobWarning.EMPLOYER_UNKNOWN in result.assessment.warnings:
        return "own.employer.unknown"
    comes = result.told.figures.get(JobFigure.EMPLOYER_CONTRIBUTIONS)
    return "own.employer" if comes else "own.employer.none"


def _little(part: OwnCase, language: str) -> Iterator[str]:
    """What keeps the amount down: what binds, then the receipt."""
    warnings = part.result.assessment.warnings
    binding = next((code for code in _LIMITING if code in warnings), None)
    if binding is not None:
        yield warning_line(part.result, binding, language)
    else:
        yield texts.text(language, "own.little")
    yield from (receipt_text(language, chain) for chain in main_receipts(part.result))


def _bonus(part: OwnCase, language: str) -> Iterator[str]:
    figures = part.result.told.figures
    values = {**values_of(part.result, language), "bonus": given(part.result)[BONUS_TO_COME.id]}
    yield filled(language, "own.bonus" if figures.get(JobFigure.FROM_BONUS) else "own.bonus.nothing", values)
    yield deferrals_first(part.result, language, brief=True)
    yield election(part.result, language)


def _both(part: OwnCase, language: str) -> Iterator[str]:
    """Whether the job's plan and the business's can be filled side by side."""
    shared = shared_limit(part.result, language)
    yield texts.text(language, "own.both.shared" if shared else "own.both")
    yield shared


def _missed(part: OwnCase, language: str) -> Iterator[str]:
    """What still goes in without the pay date that would be missed."""
    missed = Marked(texts.short_day(language, part.asked.days[0]))
    if not pay_dates(part.result):
        yield filled(language, "own.missed.last", {"missed": missed})
        return
    yield filled(language, "own.missed", {"missed": missed})
    yield headline(part.result, language)
    yield deferrals_first(part.result, language, brief=True)
    yield election(part.result, language)


def _tax(part: OwnCase, language: str) -> Iterator[str]:
    yield headline(part.result, language)


def _raise(part: OwnCase, language: str) -> Iterator[str]:
    """What more wages from the own corporation would carry, or make room for."""
    values = {**values_of(part.result, language), "needed": wages_needed(part.result)}
    if wages_bound_the_room(part.result):
        yield filled(language, "own.raise.room", values)
    elif values["needed"] and wages_told(part.result) is None:
        yield filled(language, "own.raise", values)
    yield texts.text(language, "own.raise.how")


_ANSWERS: dict[Own, Callable[[OwnCase, str], Iterator[str]]] = {
    Own.STILL_POSSIBLE: _still_possible,
    Own.DEADLINE: _deadline,
    Own.CONVERT: _convert,
    Own.LEFT: _left,
    Own.TYPING: _typing,
    Own.FIRST: _first,
    Own.EMPLOYER: _employer,
    Own.LITTLE: _little,
    Own.DERIVED: _little,
    Own.BONUS: _bonus,
    Own.HCE: own_rules.hce,
    Own.TAX: _tax,
    Own.BOTH: _both,
    Own.MISSED: _missed,
    Own.UNSETTLED: own_rules.unsettled,
    Own.RAISE: _raise,
    Own.SAVES: own_rules.saves,
    Own.PRETAX_OR_ROTH: own_rules.pretax_or_roth,
    Own.MARK: own_rules.mark,
}
