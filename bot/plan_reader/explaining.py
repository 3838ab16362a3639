"""Why the reader says what it says: the words and rules behind each finding, and what stopped each near miss."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.plan_reader.claims import QUESTIONS, Claim
from bot.plan_reader.reading import Reasoning, reason


def explain(pages: Sequence[str], today: date) -> list[str]:
    """Lines that tell for each question what was found, what led to it, and what was held back for which reason."""
    reasoning = reason(pages, today)
    return [line for question in QUESTIONS for line in _about(question, reasoning)]


def _about(question: str, reasoning: Reasoning) -> Iterator[str]:
    chosen = [claim for claim in reasoning.chosen if claim.question == question]
    yield f"{question}: {chosen[0].value + ' (' + chosen[0].confidence + ')' if chosen else 'no finding'}"
    own = [claim for claim in reasoning.claims if claim.question == question]
    concluded = [claim for claim in chosen if claim.rules not in {each.rules for each in own}]
    for claim in own + concluded:
        yield from _claim(claim, reasoning)
    for place in reasoning.order[question][:3]:
        sentence = reasoning.document.sentences[place]
        yield f"  shown: page {sentence.page}: {sentence.quote[:160]}"


def _claim(claim: Claim, reasoning: Reasoning) -> Iterator[str]:
    sentence = reasoning.document.sentences[claim.place]
    condition = f", condition {claim.condition}" if claim.condition else ""
    kind = "near miss" if claim.stops else "claim"
    yield f"  {kind}: {claim.value} ({claim.confidence}{condition}), page {sentence.page}: {sentence.quote[:160]}"
    yield from (f"    because {rule}" for rule in claim.rules)
    yield from (f"    stopped by {stop}" for stop in claim.stops)
