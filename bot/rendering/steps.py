"""The plan as one message that lives on: all steps with ticks and dates, or one of them opened in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bot import texts
from bot.languages import HR_LANGUAGE
from bot.messages import SCREEN, Button, Message, Rows
from bot.parts import OneStep, WholePlan
from bot.profile import step_key
from bot.rendering.dates import tappable
from bot.rendering.headline import headline, values_of
from bot.rendering.layout import labelled
from bot.rendering.screen import characters_of
from bot.wording import Marked, filled
from core.assess import Result
from core.mega_backdoor.names import JobStep
from core.result import Step

NUMBERS_IN_A_ROW = 6

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


def whole_plan_messages(part: WholePlan, language: str) -> list[Message]:
    """All steps, each with its tick and date, and a button for each."""
    for lines in _lists(part, language):
        text = "\n".join([_head(part, language), *lines])
        if characters_of(text) <= SCREEN:
            break
    return [Message(text, _list_rows(part, language), part.replaces, pins=part.pins)]


def _head(part: WholePlan, language: str) -> str:
    result = part.result
    verdict = headline(result, language).split("\n")[0]
    total = len(result.assessment.steps)
    if not total:
        return headline(result, language)
    done = sum(step_key_of(result, index) in part.ticked for index in range(total))
    key = "plan.all_done" if done == total else "plan.head"
    return f"{verdict}\n\n{filled(language, key, {'year': str(result.tax_year), 'done': done, 'total': total})}"


def _lists(part: WholePlan, language: str) -> Iterator[list[str]]:
    """The steps at length; then without their dates; then only as many as fit, the next ones first."""
    every = range(len(part.result.assessment.steps))
    for dated in (True, False):
        yield list(_under_headings(part, language, dated=dated))
    open_ = [index for index in every if step_key_of(part.result, index) not in part.ticked]
    for most in range(len(open_), 0, -1):
        more = filled(language, "plan.more", {"count": len(every) - most})
        yield [*(_line(part, index, language, dated=True) for index in open_[:most]), more]


def _under_headings(part: WholePlan, language: str, *, dated: bool) -> Iterator[str]:
    """All steps, those of job and business each under a heading where there are both."""
    steps, under = part.result.assessment.steps, None
    has_two = len({step.part for step in steps}) > 1
    for index, step in enumerate(steps):
        if has_two and step.part and step.part is not under:
            under = step.part
            yield f"\n<b>{texts.text(language, f'plan.part.{under}')}</b>"
        yield _line(part, index, language, dated=dated)


def _line(part: WholePlan, index: int, language: str, *, dated: bool) -> str:
    mark = "✅" if step_key_of(part.result, index) in part.ticked else "▫️"
    title = (
        step_title(part.result, index, language, tap=True, brief=True)
        if dated
        else _bare_title(part.result, index, language)
    )
    return f"{mark} {index + 1}. {title}"


def _list_rows(part: WholePlan, language: str) -> Rows:
    result = part.result
    numbers = [_number(part, index) for index in range(len(result.assessment.steps))]
    first_open = next((n for n, button in enumerate(numbers) if not button.label.startswith("✓")), None)
    if first_open is not None:
        numbers[first_open] = replace(numbers[first_open], style="primary")
    rows = [tuple(numbers[at : at + NUMBERS_IN_A_ROW]) for at in range(0, len(numbers), NUMBERS_IN_A_ROW)]
    below = [("button.remind", "remind:list"), ("button.pdf", "plan:pdf")]
    # Without its button the pinned message differs from the one before: the same one would not be edited, nor pinned.
    below += [] if part.pins else [("button.pin", "plan:pin")]
    if part.new_year:
        rows.append((Button(texts.text(language, "button.new_year", year=str(part.new_year)), "go:newyear"),))
    return (*rows, tuple(labelled(language, below)))


def _number(part: WholePlan, index: int) -> Button:
    done = step_key_of(part.result, index) in part.ticked
    return Button(f"✓ {index + 1}" if done else str(index + 1), f"step:{index}", style="success" if done else None)


def step_key_of(result: Result, index: int) -> str:
    """The name under which a step is ticked off and reminded of."""
    return step_key(result.interview, result.tax_year, result.assessment.steps[index].code)


def step_text(result: Result, index: int, language: str) -> str:
    """One step: what to do, with the person's own figures."""
    return filled(language, how_key(_step(result, index)), _step_values(result, index, language))


def how_key(step: Step) -> str:
    """The text of what to do; an election of less than a percent, and one that may come too late, have their own."""
    if step.code == JobStep.ELECT and not step.figures["percent_whole"]:
        return "step.elect_after_tax.do.dollars"
    if step.code == JobStep.ELECT and step.due is None:
        return "step.elect_after_tax.do.today"
    return f"step.{step.code}.do"


def step_title(result: Result, index: int, language: str, *, tap: bool = False, brief: bool = False) -> str:
    """The title of a step, with its date where it has one; with `tap` a date to tap, with `brief` a short one."""
    due, title = _step(result, index).due, _bare_title(result, index, language)
    if due is None or result.replay is None:
        return title
    today = result.replay.answers.today
    words = texts.short_day(language, due, with_year=due.year != today.year) if brief else texts.day(language, due)
    shown = tappable(language, due, today, words) if tap else Marked(words)
    return filled(language, "step.due.brief" if brief else "step.due", {"title": Marked(title), "due": shown})


def _bare_title(result: Result, index: int, language: str) -> str:
    return filled(language, f"step.{_step(result, index).code}.title", _step_values(result, index, language))


def _step(result: Result, index: int) -> Step:
    return result.assessment.steps[index]


def _step_values(result: Result, index: int, language: str) -> dict[str, object]:
    figures = {name: value for name, value in _step(result, index).figures.items() if value is not None}
    return {**values_of(result, language), **figures}


def one_step_messages(part: OneStep, language: str) -> list[Message]:
    """One step opened in the place of the list."""
    result, total = part.result, len(part.result.assessment.steps)
    done = step_key_of(result, part.index) in part.ticked
    count = texts.text(language, "step.count", number=part.index + 1, total=total)
    title = f"{'✅ ' if done else ''}<b>{step_title(result, part.index, language, tap=True)}</b>"
    text = f"<i>{count}</i>\n{title}\n\n{step_text(result, part.index, language)}"
    return [Message(text, _step_rows(part, language, done=done), part.replaces)]


def _step_rows(part: OneStep, language: str, *, done: bool) -> Rows:
    tick = Button(
        texts.text(language, "button.untick" if done else "button.tick"),
        f"tick:{part.index}",
        style=None if done else "success",
    )
    neighbour = _NEIGHBOURS.get(_step(part.result, part.index).code)
    rows = [(tick, *(labelled(language, [neighbour]) if neighbour else []))]
    copies = tuple(copy_buttons(part.result, part.index, language))
    return (*rows, *([copies] if copies else []), _turning(part, language))


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
    for name, unit in (("per_pay_date", ""), ("percent_whole", "%")):
        value = step.figures.get(name)
        if isinstance(value, Decimal) and value > 0:
            number = f"{value:.2f}" if not unit else f"{value:f}{unit}"
            yield Button(texts.text(language, "button.copy", value=number), copies=number.removesuffix("%"))
    if texts.has_text(HR_LANGUAGE, f"step.{step.code}.copy"):
        line = texts.text(HR_LANGUAGE, f"step.{step.code}.copy")
        yield Button(texts.text(language, "button.copy_line"), copies=line)
