"""Encryption at rest: AES-256-GCM with a fresh nonce per row, bound to the row by its name."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12
KEY_BYTES = 32
SHORTEST_PASSPHRASE = 16


class WrongKey(Exception):
    """What was encrypted does not open with this key."""


class BadKey(ValueError):
    """A text that cannot serve as a key."""


class Cipher:
    """Seals and opens the bytes of a row; `name` ties them to their place, so that rows cannot be swapped."""

    def __init__(self, key: bytes) -> None:
        self._aead = AESGCM(key)

    def seal(self, plain: bytes, name: bytes) -> bytes:
        """Nonce and ciphertext in one."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._aead.encrypt(nonce, plain, name)

    def open(self, sealed: bytes | None, name: bytes) -> bytes:
        """The plain bytes; raises `WrongKey`, also for a row that was left empty."""
        try:
            if sealed is None:
                raise InvalidTag
            return self._aead.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], name)
        except (InvalidTag, ValueError):
            raise WrongKey("the database key does not fit this database") from None


def new_key() -> str:
    """A fresh random key as text."""
    return base64.urlsafe_b64encode(os.urandom(KEY_BYTES)).decode()


def key_bytes(text: str) -> bytes:
    """The 32 bytes of a key in base64, or of a passphrase of at least 16 characters; raises `BadKey`."""
    text = text.strip()
    try:
        decoded = base64.urlsafe_b64decode(text)
        if len(decoded) == KEY_BYTES:
            return decoded
    except (binascii.Error, ValueError):
        pass
    if len(text) < SHORTEST_PASSPHRASE:
        raise BadKey(f"a database key needs at least {SHORTEST_PASSPHRASE} characters")
    # A passphrase may be guessable, so each guess is made to cost; the salt is fixed because the key must be
    # the same on every machine that the database is restored to.
    return hashlib.scrypt(text.encode(), salt=b"mega-backdoor-bot", n=2**14, r=8, p=1, dklen=KEY_BYTES)
