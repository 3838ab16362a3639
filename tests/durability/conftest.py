"""What the long runs share: how many people, and a simulator for each run."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from tests.conversations.simulator_player import simulator


@pytest.fixture(scope="session")
def people() -> int:
    """How many people take part; `DURABILITY_PEOPLE` changes it."""
    return int(os.environ.get("DURABILITY_PEOPLE", "200"))


@pytest_asyncio.fixture
async def sim() -> AsyncIterator[Any]:
    async with simulator().BotApiSim(seed=1) as server:
        yield server


@pytest.fixture(params=["polling", "webhook"])
def mode(request: pytest.FixtureRequest) -> str:
    """Both ways in which updates come."""
    return str(request.param)
