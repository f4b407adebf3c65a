"""What a killed test run leaves is deleted by the next one, and nothing else is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from places import clear, own


def test_what_a_killed_run_left_is_deleted(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    own(tmp_path / "left", ended.pid)
    own(tmp_path / "used", os.getpid())
    (tmp_path / "of somebody else").mkdir()
    clear(tmp_path)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["of somebody else", "used"]
