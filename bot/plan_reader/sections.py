"""Does a document speak of two plans or two employers? What a section on one of them says is not for everybody."""

import re
from collections.abc import Sequence
from itertools import accumulate

from bot.plan_reader.statement import Sentence

TITLE = re.compile(
    r"(?:(?:Participants|Employees|Members) (?:In|in|Of|of) )?"
    r"(?:(?:The|Your|Our) )*(?P<name>(?:(?:[A-Z][\w.&'’-]*,?|and|of|for|&|40[13]\([kKbB]\)) )*)"
    r"(?:(?P<kind>Savings|Retirement|Thrift|Investment|Sharing|40[13]\([kKbB]\)) Plan|Plan (?P<letter>[A-Z\d]{1,2})|"
    r"(?:Inc\.?|LLC|Corp\w*\.?|Company|Division|Plant|Hospital)(?: Employees)?)\W*|"
    r"(?:Supplement|Appendix) [A-Z\d]{1,3}\W+(?P<part>[A-Z].*)"
)
"""A heading that names a plan, an employer or a part of one: "Acme Steel Savings Plan", "Plan B"."""
EVERY = {"the", "and", "of", "for", "savings", "retirement", "thrift", "investment", "profit", "employee", "employees"}
SORTS = {"401(k)", "403(b)"}
MOST_NAMES = 60
"""Names that are compared, each with each."""


def told_apart(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The places of sentences in a section on one of two plans or employers."""
    names = [_name(each) for each in sentences]
    own = list(accumulate(names, _latest))
    known = list(dict.fromkeys(filter(None, names)))[:MOST_NAMES]
    two = {name for name in known if any(_differ(name, other) for other in known)}
    return frozenset(place for place, name in enumerate(own) if name in two)


def _latest(last: frozenset[str], name: frozenset[str]) -> frozenset[str]:
    return name or last


def _name(sentence: Sentence) -> frozenset[str]:
    title = sentence.quote.title() if sentence.quote.isupper() else sentence.quote
    match = TITLE.fullmatch(title) if sentence.kind == "heading" else None
    words = " ".join(filter(None, match.groups())).lower() if match else ""
    return frozenset(words.replace(",", "").split()) - EVERY


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names are of two plans: one is not just the other in short."""
    if SORTS & one and SORTS & other:
        return not SORTS & one & other or _differ(one - SORTS, other - SORTS)
    return bool(one - other - SORTS and other - one - SORTS)
