"""The verdict on the own business's plan (contract section 3.1, `solo`)."""

from __future__ import annotations

from core.interview import Answers
from core.mega_backdoor import questions as ask
from core.result import Assessment, Reason, determined
from core.solo_401k.plans import PLANS, SELF_EMPLOYMENT_FIGURES, Business
from core.solo_401k.steps import solo_steps

_BY_PLAN = {"standard": "plan_lacks_after_tax", "none": "plan_needed", "unsure": "needs_plan_answers"}

_LAWS = {
    "not_solo": Reason("has_employees", "26 U.S.C. 401(a)(4), 410(b)"),
    "no_income": Reason("no_earned_income", "26 U.S.C. 415(c)(1)(B), 401(c)(2)"),
    "plan_lacks_after_tax": Reason("document_lacks_after_tax", "26 U.S.C. 415(c)(2)(B)"),
    "plan_needed": Reason("plan_not_adopted", "26 U.S.C. 401(b)(2)"),
    "needs_plan_answers": Reason("document_decides", "26 CFR 1.401-1(a)(2)"),
    "no_room": Reason("solo_limit_is_full", "26 U.S.C. 415(c)(1)"),
    "eligible": Reason("solo_plan_open", "26 U.S.C. 415(c)(2)(B), 402A(c)(4)"),
}


def solo_outcome(answers: Answers, business: Business) -> str:
    """The outcome code of the business part; raises `NotAnswered` while it is open."""
    if answers[ask.EMPLOYEES] == "yes":
        return "not_solo"
    if business.pay <= 0:
        return "no_income"
    decided = _BY_PLAN.get(answers[ask.PLAN])
    if decided:
        return decided
    rooms = (business.deduction_first.after_tax_room, business.roth_first.after_tax_room)
    return "eligible" if any(rooms) else "no_room"


def _figures(answers: Answers, business: Business) -> dict[str, object]:
    if answers.get(ask.EMPLOYEES) != "no":
        return {}
    names = () if business.is_corporation else SELF_EMPLOYMENT_FIGURES
    figures = determined(names, lambda name: getattr(business, name))
    plans = determined(PLANS, lambda name: getattr(business, name)._asdict())
    return {**figures, **plans}


def assess_solo(answers: Answers, *, complete: bool) -> Assessment:
    """The business part; while the interview is unfinished, the figures that are certain."""
    business = Business(answers)
    found = determined(["figures"], lambda _: _figures(answers, business))
    figures = found.get("figures", {})
    assessment = Assessment("incomplete", figures=figures)
    if "roth_first" in figures:
        assessment.receipts = {
            f"solo.{name}.after_tax_room": business.receipt(getattr(business, name)) for name in PLANS
        }
        if business.pay_limb_binds:
            assessment.warnings.append("unsettled_law")
    if complete:
        assessment.outcome = solo_outcome(answers, business)
        assessment.reasons = [_LAWS[assessment.outcome]]
        assessment.steps = solo_steps(assessment.outcome, answers, business)
    return assessment
