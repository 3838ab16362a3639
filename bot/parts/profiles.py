"""What shows the profiles of a chat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.profile import Tag
from core.assess import Result
from core.household.totals import PersonTotal


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """One profile in the overview: whose it is, what it comes to, and how many answers it has."""

    tag: Tag
    result: Result
    answers: int


@dataclass(frozen=True, slots=True)
class Profiles:
    """All profiles, with what the jobs of each person come to together; `opened` is the number of the open one.

    `adds_job` and `adds_spouse` say whether there is room for a further one.
    """

    lines: tuple[ProfileLine, ...]
    totals: tuple[PersonTotal, ...]
    opened: int
    adds_job: bool
    adds_spouse: bool


@dataclass(frozen=True, slots=True)
class SumOfJobs:
    """What the jobs of one person come to together, beside a result for which that matters."""

    total: PersonTotal
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class TakenOver:
    """Answers taken over from other profiles, each with a button to change it; `former` holds what they replace."""

    sources: tuple[Tag, ...]
    answers: Mapping[str, Any]
    former: Mapping[str, Any]
