"""Results, steps and the diary to messages: which module words which part."""

from __future__ import annotations

from typing import assert_never

from bot import texts
from bot.messages import Message
from bot.parts import (
    AboveSlip,
    Agenda,
    Arithmetic,
    Diary,
    DiaryPart,
    ExpectedForms,
    MovedPlan,
    NotedEntries,
    OneEntry,
    OneStep,
    Outcome,
    OwnCase,
    Payday,
    Reminder,
    Reminders,
    ReminderSet,
    ResultPart,
    Share,
    StepsPart,
    TaxLines,
    WholePlan,
    Why,
)
from bot.rendering import agenda, arithmetic, diary, outcome, own_case, reminders, season, step_list, steps, why


def result_part_messages(part: ResultPart, language: str) -> list[Message]:
    """The messages of what shows a result."""
    match part:
        case Arithmetic():
            return arithmetic.arithmetic_messages(part, language)
        case Outcome():
            return outcome.outcome_messages(part, language)
        case OwnCase():
            return own_case.own_case_messages(part, language)
        case Payday():
            return reminders.payday_messages(part, language)
        case Reminder():
            return reminders.reminder_messages(part, language)
        case Reminders():
            return reminders.reminders_messages(part, language)
        case ReminderSet():
            return reminders.reminder_set_messages(part, language)
        case Share():
            return why.share_messages(part, language)
        case Why():
            return why.why_messages(part, language)
        case _:
            assert_never(part)


def steps_part_messages(part: StepsPart, language: str) -> list[Message]:
    """The messages of what shows the steps."""
    match part:
        case MovedPlan(replaces, unpins):
            return [Message(texts.text(language, "plan.moved"), (), replaces, unpins=unpins)]
        case Agenda():
            return agenda.agenda_messages(part, language)
        case OneStep():
            return steps.one_step_messages(part, language)
        case WholePlan():
            return step_list.whole_plan_messages(part, language)
        case _:
            assert_never(part)


def diary_part_messages(part: DiaryPart, language: str) -> list[Message]:
    """The messages of what shows the diary."""
    match part:
        case Diary():
            return diary.diary_messages(part, language)
        case ExpectedForms():
            return season.forms_messages(part, language)
        case OneEntry():
            return diary.entry_messages(part, language)
        case NotedEntries():
            return diary.noted_messages(part, language)
        case AboveSlip():
            return diary.above_slip_messages(part, language)
        case TaxLines():
            return season.tax_lines_messages(part, language)
        case _:
            assert_never(part)
