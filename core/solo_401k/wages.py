"""What wages that an own corporation still pays carry into its plan, whole dollars."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal

from core.fica import fica
from core.money import at_least_zero, dollars_down


def carried_by(to_come: Decimal, wages: Decimal, wage_base: Decimal) -> Decimal:
    """What is left of wages to come, the last of the year's, after Social Security and Medicare tax.

    The tax is withheld first (26 U.S.C. 3102(a)), and deferrals are wages for it (3121(v)(1)(A)). Income tax, which may
    be withheld too, is not counted.
    """
    return dollars_down(to_come - fica(to_come, wage_base, at_least_zero(wages - to_come)))


def least_wages(through_payroll: Decimal, wages: Decimal, wage_base: Decimal) -> Decimal | None:
    """The least wages to come that carry an amount; None where not even all of the year's do."""
    possible = range(int(wages) + 1)
    least = bisect_left(possible, through_payroll, key=lambda each: carried_by(Decimal(each), wages, wage_base))
    return Decimal(least) if least < len(possible) else None
