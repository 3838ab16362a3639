"""A profile: everything that is stored of one plan, that is of one person's one job or business."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from bot.diary import DiaryEntry, EntryDraft
from bot.document.result import Field as Printed
from core.assess import INTERVIEWS
from core.ledger.entries import Entry
from core.ledger.payslip_money import PayslipMoney

MOST_PROFILES = 6
"""How many jobs a chat holds, those of both spouses together."""

NEVER_OPENED = -1
"""In place of when a profile was opened: all that others share with it is newer."""


class Tag(NamedTuple):
    """Whose a message is: the number and the name of a profile, and the person it belongs to."""

    number: int
    name: str
    person: str


def _known_interview(name: str) -> str:
    if name not in INTERVIEWS:
        raise ValueError("unknown interview")
    return name


class Profile(BaseModel):
    """One plan of one person. `answers` is shared by all interviews; the path follows from it alone.

    `profile` is its number, which its buttons carry, `name` what the person calls it, empty for the only one.

    `stage` is `idle` before and between interviews, `asking` while a question is open and `done` beside a
    result. `asked` is the question the person sees, `asked_message` the message that shows it. `changing` holds
    the question under change with its former answer, so that going back restores it; `changed_from` the former answers
    of the last change of a finished result, which a typed `undo` restores; `left_out` the bonus that a last pay date
    has left out, with that day and the pay that it belongs to;
    `doubted` is the question and the line that was asked back last, `offered` the one answer asked back with it,
    `ahead` the answers to later questions that it may have been.
    `ticked` and `reminders` name
    steps by `step_key`, reminders with their time in seconds since 1970.
    `tax_years` are the years of interviews that the person has left.
    `awaits` is what the next typed line is expected to be: a smaller amount, a part of a diary entry, a time zone, a
    name, the yes or no to what was asked, such as to keep what was only looked at, or better sense than the last one.
    `planned_on` is the day on which the interview was finished.
    `keeps` is what shall be left of each paycheck, in dollars, whatever answers change.
    `shown_step` is the step on screen, `tried` the amount only looked at, `supposed` the answers only looked at.
    `hr_asked` are the questions of the last message to HR, `found` what its answer or a document said, not confirmed
    yet, `found_if` the conditions on which it does.
    `counted_on` is the day on which the after-tax money of the year was answered. `diary` is the money of all years,
    `draft` an entry that is being written, `entries_made` the last entry's number.
    `payslip` are the answers of the payslip read last, until they are taken or left, `payslip_without` those left out,
    `payslip_money` what it says of the plan's money, `payslip_asked` its fields until the person has said whose it is.
    `was_on_screen` are lasting buttons of earlier screens, what each does by its label.
    `taken` are the answers that followed from other profiles, as they were then; `opened` counts up with each opening.
    `expected` are answers that follow from those of the year before, offered first where they are asked for.
    `by_year` are the answers that belong to other tax years, given back with their year.
    """

    model_config = ConfigDict(extra="allow")

    profile: int = 1
    name: str = ""
    person: Literal["me", "spouse"] = "me"

    answers: dict[str, Any] = Field(default_factory=dict)
    interview: Annotated[str, AfterValidator(_known_interview)] = "mega"
    stage: Literal["idle", "asking", "done"] = "idle"
    asked: str | None = None
    # In a column of its own, because the door learns it only when the message was sent.
    asked_message: int | None = Field(default=None, exclude=True)
    help_open: bool = False
    changing: tuple[str, Any] | None = None
    changed_from: dict[str, Any] = Field(default_factory=dict)
    left_out: dict[str, str] = Field(default_factory=dict)
    doubted: str | None = None
    offered: str | None = None
    ahead: dict[str, str] = Field(default_factory=dict)
    told: dict[str, str] = Field(default_factory=dict)
    ticked: list[str] = Field(default_factory=list)
    reminders: dict[str, int] = Field(default_factory=dict)
    tax_years: dict[str, int] = Field(default_factory=dict)
    awaits: (
        Literal["take", "restart", "delete", "entry", "zone", "name", "keep", "remove", "person", "sense"]
        | Literal["reply", "payslip"]
        | None
    ) = None
    planned_on: date | None = None
    keeps: str | None = None
    shown_step: int | None = None
    tried: str | None = None
    supposed: dict[str, Any] = Field(default_factory=dict)
    hr_asked: list[str] = Field(default_factory=list)
    found: dict[str, Any] = Field(default_factory=dict)
    found_if: dict[str, str] = Field(default_factory=dict)
    diary: list[DiaryEntry] = Field(default_factory=list)
    draft: EntryDraft | None = None
    entries_made: int = 0
    counted_on: date | None = None
    payslip: dict[str, str] = Field(default_factory=dict)
    payslip_without: list[str] = Field(default_factory=list)
    taken: dict[str, Any] = Field(default_factory=dict)
    opened: int = 0
    expected: dict[str, str] = Field(default_factory=dict)
    by_year: dict[int, dict[str, Any]] = Field(default_factory=dict)
    was_on_screen: dict[str, str] = Field(default_factory=dict)
    payslip_money: PayslipMoney | None = None
    payslip_asked: dict[str, Printed] | None = None

    @property
    def tag(self) -> Tag:
        """Whose the messages of this profile are."""
        return Tag(self.profile, self.name, self.person)

    def numbered(self, entry: Entry) -> DiaryEntry:
        """An entry that is to be written down, with the next number."""
        self.entries_made += 1
        return DiaryEntry.numbered(self.entries_made, entry)


def step_key(interview: str, tax_year: int, code: str) -> str:
    """The name of a step of one plan, short enough for a button."""
    return f"{interview}:{tax_year}:{code}"
