"""`make train`: trains the linear model from the catalogs' phrasings and the lines beside, and writes it down."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator

from bot.explanations import phrasings
from bot.understanding.explained import is_decided_by_a_number, without_numbers
from bot.understanding.likeness import ANOTHER, NUMBER, OWN
from bot.understanding.marks import tables
from bot.understanding.model import ANSWER, CHOICES, OFF_SUBJECT, OTHER, TOPICS
from bot.understanding.numbers import amounts_of
from bot.understanding.training import train, train_apart
from bot.understanding.words import line_of
from core.assess import INTERVIEWS
from tests.understanding.corpora import FOLDER, Typed, natural, questions


def examples() -> Iterator[tuple[str, str]]:
    """Every labelled line: topics, wishes, answers and what is off the subject."""
    yield from phrasings()
    for _, topics, text in questions(FOLDER / "questions.tsv"):
        yield (topics[0] if topics else OFF_SUBJECT), text
    for typed in natural(FOLDER / "natural.tsv"):
        first = typed.expected[0]
        if "topics" in first:
            yield (first["topics"] or [OFF_SUBJECT])[0], typed.text
        else:
            yield (f"wish:{first['wish']}" if "wish" in first else ANSWER), typed.text
    yield from ((_LABELS.get(label, label.removeprefix("topic:")), text) for label, text in _said("wishes.tsv"))
    for table in tables():
        for kind, row in table["wishes"].items():
            yield from ((f"wish:{kind}", text.strip()) for text in row.split(","))
        for codes in table["choices"].values():
            yield from (
                (ANSWER, text.strip(" *")) for row in codes.values() for text in row.split(",") if " " in text.strip()
            )


_LABELS = {"answer": ANSWER, "off": OFF_SUBJECT}


def _said(file: str) -> Iterator[tuple[str, str]]:
    """Label and text of the lines of a file."""
    for row in (FOLDER / file).read_text("utf-8").splitlines()[1:]:
        label, text = row.split("\t")
        yield label, text


_GENERAL = ("yes", "no", "unsure", "maybe", "zero")
_AMOUNTS = ("unsure", "zero", "no", "max", "all", "vague", "maybe")
_OTHERS = 500


def choices() -> list[list[tuple[str, str]]]:
    """For each question with codes the lines that say one of them, and lines that say something else."""
    typed_lines = natural(FOLDER / "natural.tsv")
    others = [text for _, _, text in questions(FOLDER / "questions.tsv")]
    others += [text for table in tables() for row in table["wishes"].values() for text in _phrases(row)]
    others = random.Random(_OTHERS).sample(sorted(set(others)), _OTHERS)
    groups = []
    chosen = [(*label.split("="), text) for label, text in _said("choices.tsv")]
    for question in sorted({name for table in tables() for name in table["choices"]}):
        group = [(f"{question}:{OTHER}", text) for text in others]
        codes = {code for table in tables() for code in table["choices"][question]}
        for table in tables():
            for code, row in table["choices"][question].items():
                group += [(f"{question}:{code}", text) for text in _phrases(row)]
            for code in _GENERAL:
                known = code if code in codes else "no" if code == "zero" and "no" in codes else code
                group += [(f"{question}:{known}", text) for text in _phrases(table["heard"][code])]
        group += [(f"{question}:{label}", each.text) for each in typed_lines if (label := _code(each, question))]
        group += [(f"{name}:{label}", text) for name, label, text in chosen if name == question]
        groups.append(sorted(set(group)))
    amounts = [(f"amount:{OTHER}", text) for text in others]
    amounts += [
        (f"amount:{'zero' if code == 'no' else code}", text)
        for table in tables()
        for code in _AMOUNTS
        for text in _phrases(table["heard"][code])
    ]
    return [*groups, sorted(set(amounts)), sorted(set(numbers()))]


def numbers() -> Iterator[tuple[str, str]]:
    """Lines with a number that answers the open question, and lines with a number of something else."""
    for label, text in _said("numbers.tsv"):
        yield f"{NUMBER}:{label}", _masked(text)
    for table in tables():
        for label, groups in ((OWN, "beside"), (ANOTHER, "otherwise")):
            phrases = {text for row in table[groups].values() for text in _phrases(row)}
            yield from ((f"{NUMBER}:{label}", f"number {text}") for text in phrases)
    for typed in natural(FOLDER / "natural.tsv"):
        question = next((each for each in INTERVIEWS[typed.interview][0].questions if each.id == typed.question), None)
        if question is None or not is_decided_by_a_number(question) or not amounts_of(line_of(typed.text)):
            continue
        own = any(question.id in each.get("answers", {}) for each in typed.expected)
        yield f"{NUMBER}:{OWN if own else ANOTHER}", _masked(typed.text)


def _masked(text: str) -> str:
    line = line_of(text)
    return without_numbers(line, amounts_of(line))


def _phrases(row: str) -> Iterator[str]:
    yield from (text.replace("*", "").replace("..", "").strip() for text in row.split(","))


def _code(typed: Typed, question: str) -> str | None:
    """The code that a line gives to a question, `ask` where it is to be asked back."""
    if typed.question != question:
        return None
    code = typed.expected[0].get("answers", {}).get(question)
    return str(code) if code is not None else "ask" if "ask" in typed.expected[0] else None


if __name__ == "__main__":
    CHOICES.write_text(train_apart(choices()).as_text(), "utf-8")
    if "choices" not in sys.argv:
        TOPICS.write_text(train(sorted(set(examples()))).as_text(), "utf-8")
