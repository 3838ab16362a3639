"""Does the plan take after-tax money, and has it a Roth account: what a sentence says of paying in."""

import re
from collections.abc import Iterator

from bot.plan_reader.claims import AFTER_TAX, ROTH, Claim, Document
from bot.plan_reader.clauses import Clause, about, about_money, clauses_of
from bot.plan_reader.dates import begins, dated_words, ends, time_of
from bot.plan_reader.entries import entry_claims
from bot.plan_reader.gate import DOUBTS, condition_of, doubts_about, doubts_in, siblings
from bot.plan_reader.phrases import found, has
from bot.plan_reader.statement import Sentence
from bot.plan_reader.words import plain, tagged

FOR_SOME = {"highly_compensated", "employee_group"}
FAMILIES = {"AT": AFTER_TAX, "ROTH": ROTH}
ROTH_EXISTS = re.compile(
    r"\bROTH\b[^;]{0,80}\b(?:made|contribut\w*|deferr\w*|option|match\w*|count|subject|limit|fall under|"
    r"differ\w*|taxed|"
    r"tax-free|added|lets?|pre-tax|program|choice|gains|grow|percentage|rate|under section|available|offered|"
    r"taken|allow)\b|"
    r"\b(?:contribut\w*|defer\w*|sav\w*|elect|choose|choice|combination|mix|change|pick)\b[^;]{0,80}\bROTH\b"
)
MEANS_ROTH = re.compile(r"\bPRE(?: basis)?,? (?:and/or|or|and)(?: an?| on an?)* WAT\b(?! and| or)")
CHANGES = re.compile(r"\b(?:start|begin|change|increase)\b[\w ,]*\bstop|\bstop[\w ,]* (?:or change|start)")


def contribution_claims(document: Document, place: int) -> Iterator[Claim]:
    """What the sentence says of contributions of after-tax and of Roth money."""
    sentence = document.sentences[place]
    words = tagged(f"{sentence.asked} {sentence.says}")
    for family, question in FAMILIES.items():
        if sentence.kind in {"prose", "item"}:
            yield from _running(document, place, family, question)
        elif sentence.kind in {"row", "box", "open box"} and re.search(about_money(family), words):
            yield from entry_claims(document, place, family, question)


def _running(document: Document, place: int, family: str, question: str) -> Iterator[Claim]:
    sentence = document.sentences[place]
    if sentence.answer and sentence.asked:
        yield from _answer(document, place, family, question)
    clauses = clauses_of(sentence.body, sentence.asked or document.before(place))
    for clause in clauses:
        if family in clause.money:
            claim = _clause_claim(document, place, clause, family, question)
            if claim:
                yield _weighed(document, claim, clause, clauses, family)
    if family == "AT":
        yield from _closed_list(place, tagged(sentence.says))
    elif has("EXCEPT", plain(sentence.says)) and re.search(about_money("AT"), tagged(sentence.says)):
        yield Claim(question, "yes", place, "likely", rules=("other than Roth, which the plan takes then",))


def _clause_claim(document: Document, place: int, clause: Clause, family: str, question: str) -> Claim | None:
    """What one clause says, before anything is weighed against it."""
    text = clause.text
    refuses, permits = about("keeps_out", family).search(text), about("pays_in", family).search(text)
    if refuses and not _moves_out(text[refuses.start() : refuses.end() + 30]) and not CHANGES.search(text):
        return Claim(question, "no", place, rules=(f"keeps_out: {refuses.group()}",))
    if permits and not has("negation", text) and not _does_else(permits.group(), text[: permits.end() + 20]):
        bare = family == "AT" and not re.search(r"\bX?AT\b", permits.group())
        refers = re.match(r"(?:such|these|those|they|it|contributions)\b", text)
        if bare and (refers or not SAVES.search(permits.group())):
            return None
        return Claim(question, "yes", place, "likely" if bare else "clear", rules=(f"pays_in: {permits.group()}",))
    if family == "AT" and has("employer_choice", text) and not has("other_act", text):
        return Claim(question, "yes", place, "likely", rules=("names it",))
    stated = tagged(document.sentences[place].says)
    named = ROTH_EXISTS.search(stated) or has("ROTH_ONLY", plain(document.sentences[place].says))
    if family == "ROTH" and named and not has("negation", text) and not _moves_out(stated):
        return Claim(question, "yes", place, "likely", rules=("names Roth contributions",))
    if family == "AT" and (implied := about("implies", family).search(stated)) and not has("withdraws", text):
        return Claim(question, "yes", place, "likely", rules=(f"implies: {implied.group()}",))
    return None


