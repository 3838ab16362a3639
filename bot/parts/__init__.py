"""What a turn says, without words: parts that the rendering turns into messages of a language."""

from __future__ import annotations

from dataclasses import dataclass

from bot.parts.asking import (
    Ask,
    Feedback,
    HrMessage,
    HrReply,
    Noted,
    Record,
    Retire,
    Review,
    Settings,
    SettingsPage,
    WhichAnswer,
    Words,
)
from bot.parts.diary import AboveSlip, Diary, ExpectedForms, NotedEntries, OneEntry, TaxLines
from bot.parts.files import File, Growth, PayslipChoice, PayslipFindings, PlanFindings, Reading
from bot.parts.profiles import Profiles, SumOfJobs, TakenOver
from bot.parts.results import (
    IN_ALL,
    OF_THE_YEAR,
    OF_WAGES,
    SHARES,
    Agenda,
    Arithmetic,
    Buttons,
    MovedPlan,
    OneStep,
    Outcome,
    OwnCase,
    Payday,
    Reminder,
    Reminders,
    ReminderSet,
    Share,
    WholePlan,
    Why,
    is_too_much,
    set_on_each_date,
    wish_of,
)
from bot.parts.topics import Term, Topic, Topics
from bot.profile import Tag

__all__ = [
    "IN_ALL",
    "OF_THE_YEAR",
    "OF_WAGES",
    "SHARES",
    "AboveSlip",
    "Agenda",
    "Arithmetic",
    "Ask",
    "AskingPart",
    "Buttons",
    "Diary",
    "DiaryPart",
    "ExpectedForms",
    "Feedback",
    "File",
    "FilePart",
    "Growth",
    "HrMessage",
    "HrReply",
    "MovedPlan",
    "Named",
    "Noted",
    "NotedEntries",
    "OneEntry",
    "OneStep",
    "Outcome",
    "OwnCase",
    "Part",
    "Payday",
    "PayslipChoice",
    "PayslipFindings",
    "PlanFindings",
    "ProfilePart",
    "Profiles",
    "Reading",
    "Record",
    "Reminder",
    "ReminderSet",
    "Reminders",
    "ResultPart",
    "Retire",
    "Review",
    "Settings",
    "SettingsPage",
    "Share",
    "SidePart",
    "StepsPart",
    "SumOfJobs",
    "TakenOver",
    "TaxLines",
    "Term",
    "Topic",
    "TopicPart",
    "Topics",
    "WhichAnswer",
    "WholePlan",
    "Why",
    "Words",
    "is_too_much",
    "set_on_each_date",
    "wish_of",
]

AskingPart = Ask | Noted | Record | Retire | Review | WhichAnswer | Words
"""What asks, answers and says."""

SidePart = Feedback | HrMessage | HrReply | Settings
"""What stands beside the questions: HR, the operator, the settings."""

ResultPart = Arithmetic | Outcome | OwnCase | Payday | Reminder | Reminders | ReminderSet | Share | Why
"""What shows a result."""

StepsPart = Agenda | MovedPlan | OneStep | WholePlan
"""What shows the steps."""

DiaryPart = AboveSlip | Diary | ExpectedForms | NotedEntries | OneEntry | TaxLines
"""What shows the diary, and what it comes to at tax time."""

TopicPart = Term | Topic | Topics
"""What explains."""

FilePart = File | Growth | PayslipChoice | PayslipFindings | PlanFindings | Reading
"""What brings a file, or comes from one."""

ProfilePart = Profiles | SumOfJobs | TakenOver
"""What shows the profiles of a chat."""

PlainPart = AskingPart | SidePart | ResultPart | StepsPart | DiaryPart | TopicPart | FilePart | ProfilePart
"""Everything that a turn can say; rendering forgets none of them (`assert_never`)."""


@dataclass(frozen=True, slots=True)
class Named:
    """A part in a chat with several profiles: it says whose it is, and its buttons act for that profile."""

    tag: Tag
    part: PlainPart


Part = PlainPart | Named
"""What a turn says."""
