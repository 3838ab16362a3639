"""The last gate: a permission leaves the package only from a sentence that is understood as a whole."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.plan_document.candidate import Candidate, refused_to_some, without_harmless
from core.plan_document.statement import APART, OTHER_THAN, SOURCES, Statement
from core.plan_document.understood import (
    HEADING,
    MOVING_OUT,
    PAYING_IN,
    asking_words,
    harmless_words,
    joining_words,
    left_over,
    name_words,
    restricting_phrases,
    restricting_words,
    restricts,
    restricts_or_strays,
)
from core.plan_document.words import group, has, named

PERMISSIVE = {"yes", "automatic", "in_plan", "withdrawal", "both"}
WIDEST = {"automatic", "both"}
STRANGE = 1
"""A sentence is still understood with one word that is neither harmless nor restricting."""
STRANGE_OUTRIGHT = 4
"""So many where a contribution is permitted outright."""
ON_CONDITION = {"if", "where"}
"""What a sentence hangs on after these has to be understood to the last word."""
STANDING_ALONE = {"cell", "box", "open box"}
"""Statements that no sentence beside them restricts."""
INHERITED = re.compile(r"^[^:]* : ")
"""The money that a clause took over from what stands before it."""
OTHER_PLAN = re.compile(
    r"\b(?!ROTH|ACP|ADP|HCE|NHCE|IRS|IRC|IRA|SPD|SMM|FAQ|USA|CEO|PIN|LLP|LLC|INC|AND|NOT|ARE|CAN|MAY|DOES|WILL|ALL|ANY|ONLY|THE|"
    r"FOR|TAX|YES|OFF|PLAN|[IVXLC]+\b)"
    r"[A-Z]{3,5}\b(?![ ,:-][A-Z]{2})"
)
"""Another plan by its letters ("ESPP", "RRSP"), in a sentence that is not set in capitals."""
THIS = re.compile(
    r"^(?:this|these|such|the) (?:options?|features?|rights?|rules?|provisions?|withdrawals?|conversions?)\b"
)
THEY_MAY = re.compile(r"^(?:they|(?:these|those|such) (?:participants|members|employees|people)) (?:may|can) (?!be\b)")
REFERS = re.compile(
    r"\b(?:AT|ROTH|CONV|this|these|those|such|it|they|them|neither|both|features?|options?|provisions?|contributions?|"
    r"withdrawals?|conversions?|section|paragraph|appl(?:y|ies)|available|eligible|program|plans|"
    r"(?:your|our) plan|typical|opportunity|rights?|privilege|practice)\b"
)
"""Words with which a sentence goes on about the one before or after it."""
TAKES_BACK = re.compile(
    r"not|no|none|never|neither|nor|unless|only|until|longer|former\w*|prior|previous\w*|discontinu\w*|end(?:s|ed|ing)|ceased?|"
    r"eliminat\w*|frozen|closed|stopped|proposal|example|suppose|considering|future|planned|expired?|applied|existed|"
    r"lapsed?"
)

YEAR_OF_ISSUE = re.compile(r"20(?:1\d|2[0-6])")
"""A year in a heading that only says when the document was printed."""
UNTIL_NOW = re.compile(
    r"(?:previously|formerly|in the past|until (?:now|recently)|before (?:that|this|the (?:change|amendment))|"
    r"prior to (?:that|this|the) (?:date|change|amendment)|up to now)\b"
)
"""What held before the change that is announced beside it."""
DENIAL = re.compile(r"not|no|none|never|neither|nor")
PERMITTED = re.compile(
    r"\b(?:permit|allow|availab|accept|offer|provid|elect|ma[dk]e|contribut|conver|withdr|tak(?:e|en)\b|eligib|entitl|"
    r"appl|process|continu|open|support|effect|possib|adopt|do so|option|feature|can not|may not|shall not|rely)"
)
"""What a denial has to be about to take a permission back."""
ANOTHER_SUBJECT = re.compile(
    r"^(?:the |your |our )?"
    r"(?!(?:these|those|such|all|any|your|our|the|both|no|other|further|new|voluntary|employee)\b)[a-z]+ "
    r"(?:contributions|pay|money)\b"
)
"""A sentence that begins with other money than any the reader knows ("bonus pay", "hospital contributions")."""


def judged(candidate: Candidate, money: str, lists: tuple[str, ...]) -> Candidate:
    """A permission as it stands, unsure where a neighbour points to the employer's choice, or a doubtful one."""
    if candidate.value not in PERMISSIVE:
        return candidate
    beside = neighbours(candidate, money, lists)
    some = next(filter(None, map(refused_to_some, (*beside, *others(candidate, money, lists)))), None)
    beside = [words for words in beside if not refused_to_some(words)]
    if any(has("conditional", words) and REFERS.search(words) for words in beside):
        return Candidate("unsure", candidate.source)
    doubtful = candidate.doubtful or goes_for_some(candidate.source) or any(takes_back(words) for words in beside)
    doubtful = doubtful or not is_understood(candidate, money, lists)
    return replace(candidate, doubtful=doubtful, condition=candidate.condition or some)


