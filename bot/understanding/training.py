"""Trains the linear model: one support vector machine per label, by dual coordinate descent; a fixed seed."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from operator import mul
from typing import Final

from bot.understanding.model import BUCKETS, Model, features

_COST: Final = 1.0
_ROUNDS: Final = 12
_SEED: Final = 402
_LARGEST_WEIGHT: Final = 127
_LARGEST_RARITY: Final = 255

Row = tuple[tuple[int, ...], tuple[float, ...]]


def train(examples: Sequence[tuple[str, str]]) -> Model:
    """The model of labelled lines: `(label, line)`."""
    return train_apart([examples], least_weight=1)


def train_apart(groups: Sequence[Sequence[tuple[str, str]]], least_weight: int = 5) -> Model:
    """One model of several groups of labelled lines, each label separated from the others of its group alone.

    Weights below `least_weight` of 127 tell too little to be kept.
    """
    found = [[features(line) for _, line in examples] for examples in groups]
    rarity = _rarity([buckets for group in found for buckets in group])
    tasks = {
        label: ([_row(buckets, rarity) for buckets in group], [1 if each == label else -1 for each, _ in examples])
        for examples, group in zip(groups, found, strict=True)
        for label in {label for label, _ in examples}
    }
    labels = tuple(sorted(tasks))
    with ProcessPoolExecutor() as processes:
        columns = list(processes.map(_separate, *zip(*(tasks[label] for label in labels), strict=True)))
    scale = max(abs(weight) for column in columns for weight in column[:BUCKETS]) / _LARGEST_WEIGHT
    weights = bytes(_kept(column[bucket] / scale, least_weight) for bucket in range(BUCKETS) for column in columns)
    return Model(labels, rarity, weights, tuple(column[BUCKETS] for column in columns), scale)


def _kept(weight: float, least: int) -> int:
    """A weight as a signed byte; one that is too small to tell is left out, which keeps the file small."""
    return 0 if abs(weight) < least else round(weight) & 0xFF


def _rarity(found: Sequence[tuple[int, ...]]) -> bytes:
    """How rare each bucket is: its inverse document frequency, the rarest at the top of a byte."""
    counts = [0] * BUCKETS
    for buckets in found:
        for bucket in buckets:
            counts[bucket] += 1
    rarities = [math.log((1 + len(found)) / (1 + count)) + 1 for count in counts]
    return bytes(max(1, round(_LARGEST_RARITY * rarity / max(rarities))) for rarity in rarities)


def _row(buckets: tuple[int, ...], rarity: bytes) -> Row:
    """A line as a point on the unit sphere, with a bias."""
    length = math.sqrt(sum(rarity[bucket] ** 2 for bucket in buckets)) or 1.0
    return (*buckets, BUCKETS), (*(rarity[bucket] / length for bucket in buckets), 1.0)


def _separate(rows: Sequence[Row], signs: Sequence[int]) -> list[float]:
    """The weights that separate the lines of one label from all others with the widest margin."""
    weights, parts = [0.0] * (BUCKETS + 1), [0.0] * len(rows)
    softness = 1 / (2 * _COST)
    order, shuffle = list(range(len(rows))), random.Random(_SEED).shuffle  # noqa: S311
    for _ in range(_ROUNDS):
        shuffle(order)
        for place in order:
            buckets, values = rows[place]
            sign, part = signs[place], parts[place]
            slope = sign * sum(map(mul, map(weights.__getitem__, buckets), values)) - 1 + softness * part
            new = max(part - slope / (2 + softness), 0.0)
            if new != part:
                parts[place] = new
                step = (new - part) * sign
                for bucket, value in zip(buckets, values, strict=True):
                    weights[bucket] += step * value
    return weights
