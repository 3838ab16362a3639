"""Reminders in words: the list to set them in, and the one whose day has come."""

from __future__ import annotations

from collections.abc import Iterator

from bot import texts
from bot.buttons import Act, act_data
from bot.messages import Button, Message
from bot.parts import Payday, Reminder, Reminders, ReminderSet
from bot.rendering.layout import labelled, rows_of
from bot.rendering.screen import fits_a_screen
from bot.rendering.step_list import Page, pages_of
from bot.rendering.steps import step_key_of, step_text, step_title
from bot.wording import Marked, filled
from core.ledger.entries import EntryKind


def reminder_messages(part: Reminder, language: str) -> list[Message]:
    """A reminder, with what can be done about it at once."""
    head = texts.text(language, "remind.today" if part.is_today else "remind.now")
    if part.late is not None:
        head = filled(language, "remind.late", {"day": part.late})
    title = step_title(part.result, part.index, language, tap=True)
    text = f"{head}\n<b>{title}</b>\n\n{step_text(part.result, part.index, language)}"
    buttons = [("button.snooze", f"snooze:{part.key}"), ("button.stop", "stop:all")]
    # A tick goes by the number of a step in the plan on screen, which may be another one by now.
    return [Message(text, rows_of(labelled(language, buttons)))]


def reminder_set_messages(part: ReminderSet, language: str) -> list[Message]:
    """The step that will be reminded of, with the day."""
    day = texts.day(language, part.day)
    title = step_title(part.result, part.index, language)
    text = filled(language, "remind.set_on", {"day": Marked(day), "title": Marked(title)})
    return [Message(text, rows_of(labelled(language, [("button.remind", "remind:list")])))]


def reminders_messages(part: Reminders, language: str) -> list[Message]:
    """The dated steps, as many as a screen holds, with a bell where a reminder is set."""
    steps = part.result.assessment.steps
    dated = tuple(index for index, step in enumerate(steps) if step.due)
    pages = list(pages_of(steps, dated, lambda page: fits_a_screen(_list_text(part, page, language))))
    near = next((number for number, page in enumerate(pages) if part.near in page), 0)
    number = part.page if part.page is not None and part.page < len(pages) else near
    rows = (*_switches(part, pages[number], language), *_turning(number, len(pages), language))
    ends = labelled(language, [("remind.all", "remind:all"), ("remind.none", "remind:none")])
    back = labelled(language, [("button.steps", "plan:list")])
    return [Message(_list_text(part, pages[number], language), (*rows, tuple(ends), tuple(back)), part.replaces)]


def _bell(part: Reminders, index: int) -> str:
    return _mark(is_set=step_key_of(part.result, index) in part.reminders)


def _mark(*, is_set: bool) -> str:
    return "🔔" if is_set else "▫️"


def _list_text(part: Reminders, page: Page, language: str) -> str:
    head = texts.text(language, "remind.head", zone=texts.text(language, f"zone.{part.zone}"))
    titles = (step_title(part.result, index, language, brief=True) for index in page)
    lines = [f"{_bell(part, index)} {index + 1}. {title}" for index, title in zip(page, titles, strict=True)]
    return "\n".join([head, *lines])


def _switches(part: Reminders, page: Page, language: str) -> Iterator[tuple[Button, ...]]:
    """A bell for each step of the page, and one for what comes after each pay date."""
    buttons = [Button(f"{_bell(part, index)} {index + 1}", act_data(Act.REMIND, index)) for index in page]
    for at in range(0, len(buttons), 5):
        yield tuple(buttons[at : at + 5])
    if part.paydays is not None:
        label = f"{_mark(is_set=part.paydays)} {texts.text(language, 'remind.paydays')}"
        yield (Button(label, act_data(Act.REMIND, "payday")),)


def _turning(number: int, count: int, language: str) -> Iterator[tuple[Button, ...]]:
    sides = [("plan.page_before", number - 1), ("plan.page_after", number + 1)]
    name = texts.text(language, "plan.more_steps")
    row = [
        Button(texts.text(language, key, name=name), act_data(Act.REMIND, "page", to))
        for key, to in sides
        if 0 <= to < count
    ]
    if row:
        yield tuple(row)


def payday_messages(part: Payday, language: str) -> list[Message]:
    """One line after a pay date, its two answers to be noted with a tap, and a way to put it off or end it."""
    text = filled(language, "remind.payday", {"day": Marked(texts.short_day(language, part.day))})
    buttons = [("button.snooze", act_data(Act.SNOOZE, part.key)), ("button.stop", act_data(Act.STOP, part.key))]
    kinds = [EntryKind.AFTER_TAX, *([EntryKind.CONVERSION] if part.converts else [])]
    notes = [(_paid_button(part, kind, language),) for kind in kinds]
    return [Message(text, (*notes, *rows_of(labelled(language, buttons))))]


def _paid_button(part: Payday, kind: EntryKind, language: str) -> Button:
    label = texts.text(language, f"diary.paid.{kind}", amount=texts.money(language, part.amount))
    return Button(label, act_data(Act.LOG, "paid", kind, part.day.isoformat(), f"{part.amount:f}"), style="success")
