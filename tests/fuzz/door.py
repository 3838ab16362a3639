"""Random people against the whole door: parsing, conversation, rendering and storage; every message is checked."""

from __future__ import annotations

from pathlib import Path

from bot.current_world import world_of
from bot.exchange import Exchange
from bot.messages import Message
from bot.settings import read_settings
from bot.storage import Storage
from bot.storage.encryption import key_bytes
from bot.telegram_door.payloads import call_of
from bot.telegram_door.updates import incoming
from tests.bot.messages_checked import check_buttons
from tests.bot.telegram_html import length, visible_text
from tests.fuzz.people import People

BATCH = 20
BOT_NAME = "mega_backdoor_bot"


def check_message(message: Message) -> None:
    """Telegram would take it, and a person could read it."""
    text = visible_text(message.text)
    assert length(text) <= 4096, message
    assert text.strip() or message.edits is not None or message.attachment, message
    assert "{" not in text.replace("{year}", "").replace("{0}", ""), text
    check_buttons(message)
    call_of(1, message)


def talk(folder: Path, seed: int, updates: int) -> int:
    """Takes updates in batches, some of them twice; returns how many messages were said. Nothing may fail."""
    people = People(seed)
    storage = Storage(folder / f"fuzz-{seed}.db", key_bytes("a passphrase for the tests"))
    exchange = Exchange(storage, world_of(read_settings({"TODAY": "2026-11-23"})))
    said = 0
    try:
        for start in range(0, updates, BATCH):
            batch = [people.update() for _ in range(min(BATCH, updates - start))]
            read = [each for each in (incoming(update, BOT_NAME) for update in batch) if each is not None]
            exchanged = exchange.take(read)
            assert exchange.take(read).outgoing == [], "an update taken twice said something twice"
            for out in exchanged.outgoing:
                check_message(out.message)
                people.saw(out.chat_id, out.message, out.id)
            for _, toast in exchanged.callbacks:
                assert toast is None or 1 <= len(toast) <= 200
            for out in exchanged.outgoing:
                storage.note_sent(out, out.id)
            storage.save(())
            said += len(exchanged.outgoing)
            assert exchange.metrics.failures == 0, f"a turn failed; seed {seed}, updates {start} to {start + BATCH}"
        assert storage.outbox() == []
    finally:
        storage.close()
    return said
