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
            r",? but (?!not (?:required|obligated|obliged)|only|once|twice|one |as (?:AT|ROTH))",
            r": (?=(?:they|it|(?:a|any|each|every) (?:participant|member|employee)) )",
            r"(?<!even),? (?:although|though|whereas|except (?:that|where|when)) ",
            r", yet ",
            r",? and,? (?=(?:once|after|if|when|upon|following|at|beginning) [^,]*, "
            r"(?:the |your |all |any )*(?:rest|remainder|remaining|other|balance)\b)",
            r", and to (?=(?:allow|permit|let|enable) )",
            r",? and (?=(?:from |of )?(?:all |any )?other (?:sources|accounts|money|amounts|contributions))",
            r",? however,? ",
            r", so (?!that )",
            r",? while (?=(?:the |your |AT|ROTH|PRE|after|in (?!(?:the )?(?:service|employ)|active)|a |MATCH))",
            r",? or (?=(?:you|they|participants|members|it) (?:may|can) )",
            r",? and (?=(?:you|they|it|both|neither|no(?! other)|may|can|these|those|such|all|any|after|there|its) )"
            r"(?!(?:all|any|its|such) (?:related |associated |attributable |net |investment )*"
            r"(?:earnings|income|gains|growth|interest) )",
            r"(?<=\)), (?=(?:AT|ROTH|PRE|MATCH|rollover)\b[^,()]*\((?:yes|no|not)\b)",
            r",? and (?=the plan|(?:is|are|can|may|will|does) not (?!already))",
            r"(?<!ROTH)(?<!PRE), and "
            r"(?=(?:(?:your|the|traditional) )?(?:AT|ROTH|PRE) "
            r"(?:(?:contributions?|savings|deferrals?) )?(?:may|can|are|is) )",
            r",? provided,? (?:however,? )?that ",
            r", (?=(?:nor|neither) )",
            r" - (?=you |they |it |the )",
            r",? and (?=(?:a|an|the) (?:new )?(?:ROTH|AT)\b[^,;]* (?:was|were|is|are|has been|have been) )",
            r",? and that (?=from |effective |on |beginning |as of |after )",
            r", (?=which (?:you |participants )?(?:may|can|are|is) )",
        )
    )
)
SOURCES = re.compile(r"\b(?:AT|ROTH|PRE|MATCH|OLDAT|CONV)\b|rollover|non-roth")
PRONOUN = re.compile(
    r"^\((?:[ivx]+|[a-z]|\d)\) (?=CONV)|"
    r"\b(?:they|them|it|its|these|those|this|that|such|both|their|which|here|one|the money|the same|"
    r"what you (?:have |had )?(?:already |previously )?(?:contributed|saved|put in|paid in)|"
    r"(?:the|plan) (?:maximum|limit|most|cap|ceiling)|limit set by|any (?:whole )?(?:percentage|rate)|"
    r"there is no (?:cap|limit|ceiling|maximum)|"
    r"(?:max(?:imum)?|limit|cap|ceiling)(?: rate| %| percentage| amount| contribution)?(?=: [$\d])|"
    r"if (?:yes|so)|"
    r"you (?:may|can) (?:also |then )?(?:convert|withdraw) (?:as often|whenever|at any|once|up to \w+ times|online|by)|"
    r"each (?:such )?(?:contribution|deposit)|conversions?|withdrawals?)\b"
)
EXCEPT_FOR = r"(?:with the exception of|except for|except as to|other than|apart from|aside from)"
LEADING_EXCEPTION = re.compile(rf"^(?:{EXCEPT_FOR}|unlike) (?:[^,]*\broll|(?![^,]*\bAT\b))[^,]*, (?:which [^,]*, )?")
ASIDE = re.compile(r" \((?:but )?(?:not|excluding|except|other than) (?![^)]*\b(?:AT|ROTH)\b)[^)]*\)")
"""What is left out in brackets and is not the money asked about."""
BUT_NOT = re.compile(r"\b(permits?|allows?|accepts?|offers?)\b([^;.]*?),? but not\b")
SUBORDINATE = re.compile(
    r"^((?:[^:;,]{3,60}: )?(?:although|though|even though|whereas|because|since(?! (?:[a-z]+ )?\d)) [^,;]*|"
    r"while (?:(?!\b(?:may|can)\b(?! not))[^,;])*|"
    r"(?:if|when|once|after) (?![^,;]*\bAT\b)[^,;]*(?=[^;]*\bAT\b)), "
)
HOWEVER = re.compile(r"\b(not|may|can|are|is|do|does|will),? (?:however|though|therefore|of course), ")
ENTRY = r"(?:(?! - )[\w /()'%$,-]){3,60}"
LISTED_KINDS = re.compile(
    rf"(?:contribut|withdr|conver|distribut|pa(?:id|y))[^:;.]*: (?![^.]*(?:59½|hardship|any time|on request))"
    rf"(?:{ENTRY}; )+(?:and |or )?{ENTRY}(?:, [^;:]*)?[.]?$"
)
AT_LABEL = re.compile(r"AT(?: \w+){0,2}: ")
MAXIMUM = re.compile(r"(?:max(?:imum)?|limit|cap|ceiling)(?: rate| %| percentage| amount| contribution)?: ")
DOING = re.compile(
    r"^(?:[a-z]+ ){0,3}?"
    r"(conversions?|withdrawals?|distributions?|loans?|rollovers?|payments?|"
    r"tapping|reaching|accessing|get(?:ting)? at) (?:of|from) [^;:]*\bAT\b"
)
APART = re.compile(
    r",?(?: (?:which|that))? (?:being|are)(?: contributions?)?(?: (?:which|that) are)? "
    r"neither (?:PRE|ROTH) nor (?:PRE|ROTH)\b|"
    r",?(?: and)? (?:that|which) (?:are|is) not (?:designated as |treated as |considered )?(?:a )?ROTH\b|"
    r",? (?:separate(?:ly)?|different(?:ly)?|distinct|apart|aside|independent(?:ly)?)(?: from| of) "
    r"(?:any |your |the |other )*(?:PRE|ROTH)\b"
    r"(?: (?:and|or) (?:PRE|ROTH))*(?: \w+)?"
)
BESIDE = re.compile(
    r"\b(?:in addition to|on top of|besides|apart from|along with|as well as) (?:any |your |the |regular |other )*"
    r"(?:PRE|ROTH)\b(?: (?:and|or) (?:PRE|ROTH))*(?: contributions?| deferrals?)?"
)
OTHER_THAN = re.compile(
    r"\b(?:other than|besides|except|without (?:choosing|electing|using|picking)|"
    r"not (?:be )?(?:treated|designated|considered|classified) as) (?:PRE|ROTH)\b"
)
BEFORE_THAT = re.compile(
    r"^(?:after|once|when|if|besides|in addition to|unlike) [^,]*\b(?:PRE|ROTH)\b[^,]*, (?=[^;]*\bAT\b)"
)
TAKING = re.compile(
    r"\b(?:conversions?|converted|convert|CONV|withdrawals?|withdrawn|withdraw|distributions?|loans?|borrow|rollovers?|"
    r"in-service access|(?:tapping|reaching|accessing|get(?:ting)? at)(?= ))\b"
)
TAKING_GROUP = re.compile(f"({TAKING.pattern})")
DO_SO = re.compile(r"\bdo (?:so|this|that|it)\b")
JUST_NAMED = re.compile(r"\b(conversions?|withdrawals?|distributions?) (?:of|from) [^,;:]*\bAT\b[^,;:]*$")
OTHER_MONEY = re.compile(
    r"^(?:(?:once|after|if|when|upon|following|at|beginning|withdrawals?|distributions?|conversions?)\b[^,:]*?,? )??"
    r"(?:from |of )?(?:all |any |the |your )*(?:(?:other|remaining) "
    r"(?:vested )?(?:money|sources?|accounts?|amounts?|contributions?|balances?)|rest|remainder)\b|^everything else\b|"
    r"^(?:hardship|loans?)(?: withdrawals?| distributions?)?[.]?$|"
    r"^all (?:accounts|sources|money)(?: -|:|,| at| after| from)+ (?:age )?59½[.]?$"
)
"""A clause about what is not the money named before."""
NEWEST = re.compile(r"^[^?]*\?: ")
"""The question above a list, where the item names its own money."""
LAST = re.compile(r"^the (?:last|latter)\b")
APPLIES = re.compile(
    r"^(?:it|this|they|(?:this|the) (?:feature|option|provision)) "
    r"(?:also )?(?:appl(?:y|ies)|covers?|extends?|(?:is|are) (?:also )?(?:available|open)|includes?)\b"
)
"""A sentence on what the conversion or withdrawal of the sentence before applies to."""
FROM_SOURCES = re.compile(
    r"^(?:eligible |available |permitted |covered |allowed )*"
    r"(?:which |what )?(?:sources?|money types?|money|amounts?|accounts?|contribution types?|balances?)"
    r"(?: (?:eligible|available|permitted|covered|allowed|that (?:may|can) be \w+|you (?:may|can) \w+))?: |"
    r"^from [^:]*: "
)
ROLLED_IN = re.compile(r"\brollovers?\b(?! to\b)")
DESTINATION = re.compile(
    r"\b(?:to|into|as|in|becomes?) (?:a |the |your |an |plan's )*(?:ROTH|CONV)\b|"
    r"\b(?:direct )?rollover(?= to (?:a|an|your|another)\b)"
)


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
    earlier: str = ""

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """The parts of the sentence that each say one thing; a part without its own subject inherits it."""
        parts: list[str] = []
        words = HOWEVER.sub(r"\1 ", self.words)
        words = LISTED_KINDS.sub(lambda found: found[0].replace("; ", ", "), words)
        words = SUBORDINATE.sub(r"\1; ", LEADING_EXCEPTION.sub("", ASIDE.sub("", words)))
        for part in CLAUSE.split(BUT_NOT.sub(r"\1\2, but does not accept", words)):
            if part.strip():
                parts.append(self.with_subject(part.strip(), parts))
        return tuple(parts)

    def with_subject(self, part: str, earlier: list[str]) -> str:
        """A clause that names no money, with the money the words before it were about put first."""
        if OTHER_MONEY.match(part):
            return f"PRE : {part}"
        named_here = DESTINATION.sub("", BESIDE.sub("", part) if PRONOUN.search(part) else part)
        refers = PRONOUN.search(part) or ": " in part or AT_LABEL.match(self.words) or self.topic.endswith("?")
        if SOURCES.search(named_here.replace("CONV", "") if refers else named_here):
            return f"{self.way_before(part)}{part}"
        for said in reversed(earlier):
            text = NEWEST.sub("", said) if SOURCES.search(NEWEST.sub("", said)) else said
            if kinds := SOURCES.findall(DESTINATION.sub("", text) if TAKING.search(text) else text):
                named_last = kinds[-1:] if LAST.match(part) else kinds
                return f"{doing(text, part)}{subject_of(named_last)} : {part}"
        if subject := self.subject(part):
            return f"{subject} : {part}"
        return part

    def way_before(self, part: str) -> str:
        """The way out that the sentence before or the heading is about, where this one says what it applies to."""
        named_money = APPLIES.match(part) or FROM_SOURCES.match(part)
        if AT_LABEL.match(part) and not TAKING.search(part) and has("withdraw_verb", self.topic):
            return "" if has("convert", self.topic) else "withdrawals : "
        if not named_money or TAKING.search(ROLLED_IN.sub("", part)):
            return ""
        above = self.before if TAKING.search(self.before) else self.topic
        moved = TAKING.search(above)
        return f"{'automatic ' * has('automatic', above)}{moved[0]} : " if moved else ""

    def subject(self, part: str) -> str:
        """The money of the heading or, for a pronoun, of the sentence before; with what is done to it."""
        above = self.topic
        if PRONOUN.search(self.words):
            near = (self.before,) if MAXIMUM.match(self.words) else (self.before, self.earlier)
            above = next((words for words in near if SOURCES.search(DESTINATION.sub("", words))), self.topic)
        kinds = subject_of(SOURCES.findall(BEFORE_THAT.sub("", OTHER_THAN.sub("", APART.sub("", above)))))
        if has("convert", above) and has("withdraw_verb", above):
            return kinds
        if TAKING.search(above):
            kinds = subject_of(SOURCES.findall(DESTINATION.sub("", above))) or kinds
        own_verb = TAKING.search(part) or has("withdraw_verb", part) or "contribut" in part
        moved = TAKING.search(above) if kinds and not own_verb else None
        return f"{moved[0]} of {kinds}" if moved else kinds

    def about(self, *groups: str) -> bool:
        """Whether the sentence itself has a phrase of one of these groups."""
        return any(has(name, self.words) for name in groups)

    def under(self, *groups: str) -> bool:
        """Whether the sentence or what it stands under has a phrase of one of these groups."""
        return any(has(name, self.words) or has(name, self.topic) for name in groups)


def doing(text: str, part: str) -> str:
    """ "withdrawals of": what an earlier clause was about, if that stands before the money or "do so" means it."""
    found = DOING.search(text) or (TAKING_GROUP.search(text) if DO_SO.search(part) else None)
    found = found or (JUST_NAMED.search(text) if part.startswith("which") else None)
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
