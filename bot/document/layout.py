"""Runs of text on a page put into reading order: column after column, table cells kept apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

CELL_GAP = "   "


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with its left and right end, baseline (up is more) and size, all in points."""

    left: float
    right: float
    base: float
    size: float
    text: str


def text_of(pieces: Sequence[Piece]) -> str:
    """The page's text; printed columns of prose are read one after the other."""
    if not pieces:
        return ""
    head, body, foot = parts_of(pieces)
    return "\n\n".join(text for text in (plain_text(head), body_text(body), plain_text(foot)) if text)


def body_text(pieces: Sequence[Piece]) -> str:
    """The text between head and foot."""
    gutter = gutter_of(pieces) if pieces else None
    if gutter is None:
        return plain_text(pieces)
    return "\n\n".join(band for band in bands(pieces, gutter) if band)


def parts_of(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece], list[Piece]]:
    """Head, body and foot: up to two lines at either end that stand off from the rest."""
    bases = sorted({round(piece.base) for piece in pieces}, reverse=True)
    size = median(piece.size for piece in pieces)
    cuts = [(upper + lower) / 2 for upper, lower in pairwise(bases) if upper - lower > 1.9 * size]
    above = next((cut for cut in cuts if sum(base > cut for base in bases) <= 2), float("inf"))
    below = next((cut for cut in reversed(cuts) if sum(base < cut for base in bases) <= 2), float("-inf"))
    if above <= below:
        above = float("inf")
    head = [piece for piece in pieces if piece.base > above]
    foot = [piece for piece in pieces if piece.base < below]
    return head, [piece for piece in pieces if below <= piece.base <= above], foot


def gutter_of(pieces: Sequence[Piece]) -> float | None:
    """The middle of the gap between two columns of prose, where the page has them."""
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    starts = sorted({round(piece.left, 0) for piece in pieces})
    best: tuple[int, float] | None = None
    for start in starts:
        if not left + 0.25 * (right - left) < start < left + 0.8 * (right - left):
            continue
        score = column_score(pieces, start - 1, left, right)
        if score and (best is None or score > best[0]):
            best = (score, start - 1)
    return best[1] if best else None


def column_score(pieces: Sequence[Piece], at: float, left: float, right: float) -> int:
    """How many runs fill both sides of this line, 0 where it is no gutter between columns of prose."""
    before = [piece for piece in pieces if piece.right <= at]
    after = [piece for piece in pieces if piece.left >= at]
    crossing = len(pieces) - len(before) - len(after)
    if min(len(before), len(after)) < 5 or crossing > 0.3 * len(pieces):
        return 0
    width = (
        median(piece.right - piece.left for piece in before),
        median(piece.right - piece.left for piece in after),
    )
    inner_left = min(piece.left for piece in before)
    filled = width[0] > 0.6 * (max(piece.right for piece in before) - inner_left) and width[1] > 0.6 * (right - at)
    return (
        len(before) + len(after)
        if filled and both_tall(before, after) and inner_left < at - 0.2 * (right - left)
        else 0
    )


def both_tall(before: Sequence[Piece], after: Sequence[Piece]) -> bool:
    """Whether the two sides stand beside each other rather than one below the other."""
    top = min(max(piece.base for piece in before), max(piece.base for piece in after))
    bottom = max(min(piece.base for piece in before), min(piece.base for piece in after))
    return top - bottom > 3 * median(piece.size for piece in before)


def bands(pieces: Sequence[Piece], gutter: float) -> list[str]:
    """The page cut at the runs that go across both columns; in each part the left column comes first."""
    texts: list[str] = []
    crossing = sorted((each for each in pieces if each.left < gutter < each.right), key=lambda each: -each.base)
    upper = float("inf")
    for lower in [*(each.base for each in crossing), float("-inf")]:
        inside = [each for each in pieces if lower < each.base < upper and not each.left < gutter < each.right]
        texts.append(body_text([each for each in inside if each.right <= gutter]))
        texts.append(body_text([each for each in inside if each.left >= gutter]))
        texts.append(plain_text([each for each in pieces if each.base == lower]))
        upper = lower
    return texts


def plain_text(pieces: Sequence[Piece]) -> str:
    """Runs read line by line from the top; a wide gap keeps cells apart, a tall one is an empty line."""
    lines: list[str] = []
    last: list[Piece] = []
    margin = min((piece.left for piece in pieces), default=0.0)
    rows = rows_of(pieces)
    stops = tab_stops(rows)
    for row in rows:
        if last and max(each.base for each in last) - max(each.base for each in row) > 2.0 * max(
            each.size for each in row
        ):
            lines.append("")
        lines.append(line_of(row, margin, stops))
        last = row
    return "\n".join(lines)


def tab_stops(rows: Sequence[Sequence[Piece]]) -> set[int]:
    """Where the cells of a table begin: places, to the point, at which several lines start a run anew.

    None on a page drawn word by word, where such places come about by chance.
    """
    inner = [round(piece.left) for row in rows for piece in row[1:]]
    if not rows or len(inner) > 4 * len(rows):
        return set()
    return {place for place, count in Counter(inner).items() if count >= 2}


def rows_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Runs on one baseline, and cells set in the middle beside two wrapped lines, as one row."""
    rows: list[list[Piece]] = []
    ordered = sorted(pieces, key=lambda each: (-each.base, each.left))
    for position, piece in enumerate(ordered):
        if rows and apart(piece, rows[-1]) and rows[-1][0].base - piece.base <= reach(rows[-1][0], ordered[position:]):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda each: each.left) for row in rows]


def reach(first: Piece, below: Sequence[Piece]) -> float:
    """How far below a run's baseline its row still goes: half way to the next line under it."""
    for piece in below:
        if piece.base < first.base - 3 * first.size:
            break
        if piece.base < first.base - 0.5 * first.size and piece.left < first.right and piece.right > first.left:
            return 0.6 * (first.base - piece.base)
    return 0.4 * first.size


def apart(piece: Piece, row: Sequence[Piece]) -> bool:
    """Whether the run stands beside all others of the row."""
    return all(piece.left >= each.right - 0.3 * each.size or piece.right <= each.left + 0.3 * each.size for each in row)


def line_of(row: Sequence[Piece], margin: float, stops: set[int]) -> str:
    """One printed line; a run after a wide gap stands at its own column, so that cells line up."""
    text = ""
    right: float | None = None
    for piece in row:
        column = int((piece.left - margin) / (0.5 * piece.size or 1.0))
        if right is None:
            text = " " * min(column, 120)
        elif piece.left - right > (0.45 if round(piece.left) in stops else 1.2) * piece.size:
            text += CELL_GAP + " " * min(120, max(0, column - len(text) - len(CELL_GAP)))
        elif piece.left - right > 0.12 * piece.size and not text.endswith(" "):
            text += " "
        text += " ".join(piece.text.split())
        right = piece.right
    return text.rstrip()
