"""A linear model over the words and letter runs of a line: what it is about, and how sure that is.

The weights are trained by `make train` from the phrasings in the catalogs and the lines under tests/understanding,
and kept as text: a row of small whole numbers per feature bucket, one for each label.
"""

from __future__ import annotations

import base64
import json
import math
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from bot.understanding.words import line_of

BUCKETS: Final = 1 << 13
TOPICS: Final = Path(__file__).with_name("topics_model.json")
CHOICES: Final = Path(__file__).with_name("choices_model.json")
OFF_SUBJECT: Final = "-"
ANSWER: Final = "answer"
OTHER: Final = "other"
_RUNS: Final = (3, 4)


def features(text: str) -> tuple[int, ...]:
    """The buckets of a line's words, pairs of words and runs of three and four letters, each once."""
    words = [
        word.text.replace(",", "").replace(".", "") if word.is_number else word.text for word in line_of(text).words
    ]
    return tuple(sorted({zlib.crc32(feature.encode()) % BUCKETS for feature in _features(words)}))


def _features(words: list[str]) -> Iterator[str]:
    for word in words:
        marked = f" {word} "
        yield f"={word}"
        for length in _RUNS:
            for place in range(len(marked) - length + 1):
                yield marked[place : place + length]
    for pair in zip(["^", *words], [*words, "$"], strict=True):
        yield "_".join(pair)


@dataclass(frozen=True)
class Model:
    """Labels, the rarity of each bucket, and the weights as bytes: one row of labels per bucket, and the biases."""

    labels: tuple[str, ...]
    rarity: bytes
    weights: bytes
    biases: tuple[float, ...]
    scale: float

    def scores(self, text: str, prefix: str = "") -> dict[str, float]:
        """How much a line speaks for each label that begins so; 1 and more is sure, below -1 excluded."""
        found = features(text)
        length = math.sqrt(sum(self.rarity[bucket] ** 2 for bucket in found)) or 1.0
        count, rows = len(self.labels), memoryview(self.weights).cast("b")
        first, last = _span(self.labels, prefix)
        sums = list(self.biases[first:last])
        for bucket in found:
            share = self.rarity[bucket] / length * self.scale
            row = rows[bucket * count + first : bucket * count + last]
            sums = [total + share * weight for total, weight in zip(sums, row, strict=True)]
        return {label.removeprefix(prefix): total for label, total in zip(self.labels[first:last], sums, strict=True)}

    def as_text(self) -> str:
        """The model as a file; the weights are packed, since most of them are zero."""
        packed = {
            name: base64.b64encode(zlib.compress(value, 9)).decode()
            for name, value in (("rarity", self.rarity), ("weights", self.weights))
        }
        record = {
            "labels": self.labels,
            "scale": self.scale,
            "biases": [round(bias, 4) for bias in self.biases],
            **packed,
        }
        return json.dumps(record, indent=0) + "\n"


@cache
def _span(labels: tuple[str, ...], prefix: str) -> tuple[int, int]:
    """Where the labels that begin with a prefix stand; labels are sorted."""
    places = [place for place, label in enumerate(labels) if label.startswith(prefix)]
    return (places[0], places[-1] + 1) if places else (0, 0)


@cache
def model(path: Path = TOPICS) -> Model:
    """A model that is checked in."""
    record = json.loads(path.read_text("utf-8"))
    rarity, weights = (zlib.decompress(base64.b64decode(record[name])) for name in ("rarity", "weights"))
    return Model(tuple(record["labels"]), rarity, weights, tuple(record["biases"]), record["scale"])
