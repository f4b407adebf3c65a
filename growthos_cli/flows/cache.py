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
    # Whole: piece by piece, json encodes in Python.
    keep_bytes(path, json.dumps(value).encode())


def keep_bytes(path: Path, content: bytes) -> None:
    """The same with what is encoded already."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(content)
        os.replace(file.name, path)
