"""The entry point, and the only place where exceptions become sentences and exit codes."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

from growthos_cli.cli.exit_codes import DONE, INTERRUPTED, PIPE_CLOSED, TERMINATED


def main() -> int:
    """Runs the command line of this process; its exit code."""
    signal.signal(signal.SIGTERM, _terminate)
    for stream in (sys.stdout, sys.stderr):
        # A name that the terminal's encoding lacks must not end a command.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = _run()
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # What is still in the buffer would fail again at the end of the process.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except _Terminated:
        return TERMINATED
    except KeyboardInterrupt:
        # A terminal has just shown ^C on the line.
        start = "\n" if sys.stderr.isatty() else ""
        sys.stderr.write(f"{start}interrupted; nothing was left half-applied\n")
        return INTERRUPTED


def _run() -> int:
    # Imported here, so that an interruption is told in one sentence from the first moment on.
    import typer

    from growthos_cli.cli.app import app
    from growthos_cli.cli.console import console
    from growthos_cli.cli.failures import fail

    # Without typer's own main(), which turns an interruption and a closed pipe into codes of its own.
    command = typer.main.get_command(app)
    try:
        with command.make_context("growthos", sys.argv[1:]) as context:
            code: int | None = command.invoke(context)
            return code or DONE
    except typer.Exit as end:
        return end.exit_code
    except Exception as error:
        if isinstance(error, BrokenPipeError):
            raise
        return fail(error)
    finally:
        console.settle()


class _Terminated(KeyboardInterrupt):
    """SIGTERM arrived. Treated like Ctrl-C: statements are cancelled, transactions rolled back, scratch databases dropped."""


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    raise _Terminated
