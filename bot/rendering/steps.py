"""One step, opened in the place of their list: what to do, by when, and what to copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from bot import texts
from bot.languages import HR_LANGUAGE
from bot.messages import Button, Message, Rows
from bot.parts import OneStep
from bot.profile import step_key
from bot.rendering.business import shared_limit
from bot.rendering.dates import tappable
from bot.rendering.deferrals import advised_twice, are_shared_out, catches_up_in_the_business
from bot.rendering.forms import line_4_of_form_8606
from bot.rendering.headline import values_of
from bot.rendering.layout import labelled, rows_of
from bot.rendering.own_plan import is_beside_deferrals
from bot.rendering.raising import new_total, raised_by, what_it_fills
from bot.rendering.take_home import takes_of_bonus
from bot.wording import Marked, filled
from core.assess import Result
from core.backdoor_ira.names import IraStep
from core.conversion.names import ConversionStep
from core.filling import chosen_of_the_business
from core.form_1099r.names import FormStep
from core.mega_backdoor.names import JobStep
from core.owner import owns_corporation
from core.result import Step
from core.solo_401k.names import SoloStep

_BACKDOOR = ("button.go_backdoor", "go:backdoor")
_CONVERT = ("button.go_convert", "go:convert")
_FORM = ("button.go_form1099r", "go:form1099r")
_NEIGHBOURS = {
    "backdoor_ira": _BACKDOOR,
    "form_8606_takes_the_tax": _BACKDOOR,
    "convert_in_plan": _CONVERT,
    "withdraw_and_split": _CONVERT,
    "convert_or_withdraw": _CONVERT,
    "split_on_exit": _CONVERT,
    "form_1099r": _FORM,
    "compare_form_1099r": _FORM,
}
"""The interviews that a step leads to."""


_OF_A_SHARED_LIMIT: Final = (
    SoloStep.CHOOSE,
    SoloStep.AFTER_TAX,
    SoloStep.AFTER_TAX_BY_PAYROLL,
    SoloStep.AFTER_TAX_IF_ALLOWED,
)
"""Steps that name room which a 403(b) at the job shares."""
_OF_A_FIGURE: Final = ("excess", "all_in", "employer_so_far", "new_plan", "roth", "beside")
"""Figures of a step that have words of their own."""
_COPIES: Final = {"ask": "button.copy_request", "copy": "button.copy_line"}
"""The label of a line that is copied: what to ask of the plan, or to whom a check is payable."""
_TOTALS: Final = {"per_pay_date": "total_per_pay_date", "percent_whole": "percent_total"}

_OF_ANOTHER_YEAR: Final[Mapping[str, str]] = {
    JobStep.FORM_1099R: JobStep.FORM_1099R_LATER,
    JobStep.TAX_RETURN: JobStep.TAX_RETURN_LATER,
}
"""Steps whose words name the year of a conversion where that is not the year of the contributions."""


def words_code(step: Step) -> str:
    """The code under which a step has its words: forms of another year than the contributions' name that year."""
    return _OF_ANOTHER_YEAR.get(step.code, step.code) if "conversion_year" in step.figures else step.code


def step_key_of(result: Result, index: int) -> str:
    """The name under which a step is ticked off and reminded of."""
    return step_key(result.interview, result.tax_year, result.assessment.steps[index].code)


def step_text(result: Result, index: int, language: str) -> str:
    """One step: what to do, with the person's own figures."""
    step, values = _step(result, index), _step_values(result, index, language)
    said = [filled(language, _how_key_of(result, step, language), values)]
    if step.figures.get("catch_up") and not catches_up_in_the_business(result):
        said.append(filled(language, "step.fill_deferrals.catch_up", values))
    if step.figures.get("next_date"):
        said.append(filled(language, "step.next_year.begins", values))
    if step.code in _OF_A_SHARED_LIMIT:
        said.append(shared_limit(result, language, "solo.shared.step"))
    if step.code in advised_twice(result):
        said.append(texts.text(language, "step.deferrals_once"))
    if step.code == JobStep.FILL_DEFERRALS and are_shared_out(result):
        said.append(texts.text(language, "step.deferrals_shared_out"))
    if step.code == IraStep.FILE_8606:
        said.append(line_4_of_form_8606(result, language))
    return " ".join(filter(None, said))


def title_key(step: Step) -> str:
    """The title of a step; a deduction beside a direct Roth contribution is a choice between the two."""
    other = next((name for name in ("roth", "beside") if name in step.figures), None)
    return f"step.{step.code}.title.{other}" if other else f"step.{words_code(step)}.title"


def how_key(step: Step) -> str:
    """The text of what to do; what may come too late, and what holds for a check alone, have their own."""
    if step.code == JobStep.ELECT and not step.figures["percent_whole"]:
        return "step.elect_after_tax.do.dollars"
    if step.code == JobStep.ELECT and step.due is None:
        return "step.elect_after_tax.do.today"
    if step.code == JobStep.ELECT and step.figures.get("from_bonus") is not None:
        return "step.elect_after_tax.do.bonus" if step.figures["from_bonus"] else "step.elect_after_tax.do.amount"
    if step.code == ConversionStep.ENTER and "rolled_over_at_most" in step.figures:
        return "step.enter_on_form_1040.do.check"
    if step.code == FormStep.WITHOUT_CORRECTION and step.due is None:
        return "step.file_without_corrected_form.do.late"
    said = next((name for name in _OF_A_FIGURE if name in step.figures), None)
    if said is not None:
        return f"step.{step.code}.do.{said}"
    return f"step.{words_code(step)}.do"


