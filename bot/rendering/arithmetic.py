"""How a result is calculated: tables with their law and sources as a rich message, and the same as ordinary text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from html import escape

from bot import texts
from bot.messages import Message
from bot.parts import Arithmetic
from bot.rendering.business import business_rows, business_table
from bot.rendering.forms import boxes_of_forms, forms_block, line_4_of_form_8606, lines_of_form_8606
from bot.rendering.headline import verdict
from bot.rendering.receipt import MAIN_RECEIPTS, Chain, chained, label, label_of, linked, receipt_text, sources
from bot.rendering.screen import fits_a_screen
from core.assess import Result
from core.mega_backdoor.names import JobFigure
from core.receipt import Line

_BESIDE_THE_MAIN_ONES = {"mega": ("plan_reached",), "ira": ("backdoor_amount", "conversion_taxable")}


def arithmetic_messages(part: Arithmetic, language: str) -> list[Message]:
    """One message in answer to a tap: rich where it can be shown, with its ordinary text beside it."""
    text = _classic(part.result, language)
    return [Message(text, rich=None if part.plain else rich_text(part.result, language))]


def _classic(result: Result, language: str) -> str:
    """The whole calculation, then as much of the law as fits: each with its source, the sources alone, or none."""
    head = f"<b>{escape(texts.text(language, 'math.head', year=str(result.tax_year)))}</b>"
    amounts = "\n\n".join(filter(None, [head, *_amounts(result, language)]))
    with_law = (f"{amounts}\n\n{law}" for law in _law_lines(result, language) if law)
    return next(filter(fits_a_screen, with_law), amounts)


def _amounts(result: Result, language: str) -> Iterator[str]:
    for chain in _chains(result):
        yield receipt_text(language, chain, _at_most(chain, result))
    yield business_table(result, language)
    yield forms_block(result, language)
    yield line_4_of_form_8606(result, language)


def _law_lines(result: Result, language: str) -> Iterator[str]:
    """Each source once, with the laws it publishes; then the sources alone."""
    laws = {source: ", ".join(str(line.law) for line in lines) for source, lines in _by_source(result).items()}
    yield "\n".join(texts.text(language, "math.source", law=law, source=source) for source, law in laws.items())
    yield texts.text(language, "math.sources", sources=", ".join(laws)) if laws else ""


def _by_source(result: Result) -> dict[str, list[Line]]:
    """The lines that rest on a published limit, by the link to where it was published."""
    found: dict[str, list[Line]] = {}
    for line in sources(result):
        found.setdefault(linked(line), []).append(line)
    return found


def _chains(result: Result) -> list[Chain]:
    receipts = result.told.receipts
    main = MAIN_RECEIPTS.get(result.interview, tuple(receipts))
    names = (*main, *_BESIDE_THE_MAIN_ONES.get(result.interview, ()))
    return chained((name, receipts[name]) for name in names if name in receipts)


def rich_text(result: Result, language: str) -> str:
    """The same in rich HTML: one table a receipt, a plan, a form; law and sources behind a summary."""
    blocks = [f"<h3>{escape(verdict(result, language))}</h3>"]
    blocks += [_receipt_table(chain, language, _at_most(chain, result)) for chain in _chains(result)]
    blocks += _business(result, language)
    blocks += _forms(result, language)
    blocks += _law(result, language)
    foot = escape(texts.text(language, "pdf.foot"))
    return "".join([*blocks, f"<footer>{foot}</footer>"])


def _table(head: str, rows: Iterable[tuple[str, ...]]) -> str:
    """A compact table; the cells after the first are amounts, on the right."""
    lines = []
    for first, *others in rows:
        cells = "".join(f'<td align="right">{cell}</td>' for cell in others)
        lines.append(f"<tr><td>{first}</td>{cells}</tr>")
    return f"<table compact><caption>{head}</caption>{''.join(lines)}</table>"


def _at_most(chain: Chain, result: Result) -> list[Line]:
    """Under what is in the plan at the end of the year: what it could hold, where that is more."""
    most = result.told.figures.get(JobFigure.PLAN_TOTAL)
    if chain.name != JobFigure.PLAN_REACHED or not isinstance(most, Decimal) or most <= chain.total:
        return []
    return [Line(JobFigure.PLAN_TOTAL, most)]


def _receipt_table(chain: Chain, language: str, under: Iterable[Line]) -> str:
    rows = [(escape(label_of(language, line)), texts.money(language, line.amount)) for line in chain.lines]
    total = (f"<b>{escape(label(language, chain.name))}</b>", f"<b>{texts.money(language, chain.total)}</b>")
    below = [(escape(label_of(language, line)), texts.money(language, line.amount)) for line in under]
    return _table(escape(label(language, chain.name)), [*rows, total, *below])


def _business(result: Result, language: str) -> list[str]:
    rows = business_rows(result, language)
    return (
        [_table(escape(texts.text(language, "pdf.solo.head")), [tuple(map(escape, row)) for row in rows])]
        if rows
        else []
    )


def _forms(result: Result, language: str) -> Iterator[str]:
    for boxes in boxes_of_forms(result, language):
        yield _table(escape(texts.text(language, "math.form_1099r")), boxes)
    lines = lines_of_form_8606(result, language)
    if lines:
        yield _table(escape(texts.text(language, "math.form_8606")), lines)
    if line_4 := line_4_of_form_8606(result, language):
        yield f"<p>{line_4}</p>"


def _law(result: Result, language: str) -> Iterator[str]:
    """Each publication, linked once, with the limits it has and their law; then the law behind the verdict."""
    lines: list[str] = []
    named: set[str] = set()
    for source, limits in _by_source(result).items():
        said = [escape(f"{label(language, line.label)}: {line.law}") for line in limits]
        lines.append(f"<li>{'; '.join(said)} ({source})</li>")
        named.update(str(line.law) for line in limits)
    laws = dict.fromkeys(reason.law for reason in result.assessment.reasons if reason.law not in named)
    lines += [f"<li>{escape(law)}</li>" for law in laws]
    if lines:
        summary = escape(texts.text(language, "math.law"))
        yield f"<details><summary>{summary}</summary><ul>{''.join(lines)}</ul></details>"
