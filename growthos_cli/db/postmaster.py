"""What a running server's own files say of it, and how to end it. Starts nothing.

Source: the lines of postmaster.pid are those of pg_ctl.h / miscadmin.h (LOCK_FILE_LINE_*); signals as in pg_ctl.c.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

_POLL_SECONDS = 0.005


@dataclass(frozen=True)
class Postmaster:
    """One postmaster.pid: a claim by a server that it owns a data directory."""

    data: Path
    pid: int
    port: int
    socket_dir: Path
    listens: bool
    ready: bool

    @classmethod
    def read(cls, data: Path) -> Postmaster | None:
        """The claim in `data`; None where there is none, or none that is complete yet."""
        try:
            lines = (data / "postmaster.pid").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
        except (FileNotFoundError, PermissionError):
            return None
        if len(lines) < 6 or not lines[0].isdigit() or not lines[3].isdigit():
            return None
        ready = len(lines) >= 8 and lines[7].strip() == "ready"
        return cls(data, int(lines[0]), int(lines[3]), Path(lines[4]), bool(lines[5].strip()), ready)

    def accepts(self) -> bool:
        """Does a server take connections on the socket that this claim names? Costs no process and 0.1 ms.

        Enough to know it for ours: the socket's directory is private, and the server guards the socket by its pid.
        """
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(2)
            try:
                probe.connect(str(self.socket_dir / f".s.PGSQL.{self.port}"))
            except OSError:
                return False
        return True

    def exists(self) -> bool:
        """Is there a process of the claim's pid? Children of a killed server hold its socket for a moment longer."""
        return _exists(self.pid)

    def outlast_children(self, seconds: float) -> None:
        """Waits until the children of a dead server have let go of its socket, or for `seconds`."""
        deadline = time.monotonic() + seconds
        while self.accepts() and time.monotonic() < deadline:
            time.sleep(_POLL_SECONDS)

    def is_alive(self) -> bool:
        """Does this very server still run? False for a pid that another program has by now.

        The command line is looked at, since it alone may be read of another user's process in a container.
        """
        if not _exists(self.pid):
            return False
        words = _command_line(self.pid)
        return any("postgres" in os.path.basename(word) for word in words[:1]) and str(self.data) in words

    def disown(self, starter_pid: int) -> None:
        """Takes a dead server's claim away, to be called by the parent of the server that starts next.

        Postgres refuses to start while the pid belongs to anybody: a zombie, or by now another program. The pid is
        overwritten and the file left, because the rest of it tells whether children of the dead server still run.
        A parent's pid is one that Postgres never takes for a rival (CreateLockFile in miscinit.c).
        """
        path = self.data / "postmaster.pid"
        _, newline, rest = path.read_bytes().partition(b"\n")
        path.write_bytes(str(starter_pid).encode() + newline + rest)

    def end(self, how: signal.Signals, seconds: float) -> bool:
        """Sends the postmaster SIGINT (fast) or SIGQUIT (immediate); True once it is gone, False after `seconds`."""
        try:
            os.kill(self.pid, how)
        except ProcessLookupError:
            return True
        deadline = time.monotonic() + seconds
        while _exists(self.pid):
            if time.monotonic() > deadline:
                return False
            time.sleep(_POLL_SECONDS)
        return True


def _exists(pid: int) -> bool:
    """Does the process run? A zombie, dead but not yet collected by its parent, does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        # The state follows the program's name, which is in parentheses and may hold any character.
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return sys.platform != "linux"
    return state not in ("Z", "X")


def _command_line(pid: int) -> list[str]:
    try:
        raw = Path(f"/proc/{pid}/cmdline").read_bytes()
        return [os.fsdecode(word) for word in raw.split(b"\0")]
    except OSError:
        pass
    try:
        said = subprocess.run(["ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, timeout=5, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return said.stdout.split()
