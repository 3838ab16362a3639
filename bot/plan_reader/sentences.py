"""Blocks to sentences: each as it stands, and what it says once its context is spelled out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.plan_reader.answers import answer_in
from bot.plan_reader.blocks import Block, blocks_of
from bot.plan_reader.boxes import box_sentences
from bot.plan_reader.dates import spelled_out
from bot.plan_reader.lines import Line
from bot.plan_reader.statement import Sentence, SentenceKind
from bot.plan_reader.tables import row_sentences

SENTENCE_END = re.compile(r"(?<=[.?!])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9\[•]|\([a-z]{1,4}\) )")
ABBREVIATION = re.compile(
    r"(?i:\b(?:e\.g|i\.e|etc|vs|sec|no|inc|co|corp|art|dr|mr|ms|mrs|approx|u\.s))\.$|(?:^|\s)[A-Z]\.$|"
    r"^\(?(?:[A-Z]{0,2}-?\d+(?:\.\d+)*(?:\([a-z0-9]+\))*|[a-z]|[A-Z]{1,4})\.$"
)
REPLY = re.compile(r"^(?:A(?:nswer)?\s*\d*[.:)]\s*)?")
RUN_IN = re.compile(
    r"(?:[\d.()a-z]{1,8} )?(?!No\b|Yes\b|(?i:[^.]*\b(?:may|can|will|is|are|was|has|have|do|go|not|make|save|elect|"
    r"choose|contribute|convert|draft|permits?|accepts?|deleted)\b))[A-Z][\w'’()/-]*(?: [\w'’()/-]+:?){0,5}\."
)
"""The name of a paragraph at its beginning: "After-Tax Sub-Account. While employed, ..."."""
RUNNING: dict[str, SentenceKind] = {"heading": "heading", "item": "item"}
AMOUNT_FIRST = re.compile(r"(?i)(?:from |up to |a maximum of )?\$? ?\d")
ANSWERED_BY = 3
LONGEST_ABBREVIATION = 60
LONGEST = 1500
"""What is longer without a full stop is no sentence."""


def sentences_of(lines: list[Line]) -> list[Sentence]:
    """All sentences of a document in reading order."""
    found: list[Sentence] = []
    for block in blocks_of(lines):
        if block.kind == "rows":
            found.extend(row_sentences(block))
        elif block.kind == "boxes":
            found.extend(box_sentences(block))
        else:
            found.extend(_running(block))
    return _dated(list(_answered(found)))


def split(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a paragraph with their offsets; abbreviations and "Q." do not end one."""
    start = 0
    for end in SENTENCE_END.finditer(text):
        # The end is enough: looking through all that stands before each full stop would be quadratic.
        if ABBREVIATION.search(text[max(start, end.start() - LONGEST_ABBREVIATION) : end.start()]):
            continue
        yield start, text[start : end.start() + len(end.group().rstrip())]
        start = end.end()
    if text[start:].strip():
        yield start, text[start:]


def _running(block: Block) -> Iterator[Sentence]:
    """The sentences of a heading, paragraph or item; the first of an item is read with the words before its list."""
    topic = block.heading
    for number, (offset, text) in enumerate([(0, block.text)] if block.kind == "heading" else split(block.text)):
        quote = " ".join(text.split())
        if len(quote) > LONGEST:
            continue
        lead = block.lead if block.kind == "item" and number == 0 and not block.lead.endswith("?") else ""
        says = f"{lead.rstrip(':')}: {quote}" if lead else quote
        kind = RUNNING.get(block.kind, "prose")
        asked = block.lead if block.lead.endswith("?") else ""
        if topic != block.heading and number == 1 and AMOUNT_FIRST.match(quote):
            kind, says, topic = "row", f"{topic.rpartition(' . ')[2].rstrip('.')} | {quote}", block.heading
        yield Sentence(quote, block.page_at(offset), says, kind, topic=topic, asked=asked)
        if number == 0 and RUN_IN.fullmatch(quote):
            topic = f"{block.heading} . {quote}" if block.heading else quote


def _dated(found: list[Sentence]) -> list[Sentence]:
    """Spells out the date that "until then" and "from that date" take from the two sentences before."""
    before = [" ".join(each.says for each in found[max(0, at - 2) : at]) for at in range(len(found))]
    return [each.with_(says=spelled_out(each.says, told)) for each, told in zip(found, before, strict=True)]


@dataclass(slots=True)
class _Question:
    text: str = ""
    left: int = 0
    """How many further sentences still answer it."""


def _answered(found: list[Sentence]) -> Iterator[Sentence]:
    """Gives the sentence after a question what was asked, and the yes or no with which it begins."""
    question = _Question()
    for sentence in found:
        if sentence.kind in {"prose", "item", "heading"} and sentence.quote.rstrip('"”’)').endswith("?"):
            question = _Question(sentence.quote, ANSWERED_BY)
            yield sentence.with_(kind="question")
        elif question.left and sentence.kind in {"prose", "item"}:
            first = question.left == ANSWERED_BY
            question.left -= 1
            yield _reply(sentence, question.text) if first else sentence.with_(asked=question.text)
        else:
            question.left = 0
            yield sentence


def _reply(sentence: Sentence, asked: str) -> Sentence:
    words = REPLY.sub("", sentence.quote, count=1)
    answer = answer_in(words)
    short = len(words.split()) <= 4
    quote = f"{asked} {sentence.quote}" if short and answer else sentence.quote
    return sentence.with_(quote=quote if short else sentence.quote, says=words, asked=asked, answer=answer)
