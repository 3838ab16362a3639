"""The own business's plan in words: its verdict, and the two ways to fill it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import zip_longest
from typing import Any, Final

from bot import texts
from bot.rendering.acts import business_act, business_acts, business_instead, wages_left
from bot.rendering.dates import tappable
from bot.rendering.headline import given, values_of
from bot.rendering.own_plan import business_outcome, is_business_first
from bot.rendering.receipt import RECEIPT_WIDTH
from bot.wording import Marked, filled
from core.assess import Result
from core.both_plans import after_tax_in_both
from core.filling import WITHOUT_A_PLAN, chosen_of_the_business, left_of_the_business, plans_to_fill
from core.owner import is_owner_alone, owns_corporation
from core.shared_limit import beside_the_job
from core.solo_401k.names import PlanName, SoloFigure, SoloOutcome, SoloStep
from core.solo_401k.questions import US_SOCIAL_SECURITY

_AMOUNT = 9
_LABEL = RECEIPT_WIDTH - 2 * _AMOUNT
_ROWS = ("deferral", "employer", "after_tax_room", "total", "catch_up")


def business_verdict(result: Result, language: str) -> str:
    """What holds for the business beside a job; empty where it is all there is."""
    solo = result.told.solo
    if not solo or is_owner_alone(result) or solo["outcome"] == "incomplete":
        return ""
    return filled(language, f"outcome.solo.{business_outcome(result)}", values_of(result, language))


def business_sentence(result: Result, language: str, *, tap: bool = True) -> str:
    """The verdict on the business, unless the headline has it, and its after-tax room either way, with the day."""
    plans, said = _plans(result), business_verdict(result, language)
    if plans is None or not said:
        return said
    values = {name: plans[name]["after_tax_room"] for name in ("roth_first", "deduction_first")}
    possible = business_possible(result, language, tap=tap)
    if not any(values.values()) or (possible and not is_business_first(result)):
        return possible or said
    shared = shared_limit(result, language)
    if is_business_first(result) and not shared:
        return "\n\n".join(filter(None, (business_acts(result, language, tap=tap), business_instead(result, language))))
    rooms = f"{shared or filled(language, 'solo.sentence', values)}\n{business_when(result, language, tap=tap)}".strip()
    return rooms if is_business_first(result) else f"{said}\n{rooms}"


def business_in_brief(result: Result, language: str) -> str:
    """The room in the own plan beside a job in a line; empty where there is none, or the business leads."""
    plans = _plans(result)
    is_beside = not (is_owner_alone(result) or is_business_first(result) or after_tax_in_both(result))
    if plans is None or not is_beside:
        return ""
    if business_outcome(result) != SoloOutcome.ELIGIBLE:
        return business_possible(result, language)
    return shared_limit(result, language, "solo.shared.brief") or business_act(result, language)


_FIRST_OF_ALL: Final[Mapping[str, tuple[SoloStep, tuple[SoloStep, ...]]]] = {
    SoloOutcome.PLAN_NEEDED: (SoloStep.ADOPT, (SoloStep.AFTER_TAX, SoloStep.AFTER_TAX_BY_PAYROLL)),
    SoloOutcome.PLAN_LACKS_AFTER_TAX: (SoloStep.REPLACE_DOCUMENT, (SoloStep.REPLACE_DOCUMENT,)),
    SoloOutcome.NEEDS_PLAN_ANSWERS: (SoloStep.ASK_PROVIDER, (SoloStep.AFTER_TAX_IF_ALLOWED,)),
}
"""What a business whose plan is not open yet does first, and the step that has the amount which can go in then."""


def business_possible(result: Result, language: str, *, tap: bool = True) -> str:
    """What a business beside a job can still do about a plan that is not open, by when and how much; else empty."""
    steps = {step.code: step for step in result.assessment.steps if step.due}
    outcome = business_outcome(result)
    if outcome == SoloOutcome.NO_ROOM:
        first = next((steps[code] for code in _OWN_DEFERRALS if code in steps), None)
        amount = first.figures["amount"] if first else None
    else:
        code, having = _FIRST_OF_ALL.get(outcome, (None, ()))
        first = steps.get(code) if code else None
        amount = next((steps[each].figures.get("amount") for each in having if each in steps), None)
        if left := beside_the_job(result):
            amount = left.roth_first
    if first is None or first.due is None or not amount or result.replay is None:
        return ""
    words = texts.short_day(language, first.due)
    by = tappable(language, first.due, result.replay.answers.today, words) if tap else Marked(words)
    own = next((steps[code].figures["amount"] for code in _OWN_DEFERRALS if code in steps), None)
    with_own = f"solo.possible.{outcome}.with_own"
    key = with_own if own and texts.has_text(language, with_own) else f"solo.possible.{outcome}"
    return filled(language, key, {"by": by, "amount": amount, "own": own})


_OWN_DEFERRALS: Final = (SoloStep.ELECT_DEFERRAL, SoloStep.DEFERRAL_BY_PAYROLL)


def shared_limit(result: Result, language: str, key: str = "solo.shared") -> str:
    """What a 403(b) at the job leaves of the limit that it shares with the business; empty where none is shared."""
    left = beside_the_job(result)
    if left is None:
        return ""
    alone = f"{key}.alone"
    return filled(language, key if left.elected or not texts.has_text(language, alone) else alone, left._asdict())


_WHEN = {
    SoloStep.ADOPT: "solo.when.adopt",
    SoloStep.AFTER_TAX: "solo.when",
    SoloStep.AFTER_TAX_BY_PAYROLL: "solo.when.payroll",
    SoloStep.AFTER_TAX_IF_ALLOWED: "solo.when.if_allowed",
}
"""Steps that say by when after-tax money must be in, each with its sentence; the first one found counts."""


def business_when(result: Result, language: str, *, tap: bool = True) -> str:
    """By when the after-tax money must be in the own plan; empty where none can go in any more."""
    dated = {step.code: step.due for step in result.assessment.steps if step.due}
    code = next((code for code in _WHEN if code in dated), None)
    if code is None or result.replay is None or business_outcome(result) == SoloOutcome.NO_ROOM:
        return ""
    by = texts.short_day(language, dated[code])
    shown = tappable(language, dated[code], result.replay.answers.today, by) if tap else Marked(by)
    return filled(language, _WHEN[code], {"by": shown})


def _left(result: Result, language: str) -> Mapping[str, Decimal]:
    """What each way to fill the plan leaves an owner without a job; nothing where none can be filled any more."""
    is_open = bool(business_acts(result, language) or business_when(result, language))
    if chosen_of_the_business(result) and result.replay:
        is_open = not result.replay.answers.is_year_over
    return left_of_the_business(result) if is_open else {}


def business_left(result: Result, language: str) -> str:
    """What profit or wages leave beside what is chosen, or beside the full plan; empty where that is not known."""
    left = _left(result, language)
    if not left:
        return ""
    chosen = left.get(SoloFigure.CHOSEN)
    roth, deduction = (
        left[name] if chosen is None else chosen for name in (PlanName.ROTH_FIRST, PlanName.DEDUCTION_FIRST)
    )
    key = "solo.left" if roth == deduction else "solo.left.two"
    if chosen is not None and chosen < 0:
        key = "solo.left.chosen_short"
    elif roth < 0:
        key = "solo.left.short" if deduction >= 0 else "solo.left.none"
    return filled(language, key, {**_of_what(result, language), "roth": abs(roth), "deduction": abs(deduction)})


def wages_to_come(result: Result, language: str) -> str:
    """That the plan of an own corporation which does not exist yet takes only wages still to be paid."""
    through_payroll = (SoloStep.DEFERRAL_BY_PAYROLL, SoloStep.AFTER_TAX_BY_PAYROLL)
    is_new = any(step.code in through_payroll and "new_plan" in step.figures for step in result.assessment.steps)
    return filled(language, "solo.wages_to_come", values_of(result, language)) if is_new else ""


def _of_what(result: Result, language: str) -> Mapping[str, str]:
    """Of what it is left, and before which taxes: abroad those of that country come off too."""
    earned = "wages" if owns_corporation(result) else "profit"
    before = "solo.left.before.abroad" if given(result).get(US_SOCIAL_SECURITY.id) == "no" else "solo.left.before"
    return {"of": texts.text(language, f"solo.left.of.{earned}"), "before": texts.text(language, before)}


def business_to_fill(result: Result, language: str) -> str:
    """What an owner pays in, and by when; empty where no after-tax money can go in any more."""
    if not business_when(result, language) and not chosen_of_the_business(result):
        return ""
    head = texts.text(language, "own.typing.business")
    lines = [head, business_acts(result, language), wages_left(result, language), business_instead(result, language)]
    return "\n".join(filter(None, [*lines, business_left(result, language)]))


def business_rows(result: Result, language: str, *, short: bool = False) -> list[tuple[str, str, str]]:
    """The two ways to fill the plan side by side, heads first; none where there is none, or less was chosen."""
    plans = _plans(result)
    if plans is None or chosen_of_the_business(result):
        return []
    first, second = plans["deduction_first"], plans["roth_first"]
    rows = [("", texts.text(language, "solo.deduction_first"), texts.text(language, "solo.roth_first"))]
    for name in _ROWS:
        if first[name] or second[name]:
            label = _label(language, name, short=short)
            rows.append((label, texts.money(language, first[name]), texts.money(language, second[name])))
    left = [texts.money(language, amount) for amount in _left(result, language).values()]
    if left and (not short or _stand_apart(*left)):
        label = "solo.left.row" if short else "solo.left.label"
        rows.append((filled(language, label, _of_what(result, language)), left[0], left[1]))
    return rows


def _stand_apart(first: str, second: str) -> bool:
    """Whether two amounts are told apart in columns; who has six digits left need not see them at a glance."""
    return len(first) <= _AMOUNT and (len(second) < _AMOUNT or (len(second) == _AMOUNT and second.startswith("−")))


def _label(language: str, name: str, *, short: bool) -> str:
    key = f"solo.{name}.short"
    return texts.text(language, key if short and texts.has_text(language, key) else f"solo.{name}")


def business_table(result: Result, language: str, *, bare: bool = False) -> str:
    """The same in columns of fixed width, the heads a word a line; `bare` without a word on them before."""
    rows = business_rows(result, language, short=True)
    if not rows:
        return ""
    heads = zip_longest([""], *(head.split() for head in rows[0][1:]), fillvalue="")
    lines = (f"{label:<{_LABEL}}{first:>{_AMOUNT}}{second:>{_AMOUNT}}" for label, first, second in (*heads, *rows[1:]))
    shown = "\n".join(lines)
    table = f"<pre>{shown}</pre>"
    return table if bare else f"{texts.text(language, 'solo.two_ways')}\n{table}"


def _plans(result: Result) -> Mapping[str, Any] | None:
    solo = result.told.solo
    if not solo or "roth_first" not in solo["figures"] or solo["outcome"] in WITHOUT_A_PLAN:
        return None
    return plans_to_fill(solo["figures"])
