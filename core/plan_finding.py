"""What a plan document answers: one value for one question, with the sentence that says so."""

from dataclasses import dataclass
from typing import Literal

Confidence = Literal["clear", "likely"]


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer read from a document; the quote is a sentence that begins on that physical page (from 1)."""

    question: str
    value: str
    page: int
    quote: str
    confidence: Confidence
    condition: str | None = None
