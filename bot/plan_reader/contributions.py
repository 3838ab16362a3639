"""Does the plan take after-tax money, and has it a Roth account: what a sentence says of paying in."""

import re
from collections.abc import Iterator

from bot.plan_reader.claims import AFTER_TAX, ROTH, Claim, Document
from bot.plan_reader.clauses import ACCOUNT, Clause, about, about_money, clauses_of, without_harmless
from bot.plan_reader.dates import ends
from bot.plan_reader.entries import entry_claims
from bot.plan_reader.gate import FOR_SOME, condition_of
from bot.plan_reader.phrases import expression, found, has
from bot.plan_reader.roth_money import called_after_tax
from bot.plan_reader.weighing import weighed
from bot.plan_reader.words import tagged

FAMILIES = {"AT": AFTER_TAX, "ROTH": ROTH}
OF_WHAT = 25
"""So much before a refusal says what is refused: "withdrawals of after-tax contributions are not permitted"."""
THEN = {
    "grants": re.compile(r"(?: (?!and\b|or\b|to\b|but\b|which\b|that\b)\w+){1,2}"),
    "refuses": re.compile(r" (?:for [ \w]+|out\b|back\b)"),
}
"""What is done with the money that a permission or refusal names: "have your after-tax account converted"."""
AT_LIMIT = re.compile(r"(?i)limit|maxim|\bmax\b|reach|spill|above|beyond|exceed|\bfull\b|\bhit")
"""When contributions go on as after-tax money."""
KINDS = re.compile(rf"(?:\b(?:PRE|ROTH|XAT)\b{ACCOUNT}(?: basis)?(?:[ ,/&]|\b(?:and|or|as|on|an?)\b)*){{3}}")
"""The three kinds of contributions side by side, which nobody names of a plan that takes only two."""
NOT_FOR_THEM = re.compile(r"\bnon-?h|other than|except|subject to|limits? (?:for|on)")
HIGHLY_PAID = re.compile(
    r"\b(?:from|by|for|to)\b[^;]{0,40}(?:highly|hces?|earn|paid|mak)|(?:highly|hces?)\b[^;]{0,40}\bnot\b|earning"
)


def contribution_claims(document: Document, place: int) -> Iterator[Claim]:
    """What the sentence says of contributions of after-tax and of Roth money."""
    sentence = document.sentences[place]
    if sentence.kind in {"row", "box", "open box"}:
        for family, question in FAMILIES.items():
            yield from entry_claims(document, place, family, question)
    elif sentence.kind in {"prose", "item"}:
        clauses = clauses_of(sentence.body, sentence.asked or document.before(place))
        for family, question in FAMILIES.items():
            yield from _answer(document, place, family, question)
            for clause in clauses:
                if family in clause.money and (claim := _said(place, clause, sentence.body, family, question)):
                    yield _weighed(document, claim, clause, clauses, family)
        yield from _implied(document, place)
        yield from _closed_list(document, place)


def _said(place: int, clause: Clause, quote: str, family: str, question: str) -> Claim | None:
    """What one clause says, before anything is weighed against it."""
    text = clause.text
    condition, rest = condition_of(text)
    rest = rest if condition in FOR_SOME else text
    refusal = found("negation", rest) or found("ended", rest)
    if refusal:
        among = clause.money - {"ROTH"}
        if family == "ROTH" and (among - {"AT"} or (among and not has("negation", rest))):
            return None
        part = _refused(rest, family)
        return Claim(question, "no", place, rules=(f"denied: {refusal}", f"in: {part}")) if part else None
    if spills := family == "AT" and AT_LIMIT.search(quote) and found("spills", text):
        return Claim(question, "yes", place, rules=(f"spills: {spills}",))
    if granted := _of_paying_in("grants", text, family):
        bare = family == "AT" and not re.search(r"\bX?AT\b", text)
        return Claim(question, "yes", place, "likely" if bare else "clear", rules=(f"grants: {granted}",))
    denied = has("negation", without_harmless(tagged(quote)))
    if family == "ROTH" and has("own_plan", text) and not denied and not has("converts", text):
        return Claim(question, "yes", place, "likely", rules=("names Roth contributions",))
    if family == "ROTH" or has("other_act", text):
        return None
    if not denied and has("own_plan", text) and (listed := _all_kinds(text)):
        return Claim(question, "yes", place, "likely", rules=(f"among all kinds: {listed}",))
    if has("employer_choice", text):
        return Claim(question, "yes", place, "likely", rules=("names it",))
    return None


def _all_kinds(text: str) -> str:
    """The words that name pre-tax, Roth and after-tax money side by side; "or Roth, after-tax" is one kind."""
    for match in KINDS.finditer(text):
        if not re.search(r"\b(?:or|and) ROTH, XAT", match.group()):
            return match.group().strip()
    return ""


