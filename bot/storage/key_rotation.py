"""A change of the key: everything is encrypted anew with another one."""

from __future__ import annotations

from bot.storage.database import KEY_CHECK
from bot.storage.encryption import Cipher, WrongKey
from bot.storage.inbox import inbox_name
from bot.storage.outbox import outbox_name
from bot.storage.sessions import session_name
from bot.storage.store import Storage


def rotate_key(storage: Storage, key: bytes) -> None:
    """Encrypts every row with another key, in one transaction; the bot must not run meanwhile.

    A row that cannot be read stays as it is: nobody could read it before either.
    """
    new = Cipher(key)
    with storage.transaction():
        for table, name_of in (("sessions", session_name), ("outbox", outbox_name), ("inbox", inbox_name)):
            rows = storage.db.execute(f"select rowid, chat_id, sealed from {table}").fetchall()  # noqa: S608
            for row_id, chat_id, sealed in rows:
                name = name_of(chat_id)
                try:
                    anew = new.seal(storage.cipher.open(sealed, name), name)
                except WrongKey:
                    continue
                storage.db.execute(f"update {table} set sealed = ? where rowid = ?", [anew, row_id])  # noqa: S608
        storage.db.execute("update facts set value = ? where name = 'key'", [new.seal(KEY_CHECK, b"key")])
    storage.cipher = new
    storage.wipe_freed_pages()
