"""The wording of plan documents as data: groups of expressions, each with an example and a counter-example."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator


class Phrase(BaseModel):
    """One expression, a text in which it must be found, and one in which it must not."""

    model_config = ConfigDict(frozen=True)

    expression: str
    example: str = Field(min_length=2)
    counter_example: str = Field(min_length=2)

    @model_validator(mode="after")
    def _is_safe(self) -> "Phrase":
        if re.compile(self.expression).match(""):
            raise ValueError(f"matches nothing at all: {self.expression}")
        if re.search(r"(?<!\\)\.[*+]", self.expression):
            raise ValueError(f"has a gap without an end: {self.expression}")
        return self


def _from_line(line: Any) -> Any:
    """A line of the file; a long expression stands in several parts."""
    if not isinstance(line, list):
        return line
    expression, example, counter_example = line
    joined = "".join(expression) if isinstance(expression, list) else expression
    return {"expression": joined, "example": example, "counter_example": counter_example}


class Group(BaseModel):
    """Phrases that mean the same to the reader."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    meaning: str = Field(min_length=10)
    lines: tuple[Annotated[Phrase, BeforeValidator(_from_line)], ...] = Field(min_length=1)


@cache
def groups() -> dict[str, Group]:
    """All groups by name, in the order of the file."""
    read = tomllib.loads(files(__package__).joinpath("phrases.toml").read_text("utf-8"))
    return {name: Group.model_validate(group) for name, group in read.items()}


@cache
def expression(name: str) -> re.Pattern[str]:
    """A group as one expression; a phrase begins and ends with whole words."""
    joined = "|".join(phrase.expression for phrase in groups()[name].lines)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])")


def has(name: str, text: str) -> bool:
    """Whether a phrase of the group stands in the text."""
    return expression(name).search(text) is not None


def found(name: str, text: str) -> str:
    """The words of the text that are a phrase of the group; empty where there are none."""
    match = expression(name).search(text)
    return match.group().strip() if match else ""
