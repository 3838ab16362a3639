"""The limits of one tax year as data: each figure with its law, its source and where to read it.

A year is offered only when its file is complete; nothing is carried forward or extrapolated.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Annotated

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


def read_limits(name: str, text: str) -> Limits:
    """The limits in a file such as `2027.toml`; the name says the year. Raises `LimitsProblem`."""
    stem = name.removesuffix(".toml")
    if not (stem.isascii() and stem.isdigit() and len(stem) == 4):
        raise LimitsProblem(f"{name}: a limits file is named after its year, such as 2027.toml")
    try:
        return Limits(year=int(stem), **tomllib.loads(text))
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise LimitsProblem(f"{name}: not a readable TOML file ({error})") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise LimitsProblem(f"{name}: {place}: {first['msg'].lower()}") from None


@cache
def _shipped() -> LimitsByYear:
    folder = files("core") / "limits_by_year"
    found = (read_limits(file.name, file.read_text("utf-8")) for file in folder.iterdir() if file.name[0] != "_")
    return {limits.year: limits for limits in found}


def built_in_limits() -> LimitsByYear:
    """The years that ship with the program."""
    return dict(sorted(_shipped().items()))
