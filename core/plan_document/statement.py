"""Statements: what the rules look at, one for each sentence, item, table cell or ticked box."""

import re
from dataclasses import dataclass
from functools import cached_property

from core.plan_document.words import has, named

CLAUSE = re.compile(
    "|".join(
        (
            r"; ",
            r"(?<=[a-zA-Z)])\. ",
            r",? but (?!only)",
            r",? (?:although|though|whereas|yet|except (?:that|where|when)) ",
            r",? however,? ",
            r", so ",
            r",? while (?=(?:the |your |AT|ROTH|PRE|after|in|a |MATCH))",
            r",? and (?=(?:you|they|it|both|neither|no|may|can|these|those|such|all|any|after|there|its) )",
            r",? and (?=the plan|(?:is|are|can|may|will|does) not )",
            r", and (?=(?:(?:your|the|traditional) )?AT (?:(?:contributions?|savings) )?(?:may|can|are|is) )",
            r",? provided,? (?:however,? )?that ",
            r", (?=(?:nor|neither) )",
            r" - (?=you |they |it |the )",
            r", (?=which (?:you |participants )?(?:may|can|are|is) )",
        )
    )
)
SOURCES = re.compile(r"\b(?:AT|ROTH|PRE|MATCH|OLDAT|CONV)\b|rollover|non-roth")
PRONOUN = re.compile(
    r"\b(?:they|them|it|its|these|those|this|that|such|both|their|which|here|one|"
    r"each (?:such )?(?:contribution|deposit)|conversions?|withdrawals?)\b"
)
EXCEPT_FOR = r"(?:with the exception of|except for|except as to|other than|apart from|aside from)"
LEADING_EXCEPTION = re.compile(rf"^(?:{EXCEPT_FOR}|unlike) (?:[^,]*\broll|(?![^,]*\bAT\b))[^,]*, (?:which [^,]*, )?")
BUT_NOT = re.compile(r"\b(permits?|allows?|accepts?|offers?)\b([^;.]*?),? but not\b")
SUBORDINATE = re.compile(
    r"^((?:although|though|even though|while|whereas|because|since) [^,;]*|"
    r"(?:if|when|once|after) (?![^,;]*\bAT\b)[^,;]*(?=[^;]*\bAT\b)), "
)
HOWEVER = re.compile(r"\b(not|may|can|are|is|do|does|will),? (?:however|though|therefore|of course), ")
LISTED_KINDS = re.compile(r"contribut[^:;.]*: (?:[\w /()-]{3,50}; )+(?:and )?[\w /()-]{3,50}[.]?$")
DOING = re.compile(
    r"^(?:[a-z]+ ){0,3}?(conversions?|withdrawals?|distributions?|loans?|rollovers?|payments?) "
    r"(?:of|from) [^;:]*\bAT\b"
)
APART = re.compile(
    r",? (?:that|which) (?:are|is) not (?:a )?ROTH\b|"
    r",? (?:separate|different|distinct|apart|aside) from (?:any |your |the |other )*(?:PRE|ROTH)\b"
    r"(?: (?:and|or) (?:PRE|ROTH))*(?: \w+)?"
)
OTHER_THAN = re.compile(
    r"\b(?:other than|besides|except|not (?:be )?(?:treated|designated|considered|classified) as) (?:PRE|ROTH)\b"
)
TAKING = re.compile(r"\b(?:conversions?|convert|CONV|withdrawals?|withdraw|distributions?|loans?|borrow|rollovers?)\b")
DESTINATION = re.compile(r"\b(?:to|into|as|in|becomes?) (?:a |the |your |an |plan's )*(?:ROTH|CONV)\b")


@dataclass(frozen=True)
class Statement:
    """Words in plain form, the sentence they come from, its page, and the words it stands under."""

    words: str
    quote: str
    page: int
    topic: str = ""
    answer: str = ""
    before: str = ""
    after: str = ""
    around: tuple[str, ...] = ()
    kind: str = "sentence"

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """The parts of the sentence that each say one thing; a part without its own subject inherits it."""
        parts: list[str] = []
        words = HOWEVER.sub(r"\1 ", self.words)
        words = LISTED_KINDS.sub(lambda found: found[0].replace("; ", ", "), words)
        words = SUBORDINATE.sub(r"\1; ", LEADING_EXCEPTION.sub("", words))
        for part in CLAUSE.split(BUT_NOT.sub(r"\1\2, but does not accept", words)):
            if part.strip():
                parts.append(self.with_subject(part.strip(), parts))
        return tuple(parts)

    def with_subject(self, part: str, earlier: list[str]) -> str:
        """A clause that names no money, with the money the words before it were about put first."""
        named_here = DESTINATION.sub("", part)
        if SOURCES.search(named_here.replace("CONV", "") if PRONOUN.search(part) else named_here):
            return part
        for text in reversed(earlier):
            if kinds := SOURCES.findall(text):
                return f"{doing(text)}{subject_of(kinds)} : {part}"
        if subject := self.subject(part):
            return f"{subject} : {part}"
        return part

    def subject(self, part: str) -> str:
        """The money of the heading or, for a pronoun, of the sentence before; with what is done to it."""
        above = self.before if PRONOUN.search(self.words) and SOURCES.search(self.before) else self.topic
        kinds = subject_of(SOURCES.findall(OTHER_THAN.sub("", APART.sub("", above))))
        moved = TAKING.search(above) if kinds and not TAKING.search(part) else None
        return f"{moved[0]} of {kinds}" if moved else kinds

    def about(self, *groups: str) -> bool:
        """Whether the sentence itself has a phrase of one of these groups."""
        return any(has(name, self.words) for name in groups)

    def under(self, *groups: str) -> bool:
        """Whether the sentence or what it stands under has a phrase of one of these groups."""
        return any(has(name, self.words) or has(name, self.topic) for name in groups)


def doing(text: str) -> str:
    """ "withdrawals of": what an earlier clause was about, where that stands before the money."""
    found = DOING.search(text)
    return f"{found[1]} of " if found else ""


def subject_of(kinds: list[str]) -> str:
    """The kinds of money a clause inherits; a conversion feature is no money."""
    return " ".join(dict.fromkeys(kind for kind in kinds if kind != "CONV"))


def statement(
    text: str, place: tuple[str, int], *, topic: str = "", answer: str = "", kind: str = "sentence"
) -> Statement:
    """A statement from printed words; the place is the sentence to quote and its page."""
    quote, page = place
    return Statement(named(text), quote, page, named(topic), answer, kind=kind)
