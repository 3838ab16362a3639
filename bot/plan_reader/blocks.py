"""Lines to blocks: headings, paragraphs, list items, table rows and lines with check boxes."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Literal

from bot.plan_reader.lines import Line, joined

Kind = Literal["heading", "paragraph", "item", "rows", "boxes"]

BOX = re.compile(
    r"\[\s*[xX✓✔]?\s*\]|\(\s+\)|\(\s*[X✓✔]\s*\)|[☐☑☒□❏❑🞎🗹🗷]|(?<!\S)[þ¨](?=\s)|(?<![\w_])_[xX]_+|(?m:^)\s*_{2,4}(?= )|"
    r"(?<=[a-z)] )[✓✔✗✘](?=\s+\S)|(?m:^)\s*[✓✔✗✘✖](?=\s+[A-Z](?:[^.:;\s]| (?! )){1,45}$)"
)
INSTRUCTION = re.compile(
    r"(?i)\s*(?<=[.?!:] )\(?(?:if not permitted\b)?[^.()]{0,30}\b(?:check|select|choose|tick|mark)\b[^.()]{0,99}\W*$"
)
"""What only tells how the boxes below are filled in: "(Check each that applies.)"."""
CHECKED = re.compile(r"[xX✓✔☑☒🗹🗷þ]")
GAP = re.compile(r"\s*\|\s*|\t+\s*|(?<=[\w)%])\s+(?=[✓✔✗✘✖]\s*$)|\s*(?:\. ?){3,}\s*|(?<=\S)\s{3,}(?=\S)")
BULLET = re.compile(r"^\s*(?:[•·▪◦‣●○■✓✔√–—*-]|o(?=\s)|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])\s+(?=\S)")
ENUMERATOR = re.compile(r"^\s*(?:\(?[\divxa-zA-Z]{1,4}[.)]|(?:\d+\.)+\d*|[•·▪◦‣●○■–—*-])\s*$")
LABELLED = re.compile(
    r"^\s*((?:(?:Item|Section|No\.|Q) ?[\d.]+ +)?(?:[A-Z]|\d{3}\(|\d{1,2}[a-z]?\. |☐|\(\w\) )[^.:;?!]{2,70}?)"
    r"(?::|\s[–—-])\s+(?=\S)|"
    r"^\s*([A-Z][^.:;!?]{8,80}\?)\s+(?=\S)"
)
VALUE = re.compile(
    r"(?i)(?:yes|no|y|n|none|n/a|not (?:available|permitted|allowed|offered|applicable|accepted)|(?:available|"
    r"permitted|allowed|offered|active|open|closed|discontinued|frozen|on|off|any ?time|at any time|automatic|in-plan)|"
    r"(?:up to )?\$?[\d.,]+ ?%?[\w ,%-]{0,40}|"
    r"(?:pre-?tax|before-tax|traditional), [\w(), &-]*|"
    r"(?:only )?(?:at |age )*59\s?½?(?: ?1/2)?[\w, ]{0,30}|hardship[\w ,]{0,25})\b[^.]{0,40}\.?$|[✓✔✗✘]$"
)
"""What stands behind a label in a summary: "Not offered", "59½, hardship", "100% of the first 4%"."""
PRICED = re.compile(r"^\s*([A-Z][^.:;?]{8,70}?)\s+(\$ ?[\d,]+)$")
"""A line of a summary that ends in its amount: "Traditional after-tax contributions $36,000"."""
ENDS = re.compile(r"[.?!:;][\"”’)]*$")
LONGEST_END = 40
LONGEST_BLOCK = 20_000
"""Signs of one paragraph, list item or box; adding to what has no end would copy all of it with every line."""
SMALL_WORDS = {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "your"}


@dataclass(slots=True)
class Block:
    """One or more printed lines that belong together, under the heading and the words that lead in to a list."""

    kind: Kind
    lines: list[Line]
    heading: str = ""
    lead: str = ""
    text: str = ""
    starts: list[tuple[int, int]] = field(default_factory=list)

    def add(self, line: Line) -> None:
        """Adds a line to running text and remembers on which page it stands."""
        own = line.text.strip()
        self.text = joined(self.text, own) if self.text else own
        self.starts.append((len(self.text) - len(own), line.page))

    def size(self) -> int:
        """How many signs another line would be added to."""
        return len(self.lines[-1].text if self.kind == "boxes" else self.text)

    def page_at(self, offset: int) -> int:
        """The page on which the text at this offset stands."""
        return self.starts[bisect_right(self.starts, max(0, offset), key=itemgetter(0)) - 1][1]


def cells_of(text: str) -> list[str]:
    """The cells of a printed table row."""
    if not GAP.search(text.strip()) and (label := LABELLED.match(text)) and VALUE.match(text[label.end() :].strip()):
        return [(label[1] or label[2]).strip(), text[label.end() :].strip()]
    if amount := PRICED.match(text):
        return [amount[1].strip(), amount[2]]
    cells = [cell.strip() for cell in GAP.split(text.strip())]
    return cells if "|" in text else [cell for cell in cells if cell]


def is_row(text: str) -> bool:
    """Whether a line has two cells or more, the first being no mere number or bullet."""
    cells = cells_of(text)
    return len(cells) > 1 and not ENUMERATOR.match(cells[0]) and (bool(cells[0]) or "|" in text)


def is_heading(text: str, following: str) -> bool:
    """Whether a line is short, without an end mark, and set in capitals or standing alone."""
    words = re.findall(r"[A-Za-z][\w'’-]*", text)
    if not words or len(words) > 12 or len(text) > 95 or re.search(r"[.,;]$|[a-z)]\. |\d ?%|\$\d", text.strip()):
        return False
    if not re.match(r"[^a-z]*[A-Z0-9(]", text.strip()) or following[:1].islower():
        return False
    if text.endswith(":") and sum(word[0].islower() for word in words) > len(words) // 2:
        return False
    weighty = [word for word in words if word.lower() not in SMALL_WORDS and len(word) > 1]
    capitals = sum(word[0].isupper() for word in weighty)
    opens = (
        not following
        or BOX.match(following)
        or is_row(following)
        or BULLET.match(following)
        or LABELLED.match(following)
    )
    return bool(opens) or capitals >= 0.6 * len(weighty)


def blocks_of(lines: list[Line]) -> Iterator[Block]:
    """The blocks of a document in reading order."""
    reader = _Blocks()
    for position, line in enumerate(lines):
        following = lines[position + 1].text.strip() if position + 1 < len(lines) else "."
        yield from reader.take(line, following)
    yield from reader.close()


class _Blocks:
    """Goes through the lines once; knows the open block, the heading and the words before a list."""

    def __init__(self) -> None:
        self.open: Block | None = None
        self.heading = self.lead = self.over = self.last = ""
        self.broken = False
        self.page = 0

    def take(self, line: Line, following: str) -> Iterator[Block]:
        """Adds the line to the open block, or closes that and opens another."""
        text = line.text.strip()
        if not text:
            self.broken = True
            return
        self.broken |= line.page != self.page and is_heading(text, following)
        self.page = line.page
        kind = self.kind_of(line.text, text, following)
        if kind is None and self.open:
            self.open.lines.append(line) if self.open.kind in {"rows", "boxes"} else self.open.add(line)
            if self.open.kind == "boxes":
                self.open.lines[-2:] = [_wrapped(self.open.lines[-2], line)]
        elif kind in {"rows", "boxes"} and self.open and self.open.kind == kind and not self.broken:
            self.open.lines.append(line)
        else:
            yield from self.close()
            self.begin(kind or "paragraph", line)
        self.broken = False

    def kind_of(self, printed: str, text: str, following: str) -> Kind | None:
        """What the line begins; None where it goes on with the open block."""
        if BOX.search(printed):
            return "boxes"
        if is_row(printed) or (self.open and self.open.kind == "rows" and not self.broken and LABELLED.match(text)):
            return "rows"
        if self.open and self.goes_on(text, indented=printed.startswith(" " * 8)):
            return None
        if bullet := BULLET.match(printed):
            rest = text[len(bullet.group().strip()) :].strip()
            numbered = bullet.group().strip()[0].isdigit() and is_heading(rest, following or "x")
            return "heading" if numbered and not (self.open and self.open.kind == "item") else "item"
        return "heading" if is_heading(text, following) else "paragraph"

    def goes_on(self, text: str, *, indented: bool = False) -> bool:
        """Whether the line continues the open block, across a page break too where a sentence is open."""
        assert self.open is not None
        if self.open.size() > LONGEST_BLOCK:
            return False
        if self.open.kind == "heading":
            return text[:1].islower() and not self.broken
        if self.open.kind == "boxes":
            return not self.broken and text[:1].islower() and not BULLET.match(text)
        if self.open.kind == "rows":
            return not self.broken and (text[:1].islower() or indented) and not BULLET.match(text)
        if BULLET.match(text) and not text[:1].islower():
            return False
        ends = ENDS.search(self.open.text[-LONGEST_END:]) is not None
        if not ends and text[:1].islower() and not BULLET.match(text):
            return True
        if self.broken or BULLET.match(text):
            return False
        return not (ends and is_heading(text, "X"))

    def begin(self, kind: Kind, line: Line) -> None:
        """Opens a block; a heading is no block of its own but stands over what follows."""
        if kind == "heading":
            self.heading, self.lead, self.over, self.last = line.text.strip(), "", "", ""
            self.open = Block("heading", [line], text=line.text.strip(), starts=[(0, line.page)])
            return
        if kind == "paragraph":
            self.lead = ""
        over = self.over or (self.last if kind in {"boxes", "rows"} else "")
        self.open = Block(kind, [line], self.heading, self.lead if kind == "item" else over)
        if kind == "item":
            self.open.add(Line(BULLET.sub("", line.text), line.page))
        elif kind == "paragraph":
            self.open.add(line)

    def close(self) -> Iterator[Block]:
        """Yields the open block; a paragraph that ends in a colon or question leads in to what follows."""
        block, self.open = self.open, None
        if block is None:
            return
        if block.kind in {"paragraph", "item"}:
            last = re.split(r"(?<=[.?!])\s+", INSTRUCTION.sub("", block.text))[-1]
            short = len(block.text.split()) <= 10 and (block.kind == "paragraph" or not block.text.endswith("."))
            self.over = block.text if short else last if last[-1:] in ":?" else ""
            self.last = last if block.kind == "paragraph" else ""
            if block.kind == "paragraph":
                self.lead = "" if ENDS.search(last) and last[-1] not in ":?" else last
        yield block


def _wrapped(first: Line, second: Line) -> Line:
    return Line(f"{first.text.rstrip()} {second.text.strip()}", first.page)
