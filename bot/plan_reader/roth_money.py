"""Is it Roth money that a sentence calls after-tax, or money that is told apart from it?"""

import re

from bot.plan_reader.claims import Document
from bot.plan_reader.clauses import Clause
from bot.plan_reader.phrases import has
from bot.plan_reader.statement import Sentence
from bot.plan_reader.words import plain, tagged

APART = re.compile(r"\bXAT\b|\bCONV\b|\b(?:conver|chang|transfer|mov|roll|swe|bec[ao]m)[^.;]{0,90}\bROTH\b")
"""What shows that after-tax money is something else than Roth money: the word, or that the one becomes the other."""
MEANS_ROTH = re.compile(r"\bPRE(?: basis)?,? (?:and/or|or|and)(?: an?| on an?)* WAT\b(?! and| or)")


def called_after_tax(document: Document, place: int, clause: Clause) -> tuple[str, ...]:
    """A stop where the document calls Roth money after-tax and this sentence does not tell the two apart."""
    if re.search(r"\bXAT\b", clause.text):
        return ()
    near = document.sentences[max(0, place - 6) : place + 7]
    if any(_calls_roth_after_tax(other) for other in near):
        return ("roth: is called after-tax here",)
    told = [tagged(f"{each.topic} . {each.says}") for each in near]
    if any("ROTH" in each for each in told) and not any(APART.search(each) for each in told):
        return ("roth: nothing tells it apart from after-tax money here",)
    if re.search(r"\bROTH\b", re.sub(r"\b(?:in)?to (?:your |the |a )?ROTH\b", "", clause.text)):
        return ("roth: named beside after-tax without telling them apart",)
    stated = tagged(document.sentences[place].says)
    bare = not re.search(r"\bX?AT\b", stated)
    if (MEANS_ROTH.search(stated) and "contributions" not in clause.text) or (
        bare and re.search(r"\bROTH\b|catch-up", stated)
    ):
        return ("roth: may be meant by after-tax",)
    return ()


def _calls_roth_after_tax(sentence: Sentence) -> bool:
    """Whether a sentence uses "after-tax" for Roth money."""
    if re.search(r"\bXAT\b", tagged(sentence.says)):
        return False
    if Clause(tagged(sentence.asked)).money == {"ROTH"} and re.match(r"(?i)(?:it|they|these|this) ", sentence.says):
        return True
    return has("ROTH_ONLY", plain(sentence.says))
