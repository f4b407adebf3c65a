"""Where the databases of tests are, and that what killed runs left there does not stay."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

_MEMORY = Path("/dev/shm")
_ENOUGH = 4 * 2**30
_OWNER = "owner.pid"
"""In a folder of databases: the process without which nobody needs them."""


def place_for_databases() -> Path:
    """A folder that everybody may enter.

    In memory where that is large enough: a database that lives a second need not wait for a disk.
    """
    if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ENOUGH:
        return _MEMORY
    return Path(tempfile.gettempdir())


def own(folder: Path, pid: int) -> None:
    """Says whose the databases in the folder are, and makes it where it is not there."""
    folder.mkdir(exist_ok=True)
    # Under root the server's user has to enter it.
    folder.chmod(0o755)
    (folder / _OWNER).write_text(str(pid))


def clear(place: Path) -> None:
    """Deletes the folders whose owner was killed; the servers in them died with it."""
    for owner in place.glob(f"*/{_OWNER}"):
        if not _lives(int(owner.read_text() or 0)):
            shutil.rmtree(owner.parent, ignore_errors=True)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
