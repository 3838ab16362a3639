"""Counts for the operator in Prometheus' text format; nothing in them says who."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.parts import Ask, Named, Outcome, Part, Record

if TYPE_CHECKING:
    from prometheus_client import Metric

NAME = "megabackdoor_"
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Gauge(NamedTuple):
    """A value that somebody else knows at the moment of the look, with what it means."""

    name: str
    meaning: str
    value: float
    labels: dict[str, str] = {}  # noqa: RUF012 - a named tuple's default, never changed


class Metrics:
    """Counters since the start of the process."""

    def __init__(self) -> None:
        self.turns = 0
        self.failures = 0
        self.asked: Counter[str] = Counter()
        self.answered: Counter[str] = Counter()
        self.outcomes: Counter[tuple[str, str]] = Counter()
        self.failed_sends: Counter[str] = Counter()
        self._buckets = [0] * (len(SECONDS) + 1)
        self._sum = 0.0

    def count(self, parts: Iterable[Part]) -> None:
        """Counts what one turn said."""
        self.turns += 1
        for said in parts:
            part = said.part if isinstance(said, Named) else said
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

    def failed_send(self, kind: str) -> None:
        """Notes a try to send that failed, by the kind of its error."""
        self.failed_sends[kind] += 1

    def text(self, gauges: Iterable[Gauge] = ()) -> str:
        """The metrics as a page."""
        from prometheus_client import CollectorRegistry, generate_latest

        registry = CollectorRegistry()
        registry.register(_Page([*self._counters(), self._histogram(), *_gauges(gauges)]))
        return generate_latest(registry).decode()

    def _counters(self) -> Iterator[Metric]:
        yield _counter("turns", "Turns taken.", (), {(): self.turns})
        yield _counter("failed_turns", "Turns that failed inside.", (), {(): self.failures})
        yield _counter("questions_asked", "Questions asked.", ("question",), _tuples(self.asked))
        yield _counter("questions_answered", "Answers taken.", ("question",), _tuples(self.answered))
        yield _counter("outcomes", "Results shown.", ("interview", "outcome"), dict(self.outcomes))
        yield _counter("failed_sends", "Tries to send that failed.", ("error",), _tuples(self.failed_sends))

    def _histogram(self) -> Metric:
        from prometheus_client.core import HistogramMetricFamily

        bounds = (*map(str, SECONDS), "+Inf")
        buckets = list(zip(bounds, map(float, accumulate(self._buckets)), strict=True))
        meaning = "From the commit of a turn until Telegram had the message."
        return HistogramMetricFamily(f"{NAME}delivery_seconds", meaning, buckets=buckets, sum_value=self._sum)


class _Page:
    """A collector of what is known at this moment."""

    def __init__(self, found: list[Metric]) -> None:
        self._found = found

    def collect(self) -> list[Metric]:
        """The metrics, as the registry asks for them."""
        return self._found


def _counter(name: str, meaning: str, labels: tuple[str, ...], counts: Mapping[Any, int]) -> Metric:
    from prometheus_client.core import CounterMetricFamily

    family = CounterMetricFamily(NAME + name, meaning, labels=labels)
    for values, count in sorted(counts.items()):
        family.add_metric(list(values), count)
    return family


def _gauges(gauges: Iterable[Gauge]) -> Iterator[Metric]:
    from prometheus_client.core import GaugeMetricFamily

    families: dict[str, GaugeMetricFamily] = {}
    for gauge in gauges:
        labels = list(gauge.labels)
        family = families.setdefault(gauge.name, GaugeMetricFamily(NAME + gauge.name, gauge.meaning, labels=labels))
        family.add_metric(list(gauge.labels.values()), gauge.value)
    yield from families.values()


def _tuples(counts: Counter[str]) -> dict[tuple[str, ...], int]:
    return {(name,): count for name, count in counts.items()}
