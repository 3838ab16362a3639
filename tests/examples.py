"""On how many examples a property is tried, and how many of many cases: few in `make test`, the same on every machine,
and many more by night."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

import pytest
from hypothesis import settings

ORDINARY, BY_NIGHT = 40, 600

settings.register_profile("suite", deadline=None, derandomize=True, database=None, max_examples=ORDINARY)
settings.register_profile("nightly", deadline=None, database=None, max_examples=BY_NIGHT, print_blob=True)


def examples(count: int) -> settings:
    """Another number of examples than the ordinary one; by night as many times that."""
    return settings(max_examples=count * settings().max_examples // ORDINARY)


Case = TypeVar("Case")

more_by_night = pytest.mark.more_by_night
"""Marks a test that tries a part of its cases in `make test`, and all of them in `make nightly`."""


def few(cases: Iterable[Case], each: int, first: int = 0) -> list[Case]:
    """Every so many-eth case from `first` on; by night all of them."""
    return list(cases) if is_night() else list(islice(cases, first % each, None, each))


def is_night() -> bool:
    """Whether this is the long run of `make nightly`."""
    return settings().max_examples > ORDINARY
