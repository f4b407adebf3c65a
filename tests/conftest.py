"""Fixtures stand in `fix_*.py`, each file about one thing."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

pytest_plugins = ["fix_server", "fix_database"]