def _refused(text: str, family: str) -> str:
    """The words that refuse this money, or that say that it has come to an end."""
    refusal = _of_paying_in("refuses", text, family)
    return refusal if refusal or has("negation", text) or has("other_act", text) else found("ended", text)


def _implied(document: Document, place: int) -> Iterator[Claim]:
    """That after-tax money is not matched says that there is some; "in addition to Roth" that there is Roth money."""
    words = tagged(document.sentences[place].says)
    if (implied := found("implies", words)) and "RIRA" not in words:
        rest = expression("implies").sub("·", words)
        yield Claim(AFTER_TAX, "yes", place, "likely", rules=(f"implies: {implied}",), words=rest)
    if implied := found("implies_roth", words):
        yield Claim(ROTH, "yes", place, "likely", rules=(f"implies: {implied}",))


def _of_paying_in(name: str, text: str, family: str) -> str:
    """The words that grant or refuse this money, where they do nothing else with it than paying it in."""
    for match in about(name, family).finditer(text):
        then = THEN[name].match(text, match.end())
        if not has("other_act", text[max(0, match.start() - OF_WHAT) : (then or match).end()]):
            return match.group()
    return ""


def _weighed(document: Document, claim: Claim, clause: Clause, clauses: list[Clause], family: str) -> Claim:
    """The claim as it stands on the day, with its condition and what stops it."""
    told = weighed(document, claim, clause, clauses, family)
    if told.value == "unsure" and claim.rules[0].startswith("names") and has("withdraws", told.words):
        # What the employer leaves open of a withdrawal says nothing of paying in.
        return told.with_(stops=("withdraws: it is open what is left to the employer",))
    if claim.value == "no":
        return _refusal(document, told)
    if family == "ROTH" and told.value != "yes" and "AT" in clause.money:
        return told.with_(stops=("dated: it may be after-tax money that is meant",))
    condition = condition_of(told.words)[0]
    # "On a pre- or post-tax basis" is doubted, too, where it is to come.
    doubted = told.value == "yes" or (told.value == "unsure" and re.search(r"\bWAT basis\b", clause.text))
    bare = family == "AT" and doubted and not claim.rules[0].startswith("spills")
    called = called_after_tax(document, claim.place, clause) if bare else ()
    return told.with_(condition=condition if condition in FOR_SOME else None, stops=called)


def _refusal(document: Document, claim: Claim) -> Claim:
    """A refusal that is only for some, or of days gone by."""
    condition = next((name for name in FOR_SOME if has(name, claim.words)), None)
    stated = tagged(document.sentences[claim.place].says)
    if condition == "highly_compensated":
        if NOT_FOR_THEM.search(stated) or ends(stated) or not HIGHLY_PAID.search(claim.words):
            return claim.with_(stops=("highly_compensated: it is open who is refused",))
        return claim.with_(value="yes", confidence="likely", condition=condition)
    was = ends(stated) and re.search(r"\bnot\b[^;]*\b(?:before|prior to|until)\b", stated)
    past = claim.value == "no" and was
    return claim.with_(condition=condition, stops=("past: was refused before",) if past else ())


def _answer(document: Document, place: int, family: str, question: str) -> Iterator[Claim]:
    """What the yes or no to a question says."""
    sentence = document.sentences[place]
    asked = Clause(tagged(sentence.asked).rstrip(" ?"))
    if not sentence.answer or family not in asked.money or len(asked.money & {"AT", "ROTH", "PRE"}) > 1:
        return
    if has("hypothetical", asked.text) or has("other_act", asked.text) or not has("asks", asked.text):
        return
    claim = Claim(question, sentence.answer, place, rules=(f"asked: {asked.text}", f"answer: {sentence.answer}"))
    rest = re.sub(r"^\W*(?:yes|no)\W*", "", tagged(sentence.says))
    yield claim if sentence.answer == "no" else _weighed(document, claim, Clause(rest or "·"), [], family)


def _closed_list(document: Document, place: int) -> Iterator[Claim]:
    """A sentence that names every kind of contribution there is, or refuses any money of the person's own."""
    words = tagged(document.sentences[place].says)
    for part in re.split(r"[.;]\s", words):
        for name in ("only_others", "own_money_refused"):
            said = found(name, part)
            blocked = has("withdraws", part) or has("converts", part) or re.search(r"credited|account|match", part)
            if said and (name == "own_money_refused" or not re.search(about_money("AT"), part)) and not blocked:
                condition = condition_of(part)[0]
                kept = condition if condition in FOR_SOME else None
                told = re.sub(r"\bROLL\b", "·", part)
                yield Claim(AFTER_TAX, "no", place, condition=kept, rules=(f"{name}: {said}",), words=told)
