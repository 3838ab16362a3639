"""What all tests share: the markers, the limits, the same property examples on every machine."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import settings

import tests.examples  # noqa: F401 - registers the profiles
from core.limits import LimitsByYear, built_in_limits

SIMULATOR = Path(__file__).parents[2] / "shared" / "botapi_sim"
"""The strict Bot API server that lies beside the repository on some machines."""

settings.load_profile("suite")


def pytest_configure(config: pytest.Config) -> None:
    """Names the marks, so that a mistyped one is an error."""
    config.addinivalue_line("markers", "simulator: needs ../shared/botapi_sim and starts the real program")
    # Thousands of tests are collected and none is let go: looking for garbage among them costs a fifth of the time.
    gc.disable()


def pytest_collection_finish() -> None:
    """What was collected stays to the end, and is not looked through again."""
    gc.freeze()
    gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What waits for the simulator comes first, so that others run beside it; it is skipped where there is none."""
    items.sort(key=lambda item: "simulator" not in item.keywords)
    if SIMULATOR.is_dir():
        return
    for item in items:
        if "simulator" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="../shared/botapi_sim is not on this machine"))


@pytest.fixture(scope="session")
def limits() -> LimitsByYear:
    """The limits that ship with the program, by year."""
    return built_in_limits()
