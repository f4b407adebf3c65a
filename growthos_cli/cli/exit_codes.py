"""What the exit code of every command means; the table of the README says the same."""

from __future__ import annotations

DONE = 0
"""Done, or nothing to do."""
ERROR = 1
"""It could not be done; also a wrong option."""
FOUND = 2
"""`plan`, `diff`: changes are pending. `validate`, `provision`: a finding reaches the failing level. `bench queries`: over budget."""
REFUSED = 3
"""Something needs a consent that was not given; nothing was changed."""
INTERRUPTED = 130
"""Ctrl-C, as shells number it."""
TERMINATED = 143
"""SIGTERM, likewise."""
PIPE_CLOSED = 141
"""Whoever read the output went away, as shells number it."""

MEANINGS = {
    DONE: "done, or nothing to do",
    ERROR: "an error, or a command line that cannot be understood",
    FOUND: "changes are pending (`plan`, `diff`), pages are out of date (`docs --check`), a finding reached the failing level "
    "(`validate`, `provision`), a query is over budget (`bench queries`), or access is not as declared (`access test`), or "
    "the manifests do not say all that the database holds (`import`)",
    REFUSED: "refused: the plan holds a danger nobody agreed to (`--allow data_loss`), or nobody agreed to change the target "
    "(`--yes`, `--into`)",
    INTERRUPTED: "interrupted; a transaction is whole or not there at all",
}
"""As the README tells them, in Markdown."""
