"""The names of what the interview `ira` comes to: outcomes, reasons, warnings, steps and figures."""

from __future__ import annotations

from enum import StrEnum


class IraOutcome(StrEnum):
    """The verdict on a year's IRA contribution."""

    NO_COMPENSATION = "no_compensation"
    YEAR_OVER = "year_over"
    DIRECT_ROTH = "direct_roth"
    PARTIAL_ROTH = "partial_roth"
    BACKDOOR_PRO_RATA = "backdoor_pro_rata"
    BACKDOOR = "backdoor"


class IraReason(StrEnum):
    """Why the verdict is what it is."""

    NO_COMPENSATION = "no_compensation"
    DEADLINE_PASSED = "contribution_deadline_passed"
    DEDUCT_FIRST = "deduct_first"
    BELOW_RANGE = "income_below_roth_range"
    WITHIN_RANGE = "income_within_roth_range"
    ABOVE_RANGE = "income_above_roth_range"
    BACKDOOR_OPEN = "conversion_has_no_income_limit"
    PRO_RATA = "other_ira_money_counts"
    GROWTH = "only_growth_is_taxable"
    NO_PRO_RATA = "no_untaxed_ira_money"
    CONVERTED_LATER = "conversion_counts_when_made"


class IraWarning(StrEnum):
    """What a person has to mind beside the verdict."""

    LIMITS_PROVISIONAL = "limits_provisional"
    ROTH_EXCESS = "roth_excess"
    TRADITIONAL_EXCESS = "traditional_excess"
    LIMITS_OF_PAST_YEAR = "limits_of_past_year"


class IraStep(StrEnum):
    """One thing to do."""

    RECHARACTERIZE = "recharacterize_roth"
    REMOVE_EXCESS = "remove_ira_excess"
    PAY_EXCISE = "pay_excise_on_excess"
    FIND_COMPENSATION = "find_compensation"
    DEDUCT = "deduct_contribution"
    CONTRIBUTE_ROTH = "contribute_to_roth"
    REVERSE_ROLLOVER = "reverse_rollover"
    REVERSE_ROLLOVER_THIS_YEAR = "reverse_rollover_this_year"
    CONTRIBUTE = "contribute_nondeductible"
    CONTRIBUTE_FOR_PAST_YEAR = "contribute_for_past_year"
    CONVERT = "convert_to_roth_ira"
    CONVERT_IN_NEW_YEAR = "convert_in_new_year"
    FILE_8606 = "file_form_8606"
    FILE_8606_LATE = "file_form_8606_late"
    FILE_8606_FOR_CONVERSION = "file_form_8606_for_conversion"
    KEEP_RECORDS = "keep_ira_records"
    START_THIS_YEAR = "start_this_years_ira"


class IraFigure(StrEnum):
    """An amount of the result, in dollars unless it is a share, a year or a form."""

    IRA_LIMIT = "ira_limit"
    ROTH_ALLOWED = "roth_allowed"
    DEDUCTIBLE_ALLOWED = "deductible_allowed"
    ROTH_EXCESS = "roth_excess"
    BACKDOOR_AMOUNT = "backdoor_amount"
    STILL_TO_CONTRIBUTE = "still_to_contribute"
    CONVERTED = "converted"
    NONTAXABLE_FRACTION = "nontaxable_fraction"
    CONVERSION_NONTAXABLE = "conversion_nontaxable"
    CONVERSION_TAXABLE = "conversion_taxable"
    BASIS_CARRIED = "basis_carried"
    CONVERSION_YEAR = "conversion_year"
    FORM_8606 = "form_8606"
