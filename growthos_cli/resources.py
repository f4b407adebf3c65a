"""Where the folders that travel with the program are. Knows nothing of what is in them.

In a checkout they stand beside the package; a wheel carries them inside it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def templates_dir() -> Path:
    """The folder of SQL templates, `sql_templates`."""
    return _folder("sql_templates")


def manifests_dir() -> Path:
    """The folder of the manifests that come with the program, `manifests`."""
    return _folder("manifests")


@cache
def _folder(name: str) -> Path:
    # The package first: beside an installed package may stand a stranger's folder of the same name.
    for parent in (_PACKAGE, _PACKAGE.parent):
        if (parent / name).is_dir():
            return parent / name
    raise FileNotFoundError(f"the folder {name} is neither in nor beside {_PACKAGE}; install growthos again")
