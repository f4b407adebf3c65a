"""Remembers which spellings were found to mean the same, so that telling them apart costs a scratch database only once."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from growthos_cli.catalog.codec import encoded
from growthos_cli.diff import Change
from growthos_cli.flows.cache import keep


class Spellings:
    """The changes known to be none, for one compiled set of manifests; `key` is desire.py's."""

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
        keep(self._path, sorted(self._known))


def _digest(change: Change) -> str:
    sides = [encoded(side) for side in (change.before, change.after) if side]
    return hashlib.sha256(json.dumps(sides, sort_keys=True).encode()).hexdigest()[:32]
