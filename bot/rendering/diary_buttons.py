"""The buttons under the diary: a new entry, each entry, and what is open about the one just written."""

from __future__ import annotations

from collections.abc import Iterator

from bot import texts
from bot.buttons import Act, act_data
from bot.diary import DiaryEntry
from bot.messages import Button, Rows
from bot.parts import Diary
from core.conversion.names import Destination
from core.result import WhosePlan


def diary_rows(part: Diary, shown: tuple[DiaryEntry, ...], page: int, last_page: int, language: str) -> Rows:
    """All buttons of a page, those about the entry just written first."""
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
    asked = destination_rows(part.noted, part.asks, language) if part.noted is not None else ()
    moving = tuple(moving_button(part.noted, language)) if part.noted is not None else ()
    rows = (
        *asked,
        tuple(_on_top(part, language)),
        tuple(first),
        moving,
        *entries,
        tuple(turning),
        *_further_rows(part, language),
    )
    return tuple(row for row in rows if row)


def _on_top(part: Diary, language: str) -> Iterator[Button]:
    """That a conversion just written was larger by its gain."""
    if part.noted is not None and part.on_top:
        amount = texts.money(language, part.noted.with_gain_on_top)
        yield Button(texts.text(language, "diary.on_top", amount=amount), act_data(Act.LOG, "top", part.noted.number))


def moving_button(entry: DiaryEntry, language: str) -> Iterator[Button]:
    """The other plan of somebody who has two."""
    other = next((plan for plan in WhosePlan if entry.plan and plan is not entry.plan), None)
    if other is not None:
        yield Button(texts.text(language, f"diary.move.{other}"), act_data(Act.LOG, "plan", entry.number, other))


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


def destination_rows(entry: DiaryEntry, asks: tuple[Destination, ...], language: str) -> Rows:
    """Where the money of a conversion went, each with a button."""
    data = {each: act_data(Act.LOG, "to", entry.number, each) for each in asks}
    return tuple((Button(texts.text(language, f"diary.to.{each}"), data[each]),) for each in asks)


def _label(entry: DiaryEntry, language: str) -> str:
    day, amount = texts.short_day(language, entry.day), texts.money(language, entry.amount)
    return f"✏️ {day} · {amount}"
