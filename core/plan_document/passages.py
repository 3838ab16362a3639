"""Lines to passages: sentences, list items, table rows and check boxes, each under its heading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from core.plan_document.headings import ANSWERED_LINE, LABELLED, LISTS_MONEY, NAMES_MONEY, SMALL_WORDS, is_heading
from core.plan_document.lines import Line, joined
from core.plan_document.printed import BOX, boxes_in, cells_of, is_row

BULLET = re.compile(r"^\s*(?:[•·▪◦‣●○■✓✔√–—*-]|o(?=\s)|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])\s+(?=\S)")
SENTENCE_END = re.compile(r"(?<=[.?!])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9\[☐☒•]|\([a-z]{1,4}\) )")
ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|sec|inc|co|corp|art|dr|mr|ms|approx|u\.s|[A-Z])|\b[QA]|"
    r"^\(?[A-Z]{0,2}-?\d+(?:\.\d+)*(?:\([a-z0-9]+\))*)\.$",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"\bno\. \d$", re.IGNORECASE)
QUESTION_MARK = re.compile(r"\?[\"”’)]*$")
TERMINAL = re.compile(r"[.?!:;][\"”’)]*$")


@dataclass(slots=True)
class Passage:
    """A sentence, item, row or box line as it stands in the document, and the words it stands under."""

    text: str
    page: int
    kind: str = "sentence"
    heading: str = ""
    lead: str = ""
    first: bool = False
    rows: list[Line] = field(default_factory=list)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a paragraph with their offsets; abbreviations and "Q." do not end one."""
    start = 0
    for end in SENTENCE_END.finditer(text):
        if ABBREVIATION.search(text[start : end.start()]) or NUMBERED.search(text[start : end.end() + 1]):
            continue
        yield start, text[start : end.start() + len(end.group().rstrip())]
        start = end.end()
    if text[start:].strip():
        yield start, text[start:]


