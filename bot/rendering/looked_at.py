"""That a result, or an answer about it, is one that is only looked at."""

from __future__ import annotations

from decimal import Decimal

from bot.parts import Outcome, is_too_much, set_on_each_date, wish_of
from bot.rendering.headline import values_of
from bot.wording import answer_text, filled, name_of
from core.amounts import Percent, PercentOfPay
from core.filling import chosen_of_the_business, most_in_the_business
from core.mega_backdoor.names import JobFigure, JobWarning
from core.mega_backdoor.questions import SPARE
from core.owner import in_the_business, is_owner_alone
from core.solo_401k.questions import SPARE as OF_THE_BUSINESS
from core.solo_401k.questions import WAGES_TO_COME


def looked_at(part: Outcome, language: str, *, brief: bool = False) -> str:
    """That a smaller amount, or another answer, is only looked at; `brief`: without what follows from the answer."""
    if part.supposed:
        keys = list(part.supposed)[:1] if brief else part.supposed
        told = (f"{name_of(language, key)}: {answer_text(language, key, part.supposed[key])}" for key in keys)
        return filled(language, "suppose.trial", {"answers": ", ".join(told)})
    return _amount(part, language) if part.trial else ""


def _amount(part: Outcome, language: str) -> str:
    question, typed = wish_of(part.trial)
    amount, values = question.type.read(typed), {**values_of(part.result, language)}
    if isinstance(amount, Percent) and not isinstance(amount, PercentOfPay):
        return filled(language, "less.trial.share", {"percent_share": amount.rate})
    key, percent = "less.trial.amount", part.of_pay
    if question is WAGES_TO_COME:
        carried, values["wages"] = chosen_of_the_business(part.result), amount
        key, amount = "less.trial.wages", carried.in_all if carried else most_in_the_business(part.result)
    elif question is OF_THE_BUSINESS:
        key, values["most"] = _of_the_year(part), most_in_the_business(part.result)
        values |= {"each": part.spared.each, "count": part.spared.often} if part.spared else {}
    elif is_too_much(part):
        key, values["per_pay_date"] = _too_much(part), set_on_each_date(part)
    elif isinstance(amount, PercentOfPay):
        key, percent, amount = "less.trial.percent", amount.rate, _from_each_pay_date(part)
    elif percent is not None:
        key = "less.trial.percent"
    return filled(language, key, {**values, "amount": amount, "percent_share": percent})


def _of_the_year(part: Outcome) -> str:
    if is_too_much(part):
        return "less.trial.year_above"
    if not is_owner_alone(part.result):
        return "less.trial.business"
    if part.spared is None:
        return "less.trial.year.some_in" if in_the_business(part.result) else "less.trial.year"
    return "less.trial.year.weekly" if part.spared.is_weekly else "less.trial.year.monthly"


def _from_each_pay_date(part: Outcome) -> Decimal | None:
    found = part.result.told.figures.get(JobFigure.FROM_EACH_PAY_DATE)
    return found if isinstance(found, Decimal) else set_on_each_date(part)


def _too_much(part: Outcome) -> str:
    """What keeps the amount out: own deferrals beside it or before it, the plan's cap, or pay."""
    figures = part.result.told.figures
    if JobFigure.DEFERRALS_RAISED in figures and wish_of(part.trial)[0] is SPARE:
        return "less.trial.above" if figures.get(JobFigure.STILL_POSSIBLE) else "less.trial.above_in_all"
    if JobFigure.DEFERRALS_RAISED in figures:
        return "less.trial.above_deferrals"
    capped = JobWarning.CAP_EACH_PAY_DATE in part.result.assessment.warnings
    return "less.trial.above_the_cap" if capped else "less.trial.above"
