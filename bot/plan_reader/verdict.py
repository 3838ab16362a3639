"""The claims of a document weighed against each other: at most one answer to each question."""

import re
from collections.abc import Sequence

from bot.plan_reader.claims import AFTER_TAX, CAP, ROTH, ROUTE, Claim
from bot.plan_reader.gate import FOR_SOME
from bot.plan_reader.roth_money import ROTH_MEANT

TAKEN_BACK = re.compile("beside|date|restricts: (?!limited to)")
"""How a stop begins that leaves it open whether the plan takes the money of which it sets a maximum."""


def verdicts(claims: Sequence[Claim]) -> list[Claim]:
    """The claim that answers each question; nothing where the document is of two minds."""
    sound = [claim for claim in claims if not claim.stops]
    after_tax = _one(sound, claims, AFTER_TAX)
    doubtful = {claim.value for claim in claims if claim.question == ROUTE and claim.speaks_of_this_plan}
    paying_in = [claim for claim in claims if claim.question == AFTER_TAX]
    roth_meant = any(stop.startswith(ROTH_MEANT) for claim in paying_in for stop in claim.stops)
    if after_tax is None and roth_meant:
        sound = [claim for claim in sound if claim.question == ROTH]
    route, cap = _route(sound, doubtful), _cap(sound)
    if cap and after_tax is None and any(_speaks_against(claim, cap) for claim in paying_in):
        cap = None
    if after_tax is None and cap:
        after_tax = _implied(AFTER_TAX, cap, "a maximum implies that the plan takes it")
    elif route and (route.value, route.confidence) == ("automatic", "clear") and not paying_in:
        after_tax = _implied(AFTER_TAX, route, "what is converted as it comes in is paid in")
    closed = after_tax is not None and after_tax.value == "no"
    roth = _one(sound, claims, ROTH)
    if roth is None and route and route.value in {"in_plan", "automatic", "both"} and not closed:
        roth = _implied(ROTH, route, "a conversion inside the plan needs a Roth account")
    if after_tax and after_tax.value == "unsure" and route and route.value != "unsure":
        route = None
    answers = [after_tax, None if closed else route, None if closed else cap, roth]
    return [answer for answer in answers if answer is not None]


def _implied(question: str, by: Claim, rule: str) -> Claim:
    """A yes that another answer implies, for those for whom that one holds."""
    kept = by.condition if by.condition in FOR_SOME else None
    return Claim(question, "yes", by.place, "likely", kept, rules=(rule, *by.rules))


def _speaks_against(claim: Claim, cap: Claim) -> bool:
    """Whether it is denied, or taken back or made to hang on a condition beside a maximum, that the plan takes this."""
    if claim.value == "no" and not claim.stops:
        return claim.condition not in FOR_SOME
    return claim.place == cap.place and any(TAKEN_BACK.match(stop) for stop in claim.stops)


def first(claims: Sequence[Claim]) -> Claim | None:
    """The first clear claim without a condition, else the first at all."""
    ranked = sorted(claims, key=lambda claim: (claim.confidence != "clear", claim.condition is not None))
    return ranked[0] if ranked else None


def _one(sound: Sequence[Claim], claims: Sequence[Claim], question: str) -> Claim | None:
    """The answer to a yes-or-no question; none where a sentence that is not understood may say otherwise."""
    own = [claim for claim in sound if claim.question == question]
    missed = {claim.value for claim in claims if claim.question == question and claim.speaks_of_this_plan}
    answer = _answer(own)
    if answer is None or answer.condition or (answer.value == "unsure" and answer.confidence == "clear"):
        return answer
    return None if missed - {answer.value} else answer


def _answer(own: Sequence[Claim]) -> Claim | None:
    if all(claim.value == "no" and claim.condition in FOR_SOME for claim in own):
        return None
    yes, no, unsure = (first([claim for claim in own if claim.value == value]) for value in ("yes", "no", "unsure"))
    if yes and no:
        return _between(yes, no)
    if yes and not yes.condition:
        # Somebody else is refused: what was made of that refusal is a yes with its condition.
        refused = (
            claim.condition for claim in own if claim.condition in FOR_SOME and claim.rules[0].startswith("denied")
        )
        yes = yes.with_(condition=next(refused, None))
    if yes and unsure and (unsure.confidence == "clear" and yes.confidence == "likely"):
        return unsure
    return yes or no or unsure


def _between(yes: Claim, no: Claim) -> Claim | None:
    """A yes and a no in one document: a no for some is a condition, a hint gives way to what is clear."""
    if no.condition in FOR_SOME:
        return yes.with_(condition=no.condition)
    if yes.condition in FOR_SOME and yes.confidence == "clear":
        return yes
    return None if yes.confidence == no.confidence else first([yes, no])


def _route(claims: Sequence[Claim], doubtful: set[str]) -> Claim | None:
    """The widest route that is open; a conversion beside a withdrawal in doubt is no answer, which may be both."""
    own = [claim for claim in claims if claim.question == ROUTE]

    def best(value: str) -> Claim | None:
        return first([claim for claim in own if claim.value == value])

    automatic, inside, outside = best("automatic"), best("in_plan"), best("withdrawal")
    not_inside, not_outside = best("no in_plan"), best("no withdrawal")
    if (not_inside and (inside or automatic)) or (not_outside and outside):
        return None
    if automatic:
        return automatic
    if inside and outside:
        return inside.with_(value="both", condition=inside.condition or outside.condition)
    if not_inside and not_outside:
        return not_outside.with_(value="none")
    if inside and not not_outside and "withdrawal" in doubtful:
        return None
    if outside and not not_inside and "in_plan" in doubtful:
        return None
    return inside or outside or best("unsure")


def _cap(claims: Sequence[Claim]) -> Claim | None:
    """The one maximum for everybody, or else for some; none where a document gives two."""
    own = [claim for claim in claims if claim.question == CAP]
    plain, conditional = ([each for each in own if bool(each.condition) == some] for some in (False, True))
    if any(len({claim.value for claim in each}) > 1 for each in (plain, conditional)):
        return None
    return next(iter(conditional + plain), None)
