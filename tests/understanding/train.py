"""`make train`: trains the linear model from the catalogs' phrasings and the lines beside, and writes it down."""

from __future__ import annotations

from collections.abc import Iterator

from bot.explanations import phrasings
from bot.understanding.lexicon import tables
from bot.understanding.model import ANSWER, FILE, OFF_SUBJECT
from bot.understanding.training import train
from tests.understanding.corpora import FOLDER, natural, questions


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
    for table in tables():
        for kind, row in table["wishes"].items():
            yield from ((f"wish:{kind}", text.strip()) for text in row.split(","))
        for codes in table["choices"].values():
            yield from (
                (ANSWER, text.strip(" *")) for row in codes.values() for text in row.split(",") if " " in text.strip()
            )


if __name__ == "__main__":
    FILE.write_text(train(sorted(set(examples()))).as_text(), "utf-8")