def _moves_out(words: str) -> bool:
    """Whether a match runs over words that take money out or convert it to Roth."""
    return has("withdraws", words) or bool(
        re.search(
            r"\bCONV\b|\bconvert\w* [^;]*\bto ROTH|\brollovers?\b|\broll (?:it|over|them)\b|\bdistribution\b|"
            r"convert compensation",
            words,
        )
    )


PAYS = re.compile(
    r"\b(?:mak(?:e|es|ing)|contribut(?:e|es|ing)|sav(?:e|es|ing)|defer|accepts?|offers?|put(?:s|ting)?|"
    r"elect(?:ing)?)\b"
)
SAVES = re.compile(
    r"\b(?:contribut\w*|sav(?:e|es|ing|ings)|defer\w*|put|compensation|401\(k\)|allowed|"
    r"permitted|offered)\b"
)
SPILLS = re.compile(
    r"\b(?:spill|switch|continu|flow|roll|move|becom|go\w* on|convert)\w*(?: \w+){0,10} (?:in|to|into|as|"
    r"with) (?:an? )?(?:X|W)?AT"
)


def _does_else(match: str, clause: str) -> bool:
    """Whether the words of a match, or the clause around it, do something else with the money than paying it in."""
    if SPILLS.search(match) and "compensation" not in match:
        return False
    if has("other_act", match):
        return True
    return has("other_act", clause) and not PAYS.search(match)


def _weighed(document: Document, claim: Claim, clause: Clause, clauses: list[Clause], family: str) -> Claim:
    """The claim with its date, its condition and the reasons to doubt it."""
    beside = siblings(clauses, clause, family)
    whole = f"{clause.text} · {beside}"
    sentence = document.sentences[claim.place]
    opens = tagged(sentence.asked if claim.rules[0].startswith("asked") else sentence.says)
    dated = dated_words(opens, clause.text, whole)
    if claim.value == "no":
        return _refusal(document, claim, dated, whole)
    if has("employer_choice", whole):
        return claim.with_(value="unsure", rules=(*claim.rules, f"employer_choice: {found('employer_choice', whole)}"))
    claim = _dated(document, claim, dated)
    condition, rest = condition_of(whole)
    if claim.value == "no":
        return claim.with_(stops=doubts_in(rest, ("hypothetical", "other_product", "other_money")))
    stops = doubts_in(rest, (*DOUBTS, "ira", "loan")) + doubts_about(document, claim.place)
    if clause.given:
        stops += doubts_in(tagged(document.before(claim.place)), ("hypothetical", "other_product", "other_money"))
    if family == "AT":
        stops += _called_after_tax(document, claim.place, clause)
    elif claim.confidence == "likely" or claim.value == "yes":
        stops = tuple(stop for stop in stops if not stop.startswith(("age", "restricts", "beside")))
    return claim.with_(condition=condition if condition in FOR_SOME else None, stops=stops)


def _dated(document: Document, claim: Claim, words: str) -> Claim:
    time = time_of(words, document.today)
    if time == "not yet":
        return claim.with_(value="unsure", confidence="likely", rules=(*claim.rules, f"begins: {begins(words)}"))
    if time == "over":
        return claim.with_(value="no", confidence="likely", rules=(*claim.rules, f"ended: {ends(words)}"))
    return claim


