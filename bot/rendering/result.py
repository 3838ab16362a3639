"""Verdicts, receipts and steps in words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bot import texts
from bot.messages import LONG_SCREEN, SCREEN, Button, Message
from bot.parts import OneStep, Outcome, Reminder, Reminders, Share, Warnings, WholePlan, Why
from bot.rendering.layout import labelled, pages, rows_of, screens, share_link
from bot.session import step_key
from bot.wording import filled, year_values
from core.assess import Result
from core.mega_backdoor.questions import PAY_DATES_LEFT, SITUATION
from core.receipt import Receipt

RECEIPT_WIDTH = 30
_WITHOUT_PICTURE = ("plan_lacks_after_tax", "not_solo", "no_income", "limits_not_loaded")
MAIN_RECEIPTS = {
    "mega": ("after_tax_room", "after_tax_remaining"),
    "ira": ("roth_allowed",),
    "conversion": ("taxable", "check_amount"),
}
_BACKDOOR = ("button.go_backdoor", "go:backdoor")
_CONVERT = ("button.go_convert", "go:convert")
_FORM = ("button.go_form1099r", "go:form1099r")
_NEIGHBOURS = {
    "backdoor_ira": _BACKDOOR,
    "convert_in_plan": _CONVERT,
    "withdraw_and_split": _CONVERT,
    "convert_or_withdraw": _CONVERT,
    "split_on_exit": _CONVERT,
    "form_1099r": _FORM,
    "compare_form_1099r": _FORM,
}
"""The interviews that a step leads to."""

FORM_8606_LINES = ("L1", "L2", "L6", "L8", "L11", "L14", "L18")


def headline(result: Result, language: str) -> str:
    """The verdict in one sentence, with its figure."""
    outcome = result.assessment.outcome
    own = f"outcome.self.{outcome}" if _is_own_business_alone(result) else ""
    keys = (own, f"outcome.{result.interview}.{outcome}")
    key = next((key for key in keys if texts.has_text(language, key)), f"outcome.{outcome}")
    return filled(language, key, _values(result, language))


def _is_own_business_alone(result: Result) -> bool:
    return result.replay is not None and result.replay.answers.given().get(SITUATION.id) == "self_employed"


def _values(result: Result, language: str) -> Mapping[str, Any]:
    """Everything a verdict may name: figures, limits and the year."""
    figures = {name: value for name, value in result.assessment.figures.items() if value is not None}
    limits = year_values(language, result.replay.answers) if result.replay else {}
    return {**limits, "year": str(result.tax_year), **figures}


def receipt_text(language: str, figure: str, receipt: Receipt) -> str:
    """A receipt as aligned lines, its sum below a rule; empty where it is a single line."""
    if len(receipt) < 2:
        return ""
    total = sum((line.amount for line in receipt), Decimal(0))
    rows = [_row(texts.text(language, f"receipt.{line.label}"), line.amount, language) for line in receipt]
    last = figure.rsplit(".", maxsplit=1)[-1]
    rows += ["\u2500" * RECEIPT_WIDTH, _row(texts.text(language, f"receipt.{last}"), total, language)]
    return "<pre>{}</pre>".format("\n".join(rows))


def _row(label: str, amount: Decimal, language: str) -> str:
    shown = texts.money(language, amount)
    return f"{label}{' ' * max(1, RECEIPT_WIDTH - len(label) - len(shown))}{shown}"


def source_line(result: Result, language: str) -> str:
    """The laws and sources that the receipts rest on, linked."""
    lines = [line for receipt in result.assessment.receipts.values() for line in receipt if line.law]
    if not lines:
        return ""
    first = lines[0]
    link = f'<a href="{first.url}">{first.source}</a>'
    return texts.text(language, "source", year=str(result.tax_year), law=str(first.law), source=link)


def outcome_messages(part: Outcome, language: str) -> list[Message]:
    """The verdict with its amounts, receipts and source."""
    result = part.result
    blocks = [headline(result, language), *_receipts(result, language), _pay_dates(result, language)]
    blocks += [_solo_block(result, language), _form_8606(result, language), _forms(result, language)]
    blocks.append(source_line(result, language))
    buttons = rows_of(labelled(language, _outcome_buttons(result)))
    first, *others = screens([block for block in blocks if block], SCREEN)
    if not others:
        return [Message(first, buttons, part.replaces)]
    return [Message(first, (), part.replaces), *map(Message, others[:-1]), Message(others[-1], buttons)]


def _receipts(result: Result, language: str) -> list[str]:
    receipts = result.assessment.receipts
    names = MAIN_RECEIPTS.get(result.interview, tuple(receipts))
    return [receipt_text(language, name, receipts[name]) for name in names if name in receipts]


def _pay_dates(result: Result, language: str) -> str:
    figures = result.assessment.figures
    open_ = result.assessment.outcome.startswith(("eligible", "needs"))
    if not open_ or not figures.get("per_pay_date") or result.replay is None:
        return ""
    values = {name: value for name, value in figures.items() if value is not None}
    key = "pay_dates.with_rest" if figures["left_over"] >= 1 else "pay_dates"
    if "large_share_of_pay" in result.assessment.warnings:
        key = "pay_dates.large_share"
    return filled(language, key, {**values, "count": result.replay.answers[PAY_DATES_LEFT]})


def _solo_block(result: Result, language: str) -> str:
    solo = result.assessment.solo
    if not solo:
        return ""
    head = (
        ""
        if _is_own_business_alone(result)
        else filled(language, f"outcome.solo.{solo['outcome']}", _values(result, language))
    )
    if "roth_first" not in solo["figures"] or solo["outcome"] in ("not_solo", "no_income"):
        return head
    return f"{head}\n{_two_plans(solo['figures'], language)}".strip()


def _two_plans(figures: Mapping[str, Any], language: str) -> str:
    first, second = figures["deduction_first"], figures["roth_first"]
    width = RECEIPT_WIDTH // 3
    rows = [
        f"{'':<{width}}{texts.text(language, 'solo.deduction'):>{width}}{texts.text(language, 'solo.roth'):>{width}}"
    ]
    for name in ("deferral", "employer", "after_tax_room", "total", "catch_up"):
        if first[name] or second[name]:
            label = texts.text(language, f"solo.{name}")
            cells = "".join(f"{texts.money(language, plan[name]):>{width}}" for plan in (first, second))
            rows.append(f"{label:<{width}}{cells}")
    return "<pre>{}</pre>".format("\n".join(rows))


def _form_8606(result: Result, language: str) -> str:
    lines = result.assessment.figures.get("form_8606")
    if not lines:
        return ""
    rows = [_row(texts.text(language, f"form_8606.{name}"), lines[name], language) for name in FORM_8606_LINES]
    return texts.text(language, "form_8606.head") + "\n<pre>{}</pre>".format("\n".join(rows))


def _forms(result: Result, language: str) -> str:
    """The Forms 1099-R to expect, and where they go on Form 1040."""
    figures = result.assessment.figures
    forms = figures.get("forms")
    if not forms:
        return ""
    head = texts.text(language, "forms.head.several" if len(forms) > 1 else "forms.head")
    boxes = [filled(language, "forms.boxes", form) for form in forms]
    lines = {"line_5a": figures["line_5a"], "line_5b": figures["line_5b"]}
    return "\n".join([head, *boxes, filled(language, "forms.lines", lines)])


def _outcome_buttons(result: Result) -> list[tuple[str, str]]:
    buttons = [("button.why", "plan:why"), ("button.change", "plan:change"), ("button.whole_plan", "plan:all")]
    if result.interview == "mega" and result.assessment.outcome not in _WITHOUT_PICTURE:
        buttons.append(("button.picture", "plan:picture"))
    if any(question.startswith("job.") for question in result.open_questions):
        buttons.insert(0, ("button.hr", "plan:hr"))
    return buttons


def warnings_messages(part: Warnings, language: str) -> list[Message]:
    """What to mind, on as many pages as it needs."""
    values = _values(part.result, language)
    head = texts.text(language, "warnings.head")
    lines = [f"• {filled(language, f'warning.{code}', values)}" for code in part.result.assessment.warnings]
    return [Message(page) for page in pages(head, lines, SCREEN)]


def why_messages(part: Why, language: str) -> list[Message]:
    """The reasons with their law."""
    assessment = part.result.assessment
    values = _values(part.result, language)
    lines = [
        f"• {filled(language, f'reason.{reason.code}', values)} <i>({reason.law})</i>" for reason in assessment.reasons
    ]
    rows = rows_of(labelled(language, [("button.steps", "plan:steps"), ("button.change", "plan:change")]))
    texts_ = pages(texts.text(language, "why.head"), lines, SCREEN)
    return [*(Message(page) for page in texts_[:-1]), Message(texts_[-1], rows)]


def step_text(result: Result, index: int, language: str) -> str:
    """One step: what to do, until when, with the person's own figures."""
    step = result.assessment.steps[index]
    key = f"step.{step.code}.do"
    values = {**_values(result, language), **{k: v for k, v in step.figures.items() if v is not None}}
    return filled(language, key, values)