def is_understood(candidate: Candidate, money: str, lists: tuple[str, ...]) -> bool:
    """Whether nothing is left of the sentence that restricts, and no more than a strange word."""
    quote, clause = candidate.source.quote, INHERITED.sub("", candidate.clause or candidate.source.words)
    if restricting_phrases().search(clause) or (OTHER_PLAN.search(quote) and not in_capitals(quote)):
        return False
    left = set(unexplained(candidate, money, lists)) - names_in(quote)
    if is_outright(candidate, lists):
        left = {word for word in left if not harmless_words(("beside",)).fullmatch(word)}
    strange = {word for word in left if not joining_words().fullmatch(word)}
    if strange and left & ON_CONDITION:
        return False
    most = borne(candidate, lists) - (len(strange) < len(left))
    known = restricts if is_outright(candidate, lists) and candidate.source.kind != "cell" else restricts_or_strays
    return not any(map(known, strange)) and len(strange) <= max(most, 0 if candidate.loose else STRANGE)


def is_outright(candidate: Candidate, lists: tuple[str, ...]) -> bool:
    """Whether a contribution is permitted in so many words."""
    return bool(candidate.part and not candidate.loose and lists is PAYING_IN)


def borne(candidate: Candidate, lists: tuple[str, ...]) -> int:
    """How many strange words a sentence may hold and still be understood."""
    if candidate.loose:
        return 0
    return STRANGE_OUTRIGHT if is_outright(candidate, lists) else STRANGE


def goes_for_some(source: Statement) -> bool:
    """Whether "they may" stands for people whom the sentence before has singled out."""
    if not THEY_MAY.match(source.words):
        return False
    singled_out = any(restricting_words().fullmatch(word) for word in left_over(source.before, HEADING))
    return singled_out or bool(restricting_phrases().search(source.before))


def in_capitals(quote: str) -> bool:
    """Whether a sentence, or most of it, is set in capitals."""
    return 2 * sum(sign.isupper() for sign in quote) > sum(sign.isalpha() for sign in quote)


def unexplained(candidate: Candidate, money: str, lists: tuple[str, ...]) -> list[str]:
    """What is left of the clause, of the other clauses on the same matter, and of the words they stand under."""
    told = [each for each in others(candidate, money, lists) if not refused_to_some(each)]
    return [
        *part_left(candidate.part, candidate, lists),
        *part_left(candidate.clause or candidate.source.words, candidate, MOVING_OUT if candidate.part else lists),
        *(word for each in told for word in part_left(each, candidate, MOVING_OUT)),
        *over(candidate.source.topic),
        *reply_left(candidate.source),
    ]


def reply_left(source: Statement) -> list[str]:
    """What restricts in the rest of an answer that begins with yes ("Yes, once you are 59½")."""
    rest = named(source.quote).partition("yes")[2] if source.kind == "answer" else ""
    return [word for word in left_over(rest, MOVING_OUT) if restricts_or_strays(word)]


def part_left(words: str, candidate: Candidate, lists: tuple[str, ...]) -> list[str]:
    """What is left of a clause; the people for whom the permission holds are told as its condition."""
    words = group("no_cap").sub(" · ", INHERITED.sub("", words))
    kind = candidate.source.kind
    lead, colon, rest = (
        words.partition(": ") if kind == "item" else words.rpartition(": ") if kind == "box" else ("", "", words)
    )
    if candidate.condition == "employee_group":
        rest = group("employee_group").sub(" · ", rest)
    return [*(over(lead) if colon else ()), *left_over(rest, lists)]


