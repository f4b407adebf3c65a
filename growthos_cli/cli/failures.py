"""What a user reads when a command fails: one clear message, and with --json a document, too."""

from __future__ import annotations

import os
import re
import sys
import traceback
from collections.abc import Iterator
from typing import Any

import typer

from growthos_cli.cli.console import console
from growthos_cli.cli.exit_codes import ERROR
from growthos_cli.errors import GrowthosError, ManifestError
from growthos_cli.names import visible
from growthos_cli.report.lines import DANGER, Line, Span, line


def fail(error: Exception) -> int:
    """Tells the failure; its exit code."""
    if isinstance(error, typer.TyperException):
        _tell_usage(error)
        return ERROR
    if isinstance(error, GrowthosError):
        # Written for users: names no secret, and a password such as `postgres` must not black out its role.
        message, code = str(error), error.exit_code
    elif isinstance(error, OSError):
        message, code = _scrubbed(_of_system(error)), ERROR
    elif _is_of_postgres(error):
        message, code = _scrubbed(f"Postgres: {_first_line(error)}"), ERROR
    else:
        message, code = _scrubbed(f"{type(error).__name__}: {_first_line(error)}. This is a bug; GROWTHOS_DEBUG=1 shows where"), ERROR
    if console.debug:
        console.complain(line(visible(text)) for text in _scrubbed("".join(traceback.format_exception(error))).splitlines())
    console.complain(_lines(message, error))
    if console.json:
        _write_document(error, message, code)
    return code


def _tell_usage(error: typer.TyperException) -> None:
    context: Any = getattr(error, "ctx", None)
    message = error.format_message()
    if context is not None and message == context.get_help():
        # No command was given: the help is the message.
        console.complain(line(text) for text in message.splitlines())
        return
    if context is not None:
        console.complain([line(visible(text)) for text in context.get_usage().splitlines()])
        console.complain([line(f"Try '{context.command_path} --help'.")])
    console.complain(_lines(_scrubbed(message), error))


def _lines(message: str, error: Exception) -> Iterator[Line]:
    first, *rest = message.split("\n")
    if isinstance(error, ManifestError):
        # One place per line and nothing before it, as editors and compilers have it.
        yield from (line(visible(text)) for text in (first, *rest))
        number = len(error.problems)
        yield (Span("error: ", DANGER), Span(f"{number} {'problem' if number == 1 else 'problems'} in the manifests"))
    else:
        yield (Span("error: ", DANGER), Span(visible(first)))
        yield from (line(visible(text)) for text in rest)


def _write_document(error: Exception, message: str, code: int) -> None:
    from growthos_cli.report import documents

    problems = [documents.problem(problem) for problem in error.problems] if isinstance(error, ManifestError) else []
    told = {"type": type(error).__name__, "message": message, "problems": problems}
    console.write(documents.text({"command": console.command, "error": told, "exit_code": code}))


def _is_of_postgres(error: Exception) -> bool:
    # By name, because only db/ imports psycopg, and only when a command needs it.
    return any(cls.__module__ == "psycopg" and cls.__name__ == "Error" for cls in type(error).__mro__)


def _of_system(error: OSError) -> str:
    """What the operating system refused: a matter of files and permissions, not of this program."""
    why = error.strerror or _first_line(error)
    if error.filename is None:
        return f"the system refused: {why}"
    path = os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes)) else str(error.filename)
    home = os.environ.get("GROWTHOS_HOME")
    # abspath, as the home's own paths are.
    elsewhere = "; set GROWTHOS_HOME to a directory of your own" if home and path.startswith(os.path.abspath(home)) else ""
    return f"{path} cannot be used ({why}){elsewhere}"


def _first_line(error: Exception) -> str:
    return (str(error).strip() or "no message").splitlines()[0].rstrip(".")


def _scrubbed(text: str) -> str:
    """The text without any password that this process was given; connection strings come by option and by environment."""
    # Imported here: only a failing command needs it.
    from growthos_cli.db.refusal import scrub

    return scrub(text, _secrets())


def _secrets() -> list[str]:
    """The passwords in the arguments and the environment; too short a one would black out half of any text."""
    from urllib.parse import unquote

    found = [os.environ.get("PGPASSWORD", "")]
    for given in (*sys.argv[1:], *os.environ.values()):
        if "://" in given:
            password = given.partition("://")[2].rpartition("@")[0].partition(":")[2]
            found += [password, unquote(password)]
        else:
            found += [word.strip("'") for word in re.findall(r"password\s*=\s*('[^']*'|\S+)", given)]
    return [secret for secret in found if len(secret) > 3]
