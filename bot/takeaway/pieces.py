"""What a personal plan is made of, in words and without a layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Row(NamedTuple):
    """One line of a bill, with the law and source of a limit."""

    label: str
    amount: str
    source: str = ""
    url: str = ""


class Bill(NamedTuple):
    """A receipt in words: its lines and their sum; `goes_on` where it begins with the sum of the one before."""

    rows: tuple[Row, ...]
    total: Row
    goes_on: bool = False


Columns = tuple[str, str, str]


class TwoPlans(NamedTuple):
    """The two ways to fill a solo plan, as a table of a label and two amounts; `total` is one of its rows."""

    heads: Columns
    rows: tuple[Columns, ...]
    total: Columns
    source: str
    url: str


class Paychecks(NamedTuple):
    """The election paycheck by paycheck: heads, and rows of as many cells.

    A table of many dates says `above` it what is the same on each and `below` it what the bonus adds, and stands
    behind the steps.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


class Todo(NamedTuple):
    """One step: what, until when, and how; `code` names it in every language.

    `heading` stands above the first step of a job or a business, where there are both.
    """

    code: str
    title: str
    due: date | None
    how: str
    heading: str = ""


class Letter(NamedTuple):
    """The open points as a message to one recipient, in English; `gloss` says each in the person's language."""

    title: str
    greeting: str
    questions: tuple[str, ...]
    closing: str
    gloss: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonalPlan:
    """Everything that a document says; texts may hold `<b>` and `<i>`, and nothing else of HTML."""

    language: str
    tax_year: int
    today: date
    paper: str
    verdict: tuple[str, ...]
    paychecks: Paychecks | None
    bills: tuple[Bill, ...]
    two_plans: TwoPlans | None
    steps: tuple[Todo, ...]
    letters: tuple[Letter, ...]
    forms: tuple[str, ...]
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]
    answers: tuple[Row, ...]

    @property
    def paychecks_first(self) -> Paychecks | None:
        """The table of pay dates where it stands before the steps."""
        return self.paychecks if self.paychecks and not self.paychecks.above else None

    @property
    def paychecks_behind(self) -> Paychecks | None:
        """The table of pay dates where it has so many that it stands behind the steps."""
        return self.paychecks if self.paychecks and self.paychecks.above else None
