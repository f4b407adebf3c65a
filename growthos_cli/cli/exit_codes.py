"""What the exit code of every command means; the table of the README says the same."""

from __future__ import annotations

DONE = 0
"""Done, or nothing to do."""
ERROR = 1
"""It could not be done; also a wrong option."""
FOUND = 2
"""`plan`, `diff`: changes are pending. `validate`, `provision`: a finding reaches the failing level."""
REFUSED = 3
"""Something needs a consent that was not given; nothing was changed."""
INTERRUPTED = 130
"""Ctrl-C, as shells number it."""
TERMINATED = 143
"""SIGTERM, likewise."""
PIPE_CLOSED = 141
"""Whoever read the output went away, as shells number it."""
