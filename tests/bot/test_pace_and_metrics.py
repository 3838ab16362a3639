"""Telegram's limits are kept, and the operator's counts say nothing about anybody."""

from __future__ import annotations

from bot.metrics import Gauge, Metrics
from bot.telegram_door.pace import CHAT_BURST, CHATS_REMEMBERED, Pace


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


def test_all_chats_together_keep_to_the_rate_that_is_set() -> None:
    for rate in (30.0, 300.0):
        pace = Pace(strict=True, rate=rate, clock=Clock())
        delays = [pace.delay(chat) for chat in range(3 * int(rate))]
        assert delays[-1] == 2.0


def test_reminders_leave_room_for_people_and_use_the_rest() -> None:
    clock = Clock()
    pace = Pace(strict=True, rate=30, clock=clock)
    reminders = 0
    while not pace.crowded():
        assert pace.delay(1000 + reminders) == 0
        reminders += 1
    assert reminders == 20
    assert [pace.delay(chat) for chat in range(10)] == [0] * 10
    clock.now += pace.crowded()
    assert pace.crowded() == 0


def test_an_own_server_is_paced_only_after_a_refusal() -> None:
    clock = Clock()
    pace = Pace(strict=False, clock=clock)
    assert max(pace.delay(1) for _ in range(200)) == 0
    pace.refused(1)
    assert pace.delay(1) <= 1, "nobody waits for what went well before"
    assert max(pace.delay(1) for _ in range(200)) > 0
    clock.now += 3600
    assert max(pace.delay(1) for _ in range(200)) == 0


def test_who_writes_too_much_at_an_own_server_slows_only_themself() -> None:
    pace = Pace(strict=False, rate=30, clock=Clock())
    assert max(pace.delay(1) for _ in range(80)) == 0
    pace.refused(1)
    assert pace.delay(1) > 0
    assert max(pace.delay(chat) for chat in range(2, 202) for _ in range(3)) == 0
    assert pace.crowded() == 0


def test_a_refusal_of_a_quiet_chat_is_about_all_of_them() -> None:
    pace = Pace(strict=False, rate=30, clock=Clock())
    assert max(pace.delay(chat) for chat in range(100)) == 0
    pace.refused(50)
    assert max(pace.delay(chat) for chat in range(100, 160)) == 2.0
    assert pace.crowded() > 0


def test_chats_that_are_quiet_are_forgotten_and_those_that_met_their_limit_are_not() -> None:
    clock = Clock()
    pace = Pace(strict=False, clock=clock)
    assert max(pace.delay(1) for _ in range(80)) == 0
    pace.refused(1)
    clock.now += 60
    for chat in range(2, CHATS_REMEMBERED + 3):
        pace.delay(chat)
    assert max(pace.delay(1) for _ in range(int(CHAT_BURST) + 5)) > 0


def test_the_metrics_are_a_page_of_prometheus_text() -> None:
    metrics = Metrics()
    metrics.outcomes["mega", "eligible"] += 2
    metrics.delivered(0.03)
    page = metrics.text([Gauge("outbox_messages", "Messages.", 4), Gauge("problem", "Wrong.", 1, {"cause": "webhook"})])
    assert 'megabackdoor_outcomes_total{interview="mega",outcome="eligible"} 2.0' in page
    assert "megabackdoor_outbox_messages 4.0" in page
    assert 'megabackdoor_problem{cause="webhook"} 1.0' in page
    assert 'megabackdoor_delivery_seconds_bucket{le="0.05"} 1.0' in page
    assert "megabackdoor_delivery_seconds_count 1.0" in page
    assert all(line.startswith(("#", "megabackdoor_")) for line in page.strip().splitlines())
