"""The personal plan as plain text, as wide as a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from bot import texts
from bot.takeaway.pieces import Bill, Letter, Paychecks, PersonalPlan, Todo, TwoPlans
from bot.takeaway.plan import personal_plan
from core.assess import Result

WIDTH = 78


def plan_text(result: Result, language: str) -> str:
    """The plan of a finished interview in lines; it says what the PDF says."""
    plan = personal_plan(result, language)
    blocks = [
        _heading(plan),
        "\n".join(_folded(part) for part in plan.verdict),
        _section(language, "pdf.pay_dates", _paychecks(plan.paychecks_first)),
        _section(language, "pdf.warnings", map(_bullet, plan.warnings)),
        _section(language, "pdf.steps", (_step(language, n, todo) for n, todo in enumerate(plan.steps, 1))),
        _section(language, "pdf.pay_dates", _paychecks(plan.paychecks_behind)),
        _section(language, "pdf.amounts", _amounts(plan)),
        *(_titled(letter.title, _letter(letter, language)) for letter in plan.letters),
        _section(language, "pdf.forms", map(_bullet, plan.forms)),
        _section(language, "pdf.reasons", map(_bullet, plan.reasons)),
        _section(language, "pdf.answers", (_between(row.label, row.amount) for row in plan.answers)),
        texts.text(language, "pdf.foot"),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _folded(html: str, indent: str = "", first: str = "") -> str:
    """Plain lines no wider than a terminal; later lines begin under the first."""
    fill = textwrap.TextWrapper(WIDTH, break_on_hyphens=False, break_long_words=False)
    fill.initial_indent, fill.subsequent_indent = first or indent, indent
    return "\n".join("\n".join(fill.wrap(line)) for line in texts.plain(html).split("\n"))


def _bullet(html: str) -> str:
    return _folded(html, "  ", "• ")


def _heading(plan: PersonalPlan) -> str:
    title = texts.text(plan.language, "pdf.title", year=str(plan.tax_year))
    dated = texts.text(plan.language, "pdf.dated", today=texts.day(plan.language, plan.today))
    return f"{title}\n{'=' * len(title)}\n{dated}"


def _section(language: str, key: str, lines: Iterable[str]) -> str:
    return _titled(texts.text(language, key), lines)


def _titled(title: str, lines: Iterable[str]) -> str:
    body = "\n".join(lines)
    return f"{title}\n{'-' * len(title)}\n{body}" if body else ""


def _amounts(plan: PersonalPlan) -> Iterator[str]:
    if plan.bills and plan.two_plans:
        yield texts.text(plan.language, "plan.part.job")
    for bill in plan.bills:
        yield from _bill(bill)
    if plan.two_plans:
        yield from _two_plans(plan.two_plans)


def _paychecks(table: Paychecks | None) -> Iterator[str]:
    """As many columns as fit a terminal."""
    rows = (table.heads, *table.rows) if table else ()
    yield from (_folded(line) for line in (table.above if table else ()))
    widths = [max(map(len, column)) + 2 for column in zip(*rows, strict=True)]
    fitting = [width for number, width in enumerate(widths) if sum(widths[: number + 1]) <= WIDTH]
    for first, *others in rows:
        cells = (f"{cell:>{width}}" for cell, width in zip(others, fitting[1:], strict=False))
        yield f"{first:<{widths[0]}}{''.join(cells)}".rstrip()
    yield from (_folded(line) for line in (table.below if table else ()))


def _bill(bill: Bill) -> Iterator[str]:
    for row in bill.rows:
        yield _between(row.label, row.amount)
        if row.source:
            yield f"  {row.source}"
    yield "\u2500" * WIDTH
    yield _between(bill.total.label, bill.total.amount)


def _between(label: str, amount: str) -> str:
    return f"{label}{' ' * max(1, WIDTH - len(label) - len(amount))}{amount}"


def _two_plans(table: TwoPlans) -> Iterator[str]:
    for label, first, second in (table.heads, *table.rows):
        yield f"{label:<{WIDTH - 40}}{first:>20}{second:>20}"
    yield f"  {table.source}"


def _step(language: str, number: int, todo: Todo) -> str:
    due = texts.text(language, "pdf.due", due=texts.day(language, todo.due)) if todo.due else ""
    title = f"[ ] {number}. {texts.plain(todo.title)}"
    head = _between(title, due) if due else title
    head = f"\n{todo.heading}\n{head}" if todo.heading else head
    return f"{head}\n{_folded(todo.how, '    ')}".rstrip()


def _letter(letter: Letter, language: str) -> Iterator[str]:
    yield f"{_folded(letter.greeting)}\n"
    yield from (_folded(question, "   ", f"{n}. ") for n, question in enumerate(letter.questions, 1))
    yield f"\n{_folded(letter.closing)}"
    if letter.gloss:
        yield f"\n{texts.text(language, 'pdf.gloss')}"
        yield from (_folded(question, "   ", f"{n}. ") for n, question in enumerate(letter.gloss, 1))
