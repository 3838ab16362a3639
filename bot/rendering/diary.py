"""The diary in words: its entries, what they come to, and one entry with what can be changed of it."""

from __future__ import annotations

from collections.abc import Iterator

from bot import texts
from bot.buttons import Act, act_data
from bot.diary import DiaryEntry
from bot.messages import Button, Message, Rows
from bot.parts import Diary, ExpectedForms, OneEntry
from bot.rendering.layout import rows_of
from bot.wording import Marked, filled
from core.ledger.entries import EntryKind

ENTRIES_ON_A_PAGE = 6


def diary_messages(part: Diary, language: str) -> list[Message]:
    """The diary on one message: a page of entries, the figures, and a button for each entry."""
    last_page = max(0, len(part.entries) - 1) // ENTRIES_ON_A_PAGE
    page = min(part.page, last_page)
    shown = part.entries[page * ENTRIES_ON_A_PAGE : (page + 1) * ENTRIES_ON_A_PAGE]
    blocks = ["\n".join(_head(part, language)), "\n".join(_lines(part, shown, language)), _figures(part, language)]
    text = "\n\n".join(block for block in (*blocks, *_warnings(part, language)) if block)
    return [Message(text, _rows(part, shown, page, last_page, language), part.replaces)]


def _head(part: Diary, language: str) -> Iterator[str]:
    yield filled(language, "diary.head", {"year": str(part.year)})
    if part.noted is not None:
        yield filled(language, "diary.noted", {"entry": Marked(_line(part.noted, language))})


def _lines(part: Diary, shown: tuple[DiaryEntry, ...], language: str) -> Iterator[str]:
    if not part.entries:
        yield texts.text(language, "diary.empty")
    for entry in shown:
        yield _line(entry, language)
    if part.before:
        yield filled(language, "diary.before", {"amount": part.before})


def _line(entry: DiaryEntry, language: str) -> str:
    day = texts.short_day(language, entry.day)
    values = {"day": day, "kind": _kind(entry, language), "amount": entry.amount, "gain": entry.gain}
    return filled(language, "diary.line.gain" if entry.gain else "diary.line", values)


def _kind(entry: DiaryEntry, language: str) -> str:
    return texts.text(language, f"diary.kind.{entry.kind}")


def _figures(part: Diary, language: str) -> str:
    ledger = part.ledger
    lines = []
    if ledger.room_left is None:
        lines.append(texts.text(language, "diary.no_plan"))
    else:
        lines.append(filled(language, "diary.room_left", {"amount": ledger.room_left}))
    if ledger.percent_next is not None:
        lines.append(filled(language, "diary.percent_next", {"percent": ledger.percent_next}))
    if ledger.basis:
        lines.append(filled(language, "diary.basis", {"amount": ledger.basis}))
    if any(entry.kind is EntryKind.CONVERSION for entry in part.entries):
        lines.append(filled(language, "diary.gain", {"amount": ledger.gain}))
    return "\n".join(lines)


def _warnings(part: Diary, language: str) -> Iterator[str]:
    for warning in part.ledger.warnings:
        yield filled(language, f"diary.warning.{warning}", part.ledger.figures)


def _rows(part: Diary, shown: tuple[DiaryEntry, ...], page: int, last_page: int, language: str) -> Rows:
    new = Button(texts.text(language, "diary.new"), act_data(Act.LOG, "new"), style="primary")
    first = [new]
    if part.noted is not None:
        first.append(Button(texts.text(language, "diary.undo"), act_data(Act.LOG, "delete", part.noted.number)))
    entries = tuple((Button(_label(entry, language), act_data(Act.LOG, "entry", entry.number)),) for entry in shown)
    turning = [
        Button(label, act_data(Act.LOG, "page", to))
        for label, to in (("‹", page - 1), ("›", page + 1))
        if 0 <= to <= last_page
    ]
    plan = [] if part.ledger.room_left is not None else [Button(texts.text(language, "button.check"), "go:check")]
    return tuple(row for row in (tuple(first), *entries, tuple(turning), tuple(plan)) if row)


def _label(entry: DiaryEntry, language: str) -> str:
    day, amount = texts.short_day(language, entry.day), texts.money(language, entry.amount)
    return f"✏️ {day} · {amount}"


def entry_messages(part: OneEntry, language: str) -> list[Message]:
    """One entry, each part of it to be changed with a tap."""
    number, gain = part.entry.number, part.entry.kind is EntryKind.CONVERSION
    changes = ["amount", *(["profit"] if gain else []), "date"]
    buttons = [
        Button(texts.text(language, f"diary.change.{each}"), act_data(Act.LOG, each, number)) for each in changes
    ]
    delete = Button(texts.text(language, "diary.delete"), act_data(Act.LOG, "delete", number), style="danger")
    back = Button(texts.text(language, "button.back"), act_data(Act.LOG, "page", 0))
    return [Message(_line(part.entry, language), (*rows_of(buttons), (delete,), (back,)), part.replaces)]


def forms_messages(part: ExpectedForms, language: str) -> list[Message]:
    """How many forms will come and what must stand in their boxes, with the way to compare one."""
    head = filled(language, "diary.forms", {"count": len(part.forms), "year": str(part.year)})
    blocks = [head, *(filled(language, "diary.form", form) for form in part.forms)]
    if any(form["box_2a"] for form in part.forms):
        blocks.append(texts.text(language, "diary.form.split"))
    compare = Button(texts.text(language, "button.go_form1099r"), act_data(Act.GO, "form1099r"), style="primary")
    return [Message("\n\n".join(blocks), ((compare,),))]
