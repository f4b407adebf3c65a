"""Rendered SQL written to a file, or to a folder with one file per run of equal objects."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from growthos_cli.errors import GrowthosError
from growthos_cli.flows.files import first_line, make_folder, write
from growthos_cli.flows.render import script
from growthos_cli.names import visible
from growthos_cli.planning.steps import Plan, Step

_SIGNATURE = "rendered by growthos; edit the manifests, not this file"
_OURS = re.compile(r"\d{3,}_\w+\.sql")
INSTALL = "install.psql"
"""The file of a folder that runs all the others in one transaction."""


@dataclass(frozen=True)
class Written:
    """How many files were written, and how many of an earlier rendering removed."""

    files: int
    removed: int = 0


def to_file(plan: Plan, project: str, path: Path) -> Written:
    """Writes the whole script, in one move, so that no half of it is ever found."""
    write(path, script(plan, project))
    return Written(1)


def to_folder(plan: Plan, project: str, folder: Path) -> Written:
    """Writes `001_create_schema.sql` and so on, to be run in the order of their names, and `install.psql` that runs them all.

    Files of an earlier rendering that have no successor are removed; files of other origin are left alone.
    """
    make_folder(folder)
    contents = _parts(plan, project)
    for name, text in contents.items():
        write(folder / name, text)
    # Told by name and by first line: a script for one file (`render -o all.sql`) has that line as well.
    stale = [old for old in folder.iterdir() if old.name not in contents and _OURS.fullmatch(old.name) and _is_rendered(old)]
    for old in stale:
        try:
            old.unlink()
        except OSError as error:
            raise GrowthosError(f"{old} is of an earlier rendering and cannot be removed ({error.strerror})") from error
    return Written(len(contents), len(stale))


def _parts(plan: Plan, project: str) -> dict[str, str]:
    head = f"-- {visible(project)}: {_SIGNATURE}\n"
    settings = "set check_function_bodies = off;\nset search_path = pg_catalog;\n\n"
    parts: dict[str, str] = {}
    for number, ((verb, kind), steps) in enumerate(groupby(plan.steps, key=_run), start=1):
        statements = "".join(f"{step.sql};\n" for step in steps)
        parts[f"{number:03}_{verb}_{kind}.sql"] = f"{head}{settings}{statements}"
    includes = "".join(f"\\ir {name}\n" for name in parts)
    return {**parts, INSTALL: f"{head}\\set ON_ERROR_STOP on\nbegin;\n{includes}commit;\n"}


def _run(step: Step) -> tuple[str, str]:
    return (step.verb, step.refs[0].kind)


def _is_rendered(path: Path) -> bool:
    return (first_line(path) or "").endswith(_SIGNATURE)
