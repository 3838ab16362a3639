"""A document in the largest type in which its pages are well filled."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

from bot.takeaway.sheet import ORDINARY, Sheet, Size

PAGES = 4
"""The most pages of a document; a plan for a job beside an own business needs the fourth."""

SIZES = (
    ORDINARY,
    Size(0.96, 0.96),
    Size(0.93, 0.9),
    Size(0.9, 0.8),
    Size(0.87, 0.7),
    Size(0.84, 0.6),
    Size(0.82, 0.5),
    Size(0.8, 0.45),
)
"""The sizes in which a document is tried; smaller type is not read on a phone."""

HALF = 0.5
"""Share of a last page below which a smaller size is tried, to save the page, or another section begins it."""

FULL = 0.93
"""Share of a page that is set at most, above its foot."""


def well_filled(set_in: Callable[[Size, int | None], Sheet]) -> bytes:
    """The document whose last page is at least half full, or the only one.

    Where it would not be, all is set a little smaller; where that does not help, two pages share what there is.
    `set_in` sets it in a size, the section with the number given on a new page.
    """
    tried: list[Sheet] = []
    try:
        tried.append(set_in(ORDINARY, None))
        for size in _worth_trying(tried[0]):
            if _is_well_filled(tried[-1]):
                break
            tried.append(set_in(size, None))
        if _is_well_filled(tried[-1]):
            return tried[-1].finished()
        shared = set_in(ORDINARY, _evenly(tried[0]))
        tried.append(shared)
        return shared.finished() if shared.pdf.pages_count <= PAGES else tried[-2].finished()
    finally:
        for sheet in tried:
            sheet.close()


def _worth_trying(sheet: Sheet) -> list[Size]:
    """The smaller sizes, from the last one that would still be too large if a page held as much as its area tells."""
    pages, longest = sheet.pdf.pages_count, PAGES
    fewer = min(pages - 1, longest)
    enough = sqrt(fewer / (pages - 1 + sheet.filled)) if fewer else 0.0
    smaller = [size for size in SIZES if size.scale < ORDINARY.scale]
    too_large = sum(size.scale > enough for size in smaller)
    return smaller[max(0, too_large - 1) :]


def _is_well_filled(sheet: Sheet) -> bool:
    pages = sheet.pdf.pages_count
    return pages == 1 or (pages <= PAGES and sheet.filled >= HALF)


def _evenly(sheet: Sheet) -> int | None:
    """The section that begins the last page so that it and the page before share their text most evenly."""
    last = sheet.pdf.pages_count
    both = FULL + sheet.filled
    places = [(abs(2 * before - both), number) for number, (page, before) in enumerate(sheet.begun) if page == last - 1]
    return min(places)[1] if places else None
