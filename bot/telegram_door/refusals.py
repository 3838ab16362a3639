"""What an error means for a message that was to be sent: whether it is over, and what goes out next."""

from __future__ import annotations

import logging
from dataclasses import replace
from enum import Enum

from telegram.error import BadRequest, ChatMigrated, EndPointNotFound, Forbidden, InvalidToken, TelegramError

from bot.messages import Message
from bot.telegram_door.answers import Revoked, may_have_arrived
from bot.telegram_door.payloads import Form, has_dates

log = logging.getLogger(__name__)

_GONE = ("chat not found", "user is deactivated", "bot was blocked", "can't initiate", "bot was kicked")
_NOT_TO_EDIT = ("to edit not found", "can't be edited")
_NEEDLESS = ("not modified", "to edit not found", "query is too old")
_NO_RICH = ("message text is empty", "rich message must be non-empty")
_NO_RICH_DATE = "rich_message_date_invalid"
_NO_DATE = ("entity_date_invalid", 'unsupported start tag "tg-time"', "invalid date format")
_OLD_SERVER = 'unsupported start tag "tg-time"'


class Fate(Enum):
    """What becomes of a message after an error."""

    GONE = "nobody is there any more"
    NEEDLESS = "it is already so, or too late"
    REFUSED = "it would be refused for ever"
    DOUBTFUL = "it may have arrived"
    AGAIN = "it did not arrive"


def fate_of(error: TelegramError) -> Fate:
    """What becomes of a message whose call failed in this way."""
    words = str(error).lower()
    if isinstance(error, Forbidden) or (isinstance(error, BadRequest) and any(each in words for each in _GONE)):
        return Fate.GONE
    if isinstance(error, BadRequest) and any(each in words for each in _NEEDLESS):
        return Fate.NEEDLESS
    if isinstance(error, (BadRequest, ChatMigrated, EndPointNotFound)):
        return Fate.REFUSED
    if isinstance(error, InvalidToken) and not isinstance(error, Revoked):
        # A 404 without more: the address leads nowhere, or the method is not there. A revoked token may come back.
        return Fate.REFUSED
    return Fate.DOUBTFUL if may_have_arrived(error) else Fate.AGAIN


def _cannot_be_edited(error: BadRequest) -> bool:
    """Whether the message that was to be edited is gone, so that only a new one is ever seen."""
    words = str(error).lower()
    return any(each in words for each in _NOT_TO_EDIT)


class Forms:
    """In which form messages go out. What an older server cannot show is left off until the next start."""

    def __init__(self, *, rich: bool) -> None:
        self.rich = rich
        self.dates = True

    def first(self, message: Message) -> Form:
        """The form to try first."""
        return Form(self.rich and message.rich is not None, self.dates)

    def after(self, form: Form, message: Message, error: TelegramError) -> Form | None:
        """The form to try after a refusal; None where another would not help, or the same may have arrived."""
        lives_on = message.plan or message.result
        if lives_on and not form.anew and isinstance(error, BadRequest) and _cannot_be_edited(error):
            return replace(form, anew=True)
        if not isinstance(error, (BadRequest, EndPointNotFound)) or fate_of(error) is Fate.NEEDLESS:
            return None
        words = str(error).lower()
        if form.rich:
            return self._after_rich(form, words, error)
        if form.dates and has_dates(message) and any(each in words for each in _NO_DATE):
            if _OLD_SERVER in words:
                self.dates = False
            return replace(form, dates=False)
        return None

    def _after_rich(self, form: Form, words: str, error: TelegramError) -> Form:
        if isinstance(error, EndPointNotFound) or any(each in words for each in _NO_RICH):
            self.rich = False
            log.info("this server knows no rich messages; they go out as ordinary ones until the next start")
        elif _NO_RICH_DATE in words and form.dates:
            return Form(rich=True, dates=False)
        else:
            log.warning("a rich message was refused and goes out as an ordinary one: %s", error)
        return Form(dates=self.dates)
