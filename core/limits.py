"""The limits of one tax year as data: each figure with its law, its source and where to read it.

A year is one TOML file. The year after the newest complete one is provisional: it takes the newest limits, which
have never been lowered, and what its own file has already. No other year is extrapolated.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

Text = Annotated[str, Field(min_length=3)]
Dollars = Annotated[Decimal, Field(gt=0, le=10_000_000, max_digits=9, decimal_places=0)]


class LimitsProblem(ValueError):
    """A limits file that cannot be used; the message names the file and the figure."""


class _Sourced(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    law: Text
    source: Text
    url: Annotated[str, Field(pattern=r"^https://\S+$")]


class Limit(_Sourced):
    """A dollar limit with its source."""

    value: Dollars


class EnforcedLimit(Limit):
    """A dollar threshold that a year may publish without enforcing it yet."""

    enforced: bool


class PhaseOut(_Sourced):
    """An income range (MAGI, dollars) over which an allowance shrinks to nothing."""

    low: Annotated[Decimal, Field(ge=0, decimal_places=0)]
    high: Dollars

    @model_validator(mode="after")
    def _low_is_below_high(self) -> PhaseOut:
        if self.low >= self.high:
            raise ValueError("low must be below high")
        return self


class Limits(BaseModel):
    """All limits of one tax year, in dollars (26 U.S.C. 402(g), 414(v), 415(c), 401(a)(17), 408A, 219)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    year: int
    provisional: bool = False
    elective_deferrals: Limit
    catch_up_50: Limit
    catch_up_60_63: Limit
    annual_additions: Limit
    compensation: Limit
    highly_compensated: Limit
    roth_catch_up_wages: EnforcedLimit
    social_security_wage_base: Limit
    ira_contributions: Limit
    ira_catch_up: Limit
    roth_single: PhaseOut
    roth_joint: PhaseOut
    roth_separate: PhaseOut
    deduction_single: PhaseOut
    deduction_joint: PhaseOut
    deduction_spouse_covered: PhaseOut
    deduction_separate: PhaseOut


LimitsByYear = dict[int, Limits]
"""The years that can be calculated with, in order; the last may be provisional."""

Figures = dict[str, Any]


def _read(name: str, text: str) -> tuple[int, Figures]:
    """The year and the figures of a limits file such as `2027.toml`, each checked; the name says the year."""
    stem = name.removesuffix(".toml")
    if not (stem.isascii() and stem.isdigit() and len(stem) == 4):
        raise LimitsProblem(f"{name}: a limits file is named after its year, such as 2027.toml")
    try:
        figures = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LimitsProblem(f"{name}: not a readable TOML file ({error})") from None
    for key in ("year", "provisional"):
        if key in figures:
            raise LimitsProblem(f"{name}: {key}: is said by the file's name alone")
    _check(name, int(stem), figures)
    return int(stem), figures


def _check(name: str, year: int, figures: Figures) -> None:
    """Refuses figures that are wrong; figures that are missing are no mistake here."""
    try:
        Limits(**figures | {"year": year})
    except ValidationError as error:
        for mistake in error.errors():
            if mistake["type"] != "missing" or len(mistake["loc"]) > 1:
                place = ".".join(str(part) for part in mistake["loc"])
                raise LimitsProblem(f"{name}: {place}: {mistake['msg'].lower()}") from None


def _missing(figures: Figures) -> list[str]:
    """The names of the figures that a year must have and lacks; its number comes from the file's name."""
    required = (name for name, field in Limits.model_fields.items() if field.is_required() and name != "year")
    return [name for name in required if name not in figures]


def limits_by_year(files: Iterable[tuple[str, str]]) -> LimitsByYear:
    """The years in a row of files, by name and text; a later file replaces figures of an earlier one.

    Raises `LimitsProblem` for a file that cannot be used, or that lacks figures of a year that is not provisional.
    """
    years: dict[int, Figures] = {}
    for name, text in files:
        year, figures = _read(name, text)
        years[year] = years.get(year, {}) | figures
    complete = {year: Limits(year=year, **years[year]) for year in sorted(years) if not _missing(years[year])}
    newest = max(complete, default=0)
    for year, figures in years.items():
        if year not in complete and year != newest + 1:
            raise LimitsProblem(f"{year}.toml: {', '.join(_missing(figures))}: field required")
    if complete:
        carried = complete[newest].model_dump(exclude={"year", "provisional"}) | years.get(newest + 1, {})
        complete[newest + 1] = Limits(year=newest + 1, provisional=True, **carried)
    return complete


@cache
def _shipped(further: tuple[tuple[str, str], ...]) -> LimitsByYear:
    folder = files("core") / "limits_by_year"
    found = (file for file in folder.iterdir() if file.name.endswith(".toml"))
    return limits_by_year((*sorted((file.name, file.read_text("utf-8")) for file in found), *further))


def built_in_limits(further: Iterable[tuple[str, str]] = ()) -> LimitsByYear:
    """The years that ship with the program, and those of further files by name and text."""
    return dict(_shipped(tuple(further)))


def limits_of(year: int, limits: LimitsByYear) -> Limits:
    """The limits of a year, or the newest ones where the year has none."""
    return limits.get(year) or limits[max(limits)]


def complete_years(limits: LimitsByYear) -> tuple[int, ...]:
    """The years whose limits are published."""
    return tuple(year for year, of_year in limits.items() if not of_year.provisional)
