"""Telegram's limits are kept, and the operator's counts say nothing about anybody."""

from __future__ import annotations

from bot.metrics import Metrics
from bot.telegram_door.pace import CHAT_BURST, GLOBAL_RATE, Pace


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_an_ordinary_conversation_is_never_slowed() -> None:
    clock = Clock()
    pace = Pace(strict=True, clock=clock)
    for _ in range(60):
        assert pace.delay(1) == 0
        clock.now += 1.0


def test_a_burst_beyond_the_limit_waits_for_its_second() -> None:
    pace = Pace(strict=True, clock=Clock())
    delays = [pace.delay(1) for _ in range(int(CHAT_BURST) + 3)]
    assert delays[int(CHAT_BURST) - 1] == 0
    assert delays[-1] == 3.0


def test_all_chats_together_keep_to_thirty_a_second() -> None:
    pace = Pace(strict=True, clock=Clock())
    delays = [pace.delay(chat) for chat in range(90)]
    assert delays[-1] == 60 / GLOBAL_RATE


def test_an_own_server_is_paced_only_after_a_refusal() -> None:
    clock = Clock()
    pace = Pace(strict=False, clock=clock)
    assert max(pace.delay(1) for _ in range(200)) == 0
    pace.refused()
    assert max(pace.delay(1) for _ in range(200)) > 0
    clock.now += 3600
    assert max(pace.delay(1) for _ in range(200)) == 0


def test_the_metrics_are_a_page_of_prometheus_text() -> None:
    metrics = Metrics()
    metrics.outcomes["mega", "eligible"] += 2
    metrics.delivered(0.03)
    page = metrics.text(outbox=4, contact_seconds=1.5)
    assert 'megabackdoor_outcomes_total{interview="mega",outcome="eligible"} 2' in page
    assert "megabackdoor_outbox_messages 4" in page
    assert 'megabackdoor_delivery_seconds_bucket{le="0.05"} 1' in page
    assert "megabackdoor_delivery_seconds_count 1" in page
    assert all(line.startswith(("#", "megabackdoor_")) for line in page.strip().splitlines())
