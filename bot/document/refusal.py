"""Why a file is not read."""

from __future__ import annotations

from typing import Literal, cast

RefusalReason = Literal["no_text", "encrypted", "not_a_pdf", "damaged", "too_many_pages", "too_large", "too_slow"]
RefusalCause = Literal[
    RefusalReason, "empty", "no_words", "failed", "longer_than_a_payslip", "too_much_text", "too_much_memory"
]

_REASONS: dict[RefusalCause, RefusalReason] = {
    "empty": "no_text",
    "no_words": "no_text",
    "failed": "damaged",
    "longer_than_a_payslip": "too_many_pages",
    "too_much_text": "too_large",
    "too_much_memory": "too_large",
}
"""The causes that share a code; any other is its own."""


class Refused(Exception):
    """A file that is not read. Each cause has a sentence of its own; programs get one of a few codes as the reason."""

    def __init__(self, cause: RefusalCause) -> None:
        super().__init__(cause)
        self.cause: RefusalCause = cause

    @property
    def reason(self) -> RefusalReason:
        """The code that `read --json` prints."""
        return _REASONS.get(self.cause) or cast("RefusalReason", self.cause)
