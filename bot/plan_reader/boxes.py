"""Check boxes to sentences: what is ticked is chosen, what is named and left open beside it is not."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from bot.plan_reader.answers import DENIES
from bot.plan_reader.blocks import BOX, CHECKED, Block
from bot.plan_reader.lines import Line
from bot.plan_reader.statement import Answer, Sentence

MARK = r"(?:\(?(?:\d{1,2}[a-z]?|[A-Za-z]|[ivx]{1,4})[.)]|§?[\dA-Z]{1,3}[-.]\d+[a-z]?\.?|Option \d+:)"
MARKING = re.compile(rf"^\s*(?:{MARK}\s*)+")
ITEMS = re.compile(r"(?<=[.;])\s+(?=\([a-z]\) [A-Z\[])")
DENIED = re.compile(
    r"(?i)(?:[\w ()-]{0,60}\b(?:may|shall|are|is|does|do|will|can)\s?not|not) (?:currently |presently |be )*"
    r"(?:permit|allow|mak|contribut|accept|available|offer)"
)
"""A sentence beside a box that refuses what it speaks of."""
VERB = re.compile(
    r"(?i)(?:does|do|will|shall|is|are|may|has|can)(?: not)?\b[\s/]*(?:\((?:check|select|choose) one\))?\s*"
)
"""A choice between two verbs: "The Plan [ ] does [X] not permit"."""
UNLESS = re.compile(r"(?i)(?:unless|except as)\b")
"""What holds only where no box below it is ticked."""
MOST_BOXES = 40
"""Boxes of one line that are read, each with its whole line; no printed form has more."""

MOST_TICKED = 40
"""What is ticked beside a box; a form without end must not be looked through again for each of its boxes."""


@dataclass(frozen=True, slots=True)
class _Option:
    ticked: bool
    words: str
    label: str
    line: Line
    over: str = ""
    """The title of the lines to which this one belongs: "In-Plan Roth Rollovers", with its sources below."""


def box_sentences(block: Block) -> Iterator[Sentence]:
    """What the ticked boxes state; what is left open beside them; a form with no tick is an open form."""
    options = _all_options([Line(part, line.page) for line in block.lines for part in ITEMS.split(line.text)])
    refused = (each for each in options if each.ticked and not each.label.endswith(":") and _refuses(each.words))
    shut = {option.over for option in refused} - {""}
    options = [option for option in options if option.over not in shut or _refuses(option.words)]
    counted = Counter(option.label for option in options)
    ticked, of_label = list[str](), defaultdict[str, list[str]](list)
    for option in options:
        if option.ticked:
            ticked.append(option.words)
            of_label[option.label].append(option.words)
    for option in options:
        alone = not option.words or counted[option.label] == 1
        chosen = of_label[option.label] if option.label and not alone else ticked
        yield _sentence(option, block, " . ".join(chosen[:MOST_TICKED]))


def _all_options(lines: list[Line]) -> list[_Option]:
    """The boxes of all lines; a line without one stands over those that follow."""
    found: list[_Option] = []
    over = ""
    for line in lines:
        if BOX.search(line.text):
            found.extend(replace(option, over=over) for option in _options(line))
            over = found[-1].words if found[-1].words.endswith(":") else over
        elif over and _refuses(_title(line)):
            found.append(_Option(True, _title(line), "", line, over))
        else:
            over = _title(line)
    return found


def _title(line: Line) -> str:
    return MARKING.sub("", line.text).strip(" .:")


def _options(line: Line) -> Iterator[_Option]:
    boxes = list(islice(BOX.finditer(line.text), MOST_BOXES))
    before = line.text[: boxes[0].start()]
    label = "" if MARKING.fullmatch(before) else MARKING.sub("", before).strip()
    ends = [box.start() for box in boxes[1:]] + [len(line.text)]
    words = [line.text[box.end() : end].strip() for box, end in zip(boxes, ends, strict=True)]
    if verbs := VERB.match(words[-1]) if len(boxes) > 1 and all(VERB.fullmatch(each) for each in words[:-1]) else None:
        rest = words[-1][verbs.end() :]
        words = [f"{each.partition('(')[0].strip(' /')} {rest}" for each in (*words[:-1], verbs.group())]
    if label and not words[-1]:
        yield from _boxes_after(line, boxes, label)
        return
    for box, own in zip(boxes, words, strict=True):
        yield _Option(_is_ticked(box), MARKING.sub("", own), label, line)


def _boxes_after(line: Line, boxes: list[re.Match[str]], label: str) -> Iterator[_Option]:
    """ "After-tax: Yes [X] No [ ]": each box belongs to the words before it."""
    starts = [0] + [box.end() for box in boxes[:-1]]
    texts = [line.text[start : box.start()].strip() for start, box in zip(starts, boxes, strict=True)]
    name, colon, first = texts[0].rpartition(":")
    label = name if colon else label.rpartition(" ")[0]
    texts[0] = first.strip() if colon else texts[0].rsplit(" ", 1)[-1]
    for box, own in zip(boxes, texts, strict=True):
        yield _Option(_is_ticked(box), own, MARKING.sub("", label).strip(), line)


def _refuses(words: str) -> bool:
    return bool(DENIES.match(words) or DENIED.match(words))


def _is_ticked(box: re.Match[str]) -> bool:
    return bool(CHECKED.search(box.group()))


def _sentence(option: _Option, block: Block, chosen: str) -> Sentence:
    over = option.label or (not UNLESS.match(block.lead) and block.lead) or block.heading
    over = ", ".join(filter(None, (option.over, option.label))) if option.over else over
    topic = " . ".join(dict.fromkeys(filter(None, (block.heading, block.lead, option.over, option.label))))
    says = f"{over.rstrip(':')}: {option.words}" if over else option.words
    answer: Answer = "no" if _refuses(option.words) else "yes"
    quote = " ".join(option.line.text.split())
    kind = "box" if option.ticked else "open box"
    return Sentence(quote, option.line.page, says, kind, topic=topic, answer=answer, sibling=chosen)  # type: ignore[arg-type]
