"""Ends a server when the process that it was started for is gone, also when that was killed.

Run as a script by `python -I -S`, so it imports the standard library only and lives in a few MB:
    watchdog.py OWNER_PID SERVER_PID
It exits as soon as either is gone. Knows nothing of Postgres but that SIGQUIT stops it at once.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping

OWNER = "GROWTHOS_SERVER_OWNER_PID"
"""Environment variable: the pid of the process that a server started from now on is not to outlive."""

_END_SECONDS = 5.0
_POLL_SECONDS = 0.25


def guard(env: Mapping[str, str], server_pid: int) -> subprocess.Popen[bytes] | None:
    """The watchdog over `server_pid`, started if the environment names an owner."""
    owner = env.get(OWNER, "")
    if not owner.isdigit():
        return None
    return subprocess.Popen(
        [sys.executable, "-I", "-S", __file__, owner, str(server_pid)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        # A group of its own: what ends the owner's group must not end the watchdog with it.
        start_new_session=True,
    )


def watch(owner_pid: int, server_pid: int) -> None:
    """Waits until the owner or the server is gone; ends the server if it is the one left."""
    if not hasattr(os, "pidfd_open"):
        _watch_by_polling(owner_pid, server_pid)
        return
    try:
        server = os.pidfd_open(server_pid)
    except ProcessLookupError:
        return
    try:
        owner = os.pidfd_open(owner_pid)
    except ProcessLookupError:
        _end(server)
        return
    waiting = select.poll()
    waiting.register(server, select.POLLIN)
    waiting.register(owner, select.POLLIN)
    if server not in {handle for handle, _ in waiting.poll()}:
        _end(server)


def _end(server: int) -> None:
    # Immediate, as after a power cut: nobody will read this database again, and SIGKILL would leave its children.
    signal.pidfd_send_signal(server, signal.SIGQUIT)
    gone = select.poll()
    gone.register(server, select.POLLIN)
    if not gone.poll(_END_SECONDS * 1000):
        signal.pidfd_send_signal(server, signal.SIGKILL)


def _watch_by_polling(owner_pid: int, server_pid: int) -> None:
    while _exists(owner_pid):
        if not _exists(server_pid):
            return
        time.sleep(_POLL_SECONDS)
    if _exists(server_pid):
        os.kill(server_pid, signal.SIGQUIT)


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


if __name__ == "__main__":
    watch(int(sys.argv[1]), int(sys.argv[2]))
