"""Parts to messages: which words, which buttons, in which language."""

from __future__ import annotations

from typing import assert_never

from bot import texts
from bot.messages import READ, Message
from bot.parts import (
    AboveSlip,
    Agenda,
    Arithmetic,
    Ask,
    AskingPart,
    Diary,
    ExpectedForms,
    Feedback,
    File,
    FilePart,
    Growth,
    HrMessage,
    HrReply,
    MovedPlan,
    Named,
    Noted,
    NotedEntries,
    OneEntry,
    OneStep,
    Outcome,
    OwnCase,
    Part,
    Payday,
    PayslipChoice,
    PayslipFindings,
    PlainPart,
    PlanFindings,
    ProfilePart,
    Profiles,
    Reading,
    Record,
    Reminder,
    Reminders,
    ReminderSet,
    Retire,
    Review,
    Settings,
    Share,
    SidePart,
    SumOfJobs,
    TakenOver,
    TaxLines,
    Term,
    Topic,
    TopicPart,
    Topics,
    WhichAnswer,
    WholePlan,
    Why,
    Words,
)
from bot.rendering import (
    conversation,
    document,
    growth,
    hr,
    payslip,
    profiles,
    review,
    settings,
    topic,
)
from bot.rendering.plan_parts import diary_part_messages, result_part_messages, steps_part_messages
from bot.rendering.screen import under


def render(part: Part, language: str) -> list[Message]:
    """The messages of a part, in order."""
    if not isinstance(part, Named):
        return _plain(part, language)
    name = profiles.name_above(part, language)
    with under(name):
        return profiles.of_profile(part.tag, name, _plain(part.part, language))


def _plain(part: PlainPart, language: str) -> list[Message]:
    match part:
        case Ask() | Noted() | Record() | Retire() | Review() | WhichAnswer() | Words():
            return _asking(part, language)
        case Feedback() | HrMessage() | HrReply() | Settings():
            return _beside(part, language)
        case Arithmetic() | Outcome() | OwnCase() | Payday() | Reminder() | Reminders() | ReminderSet():
            return result_part_messages(part, language)
        case Share() | Why():
            return result_part_messages(part, language)
        case Agenda() | MovedPlan() | OneStep() | WholePlan():
            return steps_part_messages(part, language)
        case AboveSlip() | Diary() | ExpectedForms() | NotedEntries() | OneEntry() | TaxLines():
            return diary_part_messages(part, language)
        case Term() | Topic() | Topics():
            return _topic(part, language)
        case Profiles() | SumOfJobs() | TakenOver():
            return _profile(part, language)
        case File() | Growth() | PayslipChoice() | PayslipFindings() | PlanFindings() | Reading():
            return _file(part, language)
        case _:
            assert_never(part)


def _asking(part: AskingPart, language: str) -> list[Message]:
    match part:
        case Ask():
            return conversation.ask_messages(part, language)
        case Noted():
            return conversation.noted_messages(part, language)
        case Record():
            return conversation.record_messages(part, language)
        case Retire(message):
            return [Message("", (), message)]
        case Review():
            return review.review_messages(part, language)
        case WhichAnswer():
            return conversation.which_answer_messages(part, language)
        case Words():
            return conversation.words_messages(part, language)
        case _:
            assert_never(part)


def _beside(part: SidePart, language: str) -> list[Message]:
    match part:
        case Feedback():
            return settings.feedback_messages(part, language)
        case HrMessage():
            return hr.hr_messages(part, language)
        case HrReply():
            return hr.reply_messages(part, language)
        case Settings():
            return settings.settings_messages(part, language)
        case _:
            assert_never(part)


def _profile(part: ProfilePart, language: str) -> list[Message]:
    match part:
        case Profiles():
            return profiles.profiles_messages(part, language)
        case SumOfJobs():
            return profiles.sum_messages(part, language)
        case TakenOver():
            return profiles.taken_messages(part, language)
        case _:
            assert_never(part)


def _topic(part: TopicPart, language: str) -> list[Message]:
    match part:
        case Term():
            return topic.term_messages(part, language)
        case Topic():
            return topic.topic_messages(part, language)
        case Topics():
            return topic.topics_messages(part, language)
        case _:
            assert_never(part)


def _file(part: FilePart, language: str) -> list[Message]:
    match part:
        case File(kind):
            return [Message(texts.text(language, f"file.{kind}"), attachment=kind)]
        case Growth():
            return growth.growth_messages(part, language)
        case PayslipChoice():
            return payslip.choice_messages(part, language)
        case PayslipFindings():
            return payslip.payslip_messages(part, language)
        case PlanFindings():
            return document.findings_messages(part, language)
        case Reading(file_id, ahead):
            key = "document.queued" if ahead else "document.reading"
            reading = Message(texts.text(language, key, count=ahead))
            return [reading, Message("", attachment=f"{READ}{file_id}")]
        case _:
            assert_never(part)


def toast_text(words: Words | None, language: str) -> str | None:
    """The plain text of a toast."""
    return texts.text(language, words.key, **words.values) if words else None
