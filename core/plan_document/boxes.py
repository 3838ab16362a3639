"""Check boxes of adoption agreements: what is ticked is chosen, what is named and left open is not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.plan_document.candidate import denies, without_harmless
from core.plan_document.lines import Line
from core.plan_document.passages import Passage
from core.plan_document.printed import CHECKED, LEGEND, boxes_in
from core.plan_document.statement import Statement, statement
from core.plan_document.words import has, named

MARKING = re.compile(r"^\s*(?:[•·▪-]\s*)?(?:\(?(?:\d+|[a-z]|[ivx]+)[.)]\s*)+", re.IGNORECASE)
REFUSAL = re.compile(
    r"^(?:\(?\w{1,3}[.)]\s*)*(?:no\b(?!\s+(?:limit|minimum|cap|maximum|ceiling|percentage|dollar))|not\b|none\b|n/a|(?:is|are|does|do|will|shall|may)\s+not\b|prohibited|unavailable)",
    re.IGNORECASE,
)
NEXT_NUMBER = re.compile(r"^\d+(?:\.\d+)*[. ]")
"""The number with which the next item of a form begins; boxes up to there stand under one that ends in a colon."""
LAST_WORDS = re.compile(r"(.*:|.*\S\s{2,})\s*(.*)$")
IF_SO = re.compile(r"^if (?:yes|so|permitted|allowed|elected|applicable|selected),? ", re.IGNORECASE)
"""The opening of a second question that stands only where the first was answered with yes."""
CROSSED_OUT = re.compile(r"[✗✘]")
NOT_OFFERED = re.compile(
    r"\s*(?:\((?:not (?:offered|permitted|available|allowed|elected|selected)|no)\)|"
    r"[-–—:] (?:is |are )?not (?:offered|permitted|available|allowed|elected|selected)\b.*$)",
    re.IGNORECASE,
)
NAMES = re.compile(r"\b(?:AT|ROTH|CONV)\b")


@dataclass(frozen=True, slots=True)
class Option:
    """One box: whether it is ticked, the words beside it, the words before the row of boxes, and the line."""

    ticked: bool
    text: str
    label: str
    line: Line


def options_of(lines: list[Line]) -> list[Option]:
    """The boxes of consecutive lines; an indented one stands under the last line further left."""
    found: list[Option] = []
    parents: list[tuple[int, str]] = []
    opened = ""
    for line in lines:
        indent = len(line.text) - len(line.text.lstrip())
        parents = [parent for parent in parents if parent[0] < indent]
        label, pairs = split_boxes(line.text)
        own = MARKING.sub("", label).strip()
        opened = "" if NEXT_NUMBER.match(pairs[0][1] if pairs else "") else opened
        above = parents[-1][1] if parents else opened
        found.extend(Option(ticked, text, own or above, line) for ticked, text in pairs)
        parents.append((indent, own or (pairs[0][1] if pairs else "")))
        if len(pairs) == 1 and pairs[0][0] and pairs[0][1].endswith(":"):
            opened = MARKING.sub("", pairs[0][1])
    return found


def split_boxes(text: str) -> tuple[str, list[tuple[bool, str]]]:
    """The words before the boxes of a line, and each box with its words, which stand after or before it."""
    boxes = boxes_in(text)
    text = LEGEND.sub("", text).rstrip()
    label = text[: boxes[0].start()].strip()
    if label and not text[boxes[-1].end() :].strip():
        return boxes_after_words(text, boxes)
    ends = [box.start() for box in boxes[1:]] + [len(text)]
    pairs = [
        (bool(CHECKED.search(box.group())), text[box.end() : end].strip(" \t.,;|"))
        for box, end in zip(boxes, ends, strict=True)
    ]
    return label, pairs


def boxes_after_words(text: str, boxes: list[re.Match[str]]) -> tuple[str, list[tuple[bool, str]]]:
    """ "After-tax: Yes [X] No [ ]": each box belongs to the words before it."""
    starts = [0] + [box.end() for box in boxes[:-1]]
    texts = [text[start : box.start()].strip(" \t,;|") for start, box in zip(starts, boxes, strict=True)]
    for position, words in enumerate(texts[1:], start=1):
        if note := re.match(r"\([^)]*\)\s*", words):
            texts[position - 1] += f" {note.group().strip()}"
            texts[position] = words[note.end() :]
    found = LAST_WORDS.match(texts[0])
    label, texts[0] = (found[1], found[2]) if found else ("", texts[0])
    return label.strip(), [(bool(CHECKED.search(box.group())), each) for box, each in zip(boxes, texts, strict=True)]


def box_statements(passage: Passage) -> Iterator[Statement]:
    """What the ticked boxes state; a kind of contribution left open beside ticked ones is a no."""
    options = options_of(passage.rows)
    any_ticked = any(option.ticked for option in options)
    for option in options:
        quote = re.sub(r"\s+", " ", option.line.text).strip()
        text = MARKING.sub("", option.text)
        label = IF_SO.sub("", option.label)
        heading, lead = IF_SO.sub("", passage.heading), IF_SO.sub("", passage.lead)
        over = " . ".join(dict.fromkeys(filter(None, (heading, lead, label))))
        under = over if not NAMES.search(named(text)) else label or lead or heading
        words = f"{under.removesuffix(':')}: {text}" if under else text
        if option.ticked:
            answer = "no" if REFUSAL.match(text) or has("refusal", without_harmless(named(text))) else "yes"
            yield statement(words, (quote, option.line.page), topic=over, answer=answer, kind="box")
        elif CROSSED_OUT.search(option.line.text) and REFUSAL.match(text):
            yield statement(words, (quote, option.line.page), topic=over, answer="no", kind="box")
        elif any_ticked and NOT_OFFERED.search(text) and NAMES.search(named(text)):
            yield statement(NOT_OFFERED.sub("", words), (quote, option.line.page), topic=over, answer="no", kind="box")
        elif any_ticked and NAMES.search(named(text)) and not denies(named(text)):
            yield statement(words, (quote, option.line.page), topic=over, answer="no", kind="open box")
