"""Files of the home's cache: whole or not there, and never the reason why a command fails."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any


def keep(path: Path, value: Any) -> None:
    """Writes a JSON value in one move. A cache that cannot be written costs time, not the command."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as file:
            # Whole: piece by piece, json encodes in Python.
            file.write(json.dumps(value))
        os.replace(file.name, path)
