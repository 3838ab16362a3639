"""The SQLite file: sessions, the outbox, the updates taken; encrypted at rest."""

from bot.storage.database import StorageProblem
from bot.storage.database_file import is_locked
from bot.storage.outbox import Outgoing
from bot.storage.sessions import SessionFacts, column_of
from bot.storage.store import Storage
from bot.storage.turn_rows import Change, TurnRows

__all__ = ["Change", "Outgoing", "SessionFacts", "Storage", "StorageProblem", "TurnRows", "column_of", "is_locked"]
