"""The names of what the interview `conversion` comes to, and of where the money goes."""

from __future__ import annotations

from enum import StrEnum


class Destination(StrEnum):
    """Where the money goes."""

    IN_PLAN = "in_plan"
    ROTH_IRA = "roth_ira"
    SPLIT = "split"
    CHECK = "check"


class ConversionOutcome(StrEnum):
    """What moving the money costs."""

    NOTHING_TO_MOVE = "nothing_to_move"
    TAX_FREE = "tax_free"
    PARTLY_TAXABLE = "partly_taxable"


class ConversionReason(StrEnum):
    """Why it costs that."""

    EMPTY = "after_tax_source_is_empty"
    PRO_RATA = "earnings_move_along"
    ONLY_BASIS = "only_basis_moves"
    LOSS = "loss_not_deductible"
    IN_PLAN = "in_plan_rollover"
    ROTH_IRA = "direct_rollover_to_roth"
    SPLIT = "split_rollover"
    CHECK = "sixty_day_rollover"


class ConversionWarning(StrEnum):
    """What a person has to mind beside the verdict."""

    WITHHELD = "withheld_is_left_out"
    EARLY = "early_distribution_tax"
    EARNINGS_TO_CASH = "earnings_not_to_cash"
    NO_UNDO = "no_undo"


class ConversionStep(StrEnum):
    """One thing to do."""

    LOOK_AT_BALANCE = "check_after_tax_balance"
    CONFIRM_SOURCE = "confirm_separate_source"
    REQUEST_IN_PLAN = "request_in_plan_rollover"
    REQUEST_DIRECT = "request_direct_rollover"
    REQUEST_SPLIT = "request_split_rollover"
    REQUEST_BASIS_ONLY = "request_rollover_after_loss"
    REPLACE_WITHHELD = "add_withheld"
    FINISH = "finish_rollover"
    COMPARE_FORM = "compare_form_1099r"
    ENTER = "enter_on_form_1040"
    AMEND = "amend_return"
    NO_FORM_8606 = "leave_out_form_8606"
    KEEP = "keep_conversion_records"


class ConversionFigure(StrEnum):
    """An amount of the result, in dollars, or the forms to expect."""

    AMOUNT_MOVED = "amount_moved"
    BASIS_MOVED = "basis_moved"
    EARNINGS_MOVED = "earnings_moved"
    WAYS = "ways"
    TAXABLE = "taxable"
    WITHHELD = "withheld"
    CHECK_AMOUNT = "check_amount"
    FORMS = "forms"
    LINE_5A = "line_5a"
    LINE_5B = "line_5b"
