"""What a label on a payslip stands for, by the patterns in labels.toml; and the words that name columns."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from bot.payslip.lines import plain
from core.payslip import OWN, Kind

WHOLE = frozenset({"net", "gross", "extra", "imputed", "regular", "position", "pre_tax", "unsettled"})
"""Kinds whose patterns must match a whole label: `net` is in many others, `401k` beside a strange word is left open."""

COLUMNS = {
    "current": "this paycheck|for this period"
    "|current|this period|current amount|this pay|amount|current total|this check|period|current pay|cur amt"
    "|current period|earnings amount|cur|employee current|ee current|employee amount|ee amount|this month",
    "ytd": "year|this year|so far this year|year so far|for the year|ytd earn"
    "|ytd|year to date|ytd amount|ytd total|y t d|total to date|year to date amount|to date|ytd amt|ytd earnings"
    "|employee ytd|ee ytd|cumulative",
    "employer": "employer current|company current|er current|employer amount|company amount|er amount",
    "employer_ytd": "employer ytd|company ytd|er ytd",
    "rate": "rate|base rate|pay rate|hourly rate|rate of pay",
    "hours": "hours|hrs|units|qty|hours units|hrs units|quantity|current hours|hrs qty",
    "balance": "balance|available|accrued|earned|used|taken"
    "|balances|ending balance|beginning balance|hours accrued|hours available",
    "other": "ytd hours|ytd hrs|calc|employer|ytd units|percent|based on",
    "text": "basis of pay|type|dates|filing status",
}
"""What each column is called, as whole headings."""

LONGEST_COLUMN = 4
"""Words of a column's name."""

NUMBERS_AROUND = re.compile(
    r"^(?:(?:job )?[0-9]+ )+|^less |^(?:401k|403b) (?=.*(?:401k|403b))|(?: [0-9]+)+$| (?:yes|no)$"
)
"""The number or code of a wage type before a label; the days of a period, hours or a mark behind it."""
TAKEN_BACK = re.compile(r"\b(?:reversal|reversed|corr(?:ection)?|refund(?:ed)?|adj(?:ustment)?|return(?:ed)?|void)\b")
"""Money of the plan that goes back: signs are printed in too many ways to reckon with it."""
ANOTHER_PLAN = re.compile(
    r"\b(?:excess|suppl?(?:emental)?|exec(?:utive)?|mirror|top hat|annuity|money purchase|union|trust|fund"
    r"|prior|previous|former|(?<!auto )conver(?:sion|ted)|roll ?over|rolled)\b"
)
"""Beside money of the plan: it may be of another plan or job, or moved within the plan, and no contribution."""
UNSETTLED = "unsettled"
"""A label that names the plan and is not understood: own contributions and take-home pay are then left open."""
POSITION = "position"
"""Regular pay with what the person works as in its label, where it stands among the earnings."""
UNSETTLED_OWN = "unsettled_own"
"""The same of own deferrals, which are then left open alone."""
UNSETTLED_AFTER_TAX = "unsettled_after_tax"
"""The same of after-tax money, which is then left open with take-home pay."""
UNSETTLED_EMPLOYER = "unsettled_employer"
"""The same among the employer's money, which is then left open."""
THE_PLAN = re.compile(r"401k|403b")
LEAVE = re.compile(
    r"(?:holiday|hol|vacation|vac|pto|sick|sck|personal|floating|paid time off|jury|bereavement|parental)\b"
)
TAKEN_OFF_PAY = re.compile(r"\b(?:pre ?ta?x|before ?tax|ee|employee)\b")
WHO_PAYS = re.compile(rf"{TAKEN_OFF_PAY.pattern}|\b(?:emp|trad(?:itional)?|def|deferrals?|elective|sra|yours?)\b")
SUMMARY = re.compile(
    r"(?:hours worked|(?:total |fed |fit |federal )*(?:taxable )?(?:gross|wages|earnings)(?: pay| wages)?"
    r"|(?:total |employee )?taxes|(?:total |(?:pre|post|before|after) tax )?deductions|reimbursements|net(?: pay)?)"
)
"""Sums that stand as headings above a row of this date and one of the year."""


class Label(BaseModel):
    """One kind of label: its patterns, and labels that show what it takes and leaves."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    patterns: tuple[str, ...]
    takes: tuple[str, ...]
    leaves: tuple[str, ...]


@cache
def labels() -> tuple[Label, ...]:
    """All kinds in the order in which they are tried."""
    text = (files("bot.payslip") / "labels.toml").read_text("utf-8")
    return tuple(Label(**each) for each in tomllib.loads(text)["kinds"])


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    whole = {label.name: r"^(?:{})$" if label.name in WHOLE else r"(?:^|\s)(?:{})(?:\s|$)" for label in labels()}
    return tuple((label.name, re.compile(whole[label.name].format("|".join(label.patterns)))) for label in labels())


def names_the_plan(label: str) -> bool:
    """True for a label with the kind of plan in it, `401(k)`."""
    return bool(THE_PLAN.search(plain(label)))


def is_leave(label: str) -> bool:
    """True for pay of days off: it stands beside pay for work, or is what is left of them."""
    return bool(LEAVE.match(plain(label)))


def is_taken_off_pay(label: str) -> bool:
    """True for a label of own contributions that no head makes the employer's."""
    return bool(TAKEN_OFF_PAY.search(plain(label)))


def says_who_pays(label: str) -> bool:
    """True for a label of own contributions that could be no one else's."""
    return bool(WHO_PAYS.search(plain(label)))


def _name_of(words: str) -> str | None:
    return next((name for name, pattern in _patterns() if pattern.search(words)), None)


@lru_cache(4096)
def kind_of(label: str) -> Kind | str | None:
    """The kind of a printed label, or None; `ignore` and `unsettled` are kinds that no figure is taken from."""
    words = plain(label)
    if len(words) > 60:
        return None
    name = _name_of(words)
    if name in (None, UNSETTLED):
        name = _name_of(NUMBERS_AROUND.sub("", words)) or name
    if name == UNSETTLED and TAKEN_BACK.search(words):
        name = _name_of(" ".join(TAKEN_BACK.sub(" ", words).split()))
    if (TAKEN_BACK.search(words) or ANOTHER_PLAN.search(words)) and name in (*OWN, Kind.AFTER_TAX, Kind.EMPLOYER):
        doubtful: dict[str, str] = {Kind.EMPLOYER: UNSETTLED_EMPLOYER, Kind.AFTER_TAX: UNSETTLED_AFTER_TAX}
        return doubtful.get(name or "", UNSETTLED_OWN)
    return next((kind for kind in Kind if kind == name), name)


@cache
def _columns() -> dict[str, str]:
    return {words: column for column, names in COLUMNS.items() for words in names.split("|")}


def column_of(label: str) -> str | None:
    """The column that a heading names: `current` and `ytd`, of the employer's money too, `rate`, `hours` or `other`."""
    return _columns().get(plain(label))


def column_in(label: str) -> tuple[str | None, str]:
    """The column that a label names at its end or beginning, `Salary this month`, and the label without it."""
    words = plain(label).split()
    for size in range(min(LONGEST_COLUMN, len(words)), 0, -1):
        for name, rest in ((words[-size:], words[:-size]), (words[:size], words[size:])):
            column = column_of(" ".join(name))
            if column in ("current", "ytd") and (size > 1 or name[0] in ("current", "ytd")):
                return column, " ".join(rest)
    return None, label
