"""The plan's own maximum for after-tax contributions: a percentage of pay, a yearly amount, or none."""

import re
from collections.abc import Iterator

from bot.plan_reader.claims import CAP, Claim, Document
from bot.plan_reader.clauses import AFTER_TAX, about
from bot.plan_reader.gate import condition_of, doubts_about, doubts_in
from bot.plan_reader.phrases import found, has
from bot.plan_reader.words import tagged

AMOUNT = re.compile(
    r"(?:(?P<low>\d+(?:\.\d+)?)%? ?(?:to|through|-|and|up to) ?)?(?P<percent>\d+(?:\.\d+)?)%|"
    r"\$ ?(?P<dollars>\d[\d,]*)(?P<k>k)?"
)
BARRIER = r"(?:(?!\b(?:PRE|ROTH|match\w*|ROLL|OLD|stock|espp|XAT|AT|WAT)\b)[^;%$])"
BARE = re.sub(r"\?P<\w+>", "?:", AMOUNT.pattern)
BEFORE = re.compile(rf"(?P<amount>{BARE}){BARRIER}{{0,60}}\b{AFTER_TAX}")
AFTER = re.compile(rf"\b{AFTER_TAX}(?P<between>{BARRIER}{{0,80}}?)(?P<amount>{BARE})")
ABOUT_AFTER_TAX = re.compile(r"^(?!.*\b(?:PRE|ROTH|withdr|conver)).*\b(?:make|contribut|save)\w*.*\b(?:XAT|AT|WAT)\b")
NOT_YEARLY = re.compile(r"^ ?(?:per|each|every|a) (?:pay|week|month|paycheck|payroll)")
COMBINED = re.compile(
    r"\b(?:PRE|ROTH)\b[^;.]{0,40}(?:,|/|\band|\bor)[^;.]{0,20}\b(?:XAT|AT|WAT)\b|\b(?:XAT|AT|"
    r"WAT)\b[^;.]{0,20}(?:,|/|\band|\bor)[^;.]{0,20}\b(?:PRE|ROTH)\b"
)
CLAUSES = re.compile(
    r"\s*;\s*|\.\s+|, (?=and up to|and (?:up to )?another|plus|but)|,? and (?=(?:\w+ ){0,2}(?:XAT|AT|up to|"
    r"additional))|, (?=all others)"
)


def cap_claims(document: Document, place: int) -> Iterator[Claim]:
    """The maximum that the sentence sets on after-tax money alone."""
    sentence = document.sentences[place]
    if sentence.kind in {"heading", "question", "open box"}:
        return
    asked = tagged(sentence.asked)
    words = tagged(sentence.says.replace(" | ", " "))
    if sentence.kind == "row":
        asked = ""
    if none := about("no_cap", "AT").search(f"{words}") or _none_answered(sentence.answer, asked):
        yield _checked(
            document,
            Claim(CAP, "none", place, rules=(f"no_cap: {none if isinstance(none, str) else none.group()}",)),
            words,
        )
        return
    answers = _asks_after_tax_limit(asked) or (
        ABOUT_AFTER_TAX.search(asked) and re.search(r"\bcontribut|\bsave\b", words)
    )
    if answers and (match := AMOUNT.search(words)) and not re.search(r"\b(?:PRE|ROTH)\b", words):
        yield from _amount(document, place, match, words)
        return
    if re.search(r"\b(?:total|lesser of|sum of|combined|aggregate)\b", words) and not re.search(
        r"\btotal (?:X|W)?AT\b", words
    ):
        return
    for clause in CLAUSES.split(words):
        if COMBINED.search(clause):
            continue
        match = AFTER.search(clause) or BEFORE.search(clause)
        if match and _sets_maximum(clause, match, sentence.kind):
            amount = AMOUNT.search(match["amount"])
            if amount and not NOT_YEARLY.match(clause[match.end("amount") :]):
                yield from _amount(document, place, amount, clause)


def _none_answered(answer: str, asked: str) -> str:
    return "answer: no" if answer == "no" and _asks_after_tax_limit(asked) and not asked.startswith("how much") else ""


def _asks_after_tax_limit(asked: str) -> bool:
    return bool(
        re.search(r"\b(?:how much|limit|cap|maximum|most)\b", asked) and re.search(r"\b(?:XAT|AT|WAT)\b", asked)
    ) and not re.search(r"\b(?:PRE|ROTH)\b", asked)


def _sets_maximum(clause: str, match: re.Match[str], kind: str) -> bool:
    """Whether the amount is a maximum of this money rather than a match, a balance or a limit of the law."""
    around = clause[max(0, match.start() - 45) : match.end() + 14]
    if has("law_limit", around) or re.search(
        r"\bmatch\w*|minimum|at least|balance|penalt\w+|tax(?:es|ed)?\b|withh", around
    ):
        return False
    if re.search(r"withdraw|convert|CONV|distribut|loan|borrow", clause) and kind not in {"row"}:
        return False
    return has("cap_words", around) or bool(AMOUNT.search(around)["low"]) or kind in {"row", "box"}  # type: ignore[index]


def _amount(document: Document, place: int, match: re.Match[str], words: str) -> Iterator[Claim]:
    value = (
        f"{match['percent']}%"
        if match["percent"]
        else match["dollars"].replace(",", "") + ("000" if match["k"] else "")
    )
    if has("law_limit", words[max(0, match.start() - 40) : match.end() + 25]) or value in {"0%", "100%"}:
        return
    yield _checked(document, Claim(CAP, value, place, rules=(f"maximum: {match.group()}",)), words)


def _checked(document: Document, claim: Claim, words: str) -> Claim:
    condition, rest = condition_of(words)
    kept = condition if condition in {"highly_compensated", "employee_group"} else None
    stops = doubts_in(rest, ("hypothetical", "other_product", "other_money", "past", "employer_choice"))
    if has("future", words):
        stops += (f"future: {found('future', words)}",)
    return claim.with_(
        condition=kept,
        stops=stops + tuple(each for each in doubts_about(document, claim.place) if each.startswith("topic")),
    )
