"""Reminders in words: the list to set them in, and the one whose day has come."""

from __future__ import annotations

from bot import texts
from bot.buttons import Act, act_data
from bot.messages import Button, Message
from bot.parts import Payday, Reminder, Reminders
from bot.rendering.layout import labelled, rows_of
from bot.rendering.steps import step_key_of, step_text, step_title
from bot.wording import Marked, filled
from core.ledger.entries import EntryKind


def reminder_messages(part: Reminder, language: str) -> list[Message]:
    """A reminder, with what can be done about it at once."""
    head = texts.text(language, "remind.now")
    if part.late is not None:
        head = filled(language, "remind.late", {"day": part.late})
    title = step_title(part.result, part.index, language, tap=True)
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
        bell = "🔔" if step_key_of(part.result, index) in part.reminders else "▫️"
        lines.append(f"{bell} {index + 1}. {step_title(part.result, index, language)}")
        buttons.append(Button(f"{bell} {index + 1}", f"remind:{index}"))
    head = texts.text(language, "remind.head", zone=texts.text(language, f"zone.{part.zone}"))
    numbers = [tuple(buttons[at : at + 5]) for at in range(0, len(buttons), 5)]
    ends = labelled(language, [("remind.all", "remind:all"), ("remind.none", "remind:none")])
    if part.paydays is not None:
        mark = "🔔" if part.paydays else "▫️"
        words = texts.text(language, "remind.paydays")
        lines.append(f"{mark} {words}")
        numbers.append((Button(f"{mark} {words}", act_data(Act.REMIND, "payday")),))
    back = labelled(language, [("button.list", "plan:list")])
    return [Message("\n".join([head, *lines]), (*numbers, tuple(ends), tuple(back)), part.replaces)]


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
