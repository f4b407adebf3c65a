"""No service outlives the run that started it, not even one that was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from node_packages import HERE
from processes import running

_LISTENING = ["sh", "-c", "echo listening as $$; exec sleep 60"]
_OWNER = """
import sys, time
from pathlib import Path
from processes import running
with running({words!r}, {{}}, Path(sys.argv[1]), r"listening as (\\d+)") as pid:
    print(pid, flush=True)
    time.sleep(60)
"""


def test_a_service_ends_with_its_block(tmp_path: Path) -> None:
    with running(_LISTENING, {}, tmp_path / "log", r"listening as (\d+)") as pid:
        assert _is_alive(int(pid))
    assert not _is_alive(int(pid))


def test_a_service_ends_with_a_run_that_is_killed(tmp_path: Path) -> None:
    words = ["sh", "-c", f'export GROWTHOS_SERVER_OWNER_PID=$$; exec "{sys.executable}" -c "$0" "$1"']
    path = os.pathsep.join((str(HERE), str(HERE.parent.parent)))
    script = [_OWNER.format(words=_LISTENING), str(tmp_path / "log")]
    with subprocess.Popen(words + script, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": path}) as run:
        assert run.stdout
        pid = int(run.stdout.readline())
        assert _is_alive(pid)
        run.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 10
    while _is_alive(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _is_alive(pid)


def test_a_service_that_does_not_start_says_why(tmp_path: Path) -> None:
    failing = ["sh", "-c", "echo no port is free; exit 1"]
    with pytest.raises(RuntimeError, match="no port is free"), running(failing, {}, tmp_path / "log", r"listening as (\d+)"):
        pass


def _is_alive(pid: int) -> bool:
    """False for a zombie too: in a container nobody may be there to collect it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
