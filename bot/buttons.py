"""What a button does when it is pressed: written into its callback data, and read back from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

DOUBLE_TAP_SECONDS = 3.0
"""Two presses of one button within this time are one that was meant."""

LONGEST_DATA = 64
"""Bytes that Telegram takes as callback data."""


class Act(StrEnum):
    """Everything that a button can do beside answering a question."""

    GO = "go"
    DELETE = "delete"
    CHANGE = "change"
    TOPIC = "topic"
    LANGUAGE = "language"
    TAX_YEAR = "tax_year"
    PLAN = "plan"
    STEP = "step"
    TICK = "tick"
    GROWTH = "growth"
    LESS = "less"
    KEEP = "keep"
    REMIND = "remind"
    TAKE = "take"
    REJECT = "reject"
    PAYSLIP = "payslip"
    HR = "hr"
    ZONE = "zone"
    SNOOZE = "snooze"
    STOP = "stop"
    SETTINGS = "settings"
    LOG = "log"
    SEASON = "season"
    PROFILE = "profile"


@dataclass(frozen=True, slots=True)
class ButtonData:
    """The callback data of a button: an act or the id of a question, and a value for it.

    `profile` is the number of the profile for which it acts, where a chat has several: `plan:steps@2`. An answer has
    none; it counts on the message that asks.
    """

    subject: str
    value: str
    profile: int | None = None

    def __str__(self) -> str:
        mark = "" if self.profile is None else f"{_MARK}{self.profile}"
        return f"{self.subject}:{self.value}{mark}"

    @property
    def act(self) -> Act | None:
        """What the button does; None where it answers a question, or is forged."""
        return _ACTS.get(self.subject)

    @classmethod
    def read(cls, data: str) -> ButtonData:
        """The parts of a button's data; anybody can send any data."""
        subject, _, value = data.partition(":")
        rest, mark, profile = value.rpartition(_MARK)
        if subject not in _ACTS or not mark or profile != str(number(profile)):
            return cls(subject, value)
        return cls(subject, rest, int(profile))


_MARK = "@"

_ACTS: dict[str, Act] = {act.value: act for act in Act}


def answer_data(question: str, value: object) -> str:
    """The data of a button that answers a question, or opens its help (`?`), or goes back from it (`<`)."""
    return str(ButtonData(question, str(value)))


def act_data(act: Act, *values: object) -> str:
    """The data of a button that does something else."""
    return str(ButtonData(act, ":".join(map(str, values))))


def for_profile(data: str, profile: int) -> str:
    """The data of a button that acts for a profile, whichever is open when it is pressed."""
    button = ButtonData.read(data)
    marked = str(replace(button, profile=profile))
    return marked if button.act and button.profile is None and len(marked.encode()) <= LONGEST_DATA else data


def number(text: str, below: int = 1000) -> int | None:
    """A number in a button's data, from 0; None for a forged one, also in digits of other scripts."""
    found = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else below
    return found if found < below else None
