"""Fixtures stand in `fix_*.py`, each file about one thing."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE / "corpus")]

pytest_plugins = ["fix_server", "fix_database", "drawn"]
