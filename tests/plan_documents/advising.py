"""What to do where the plan reader says what a text does not say."""

from bot.plan_reader import explain
from tests.plan_documents.passages import TODAY


def advice(text: str) -> str:
    """What led to the answers of a text, and what to do where one of them is wrong."""
    told = [line.strip() for line in explain(text.split("\f"), TODAY) if "shown:" not in line and "no fi" not in line]
    lines = [
        f"Read from {text!r}, which does not say it:",
        *told,
        "Narrow the line that a 'because' names (its group in bot/plan_reader/phrases.toml), or take out the line or",
        "the word that you added: CONTRIBUTING.md, 'Mend a wording that the plan reader misses'.",
    ]
    return "\n".join(lines)
