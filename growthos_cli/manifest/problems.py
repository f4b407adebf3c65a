"""`Problems`: what is wrong in the manifests, gathered until everything has been read."""

from __future__ import annotations

from collections import Counter

from growthos_cli.errors import Mark, Problem
from growthos_cli.names import visible

MOST_IN_ONE_FILE = 100
"""A file with more problems than this is not a manifest; reading it further helps nobody."""

_SHOWN_CHARACTERS = 60


class TooManyProblems(Exception):
    """One file has more problems than are worth telling. Caught where files are read; users never see it."""


class Problems:
    """A growing list. `incomplete` is True once a part of some file could not be read, so that a name may be missing by accident."""

    def __init__(self) -> None:
        self.found: list[Problem] = []
        self.incomplete = False
        self._counts: Counter[str] = Counter()

    def report(self, mark: Mark | None, message: str) -> None:
        """Keep one problem. Raises TooManyProblems when its file has had its share."""
        file = mark.file if mark else ""
        self._counts[file] += 1
        if self._counts[file] > MOST_IN_ONE_FILE:
            if self._counts[file] == MOST_IN_ONE_FILE + 1:
                self.found.append(Problem(mark, f"{file} has more than {MOST_IN_ONE_FILE} problems; the rest is not shown"))
            raise TooManyProblems
        self.found.append(Problem(mark, message))


def shown(text: str) -> str:
    """The author's word between quotes, safe to print and cut when long."""
    cut = text if len(text) <= _SHOWN_CHARACTERS else text[:_SHOWN_CHARACTERS] + "…"
    return f"'{visible(cut)}'"