def step_title(result: Result, index: int, language: str) -> str:
    """The title of a step, with its date where it has one."""
    step = result.assessment.steps[index]
    title = texts.text(language, f"step.{step.code}.title")
    if step.due is None:
        return title
    return texts.text(language, "step.due", title=title, due=texts.day(language, step.due))


def _key(result: Result, index: int) -> str:
    return step_key(result.interview, result.tax_year, result.assessment.steps[index].code)


def one_step_messages(part: OneStep, language: str) -> list[Message]:
    """One step on its own page."""
    total = len(part.result.assessment.steps)
    done = _key(part.result, part.index) in part.ticked
    count = texts.text(language, "step.count", number=part.index + 1, total=total)
    title = f"{'✅ ' if done else ''}<b>{step_title(part.result, part.index, language)}</b>"
    text = f"<i>{count}</i>\n{title}\n\n{step_text(part.result, part.index, language)}"
    turning = []
    if part.index > 0:
        turning.append(Button(texts.text(language, "button.step_before"), f"step:{part.index - 1}"))
    if part.index + 1 < total:
        turning.append(Button(texts.text(language, "button.step_after"), f"step:{part.index + 1}"))
    ticking = Button(texts.text(language, "button.untick" if done else "button.tick"), f"tick:{part.index}")
    neighbour = _NEIGHBOURS.get(part.result.assessment.steps[part.index].code)
    leading = labelled(language, [neighbour]) if neighbour else []
    rows = ((ticking, *leading), tuple(turning)) if turning else ((ticking, *leading),)
    return [Message(text, rows, part.replaces)]