class Reader:
    """Goes through the lines once and gathers paragraphs, keeping track of heading and lead-in."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.passages: list[Passage] = []
        self.heading = self.lead = self.text = ""
        self.marks: list[tuple[int, int]] = []
        self.item = self.after_break = False

    def read(self) -> list[Passage]:
        """All passages of the document in order."""
        for position, line in enumerate(self.lines):
            self.take(line, self.following(position))
        self.flush()
        return self.passages

    def following(self, position: int) -> str:
        """The line after this one, without its indent; nothing at a break; the last line heads nothing."""
        return self.lines[position + 1].text.strip() if position + 1 < len(self.lines) else "end"

    def take(self, line: Line, following: str) -> None:
        """Adds one line to the open paragraph, or closes that and begins something new."""
        text = line.text.strip()
        if not text:
            self.after_break = True
        elif boxes_in(line.text):
            self.add_block(line, "box")
        elif is_row(line.text) or self.continues_row(line.text):
            self.add_block(line, "row")
        elif self.names_money(text, following) or self.heads_items(text, following):
            self.flush()
            self.heading = self.lead = text
        elif (
            LISTS_MONEY.match(text)
            or ANSWERED_LINE.match(text)
            or (LABELLED.match(text) and self.is_entry(text, following))
        ):
            self.begin(line)
        elif self.continues(text):
            self.extend(line)
        elif (bullet := BULLET.match(line.text)) and self.is_numbered_heading(text[bullet.end() :].strip(), following):
            self.flush()
            self.heading = self.lead = text
        elif bullet and not self.answers(text):
            self.flush() if self.item or not self.leads_list() else self.head(self.text)
            self.item = True
            self.extend(Line(line.text[bullet.end() :], line.page))
        elif is_heading(text, following):
            self.flush()
            self.heading, self.lead = text, text
        else:
            self.begin(line)

    def is_entry(self, text: str, following: str) -> bool:
        """Whether a line with a label stands among others of its kind, rather than being a heading with a colon."""
        if (
            LABELLED.match(self.text)
            or NAMES_MONEY.match(self.heading)
            or (LABELLED.match(following) and not is_row(following))
        ):
            return True
        among = bool(LABELLED.match(following)) or (not self.text and not self.after_break and self.ends_in_row())
        words = re.findall(r"[A-Za-z][\w'’-]*", text.partition(": ")[2])
        return among and sum(word[0].islower() for word in words) * 2 >= len(words) > 0

    def names_money(self, text: str, following: str) -> bool:
        """Whether a line opens a summary by saying what it is about."""
        opens = NAMES_MONEY.match(text) and LABELLED.match(following) and not NAMES_MONEY.match(following)
        if not opens or (re.search("contribution", text.partition(":")[0], re.IGNORECASE) and not is_row(following)):
            return False
        return self.after_break or not (self.text or self.ends_in_row())

    def heads_items(self, text: str, following: str) -> bool:
        """Whether a short line between two lists heads the second."""
        short = len(text.split()) <= 8 and text[:1].isupper() and not TERMINAL.search(text)
        return (
            self.item
            and short
            and not BULLET.match(text)
            and bool(BULLET.match(following))
            and self.ends_item(f"{text}.")
        )

    def ends_in_row(self) -> bool:
        """Whether the last passage is a table row."""
        return bool(self.passages) and self.passages[-1].kind == "row"

    def leads_list(self) -> bool:
        """Whether the open paragraph is a short line without an end mark, below which bullets begin."""
        return bool(self.text) and not TERMINAL.search(self.text) and len(self.text.split()) <= 8

    def head(self, text: str) -> None:
        """Takes a line as the heading of what follows."""
        self.text, self.marks = "", []
        self.heading = self.lead = text

    def continues(self, text: str) -> bool:
        """Whether the line goes on with the open paragraph, also across a page break in mid-sentence."""
        if not self.text or (BULLET.match(text) and not text[:1].islower()):
            return False
        if text[:1].islower() and not TERMINAL.search(self.text) and not BULLET.match(text):
            return True
        if self.after_break or BULLET.match(text) or self.stands_alone(text):
            return False
        return not (self.item and self.ends_item(text))

    def ends_item(self, text: str) -> bool:
        """Whether a line below a short item begins a sentence of its own rather than wrapping the item."""
        last = re.findall(r"[\w'’-]+\W*$", self.text)
        open_end = not last or last[0].strip().lower() in SMALL_WORDS or self.text.endswith(",")
        return len(self.text) < 60 and text[:1].isupper() and bool(re.search(r"[.:?]$", text)) and not open_end

    def stands_alone(self, text: str) -> bool:
        """Whether a line inside a paragraph is a heading of its own, the sentence before being complete."""
        return bool(TERMINAL.search(self.text)) and is_heading(text, "X")

    def is_numbered_heading(self, text: str, following: str) -> bool:
        """Whether "13. Voluntary Contributions" heads what follows, rather than being an item of a list."""
        in_list = self.lead.endswith(":") or (self.passages and self.passages[-1].kind == "item") or self.item
        opens = not following or not BULLET.match(following) or bool(BOX.search(following))
        return not in_list and opens and is_heading(text, following or "x") and not BOX.search(text)

    def continues_row(self, text: str) -> bool:
        """Whether an indented line is the wrapped cell of the table row above."""
        if self.after_break or self.text or not self.passages or self.passages[-1].kind != "row":
            return False
        cells = cells_of(self.passages[-1].rows[-1].text)
        indent = len(text) - len(text.lstrip())
        return len(cells) > 1 and indent >= cells[1][0] - 2 > 0

    def answers(self, text: str) -> bool:
        """Whether "A. Yes" answers a question rather than being item A of a list."""
        return bool(re.match(r"[QA][.:)]\s", text))

    def begin(self, line: Line) -> None:
        """Closes what is open; a paragraph that follows a list is no part of it."""
        closing_list = self.item
        self.flush()
        if closing_list:
            self.lead = ""
        self.extend(line)

    def extend(self, line: Line) -> None:
        """Adds the line to the open paragraph and remembers which page it stands on."""
        text = joined(self.text, line.text) if self.text else line.text.strip()
        self.marks.append((max(0, len(text) - len(line.text.strip())), line.page))
        self.text, self.after_break = text, False

    def add_block(self, line: Line, kind: str) -> None:
        """Adds a table row or a line with boxes; rows under one another share one passage."""
        self.flush()
        last = self.passages[-1] if self.passages else None
        if last and last.kind == kind and not (self.after_break and kind == "row") and last.heading == self.heading:
            last.rows.append(line)
        else:
            lead = self.lead
            if (
                last
                and last.kind in {"sentence", "item"}
                and last.heading == self.heading
                and (
                    not re.search(r"[.!?]$" if kind == "box" else r"[^:]$", last.text)
                    or (kind == "box" and is_heading(last.text.rstrip("."), ""))
                )
            ):
                lead = last.text
            self.passages.append(Passage("", line.page, kind, self.heading, lead, rows=[line]))
        self.after_break = False

    def page_at(self, offset: int) -> int:
        """The page on which the sentence that begins at this offset begins."""
        return [page for start, page in self.marks if start <= offset][-1]

    def flush(self) -> None:
        """Closes the open paragraph: its sentences become passages, a closing colon makes a lead-in."""
        lead = self.lead if self.item else ""
        for number, (offset, text) in enumerate(sentences(self.text)):
            kind = "item" if self.item else "sentence"
            passage = Passage(" ".join(text.split()), self.page_at(offset), kind, self.heading)
            passage.lead, passage.first = lead if number == 0 else "", number == 0
            self.passages.append(passage)
        if self.text.endswith((":", "?")) and (not self.item or len(self.passages[-1].text) < len(self.text)):
            self.lead = self.passages[-1].text
        elif self.text and not self.item:
            self.lead = ""
        self.text, self.marks, self.item, self.after_break = "", [], False, False


def passages_of(lines: list[Line]) -> list[Passage]:
    """The passages of a document in reading order."""
    return Reader(lines).read()
