"""The diary in words: its entries, what they come to, and one entry with what can be changed of it."""

from __future__ import annotations

from collections.abc import Iterator

from bot import texts
from bot.buttons import Act, act_data
from bot.diary import DiaryEntry
from bot.messages import Button, Message, Rows
from bot.parts import AboveSlip, Diary, NotedEntries, OneEntry
from bot.rendering.layout import rows_of
from bot.wording import Marked, filled
from core.conversion.names import Destination
from core.ledger.entries import EntryKind

ENTRIES_ON_A_PAGE = 6


def diary_messages(part: Diary, language: str) -> list[Message]:
    """The diary on one message: a page of entries, the figures, and a button for each entry."""
    last_page = max(0, len(part.entries) - 1) // ENTRIES_ON_A_PAGE
    page = min(part.page, last_page)
    shown = part.entries[page * ENTRIES_ON_A_PAGE : (page + 1) * ENTRIES_ON_A_PAGE]
    blocks = ["\n".join(_head(part, language)), "\n".join(_lines(part, shown, language)), _figures(part, language)]
    if part.asks:
        blocks.append(texts.text(language, "diary.ask.to"))
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
    if entry.destination is not None:
        return texts.text(language, f"diary.converted.{entry.destination}")
    return texts.text(language, f"diary.kind.{entry.kind}")


def _figures(part: Diary, language: str) -> str:
    ledger = part.ledger
    lines = []
    if not part.is_of_plan:
        lines.append(texts.text(language, "diary.not_of_plan"))
    elif ledger.room_left is None:
        lines.append(texts.text(language, "diary.no_plan"))
    else:
        lines.append(filled(language, "diary.room_left", {"amount": ledger.room_left}))
    if ledger.percent_next is not None:
        lines.append(filled(language, "diary.percent_next", {"percent": ledger.percent_next}))
    if ledger.basis and part.is_of_plan:
        lines.append(filled(language, "diary.basis", {"amount": ledger.basis}))
    if any(entry.kind is EntryKind.CONVERSION for entry in part.entries):
        lines.append(filled(language, "diary.gain", {"amount": ledger.gain}))
    return "\n".join(lines)


def _warnings(part: Diary, language: str) -> Iterator[str]:
    """What has to be done; nothing of a year whose money may be in answers that have gone."""
    if not part.is_of_plan:
        return
    for warning in part.ledger.warnings:
        yield filled(language, f"diary.warning.{warning}", part.ledger.figures)


def _rows(part: Diary, shown: tuple[DiaryEntry, ...], page: int, last_page: int, language: str) -> Rows:
    new = Button(texts.text(language, "diary.new"), act_data(Act.LOG, "new"), style="primary")
    first = [new]
    if part.noted is not None:
        first.append(Button(texts.text(language, "diary.undo"), act_data(Act.LOG, "delete", part.noted.number)))
    entries = tuple((Button(_label(entry, language), act_data(Act.LOG, "entry", entry.number)),) for entry in shown)
    turning = [
        Button(label, act_data(Act.LOG, "page", to, part.year))
        for label, to in (("‹", page - 1), ("›", page + 1))
        if 0 <= to <= last_page
    ]
    asked = _destination_rows(part.noted, part.asks, language) if part.noted is not None else ()
    return tuple(row for row in (*asked, tuple(first), *entries, tuple(turning), *_further_rows(part, language)) if row)


def _further_rows(part: Diary, language: str) -> Rows:
    """The plan where there is none yet, the diaries of other years, and the reminder of the tax forms."""
    check = Button(texts.text(language, "button.check"), act_data(Act.GO, "check"))
    remind = Button(texts.text(language, "season.remind"), act_data(Act.SEASON, "remind", part.year))
    others = tuple(
        Button(texts.text(language, "diary.of_year", year=str(year)), act_data(Act.LOG, "page", 0, year))
        for year in part.others
    )
    has_no_plan = part.ledger.room_left is None and part.is_of_plan
    return (*([(check,)] if has_no_plan else []), others, *([(remind,)] if part.reminds else []))


def _destination_rows(entry: DiaryEntry, asks: tuple[Destination, ...], language: str) -> Rows:
    """Where the money of a conversion went, each with a button."""
    data = {each: act_data(Act.LOG, "to", entry.number, each) for each in asks}
    return tuple((Button(texts.text(language, f"diary.to.{each}"), data[each]),) for each in asks)


def _label(entry: DiaryEntry, language: str) -> str:
    day, amount = texts.short_day(language, entry.day), texts.money(language, entry.amount)
    return f"✏️ {day} · {amount}"


def entry_messages(part: OneEntry, language: str) -> list[Message]:
    """One entry, each part of it to be changed with a tap."""
    number, gain = part.entry.number, part.entry.kind is EntryKind.CONVERSION
    changes = ["amount", *(["profit"] if gain else []), "date", *(["to"] if gain else [])]
    buttons = [
        Button(texts.text(language, f"diary.change.{each}"), act_data(Act.LOG, each, number)) for each in changes
    ]
    delete = Button(texts.text(language, "diary.delete"), act_data(Act.LOG, "delete", number), style="danger")
    back = Button(texts.text(language, "button.back"), act_data(Act.LOG, "page", 0, part.entry.day.year))
    if part.asks:
        text = f"{_line(part.entry, language)}\n\n{texts.text(language, 'diary.ask.to')}"
        return [Message(text, (*_destination_rows(part.entry, part.asks, language), (back,)), part.replaces)]
    return [Message(_line(part.entry, language), (*rows_of(buttons), (delete,), (back,)), part.replaces)]


def noted_messages(part: NotedEntries, language: str) -> list[Message]:
    """What a payslip brought into the diary, and the way there."""
    lines = [filled(language, "diary.from_slip", {"count": len(part.entries)})]
    lines += [_line(entry, language) for entry in part.entries]
    return [Message("\n".join(lines), ((_to_diary(part.year, language),),))]


def above_slip_messages(part: AboveSlip, language: str) -> list[Message]:
    """Of which kind the diary has more than the payslip, and a tap for each of the two."""
    kind = texts.text(language, f"diary.kind.{part.kind}")
    values = {"day": part.day, "kind": kind, "on_slip": part.on_slip, "in_diary": part.in_diary}
    data = act_data(Act.LOG, "slip", part.kind, part.day.isoformat(), f"{part.on_slip:f}")
    slip = Button(texts.text(language, "diary.slip_is_right"), data)
    return [Message(filled(language, "diary.above_slip", values), ((slip,), (_to_diary(part.day.year, language),)))]


def _to_diary(year: int, language: str) -> Button:
    return Button(texts.text(language, "diary.open"), act_data(Act.LOG, "page", 0, year))
