"""The commands that look after the database: the copy and the change of key."""

from __future__ import annotations

import argparse
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from bot.command_line.running import open_storage
from bot.settings import Settings, SettingsProblem
from bot.storage.copies import back_up
from bot.storage.encryption import BadKey, key_bytes
from bot.storage.key_file import KeyFileProblem, make_key_file, read_key_file
from bot.storage.key_rotation import rotate_key


def backup(options: argparse.Namespace, settings: Settings) -> int:
    """Copies the database as it is, whatever its version and key: a copy must not change what it copies."""
    target: Path = options.file
    try:
        back_up(_existing(settings), target)
    except OSError as error:
        raise SettingsProblem(f"{target}: the copy cannot be written ({error.strerror or error})") from None
    except sqlite3.Error as error:
        raise SettingsProblem(f"{target}: the copy cannot be written ({error})") from None
    return 0


def rotate(options: argparse.Namespace, settings: Settings) -> int:
    """Encrypts the database with another key, made here if its file is not there; the bot must not run meanwhile."""
    file: Path = options.file
    _existing(settings)
    with closing(open_storage(settings, alone=True)) as storage:
        try:
            if not file.exists():
                make_key_file(file)
            key = key_bytes(read_key_file(file))
            # Said before it is done: where nothing can be said, nothing must change either.
            sys.stdout.write(f"Encrypting the database with the key in {file}.\n")
            sys.stdout.flush()
            rotate_key(storage, key)
        except KeyFileProblem as problem:
            raise SettingsProblem(str(problem)) from None
        except BadKey as error:
            raise SettingsProblem(f"{file}: the new key cannot be used ({error})") from None
    sys.stdout.write(f"The database now opens with the key in {file}; set DATABASE_KEY_FILE to it.\n")
    return 0


def _existing(settings: Settings) -> Path:
    if not settings.DATABASE_PATH.exists():
        raise SettingsProblem(f"DATABASE_PATH: there is no database {settings.DATABASE_PATH}")
    return settings.DATABASE_PATH
