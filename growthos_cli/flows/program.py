"""Which program this is: what was worked out by another version of it is not taken for an answer."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from growthos_cli.resources import templates_dir


def digest_with_program(*words: str) -> str:
    """Thirty-two hex digits that change with the words and with this program."""
    return hashlib.sha256("\0".join((*words, program_digest())).encode()).hexdigest()[:32]


@cache
def program_digest() -> str:
    """A hash of what turns words into a catalog: this package's source and the templates, by their names, sizes and last changes."""
    digest = hashlib.sha256()
    for entry in _files(str(Path(__file__).resolve().parent.parent), (".py", ".sql")):
        digest.update(entry)
    for entry in _files(str(templates_dir()), (".j2", ".sql")):
        digest.update(entry)
    return digest.hexdigest()


def _files(folder: str, endings: tuple[str, ...]) -> Iterator[bytes]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            if entry.name.endswith(endings):
                told = entry.stat()
                # Unlike the time that a file states, nobody sets this one.
                yield f"{entry.name}\0{told.st_size}\0{told.st_ctime_ns}\0".encode()
            elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                yield from _files(entry.path, endings)
