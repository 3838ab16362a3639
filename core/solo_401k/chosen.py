"""Less than the most in the own business's plan: own deferrals first, and after-tax money only above them."""

from __future__ import annotations

from core.money import ZERO, dollars_down
from core.person import has_a_job
from core.solo_401k import questions as ask
from core.solo_401k.business import Business, SoloPlan


def chosen_plan(business: Business) -> SoloPlan | None:
    """What goes in of the year by the choice of an owner without a job, catch-up included in `total`.

    None where that is all of it, or nothing was chosen.
    """
    spared, most = business.answers.wished(ask.SPARE), business.roth_first
    if has_a_job(business.answers) or spared is None or spared >= most.in_all:
        return None
    left = dollars_down(spared)
    deferral = min(most.deferral, left)
    catch_up = min(most.catch_up, left - deferral)
    after_tax = min(business.after_tax_left, left - deferral - catch_up)
    return SoloPlan(deferral, ZERO, after_tax, catch_up, deferral + catch_up + after_tax)