def over(topic: str) -> list[str]:
    """What restricts in the headings; a question restricts nothing by its "if", "not" or "when"."""
    found = [(part.endswith("?"), word) for part in topic.split(" . ") for word in left_over(part, HEADING)]
    kept = [word for asked, word in found if not (asked and asking_words().fullmatch(word))]
    bare = [word for word in kept if not (YEAR_OF_ISSUE.fullmatch(word) or name_words().fullmatch(word))]
    return [word for word in bare if restricts_or_strays(word)]


def others(candidate: Candidate, money: str, lists: tuple[str, ...]) -> list[str]:
    """The other clauses of the sentence that are on the same money and matter."""
    if not candidate.clause:
        return []
    return [each for each in candidate.source.clauses if each != candidate.clause and concerns(each, money, lists)]


def names_in(quote: str) -> set[str]:
    """The words with a capital inside a sentence that is not set in capitals throughout, in small letters."""
    inner = re.findall(r"(?<=[a-z,] )[A-Z][\w'-]*", quote)
    usual = re.findall(r"(?<=\s)[a-z][\w'-]*", quote)
    found = {word.lower() for word in inner} if len(inner) < len(usual) else set()
    return {word for word in found if name_words().fullmatch(word) or not restricting_words().fullmatch(word)}


def neighbours(candidate: Candidate, money: str, lists: tuple[str, ...]) -> list[str]:
    """The sentences around that go on about the same money and the same matter."""
    if candidate.source.kind in STANDING_ALONE:
        return []
    near = [words for words in candidate.source.around if concerns(words, money, lists)]
    return [words for words in near if is_same_way(candidate.value, words)]


def concerns(words: str, money: str, lists: tuple[str, ...]) -> bool:
    """Whether a sentence may speak of paying this money in, or of taking it out."""
    named_here = SOURCES.findall(OTHER_THAN.sub("", APART.sub("", words)))
    kinds = {kind.removeprefix("OLD") if THIS.match(words) else kind for kind in named_here} - {"CONV"}
    if kinds and money not in kinds:
        return False
    if has("tax_talk", words) and not (lists is MOVING_OUT and has("withdraw_verb", words)):
        return False
    out = has("takes_out", words) or has("convert", words)
    if lists is PAYING_IN:
        return not (out or has("together", words))
    return out or "contribut" not in words


def is_same_way(value: str, words: str) -> bool:
    """Whether a sentence may restrict this way out: one on withdrawals leaves conversions alone, and the reverse."""
    withdrawn, converted = has("withdraw_verb", words), has("convert", words)
    if value in {"in_plan", "automatic"}:
        return converted or not withdrawn
    return value != "withdrawal" or withdrawn or not converted


def takes_back(words: str) -> bool:
    """Whether a neighbouring sentence goes on about the permission with a restriction that no phrase explains."""
    if not REFERS.search(words) or UNTIL_NOW.match(words):
        return False
    if has("generic", words) or has("other_plan", words):
        return True
    bare = group("no_cap").sub("·", without_harmless(words))
    if not TAKES_BACK.search(bare) or ANOTHER_SUBJECT.match(words):
        return False
    found = [word for word in left_over(bare, ()) if TAKES_BACK.fullmatch(word)]
    mere_denials = all(DENIAL.fullmatch(word) for word in found)
    return bool(found) and not (mere_denials and not PERMITTED.search(bare))


def is_plain_no(answer: Candidate) -> bool:
    """Whether a sentence refuses outright."""
    return answer.value == "no" and answer.clear and answer.source.kind not in STANDING_ALONE


def without_doubtful(answer: Candidate | None, found: Sequence[Candidate]) -> Candidate | None:
    """The answer, unless the same sentence or the next permits something wider that is not understood."""
    if not answer or answer.value in WIDEST or is_plain_no(answer):
        return answer
    near = {answer.source.words, answer.source.before, answer.source.after}
    beside = [each for each in found if each.doubtful and each.source.words in near and each.value != answer.value]
    return None if beside else answer
