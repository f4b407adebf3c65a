"""Names of objects as names of files: safe on every file system, and different for different names.

A name that is not a file's as it stands (capitals, dots, slashes, a device of Windows, any other script) keeps what can be kept, and a
hash of the whole tells it apart. Names of files mean nothing to the reader.
"""

from __future__ import annotations

import hashlib
import re

_SAFE = re.compile(r"[a-z_][a-z0-9_]*")
_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")


def file_name(name: str) -> str:
    """The part of a path that stands for this name, without an ending."""
    if _SAFE.fullmatch(name) and not _DEVICES.fullmatch(name):
        return name
    kept = re.sub(r"[^a-z0-9_]+", "-", name.lower()).strip("-")[:40]
    # A hyphen never occurs in a name that is kept as it stands.
    return f"{kept or 'name'}-{hashlib.sha256(name.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"
