"""Where the databases of tests are."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

_MEMORY = Path("/dev/shm")
_ENOUGH = 4 * 2**30


def place_for_databases() -> Path:
    """A folder that everybody may enter.

    In memory where that is large enough: a database that lives a second need not wait for a disk.
    """
    if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ENOUGH:
        return _MEMORY
    return Path(tempfile.gettempdir())
