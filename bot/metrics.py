"""Counts for the operator in Prometheus' text format; nothing in them says who."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from bot.parts import Ask, Outcome, Part, Record

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """Counters since the start of the process."""

    def __init__(self) -> None:
        self.turns = 0
        self.failures = 0
        self.asked: Counter[str] = Counter()
        self.answered: Counter[str] = Counter()
        self.outcomes: Counter[tuple[str, str]] = Counter()
        self._buckets = [0] * (len(SECONDS) + 1)
        self._sum = 0.0

    def count(self, parts: Iterable[Part]) -> None:
        """Counts what one turn said."""
        self.turns += 1
        for part in parts:
            if isinstance(part, Ask):
                self.asked[part.question.id] += 1
            elif isinstance(part, Record):
                self.answered[part.question] += 1
            elif isinstance(part, Outcome):
                self.outcomes[part.result.interview, part.result.assessment.outcome] += 1

    def delivered(self, seconds: float) -> None:
        """Notes how long a message took from the commit until Telegram had it."""
        place = next((index for index, bound in enumerate(SECONDS) if seconds <= bound), len(SECONDS))
        self._buckets[place] += 1
        self._sum += seconds

    def text(self, outbox: int, contact_seconds: float) -> str:
        """The metrics as a page."""
        lines = [
            *_metric("megabackdoor_turns_total", "counter", "Turns taken.", [("", self.turns)]),
            *_metric("megabackdoor_failed_turns_total", "counter", "Turns that failed inside.", [("", self.failures)]),
            *_metric("megabackdoor_outbox_messages", "gauge", "Messages on their way.", [("", outbox)]),
            *_metric(
                "megabackdoor_last_contact_seconds",
                "gauge",
                "Seconds since Telegram last answered or called.",
                [("", round(contact_seconds, 3))],
            ),
            *_metric("megabackdoor_questions_asked_total", "counter", "Questions asked.", _by_question(self.asked)),
            *_metric("megabackdoor_questions_answered_total", "counter", "Answers taken.", _by_question(self.answered)),
            *_metric("megabackdoor_outcomes_total", "counter", "Results shown.", self._by_outcome()),
            *self._histogram(),
        ]
        return "\n".join(lines) + "\n"

    def _by_outcome(self) -> list[tuple[str, float]]:
        return [
            (f'{{interview="{interview}",outcome="{outcome}"}}', count)
            for (interview, outcome), count in sorted(self.outcomes.items())
        ]

    def _histogram(self) -> list[str]:
        name, total, samples = "megabackdoor_delivery_seconds", 0, []
        for bound, count in zip((*map(str, SECONDS), "+Inf"), self._buckets, strict=True):
            total += count
            samples.append(f'{name}_bucket{{le="{bound}"}} {total}')
        head = [f"# HELP {name} From the commit of a turn until Telegram had the message.", f"# TYPE {name} histogram"]
        return [*head, *samples, f"{name}_sum {self._sum:.6f}", f"{name}_count {total}"]


def _by_question(counts: Counter[str]) -> list[tuple[str, float]]:
    return [(f'{{question="{question}"}}', count) for question, count in sorted(counts.items())]


def _metric(name: str, kind: str, meaning: str, samples: list[tuple[str, float]]) -> list[str]:
    return [
        f"# HELP {name} {meaning}",
        f"# TYPE {name} {kind}",
        *(f"{name}{labels} {value}" for labels, value in samples),
    ]
