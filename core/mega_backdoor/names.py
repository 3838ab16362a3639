"""The names of what the plan at work comes to: outcomes, figures, warnings and lines of receipts."""

from __future__ import annotations

from enum import StrEnum


class JobOutcome(StrEnum):
    """The verdict on the plan at work."""

    PLAN_LACKS_AFTER_TAX = "plan_lacks_after_tax"
    YEAR_OVER = "year_over"
    FILLED = "filled"
    NO_ROOM = "no_room"
    NEEDS_PLAN_ANSWERS = "needs_plan_answers"
    ELIGIBLE_AUTOMATIC = "eligible_automatic"
    ELIGIBLE = "eligible"
    ELIGIBLE_ON_EXIT = "eligible_on_exit"
    NO_ROUTE = "no_route"


class JobFigure(StrEnum):
    """The figures of the plan at work, in dollars unless the name says otherwise."""

    PAY_DATES_LEFT = "pay_dates_left"
    DEFERRAL_LIMIT = "deferral_limit"
    ANNUAL_ADDITIONS_LIMIT = "annual_additions_limit"
    EMPLOYER_CONTRIBUTIONS = "employer_contributions"
    RELATED_ADDITIONS = "related_additions"
    REGULAR_DEFERRALS = "regular_deferrals"
    CATCH_UP_LIMIT = "catch_up_limit"
    CATCH_UP_DEFERRALS = "catch_up_deferrals"
    EXCESS_DEFERRALS = "excess_deferrals"
    EXCESS_ADDITIONS = "excess_additions"
    ROOM_BEFORE_CAP = "room_before_cap"
    PLAN_CAP = "plan_cap"
    AFTER_TAX_ROOM = "after_tax_room"
    AFTER_TAX_ROOM_IF_EXCESS_STAYS = "after_tax_room_if_excess_stays"
    AFTER_TAX_REMAINING = "after_tax_remaining"
    PAY_TO_COME = "pay_to_come"
    DEFERRALS_TO_COME = "deferrals_to_come"
    FICA_TO_COME = "fica_to_come"
    TAKE_HOME_TO_COME = "take_home_to_come"
    STILL_POSSIBLE = "still_possible"
    STILL_POSSIBLE_BY_YEAR = "still_possible_by_year"
    ELECTED = "elected"
    PER_PAY_DATE = "per_pay_date"
    PERCENT_EXACT = "percent_exact"
    PERCENT_WHOLE = "percent_whole"
    LEFT_OVER = "left_over"
    TAKE_HOME_AFTER = "take_home_after"
    TAKE_HOME_AFTER_ESTIMATE = "take_home_after_estimate"
    PLAN_TOTAL = "plan_total"


class JobWarning(StrEnum):
    """What a person with a plan at work must know beside the verdict."""

    LIMITS_PROVISIONAL = "limits_provisional"
    EXCESS_DEFERRALS = "excess_deferrals"
    EXCESS_ADDITIONS = "excess_additions"
    EMPLOYER_SHARE_TOO_HIGH = "employer_share_too_high"
    AFTER_TAX_ABOVE_ROOM = "after_tax_above_room"
    EMPLOYER_UNKNOWN = "employer_unknown"
    RELATED_UNKNOWN = "related_unknown"
    SUPER_CATCH_UP_UNKNOWN = "super_catch_up_unknown"
    CAP_UNKNOWN = "cap_unknown"
    CAP_EACH_PAY_DATE = "cap_each_pay_date"
    NO_PAY_DATES_LEFT = "no_pay_dates_left"
    TOO_LITTLE_PAY_LEFT = "too_little_pay_left"
    TAKE_HOME_ESTIMATED = "take_home_estimated"
    DEFERRALS_NOT_FULL = "deferrals_not_full"
    HIGHLY_COMPENSATED = "highly_compensated"
    ROTH_CATCH_UP_ONLY = "roth_catch_up_only"
    CATCH_UP_BLOCKED = "catch_up_blocked"
    SHARED_LIMIT = "shared_limit"
    GERMANY = "germany"
    ABROAD = "abroad"
    LIMITS_OF_PAST_YEAR = "limits_of_past_year"


class JobLine(StrEnum):
    """Lines of receipts that are no figures of their own."""

    ALREADY_ABOVE_THE_LIMIT = "already_above_the_limit"
    ALREADY_ABOVE_THE_ROOM = "already_above_the_room"
    AFTER_TAX_SO_FAR = "after_tax_so_far"
    BEYOND_TAKE_HOME = "beyond_take_home"
    BEYOND_THE_CAP_OF_EACH_DATE = "beyond_the_cap_of_each_date"
    DEFERRED_ELSEWHERE = "deferred_elsewhere"
    OWN_DEFERRALS = "own_deferrals"
    PAY_OF_THE_DATES = "pay_of_the_dates"
    BONUS_TO_COME = "bonus_to_come"
    NET_PAY_OF_THE_DATES = "net_pay_of_the_dates"
    ROUNDED_DOWN = "rounded_down"
    ROUNDING = "rounding"