def _refusal(document: Document, claim: Claim, text: str, whole: str) -> Claim:
    """A refusal: for some only, from a day to come, or of days gone by."""
    condition, rest = condition_of(whole)
    stated = tagged(document.sentences[claim.place].says)
    start, end = begins(text), ends(text)
    if condition == "highly_compensated" and NOT_FOR_THEM.search(stated):
        return claim.with_(stops=("highly_compensated: it is open who is refused",))
    if condition == "highly_compensated" and not end and HIGHLY_PAID.search(whole):
        return claim.with_(
            value="yes", confidence="likely", condition=condition, stops=doubts_in(rest, ("hypothetical",))
        )
    if start and start > document.today:
        return claim.with_(value="yes", confidence="likely", rules=(*claim.rules, f"until {start}"))
    if end and end > document.today and has("ended", text):
        return claim.with_(value="yes", confidence="likely", rules=(*claim.rules, f"until {end}"))
    stops = doubts_in(whole, ("hypothetical", "other_product", "other_money", "other_matter"))
    if end and end <= document.today and re.search(r"\bnot\b[^;]*\b(?:before|prior to|until)\b", text):
        stops += ("past: was refused before",)
    if has("employer_choice", whole):
        return claim.with_(value="unsure", rules=(*claim.rules, "employer_choice"))
    kept = condition if condition == "employee_group" else None
    return claim.with_(condition=kept, stops=stops + doubts_about(document, claim.place)[:1] if stops else ())


NOT_FOR_THEM = re.compile(r"\bnon-?h|other than|except|subject to|limits? (?:for|on)")
HIGHLY_PAID = re.compile(
    r"\b(?:from|by|for|to)\b[^;]{0,40}(?:highly|hces?|earn|paid|mak)|(?:highly|hces?)\b[^;]{0,40}\bnot\b|earning"
)


def _called_after_tax(document: Document, place: int, clause: Clause) -> tuple[str, ...]:
    """A stop where the document calls Roth money after-tax and this sentence does not tell the two apart."""
    if re.search(r"\bXAT\b", clause.text):
        return ()
    near = document.sentences[max(0, place - 4) : place + 5]
    if any(_calls_roth_after_tax(other) for other in near):
        return ("roth: is called after-tax here",)
    if re.search(r"\bROTH\b", re.sub(r"\b(?:in)?to (?:your |the |a )?ROTH\b", "", clause.text)):
        return ("roth: named beside after-tax without telling them apart",)
    stated = tagged(document.sentences[place].says)
    bare = not re.search(r"\bX?AT\b", stated)
    if (MEANS_ROTH.search(stated) and "contributions" not in clause.text) or (
        bare and re.search(r"\bROTH\b|catch-up", stated)
    ):
        return ("roth: may be meant by after-tax",)
    return ()


MADE_AFTER_TAX = re.compile(r"\bcontributions are made (?:on|with|from) (?:an )?WAT\b")


def _calls_roth_after_tax(sentence: Sentence) -> bool:
    """Whether a sentence uses "after-tax" for Roth money."""
    if re.search(r"\bXAT\b", tagged(sentence.says)):
        return False
    return has("ROTH_ONLY", plain(sentence.says)) or bool(MADE_AFTER_TAX.search(tagged(sentence.says)))


def _answer(document: Document, place: int, family: str, question: str) -> Iterator[Claim]:
    """What the yes or no to a question says."""
    sentence = document.sentences[place]
    asked = Clause(tagged(sentence.asked).rstrip(" ?"))
    if family not in asked.money or has("hypothetical", asked.text) or len(asked.money & {"AT", "ROTH", "PRE"}) > 1:
        return
    if has("withdraws", asked.text) or has("converts", asked.text) or not about("pays_in", family).search(asked.text):
        return
    claim = Claim(question, sentence.answer, place, rules=(f"asked: {asked.text}", f"answer: {sentence.answer}"))
    rest = re.sub(r"^\W*(?:yes|no)\W*", "", tagged(sentence.says))
    if sentence.answer == "no":
        yield claim
    else:
        yield _weighed(document, claim, Clause(rest or "·"), [], family)


def _closed_list(place: int, words: str) -> Iterator[Claim]:
    """A sentence that names every kind of contribution there is, or refuses any money of the person's own."""
    for part in re.split(r"[.;]\s", words):
        for name in ("only_others", "own_money_refused"):
            said = found(name, part)
            blocked = has("withdraws", part) or has("converts", part) or re.search(r"credited|account|match", part)
            if said and (name == "own_money_refused" or not re.search(about_money("AT"), part)) and not blocked:
                yield Claim(AFTER_TAX, "no", place, rules=(f"{name}: {said}",))
