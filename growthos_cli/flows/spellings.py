"""Remembers which spellings were found to mean the same, so that telling them apart costs a scratch database only once."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path

from growthos_cli.catalog.codec import encoded
from growthos_cli.diff import Change


class Spellings:
    """The changes known to be none, for one compiled set of manifests; `key` is desire.py's.

    A cache that cannot be written costs time, not the command.
    """

    def __init__(self, folder: Path, key: str) -> None:
        self._path = folder / f"alike-{key}.json"
        try:
            self._known: set[str] = set(json.loads(self._path.read_bytes()))
        except (OSError, ValueError):
            self._known = set()

    def __contains__(self, change: Change) -> bool:
        return _digest(change) in self._known

    def remember(self, changes: list[Change]) -> None:
        self._known.update(map(_digest, changes))
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", dir=self._path.parent, delete=False, encoding="utf-8") as file:
                json.dump(sorted(self._known), file)
            os.replace(file.name, self._path)


def _digest(change: Change) -> str:
    sides = [encoded(side) for side in (change.before, change.after) if side]
    return hashlib.sha256(json.dumps(sides, sort_keys=True).encode()).hexdigest()[:32]
