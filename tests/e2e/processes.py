"""Runs a program beside the tests: from its first sign of life to the end of a block, and never longer than the run, killed or not."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from growthos_cli.db import watchdog

_READY_SECONDS = 30.0
_END_SECONDS = 5.0


@contextmanager
def running(words: Sequence[str], env: Mapping[str, str], log: Path, ready: str) -> Iterator[str]:
    """The program runs in the block; yields what the group in the pattern `ready` matched in its output."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            # Nothing of the caller's own settings: PGRST_ and PG variables would decide for the program.
            env={"PATH": os.environ.get("PATH", ""), **env},
            start_new_session=True,
        )
    guard = watchdog.guard(os.environ, process.pid)
    try:
        yield _first_match(process, log, ready)
    finally:
        process.terminate()
        try:
            process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if guard:
            guard.wait()


def _first_match(process: subprocess.Popen[bytes], log: Path, ready: str) -> str:
    deadline = time.monotonic() + _READY_SECONDS
    while True:
        ended = process.poll() is not None
        said = log.read_text(encoding="utf-8", errors="replace")
        if found := re.search(ready, said):
            return found[1]
        if ended or time.monotonic() > deadline:
            raise RuntimeError(f"{process.args} {'ended' if ended else 'is not ready'}: {said}")
        time.sleep(0.01)
