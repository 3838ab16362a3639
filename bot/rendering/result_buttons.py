"""The buttons under a result: what comes next, how it is calculated, whom to ask, and the rest behind one of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final, assert_never

from bot import texts
from bot.buttons import Act, act_data
from bot.hr_points import asked_of_the_plan
from bot.languages import DEFAULT_LANGUAGE
from bot.messages import Button, Rows
from bot.parts import IN_ALL, OF_WAGES, SHARES, Buttons, Outcome, is_too_much
from bot.rendering.acts import wages_left
from bot.rendering.business import business_possible, business_when
from bot.rendering.layout import rows_of
from bot.rendering.own_plan import is_business_first
from bot.rendering.take_home import half_in_numbers, half_wished, has_election, leaves_nothing, sets_something
from core.amounts import as_typed
from core.assess import Result
from core.filling import after_tax_to_come, after_tax_waits, chosen_of_the_business
from core.form_1099r.names import FormOutcome
from core.less_of_the_year import takes_less_of_the_year
from core.mega_backdoor.figures import is_less_chosen
from core.mega_backdoor.half import a_tenth
from core.mega_backdoor.names import JobFigure
from core.mega_backdoor.one_plan import OnePlan
from core.money import dollars_down
from core.owner import is_owner_alone
from core.result import WhosePlan, first_of
from core.solo_401k.questions import WAGES

AT_TAX_TIME = ("form_1099r", "ira")
"""Interviews whose results belong to a tax return."""


def result_rows(part: Outcome, language: str) -> Rows:
    """The rows of a result, of its smaller amounts, or of one that is only looked at."""
    if part.trial or part.supposed:
        return _trial_rows(part, language)
    match part.buttons:
        case Buttons.USUAL:
            return (*_usual_rows(part, language), (_button(language, "button.more", Act.PLAN, "more"),))
        case Buttons.ALL:
            return (*_usual_rows(part, language), *_more_rows(part, language))
        case Buttons.AMOUNTS:
            return _amount_rows(part.result, language)
        case _:
            assert_never(part.buttons)


def _button(language: str, key: str, act: Act, value: str) -> Button:
    return Button(texts.text(language, key), act_data(act, value))


def _usual_rows(part: Outcome, language: str) -> Rows:
    update = (
        (replace(_button(language, "button.update", Act.PLAN, "update"), style="primary"),)
        if part.outdated or _diary_goes_on(part)
        else ()
    )
    told = (_button(language, "button.tell_limits", Act.REMIND, "limits"),) if part.result.provisional else ()
    rows = (
        update,
        *_season_rows(part, language),
        _year_row(part, language),
        _half_row(part.result, language),
        _modest_row(part.result, language),
        _business_row(part.result, language),
        *_wages_rows(part.result, language),
        _next_row(part.result, language),
        _reckoning_row(part, language),
        _asking_row(part.result, language),
        told,
    )
    return tuple(row for row in rows if row)


def _diary_goes_on(part: Outcome) -> bool:
    """Whether the diary has paychecks that the result does not know, with more to come."""
    return WhosePlan.JOB in part.by_diary and bool(part.result.told.figures.get(JobFigure.PAY_DATES_LEFT))


def _season_rows(part: Outcome, language: str) -> Rows:
    """At tax time: the corrected form, the lines of the return, and the way back to the other forms."""
    if part.result.interview not in AT_TAX_TIME or not part.has_lines:
        return ()
    lines = _button(language, "season.lines", Act.SEASON, "lines")
    others = _button(language, "season.all_forms", Act.SEASON, "show")
    plan = (_button(language, "season.plan", Act.GO, "check"),)
    if part.result.assessment.outcome == FormOutcome.ASK_FOR_CORRECTION:
        corrected = replace(_button(language, "season.corrected", Act.SEASON, "again"), style="primary")
        return (
            (corrected,),
            (_button(language, "season.diary", Act.LOG, f"page:0:{part.result.tax_year}"),),
            (others,),
            plan,
        )
    return (replace(lines, style="primary"),), (others,), plan


def _year_row(part: Outcome, language: str) -> tuple[Button, ...]:
    """The next year, in sight where nothing more can be elected in this one."""
    if not part.new_year or has_election(part.result):
        return ()
    label = texts.text(language, "button.new_year", year=str(part.new_year))
    return (Button(label, act_data(Act.GO, "newyear"), style="primary"),)


def _half_row(result: Result, language: str) -> tuple[Button, ...]:
    """Nobody lives on nothing: half of it comes first then, in a row of its own, as wide as its numbers."""
    if not leaves_nothing(result):
        return ()
    label = texts.text(language, "button.half", numbers=half_in_numbers(result, language))
    return (Button(label, act_data(Act.LESS, half_wished(result)), style="primary"),)


def _business_row(result: Result, language: str) -> tuple[Button, ...]:
    """What a business beside a job does about a plan that is not open yet."""
    first = first_of(result.assessment.steps, WhosePlan.BUSINESS)
    if first is None or is_owner_alone(result) or not business_possible(result, language):
        return ()
    own = f"button.business.{result.assessment.steps[first].code}"
    key = own if texts.has_text(language, own) else "button.business"
    return (_button(language, key, Act.PLAN, "business"),)


def _wages_rows(result: Result, language: str) -> Rows:
    """How much the own corporation still pays this year: one month of the wages, two, or nothing; else none."""
    if not wages_left(result, language) or result.replay is None:
        return ()
    month = dollars_down(result.replay.answers[WAGES] / _MONTHS)
    some = (_paid(language, month * count) for count in (1, 2))
    return tuple(some), (_button(language, "button.wages.none", Act.LESS, f"{OF_WAGES}0"),)


def _paid(language: str, wages: Decimal) -> Button:
    label = texts.text(language, "button.wages", wages=texts.money(language, wages))
    return Button(label, act_data(Act.LESS, f"{OF_WAGES}{as_typed(wages)}"))


_MONTHS: Final = 12


def _modest_row(result: Result, language: str) -> tuple[Button, ...]:
    """Half of a take-home pay is no small thing either: an amount that somebody can live beside."""
    if result.replay is None or not leaves_nothing(result):
        return ()
    tenth = a_tenth(OnePlan(result.replay.answers))
    if tenth is None:
        return ()
    amount, left = tenth
    label = texts.text(
        language, "button.modest", amount=texts.money(language, amount), left=texts.money(language, left)
    )
    return (Button(label, act_data(Act.LESS, f"{IN_ALL}{as_typed(amount)}")),)


def _next_row(result: Result, language: str) -> tuple[Button, ...]:
    steps = [_button(language, "button.steps", Act.PLAN, "steps")] if result.assessment.steps else []
    key = "button.other_amount" if _is_chosen(result) else "button.less"
    less = [_button(language, key, Act.LESS, "choose")] if _takes_less(result) else []
    if leaves_nothing(result):
        return (*less, *steps)
    found = [*steps, *less]
    return (replace(found[0], style="primary"), *found[1:]) if found else ()


def _takes_less(result: Result) -> bool:
    """Whether less can be chosen: of what is elected, or of deferrals that leave nothing to elect."""
    is_raised = after_tax_waits(result) and sets_something(result)
    leads = is_owner_alone(result) or is_business_first(result)
    pays_in = leads and bool(business_when(result, DEFAULT_LANGUAGE))
    of_the_year = (pays_in or bool(chosen_of_the_business(result))) and takes_less_of_the_year(result)
    return has_election(result) or is_raised or of_the_year


def _is_chosen(result: Result) -> bool:
    """Whether less than the most is what the person chose."""
    return is_less_chosen(result.told.figures) or bool(chosen_of_the_business(result))


def _reckoning_row(part: Outcome, language: str) -> tuple[Button, ...]:
    if not part.result.told.receipts and not part.result.told.figures.get("forms"):
        return ()
    math = _button(language, "button.math", Act.PLAN, "math")
    return (math,) if part.plain else (math, _button(language, "button.as_text", Act.PLAN, "text"))


def _asking_row(result: Result, language: str) -> tuple[Button, ...]:
    why = _button(language, "button.why", Act.PLAN, "why")
    if not asks_the_plan(result):
        return (why,)
    return (why, _button(language, "button.provider" if is_owner_alone(result) else "button.hr", Act.PLAN, "hr"))


def asks_the_plan(result: Result) -> bool:
    """Whether there is something that an employer or a provider can still answer or add."""
    is_over = result.assessment.outcome in ("no_income", "not_solo", "year_over")
    return not is_over and bool(asked_of_the_plan(result))


def _more_rows(part: Outcome, language: str) -> Rows:
    result = part.result
    buttons = [("button.change", Act.PLAN, "change"), ("button.pdf", Act.PLAN, "pdf")]
    if result.interview == "mega":
        buttons.append(("button.picture", Act.PLAN, "picture"))
    if result.interview == "mega" and after_tax_to_come(result):
        buttons.append(("button.growth", Act.PLAN, "growth"))
    if any(step.due for step in result.assessment.steps):
        buttons += [("button.ics", Act.PLAN, "ics"), ("button.remind", Act.REMIND, "list")]
    buttons += [("button.share", Act.PLAN, "share"), ("button.profiles", Act.PROFILE, "all")]
    buttons.append(("button.restart", Act.GO, "restart"))
    found = [_button(language, *button) for button in buttons]
    if part.new_year and has_election(part.result):
        label = texts.text(language, "button.new_year", year=str(part.new_year))
        found.insert(0, Button(label, act_data(Act.GO, "newyear")))
    return (*rows_of(found), (_button(language, "button.fewer", Act.PLAN, "fewer"),))


def _amount_rows(result: Result, language: str) -> Rows:
    shares = tuple(Button(texts.percent(language, Decimal(share)), act_data(Act.LESS, f"{share}%")) for share in SHARES)
    own = _button(language, "button.own_amount", Act.LESS, "own")
    everything = [_button(language, "button.everything", Act.LESS, "100%")]
    others = (own, *(everything if _is_chosen(result) else []))
    return (shares, others, (_button(language, "button.fewer", Act.PLAN, "fewer"),))


def _trial_rows(part: Outcome, language: str) -> Rows:
    data = act_data(Act.LESS, part.trial) if part.trial else act_data(Act.KEEP, "supposed")
    keep = Button(texts.text(language, "button.keep_amount"), data, style="success")
    rows = () if is_too_much(part) else ((keep,),)
    return (*rows, (_button(language, "button.to_result", Act.PLAN, "result"),))
