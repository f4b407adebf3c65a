"""The one console: reports and documents to standard output; progress, questions and errors to standard error.

rich is imported when a terminal is there to be drawn on, and not before: it costs more than most commands' own work.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from growthos_cli.cli.folded import folded
from growthos_cli.names import visible
from growthos_cli.report.lines import ADDED, CHANGED, DANGER, GOOD, HEADING, QUIET, REMOVED, WARNING, Line, line, plain

if TYPE_CHECKING:
    from rich.status import Status
    from rich.text import Text

_STYLES = {
    ADDED: "green",
    REMOVED: "red",
    CHANGED: "yellow",
    DANGER: "bold red",
    WARNING: "bold yellow",
    GOOD: "green",
    HEADING: "bold",
    QUIET: "dim",
}
_PATIENCE = 1.0
"""Seconds that a command may take before it tells how it goes."""
_PATIENCE_ON_TERMINAL = 0.3


class Unwritable(OSError):
    """Standard output takes no more: its disk is full, or it is no longer there."""


class Console:
    """Where a command writes. `command` and `json` tell the exception handler what was under way."""

    def __init__(self) -> None:
        self.command = ""
        self.json = False
        self.debug = False
        self.started = time.monotonic()
        self._stage = ""
        self._slow = False
        self._timer: threading.Timer | None = None
        self._status: Status | None = None
        self._lock = threading.RLock()

    def begin(self, command: str, *, json: bool = False) -> None:
        self.command, self.json = command, json

    @property
    def seconds(self) -> float:
        """Since the program began."""
        return time.monotonic() - self.started

    @property
    def can_ask(self) -> bool:
        """Is somebody there to answer? Not when a program reads the output."""
        return not self.json and sys.stdin.isatty() and sys.stderr.isatty()

    def print(self, lines: Iterable[Line]) -> None:
        """Lines of a report; in colour on a terminal that wants it."""
        self.settle()
        with _standard_output():
            _write(sys.stdout, list(lines))

    def sum_up(self, lines: Iterable[Line]) -> None:
        """Lines that hold no SQL."""
        self.print(_fitting(lines, sys.stdout))

    def say(self, text: str = "", meaning: str = "") -> None:
        """A sentence by itself."""
        self.print(_fitting([line(text, meaning)], sys.stdout))

    def write(self, text: str) -> None:
        """Text as it is, for programs to read; on a terminal what could command it is shown escaped."""
        self.settle()
        if sys.stdout.isatty():
            text = "\n".join(visible(part.expandtabs(4)) for part in text.split("\n"))
        with _standard_output():
            sys.stdout.write(text)

    def complain(self, lines: Iterable[Line]) -> None:
        """Lines to standard error."""
        self.settle()
        _write(sys.stderr, list(_fitting(lines, sys.stderr)))

    def ask(self, question: str) -> str:
        """The answer to a question, without blanks around it; empty at the end of the input."""
        self.settle()
        sys.stdout.flush()
        sys.stderr.write(visible(question) + " ")
        sys.stderr.flush()
        answer = sys.stdin.readline()
        if not answer.endswith("\n"):
            sys.stderr.write("\n")
        return answer.strip()

    def progress(self, stage: str) -> None:
        """Tells that a stage begins, if the command takes long enough for anybody to wonder."""
        with self._lock:
            self._stage = stage
            if self._slow:
                self._show()
            elif self._timer is None:
                self._timer = threading.Timer(_PATIENCE_ON_TERMINAL if _draws(sys.stderr) else _PATIENCE, self._lose_patience)
                self._timer.daemon = True
                self._timer.start()

    def settle(self) -> None:
        """Takes the progress off the screen, so that something else can be written there."""
        with self._lock:
            self._stage = ""
            if self._timer:
                self._timer.cancel()
                self._timer = None
            if self._status:
                self._status.stop()
                self._status = None

    def _lose_patience(self) -> None:
        with self._lock:
            self._slow = True
            if self._stage:
                self._show()

    def _show(self) -> None:
        text = visible(self._stage)
        if not _draws(sys.stderr):
            sys.stderr.write(f"{text}\n")
            sys.stderr.flush()
        elif self._status:
            self._status.update(_text(text))
        else:
            from rich.console import Console as Terminal

            # ASCII, because a spinner that the terminal's encoding lacks would end the command.
            self._status = Terminal(stderr=True, no_color=not _coloured()).status(_text(text), spinner="line", spinner_style="none")
            self._status.start()


@contextmanager
def _standard_output() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        # Whoever read it went away: no error, and not for a message.
        raise
    except OSError as error:
        raise Unwritable(error.errno, error.strerror) from error


def _text(text: str) -> Text:
    from rich.text import Text as Words

    return Words(text, no_wrap=True, overflow="ellipsis")


def _fitting(lines: Iterable[Line], stream: TextIO) -> Iterable[Line]:
    """As wide as the terminal. Elsewhere a sentence is one line, for programs that look for it."""
    return folded(lines, shutil.get_terminal_size().columns) if stream.isatty() else lines


def _write(stream: TextIO, lines: list[Line]) -> None:
    if not (_draws(stream) and _coloured()):
        stream.write(plain(lines))
        return
    from rich.console import Console as Terminal
    from rich.text import Text

    terminal = Terminal(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)
    for each in lines:
        terminal.print(Text.assemble(*((span.text, _STYLES.get(span.meaning, "")) for span in each)))


def _draws(stream: TextIO) -> bool:
    """Is this a terminal that can do more than add lines?"""
    return stream.isatty() and os.environ.get("TERM", "dumb") not in ("dumb", "unknown", "")


def _coloured() -> bool:
    return not os.environ.get("NO_COLOR")


console = Console()
"""The console of this process."""
