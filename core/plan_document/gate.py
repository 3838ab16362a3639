"""The last gate: a permission leaves the package only from a sentence that is understood as a whole."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.plan_document.candidate import Candidate, without_harmless
from core.plan_document.statement import SOURCES
from core.plan_document.understood import (
    HEADING,
    MOVING_OUT,
    PAYING_IN,
    left_over,
    restricting_phrases,
    restricting_words,
    restricts_or_strays,
)
from core.plan_document.words import has

PERMISSIVE = {"yes", "automatic", "in_plan", "withdrawal", "both"}
STRANGE = 1
"""A sentence is still understood with one word that is neither harmless nor restricting."""
STANDING_ALONE = {"cell", "box", "open box"}
"""Statements that no sentence beside them restricts."""
INHERITED = re.compile(r"^[^:]* : ")
"""The money that a clause took over from what stands before it."""
OTHER_PLAN = re.compile(
    r"\b(?!ROTH|ACP|ADP|HCE|NHCE|IRS|IRC|IRA|SPD|FAQ|USA|CEO|PIN|AND|NOT|TAX|YES|OFF|PLAN)"
    r"[A-Z]{3,5}\b(?![ ,:][A-Z]{2})"
)
"""Another plan by its letters ("ESPP", "RRSP"), in a sentence that is not set in capitals."""
REFERS = re.compile(
    r"\b(?:AT|ROTH|CONV|this|these|those|such|it|they|them|neither|both|features?|options?|provisions?|contributions?|"
    r"withdrawals?|conversions?|section|paragraph|appl(?:y|ies)|available|eligible|program|plans|opportunity)\b"
)
"""Words with which a sentence goes on about the one before or after it."""
TAKES_BACK = re.compile(
    r"not|no|none|never|neither|nor|unless|only|until|longer|former\w*|prior|previous\w*|discontinu\w*|ended|ceased?|"
    r"eliminat\w*|frozen|closed|stopped|proposal|example|suppose|considering|future|planned|expired?|applied|existed|"
    r"lapsed?"
)


def judged(candidate: Candidate, money: str, lists: tuple[str, ...]) -> Candidate:
    """A permission as it stands, unsure where a neighbour points to the employer's choice, or a doubtful one."""
    if candidate.value not in PERMISSIVE:
        return candidate
    beside = neighbours(candidate, money, lists)
    if any(has("conditional", words) and REFERS.search(words) for words in beside):
        return Candidate("unsure", candidate.source)
    doubtful = any(takes_back(words) for words in beside) or not is_understood(candidate, money, lists)
    return replace(candidate, doubtful=doubtful)


def is_understood(candidate: Candidate, money: str, lists: tuple[str, ...]) -> bool:
    """Whether nothing is left of the sentence that restricts, and no more than a strange word."""
    quote, clause = candidate.source.quote, INHERITED.sub("", candidate.clause or candidate.source.words)
    if restricting_phrases().search(clause) or OTHER_PLAN.search(quote):
        return False
    left = set(unexplained(candidate, money, lists)) - names_in(quote)
    return not any(restricts_or_strays(word) for word in left) and len(left) <= (0 if candidate.loose else STRANGE)


def unexplained(candidate: Candidate, money: str, lists: tuple[str, ...]) -> list[str]:
    """What is left of the clause, of the other clauses on the same matter, and of the words they stand under."""
    source = candidate.source
    others = [each for each in source.clauses if candidate.clause and concerns(each, money, lists)]
    return [
        *left_over(candidate.part, lists),
        *left_over(INHERITED.sub("", candidate.clause or source.words), MOVING_OUT if candidate.part else lists),
        *(word for each in others for word in left_over(INHERITED.sub("", each), MOVING_OUT)),
        *left_over(source.topic, HEADING),
    ]


def names_in(quote: str) -> set[str]:
    """The words with a capital inside a sentence that is not set in capitals throughout, in small letters."""
    inner = re.findall(r"(?<=[a-z,] )[A-Z][\w'-]*", quote)
    usual = re.findall(r"(?<=\s)[a-z][\w'-]*", quote)
    found = {word.lower() for word in inner} if len(inner) < len(usual) else set()
    return {word for word in found if not restricting_words().fullmatch(word)}


def neighbours(candidate: Candidate, money: str, lists: tuple[str, ...]) -> list[str]:
    """The sentences around that go on about the same money and the same matter."""
    if candidate.source.kind in STANDING_ALONE:
        return []
    near = [words for words in candidate.source.around if concerns(words, money, lists)]
    return [words for words in near if is_same_way(candidate.value, words)]


def concerns(words: str, money: str, lists: tuple[str, ...]) -> bool:
    """Whether a sentence may speak of paying this money in, or of taking it out."""
    kinds = set(SOURCES.findall(words)) - {"CONV"}
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
    if not REFERS.search(words):
        return False
    if has("generic", words) or has("other_plan", words):
        return True
    bare = without_harmless(words)
    return bool(TAKES_BACK.search(bare)) and any(TAKES_BACK.fullmatch(word) for word in left_over(bare, ()))


def without_doubtful(answer: Candidate | None, found: Sequence[Candidate]) -> Candidate | None:
    """The answer, unless the same sentence or the next permits something that is not understood."""
    if not answer:
        return None
    near = {answer.source.words, answer.source.before, answer.source.after}
    beside = [each for each in found if each.doubtful and each.source.words in near and each.value != answer.value]
    return None if beside else answer