def reminder_messages(part: Reminder, language: str) -> list[Message]:
    """A reminder, with what can be done about it at once."""
    head = texts.text(language, "remind.now")
    if part.late is not None:
        head = filled(language, "remind.late", {"day": part.late})
    title = texts.text(language, f"step.{part.result.assessment.steps[part.index].code}.title")
    text = f"{head}\n<b>{title}</b>\n\n{step_text(part.result, part.index, language)}"
    buttons = [("button.snooze", f"snooze:{part.key}"), ("button.stop", "stop:all")]
    # A tick goes by the number of a step in the plan on screen, which may be another one by now.
    return [Message(text, rows_of(labelled(language, buttons)))]


def reminders_messages(part: Reminders, language: str) -> list[Message]:
    """Every dated step, with a bell where a reminder is set."""
    lines, buttons = [], []
    for index, step in enumerate(part.result.assessment.steps):
        if step.due is None:
            continue
        bell = "🔔" if _key(part.result, index) in part.reminders else "▫️"
        lines.append(f"{bell} {step_title(part.result, index, language)}")
        title = texts.text(language, f"step.{step.code}.title")
        buttons.append(Button(f"{bell} {title}", f"remind:{index}"))
    head = texts.text(language, "remind.head", zone=texts.text(language, f"zone.{part.zone}"))
    ends = labelled(language, [("remind.all", "remind:all"), ("remind.none", "remind:none")])
    rows = (*((button,) for button in buttons), tuple(ends))
    return [Message("\n".join([head, *lines]), rows, part.replaces)]


def _plan_buttons(part: WholePlan) -> list[tuple[str, str]]:
    buttons = [("button.steps", "plan:steps"), ("button.remind", "remind:list"), ("button.pdf", "plan:pdf")]
    buttons += [
        ("button.ics", "plan:ics"),
        ("button.growth", "plan:growth"),
        ("button.share", "plan:share"),
        ("button.restart", "go:restart"),
    ]
    if part.new_year:
        buttons.insert(0, (f"➡️ {part.new_year}", "go:newyear"))
    return [(key if key.startswith("button") else f"={key}", data) for key, data in buttons]


def whole_plan_messages(part: WholePlan, language: str) -> list[Message]:
    """All steps with their dates."""
    result = part.result
    steps = range(len(result.assessment.steps))
    marks = ["✅" if _key(result, n) in part.ticked else f"{n + 1}." for n in steps]
    lines = [f"{mark} {step_title(result, n, language)}" for n, mark in zip(steps, marks, strict=True)]
    head = f"{headline(result, language)}\n\n{texts.text(language, 'plan.head', year=str(result.tax_year))}"
    found = pages(head, lines, LONG_SCREEN)
    rows = rows_of(labelled(language, _plan_buttons(part)))
    return [*(Message(page) for page in found[:-1]), Message(found[-1], rows)]


def share_messages(part: Share, language: str) -> list[Message]:
    """Two links that pass the result on: with its amounts, and without."""
    full = texts.plain(headline(part.result, language))
    verdict = full.split("\n")[0]
    buttons = [
        Button(texts.text(language, "share.with_amounts"), url=share_link(part.link, full)),
        Button(texts.text(language, "share.without_amounts"), url=share_link(part.link, verdict)),
    ]
    return [Message(texts.text(language, "share.head"), rows_of(buttons))]
