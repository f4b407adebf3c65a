"""The entry point, and the only place where exceptions become sentences and exit codes."""

from __future__ import annotations

import gc
import os
import signal
import sys
from types import FrameType

from growthos_cli.cli.exit_codes import DONE, ERROR, INTERRUPTED, PIPE_CLOSED, TERMINATED


def main() -> int:
    """Runs the command line of this process; its exit code."""
    # A command is short and makes few rings; looking for them costs a tenth of its time.
    gc.disable()
    _open_missing()
    # Until all is imported: an exception out of the midst of an import may show a traceback, and nothing has begun.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)
    if sys.stdout is None:
        sys.stderr.write("error: standard output is closed\n")
        return ERROR
    for stream in (sys.stdout, sys.stderr):
        # A name that the terminal's encoding lacks must not end a command.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = _run()
        return _flushed(code)
    except BrokenPipeError:
        _abandon_output()
        return PIPE_CLOSED
    except OSError as error:
        # The console's Unwritable; all others have become sentences.
        return _unwritable(error)
    except _Terminated:
        return TERMINATED
    except KeyboardInterrupt:
        sys.stderr.write(_interruption())
        return INTERRUPTED


def _run() -> int:
    # Imported here, so that an interruption is told in one sentence from the first moment on.
    import typer

    from growthos_cli.cli.app import app
    from growthos_cli.cli.console import Unwritable, console
    from growthos_cli.cli.failures import fail

    # Without typer's own main(), which turns an interruption and a closed pipe into codes of its own.
    command = typer.main.get_command(app)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, _terminate)
    try:
        with command.make_context("growthos", sys.argv[1:]) as context:
            code: int | None = command.invoke(context)
            return code or DONE
    except typer.Exit as end:
        return end.exit_code
    except Exception as error:
        if isinstance(error, (BrokenPipeError, Unwritable)):
            raise
        return fail(error)
    finally:
        console.settle()


def _flushed(code: int) -> int:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        if code == ERROR:
            # Something was told already, most likely this.
            _abandon_output()
            return ERROR
        return _unwritable(error)
    return code


def _unwritable(error: OSError) -> int:
    _abandon_output()
    sys.stderr.write(f"error: standard output cannot be written ({error.strerror})\n")
    return ERROR


def _abandon_output() -> None:
    """What is still in the buffer would fail again at the end of the process."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open_missing() -> None:
    """Opens what the caller closed of input and errors, so that asking and telling need no care, and no file takes their numbers."""
    if sys.stdin is None:
        sys.stdin = os.fdopen(os.open(os.devnull, os.O_RDONLY))
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")


def _interruption() -> str:
    # A terminal has just shown ^C on the line.
    start = "\n" if sys.stderr.isatty() else ""
    return f"{start}interrupted; nothing was left half-applied\n"


def _leave(number: int, _frame: FrameType | None) -> None:
    if number == signal.SIGTERM:
        os._exit(TERMINATED)
    # Not through the stream: it may be in the midst of a write.
    os.write(sys.stderr.fileno(), _interruption().encode())
    os._exit(INTERRUPTED)


class _Terminated(KeyboardInterrupt):
    """SIGTERM arrived. Treated like Ctrl-C: statements are cancelled, transactions rolled back, scratch databases dropped."""


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    raise _Terminated
