"""Pages of text to the lines that carry the plan's own words: no running heads, no table of contents."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

EDGE = 3
"""A running head or foot stands within this many lines of the page's edge."""
LEADER = re.compile(r"(?:\.\s?){4,}\s*[\divxlc]*\s*$|…{2,}|_{4,}\s*\d+\s*$", re.IGNORECASE)
PAGE_NUMBER = re.compile(r"^\W*(?:page\s*)?(?:\d{1,3}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d{1,3})?\W*$", re.IGNORECASE)
ENDS_WITH_PAGE = re.compile(r"\S\s+\d{1,3}\s*$")
CONTENTS = re.compile(r"^\W*(?:table of\s+)?contents\W*$", re.IGNORECASE)
COMPOUND = re.compile(
    r"(?:^|[\s(“\"/])(?:after|pre|post|before|in|non|catch|roll|to|self|co|one|highly|in-plan|safe|long|year|"
    r"non-highly|tax|part|full|payroll|company|employer)-$",
    re.IGNORECASE,
)
LONGEST_COMPOUND = 40
UNSEEN = {0xA0: " ", 0x200B: None}
RULE = re.compile(r"([\W_]{80})[\W_]+")
"""Signs without a word, as in a ruled line: more of them say nothing, and the patterns that look for gaps, dots and
boxes would try each of them as a beginning."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as printed (inner gaps kept), with its physical page counted from 1."""

    text: str
    page: int


def lines_of(pages: Sequence[str]) -> list[Line]:
    """All lines that say something, in reading order; an empty line stands for a break."""
    split = [[RULE.sub(r"\1", line) for line in page.translate(UNSEEN).splitlines()] for page in pages]
    running = running_lines(split)
    kept: list[Line] = []
    for number, lines in enumerate(split, start=1):
        contents, edge = is_contents_page(lines), edges(lines)
        for position, text in enumerate(lines):
            if position in edge and len(pages) > 1 and (shape(text) in running or PAGE_NUMBER.match(text)):
                continue
            if LEADER.search(text) or (contents and ENDS_WITH_PAGE.search(text)):
                continue
            kept.append(Line(text.rstrip(), number))
    return kept


def running_lines(pages: Sequence[Sequence[str]]) -> set[str]:
    """The shapes (digits made equal) of lines that come back at the edge of page after page."""
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({shape(lines[position]) for position in edges(lines)} - {""})
    least = 2 if len(pages) <= 3 else 3
    return {text for text, count in seen.items() if count >= least}


def edges(lines: Sequence[str]) -> set[int]:
    """The positions of the first and the last lines of a page that have text."""
    written = [position for position, line in enumerate(lines) if line.strip()]
    return {*written[:EDGE], *written[-EDGE:]}


def shape(text: str) -> str:
    """A line with its digits and gaps made equal, to recognise "Page 3 of 40" on every page."""
    return re.sub(r"\s+", " ", re.sub(r"\d+", "#", text)).strip().casefold()


def is_contents_page(lines: Iterable[str]) -> bool:
    """Whether the page is a table of contents: so headed, or mostly lines that end in dots and a number."""
    texts = [line for line in lines if line.strip()]
    headed = any(CONTENTS.match(line) for line in texts[:8])
    leaders = sum(1 for line in texts if LEADER.search(line))
    numbered = sum(1 for line in texts if ENDS_WITH_PAGE.search(line))
    return leaders > 4 or (headed and numbered > max(2, len(texts) // 3))


def joined(first: str, second: str) -> str:
    """Two pieces of one sentence, with a word that was hyphenated at the line end healed."""
    head, tail = first.rstrip(), second.lstrip()
    if head.endswith("\u00ad"):
        return head[:-1] + tail
    # Only the end is looked at: a paragraph grows line by line, and looking through all of it each time is quadratic.
    end = head[-LONGEST_COMPOUND:]
    if not re.search(r"\w-$", end) or not tail[:1].isalpha():
        return f"{head} {tail}".strip()
    if COMPOUND.search(end) or tail[:1].isupper():
        return head + tail
    return head[:-1] + tail
