"""The names of what the own business's plan comes to: outcomes, figures, warnings, lines of receipts and steps."""

from __future__ import annotations

from enum import StrEnum


class SoloOutcome(StrEnum):
    """The verdict on the own business's plan."""

    NOT_SOLO = "not_solo"
    NO_INCOME = "no_income"
    YEAR_OVER = "year_over"
    PLAN_LACKS_AFTER_TAX = "plan_lacks_after_tax"
    PLAN_NEEDED = "plan_needed"
    NEEDS_PLAN_ANSWERS = "needs_plan_answers"
    NO_ROOM = "no_room"
    ELIGIBLE = "eligible"


class SoloFigure(StrEnum):
    """The figures of the own business; the two plans are tables of their own."""

    SE_TAX = "se_tax"
    HALF_SE_TAX = "half_se_tax"
    NET_EARNINGS = "net_earnings"
    SHARED_WITH_403B = "shared_with_403b"
    CHOSEN = "chosen"


class PlanName(StrEnum):
    """Two ways to fill the plan."""

    DEDUCTION_FIRST = "deduction_first"
    ROTH_FIRST = "roth_first"


class SoloWarning(StrEnum):
    """What the owner must know beside the verdict."""

    UNSETTLED_LAW = "unsettled_law"
    ROTH_CATCH_UP_ONLY = "roth_catch_up_only"
    CATCH_UP_BLOCKED = "catch_up_blocked"
    TOTALIZATION = "totalization"


class SoloLine(StrEnum):
    """Lines of the receipts of a plan."""

    ANNUAL_ADDITIONS_LIMIT = "annual_additions_limit"
    SHARED_WITH_403B = "shared_with_403b"
    LIMITED_BY_EARNINGS = "limited_by_earnings"
    DEFERRAL = "deferral"
    EMPLOYER = "employer"
    ROUNDED_DOWN = "rounded_down"


class SoloStep(StrEnum):
    """One thing to do about the own business's plan."""

    ASK_ADVISER = "ask_plan_adviser"
    RECHECK_PROFIT = "recheck_profit"
    REPLACE_DOCUMENT = "replace_solo_document"
    ASK_PROVIDER = "ask_solo_provider"
    ADOPT = "adopt_solo_plan"
    ADOPT_LATE = "adopt_solo_plan_late"
    CHOOSE = "choose_solo_plan"
    ELECT_DEFERRAL = "solo_deferral_election"
    PAY_DEFERRAL = "solo_deferral_deposit"
    DEFERRAL_BY_PAYROLL = "solo_deferral_by_payroll"
    AFTER_TAX = "solo_after_tax_deposit"
    AFTER_TAX_IF_ALLOWED = "solo_after_tax_if_allowed"
    AFTER_TAX_BY_PAYROLL = "solo_after_tax_by_payroll"
    AFTER_TAX_LATE = "solo_after_tax_in_january"
    CONVERT = "solo_convert"
    CATCH_UP = "solo_catch_up"
    CATCH_UP_BY_PAYROLL = "solo_catch_up_by_payroll"
    EMPLOYER = "solo_employer_deposit"
    EMPLOYER_EXTENDED = "solo_employer_deposit_extended"
    FORM_1099R = "solo_form_1099r"
    TAX_RETURN = "solo_tax_return"
    FORM_1099R_LATER = "solo_form_1099r_next_year"
    TAX_RETURN_LATER = "solo_tax_return_next_year"
    FORM_5500_EZ = "form_5500_ez"
    THIS_YEAR = "solo_start_this_year"
