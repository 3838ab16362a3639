"""What a clause says, weighed against its sentence: left to the employer, not begun, or over on the day of reading."""

import re
from datetime import date

from bot.plan_reader.claims import Claim, Document
from bot.plan_reader.clauses import Clause
from bot.plan_reader.dates import begins, dated_words, ends, time_of
from bot.plan_reader.phrases import found, has
from bot.plan_reader.words import tagged

GOES_ON = re.compile(
    r"\b(?:ris|increas|rais|drop|fall|reduc|lower|decreas|chang|going|goes|go)\w*(?: up| down)? from (?:\$|\d)"
)
"""What will be more or less on a day to come is there today."""


def weighed(document: Document, claim: Claim, clause: Clause, clauses: list[Clause], family: str) -> Claim:
    """The claim with the words that it rests on, as it stands on the day of reading."""
    beside = (each.text for each in clauses if each is not clause and (not each.money or family in each.money))
    whole = f"{clause.text} · {' · '.join(beside)}"
    claim = claim.with_(words=whole, given=bool(clause.given))
    if choice := found("employer_choice", whole):
        stops = ("given: it is open what is left to the employer",) if clause.given else ()
        rules = (*claim.rules, f"employer_choice: {choice}")
        return claim.with_(value="unsure", confidence="clear", rules=rules, stops=stops)
    sentence = document.sentences[claim.place]
    dated = dated_words(clause.text, tagged(f"{sentence.asked} {sentence.says}"))
    return on_the_day(claim, dated, document.today)


def on_the_day(claim: Claim, words: str, today: date) -> Claim:
    """The claim on this day: what has not begun is unsure, what is over is denied, a refusal to come permits still."""
    start, end = begins(words), ends(words)
    if claim.value == "no":
        to_come = (start and start > today) or (end and end > today and has("ended", words))
        return claim.with_(value="yes", confidence="likely", rules=_dated(claim, start or end)) if to_come else claim
    time = time_of(words, today)
    if time == "not yet" and claim.value == "yes" and GOES_ON.search(claim.words):
        return claim.with_(confidence="likely", rules=_dated(claim, start or end))
    if time == "now" or claim.value.startswith("no "):
        return claim
    denied = "no" if claim.value == "yes" else f"no {claim.value}"
    value = "unsure" if time == "not yet" else denied
    return claim.with_(value=value, confidence="likely", rules=_dated(claim, start or end))


def _dated(claim: Claim, day: date | None) -> tuple[str, ...]:
    return (*claim.rules, f"dated: {day or 'to come'}")
