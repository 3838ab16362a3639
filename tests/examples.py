"""On how many examples a property is tried: few in `make test`, the same on every machine, and many others by night."""

from __future__ import annotations

from hypothesis import settings

ORDINARY, BY_NIGHT = 60, 600

settings.register_profile("suite", deadline=None, derandomize=True, database=None, max_examples=ORDINARY)
settings.register_profile("nightly", deadline=None, database=None, max_examples=BY_NIGHT, print_blob=True)


def examples(count: int) -> settings:
    """Another number of examples than the ordinary one; by night as many times that."""
    return settings(max_examples=count * settings().max_examples // ORDINARY)
