"""Which lines head what follows, and which are entries of a summary."""

import re

from core.plan_document.printed import BOX, is_row

LABELLED = re.compile(r"(?:[A-Z]|401\(k\) )[^.:;?!]{2,80}: \S")
"""A line of a summary: "Company match: 100% of the first 4%"."""
NAMES_MONEY = re.compile(
    r"(?:(?:money|contribution|account|plan|type of|kind of)[ -])?"
    r"(?:source|type|account|money|bucket|contributions?|feature|provision|item)(?: name)?: "
    r"(?=[^:]*$)",
    re.IGNORECASE,
)
"""A line that says what the lines below it are about: "Source: After-tax contributions"."""
LISTS_MONEY = re.compile(
    r"[A-Z][^:.]{2,60}: (?=.*\b(?:pre-?tax|before-?tax|traditional)\b)(?=.*\broth\b)", re.IGNORECASE
)
"""A line that names the kinds of money, which is no heading: "Contribution types: Pre-tax and Roth"."""
ANSWERED_LINE = re.compile(r"[A-Z][^?.]{3,80}\? (?:Yes|No|Not|Any ?time|Only|At any)\b")
"""A line of a summary that asks and answers: "Withdraw while working? Yes, at any time"."""
SMALL_WORDS = {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}


def is_heading(text: str, following: str) -> bool:
    """Whether a line is a heading: short, without an end mark, and set in capitals or standing alone."""
    text = re.sub(r"\s*\([^)]*\)\s*:?$", "", text.strip())
    words = re.findall(r"[A-Za-z][\w'’-]*", text)
    if not words or len(words) > 11 or len(text) > 90 or re.search(r"[.,;]$|[a-z)][.!?] |\d ?%|\$\d", text.strip()):
        return False
    if not re.match(r"[^a-z]*[A-Z0-9]", text.strip()) or following[:1].islower():
        return False
    weighty = [word for word in words if word.lower() not in SMALL_WORDS]
    capitals = sum(1 for word in weighty if word[0].isupper())
    opens = not following.strip() or BOX.match(following) or is_row(following) or LABELLED.match(following)
    return bool(opens) or capitals >= 0.6 * len(weighty)
