"""Files that a person asked for: each written whole or not at all, and readable by whom the umask lets."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from growthos_cli.errors import GrowthosError


def write(path: Path, text: str) -> None:
    """Writes the text in one move, so that no half of it is ever found. Raises GrowthosError when the system refuses."""
    try:
        if path.exists() and not path.is_file():
            # A pipe or a device (/dev/stdout, /dev/null) is written to; a rename would put a file in its place.
            path.write_text(text, encoding="utf-8", newline="\n")
        else:
            _replace(Path(os.path.realpath(path)), text)
    except OSError as error:
        raise GrowthosError(f"{path} cannot be written ({error.strerror})") from error


def make_folder(folder: Path) -> None:
    """The folder and those above it, where they are missing. Raises GrowthosError when the system refuses."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GrowthosError(f"{folder} cannot be made ({error.strerror})") from error


def first_line(path: Path) -> str | None:
    """The first line without its end; None for what is no readable text."""
    try:
        with path.open(encoding="utf-8") as file:
            return file.readline().rstrip("\n")
    except (OSError, UnicodeDecodeError):
        return None


def _replace(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        # mkstemp makes files that nobody else may read; what is written here is no secret.
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
