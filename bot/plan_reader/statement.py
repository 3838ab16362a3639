"""A sentence of a plan document with its context."""

import re
from dataclasses import dataclass, replace
from typing import Any, Literal

SentenceKind = Literal["prose", "item", "row", "box", "open box", "question", "heading"]
Answer = Literal["yes", "no", ""]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, table row or check box as it stands, what it says with its context, and where it stands."""

    quote: str
    page: int
    says: str
    kind: SentenceKind = "prose"
    topic: str = ""
    asked: str = ""
    answer: Answer = ""
    sibling: str = ""
    """What is ticked beside this box, or stands in the other cells of the column."""

    @property
    def body(self) -> str:
        """What the sentence says without the yes or no that answers a question."""
        return re.sub(r"(?i)^\W*(?:yes|no)\b[\s,.;:!-]*", "", self.says) if self.answer and self.asked else self.says

    def with_(self, **changes: Any) -> "Sentence":
        """The same sentence with these fields changed."""
        return replace(self, **changes)
