"""Which figures the own business shows, and the receipt of the room in its plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from core.money import at_least_zero, half_up
from core.receipt import Line, Receipt, add_up, limit_line
from core.solo_401k.business import Business
from core.solo_401k.names import PlanName, SoloFigure, SoloLine
from core.solo_401k.plan import SoloPlan

PAY_LIMB = "26 U.S.C. 415(c)(1)(B)"

TAX_FIGURES: Mapping[SoloFigure, Callable[[Business], Decimal]] = {
    SoloFigure.SE_TAX: lambda business: half_up(business.self_employment.tax),
    SoloFigure.HALF_SE_TAX: lambda business: half_up(business.self_employment.half),
    SoloFigure.NET_EARNINGS: lambda business: half_up(business.self_employment.net_earnings),
}
"""The figures of a sole proprietor, cents (26 U.S.C. 1401, 164(f))."""

PLANS: Mapping[PlanName, Callable[[Business], SoloPlan]] = {
    PlanName.DEDUCTION_FIRST: lambda business: business.deduction_first,
    PlanName.ROTH_FIRST: lambda business: business.roth_first,
}


def room_receipt(business: Business, plan: SoloPlan) -> Receipt:
    """From the annual additions limit down to the after-tax room of a plan."""
    limit = business.limits.annual_additions
    short = at_least_zero(business.dollar_limit - business.compensation(plan.employer))
    lines = (
        limit_line(SoloLine.ANNUAL_ADDITIONS_LIMIT, limit),
        Line(SoloLine.SHARED_WITH_403B, business.dollar_limit - limit.value),
        Line(SoloLine.LIMITED_BY_EARNINGS, -half_up(short), *((PAY_LIMB, limit.source, limit.url) if short else ())),
        Line(SoloLine.DEFERRAL, -plan.deferral),
        Line(SoloLine.EMPLOYER, -plan.employer),
    )
    return add_up(plan.after_tax_room, lines, difference=SoloLine.ROUNDED_DOWN)
