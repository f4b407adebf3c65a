"""Runs a program as the server's user, apart from the terminal, and sees that no interruption orphans it.

Knows no program by name.
"""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from growthos_cli.db.home import server_user
from growthos_cli.errors import ServerError

_children: list[subprocess.Popen[bytes]] = []
"""What this process started and leaves running: kept to be collected when it has ended, else it stays a zombie."""


def leave_running(child: subprocess.Popen[bytes]) -> None:
    """Says that a child is meant to outlive this process."""
    _children.append(child)


def collect_children() -> None:
    """Collects those left running that have ended since."""
    _children[:] = [child for child in _children if child.poll() is None]


@contextmanager
def spawned(words: list[str], output: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A program running as the server's user, apart from this terminal; ended if the block raises anything."""
    user = server_user()
    account: Mapping[str, Any] = {"user": user.uid, "group": user.gid, "extra_groups": []} if user else {}
    process: subprocess.Popen[bytes] | None = None
    try:
        with _interrupts_held():
            process = subprocess.Popen(
                words,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd="/",
                env=_environment(),
                # So that Ctrl-C in a later command does not reach the server.
                start_new_session=True,
                **account,
            )
        yield process
    except OSError as error:
        if process:
            _kill(process)
        raise ServerError(f"{words[0]} cannot be run ({error.strerror})") from error
    except BaseException:
        if process:
            _kill(process)
        raise


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Ends a program and its children: SIGQUIT lets a postmaster take its children along and free its memory."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGQUIT)
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Keeps Ctrl-C waiting while a child is born: between its birth and its name there is nobody to end it.

    The child inherits the mask; postgres sets its own (PostmasterMain), and initdb is ended by SIGQUIT.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _environment() -> dict[str, str]:
    """What a server gets to see: not the caller's secrets, PG* settings or language."""
    kept = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR")
    return {name: os.environ[name] for name in kept if name in os.environ} | {"LC_ALL": "C"}


def tail(said: bytes) -> str:
    """The last lines of what a program said, on one line."""
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return " / ".join(line.strip() for line in lines[-5:]) or "nothing"
