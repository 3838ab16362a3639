"""What explains."""

from __future__ import annotations

from dataclasses import dataclass

from core.assess import Result
from core.limits import Limits


@dataclass(frozen=True, slots=True)
class Topic:
    """An explanation, with the person's own figures where a result exists."""

    topic: str
    limits: Limits
    result: Result | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary term."""

    slug: str
    limits: Limits


@dataclass(frozen=True, slots=True)
class Topics:
    """Several explanations to choose from; `beside` are buttons of the own situation below them."""

    topics: tuple[str, ...]
    key: str = "topics.several"
    beside: tuple[tuple[str, str], ...] = ()
