"""A yes or a no, as it stands in a table cell, beside a box or after a question."""

import re

from bot.plan_reader.statement import Answer

EITHER = re.compile(r"(?i)\by(?:es)?\b.*\bno?\b|\bno?\b.*\by(?:es)?\b")
"""An answer whose mark cannot be told from its line: "Yes __ No X", "Y / N"."""
SHORT = r"(?:it|we|you|they|the plan) (?:is|do|does|can|are|may)"
AGREES = re.compile(
    r"(?i)(?:yes|y|x|✓|✔|√|permitted|allowed|available|offered|included|accepted|open|active|unrestricted|on|of course|"
    r"absolutely|certainly|(?:at )?any ?time|whenever|as often|at all times|automatic\w*|daily|unlimited|"
    rf"{SHORT}(?=[.,;!]))(?![\w'’])(?![- ]no\b)"
)
LEAVES_OPEN = (
    r"(?!\s+(?:limit|m(?:in|ax)imum|plan|cap|separate|restriction|requirement|age|more|later|less|only|problem|other))"
)
DENIES = re.compile(
    rf"(?i)(?:no{LEAVES_OPEN}|not{LEAVES_OPEN}|n|never|none|nobody|off|✗|✘|sorry|unfortunately|unavailable|n/a|"
    r"prohibited|excluded|ineligible|closed|frozen|discontinued|there (?:is|are)(?: no| not|n['’]t)|"
    rf"{SHORT}(?: ?not|n['’]t)(?=\s*[.,;!]))(?![\w'’])"
)


def answer_in(words: str) -> Answer:
    """The yes or no with which an answer begins."""
    return "" if EITHER.search(words) else "yes" if AGREES.match(words) else "no" if DENIES.match(words) else ""