def _how_key_of(result: Result, step: Step, language: str) -> str:
    """The text of what to do; an owner has another one of less than the most, and of what a corporation does."""
    key, is_corporation = how_key(step), owns_corporation(result)
    owner = {
        "chosen": bool(chosen_of_the_business(result)) or is_beside_deferrals(result, step),
        "corporation": is_corporation,
    }
    own = (f"{key}.{name}" for name, holds in owner.items() if holds)
    return next((each for each in own if texts.has_text(language, each)), key)


def step_title(result: Result, index: int, language: str, *, tap: bool = False, brief: bool = False) -> str:
    """The title of a step, with its date where it has one; with `tap` a date to tap, with `brief` a short one."""
    due, title = _step(result, index).due, _bare_title(result, index, language)
    if due is None or result.replay is None:
        return title
    today = result.replay.answers.today
    words = texts.short_day(language, due, with_year=due.year != today.year) if brief else texts.day(language, due)
    shown = tappable(language, due, today, words) if tap else Marked(words)
    return filled(language, _due_key(brief=brief, is_today=due == today), {"title": Marked(title), "due": shown})


def _due_key(*, brief: bool, is_today: bool) -> str:
    if is_today:
        return "step.due.today"
    return "step.due.brief" if brief else "step.due"


def _bare_title(result: Result, index: int, language: str) -> str:
    return filled(language, title_key(_step(result, index)), _step_values(result, index, language))


def _step(result: Result, index: int) -> Step:
    return result.assessment.steps[index]


def _step_values(result: Result, index: int, language: str) -> dict[str, object]:
    step = _step(result, index)
    values = {**values_of(result, language), **{name: each for name, each in step.figures.items() if each is not None}}
    if step.code == JobStep.FIRST_PAYSLIP and takes_of_bonus(result):
        values["per_pay_date"] = values["from_each_pay_date"]
    if step.code == JobStep.FILL_DEFERRALS:
        values |= {"by": Marked(raised_by(step, language)), "tail": Marked(_what_it_comes_to(step, language))}
    return values if step.code != JobStep.ELECT else {**values, "timing": Marked(_timing(step, values, language))}


def _what_it_comes_to(step: Step, language: str) -> str:
    """The total for the plan's page, what it rests on, and how much of what is missing it fills."""
    rests_on = filled(language, "step.fill_deferrals.total", step.figures) if step.figures["percent_total"] else ""
    return " ".join(filter(None, [new_total(step, language), rests_on, what_it_fills(step, language)]))


def _timing(step: Step, values: Mapping[str, object], language: str) -> str:
    """For which pay date the election counts, and from which one where it comes too late for that."""
    key = "in_time"
    if step.figures.get("short_notice"):
        key = "late" if step.figures.get("second_date") else "late_and_last"
    keys = ("missed", key) if step.figures.get("missed_date") else (key,)
    return " ".join(filled(language, f"step.timing.{each}", values) for each in keys)


def one_step_messages(part: OneStep, language: str) -> list[Message]:
    """One step opened in the place of the list."""
    result, total = part.result, len(part.result.assessment.steps)
    done = step_key_of(result, part.index) in part.ticked
    count = texts.text(language, "step.count", number=part.index + 1, total=total)
    title = f"{'✅ ' if done else ''}<b>{step_title(result, part.index, language, tap=True)}</b>"
    text = f"<i>{count}</i>\n{title}\n\n{step_text(result, part.index, language)}"
    is_new = part.replaces is None or part.anew
    return [Message(text, _step_rows(part, language, done=done), part.replaces, pins=part.pins, plan=is_new)]


def _step_rows(part: OneStep, language: str, *, done: bool) -> Rows:
    tick = Button(
        texts.text(language, "button.untick" if done else "button.tick"),
        f"tick:{part.index}",
        style=None if done else "success",
    )
    neighbour = _NEIGHBOURS.get(_step(part.result, part.index).code)
    rows = [(tick, *(labelled(language, [neighbour]) if neighbour else []))]
    return (*rows, *rows_of(copy_buttons(part.result, part.index, language)), _turning(part, language))


def _turning(part: OneStep, language: str) -> tuple[Button, ...]:
    """To the list, and to the steps beside this one."""
    buttons = [("button.list", "plan:list")]
    if part.index > 0:
        buttons.insert(0, ("button.step_before", f"step:{part.index - 1}"))
    if part.index + 1 < len(part.result.assessment.steps):
        buttons.append(("button.step_after", f"step:{part.index + 1}"))
    return tuple(labelled(language, buttons))


def copy_buttons(result: Result, index: int, language: str) -> Iterator[Button]:
    """What must be typed elsewhere, to be copied by a tap: the election's numbers, a line for a form."""
    step = _step(result, index)
    values, of_bonus = _step_values(result, index, language), step.figures.get("from_bonus")
    for name, unit in (("per_pay_date", ""), ("percent_whole", "%")):
        # Where deferrals are set already, a plan's page takes the total.
        value: object = step.figures.get(_TOTALS[name]) or step.figures.get(name)
        if name == "per_pay_date" and of_bonus and step.code == JobStep.ELECT:
            value = values["per_pay_date_without_bonus"]
        if isinstance(value, Decimal) and value > 0:
            number = f"{value:.2f}" if not unit else f"{value:f}{unit}"
            yield Button(texts.text(language, "button.copy", value=number), copies=number.removesuffix("%"))
    # Where some of the money must stay, a request of the whole would be wrong.
    asks = ("ask",) if "excess" not in step.figures else ()
    for kind in (*asks, "copy"):
        if texts.has_text(HR_LANGUAGE, f"step.{step.code}.{kind}"):
            line = texts.text(HR_LANGUAGE, f"step.{step.code}.{kind}")
            yield Button(texts.text(language, _COPIES[kind]), copies=line)
