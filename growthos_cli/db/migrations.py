"""Folders of migrations as common tools keep them: which files lead forward, in what order, and which part of each.

A folder of files (Supabase, Flyway, golang-migrate, sqlx, dbmate, goose, Drizzle, node-pg-migrate), a folder for each migration (Prisma,
Diesel, Hasura), or a plan that names them (Sqitch). What leads back is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from growthos_cli.errors import GrowthosError
from growthos_cli.names import visible

IN_A_PROJECT = (
    "supabase/migrations",
    "migrations",
    "prisma/migrations",
    "db/migrations",
    "drizzle",
    "src/main/resources/db/migration",
)
"""Where the migrations of a project usually are."""

_ALONE = ("migration.sql", "up.sql")
"""The file of a migration that has a folder of its own."""

_BACK = ((re.compile(r"down(\.sql)$"), r"up\1"), (re.compile(r"undo(\.sql)$"), r"do\1"), (re.compile(r"^U(\d)"), r"V\1"))
"""How a file is named that undoes another, and how the other is."""

_VERSION = re.compile(r"[VB]?(\d+(?:[._]\d+)*)")
_SECTION = re.compile(rb"--\s*(?:\+goose|\+migrate|migrate:|rambler)\s*(up|down)\b", re.IGNORECASE)
_DIGITS_OF_A_SECOND = len("20260108123059")


def migration_files(path: Path) -> list[Path]:
    """The file itself, or the migrations of a folder in the order in which they run; none where it holds none.

    Raises GrowthosError where a plan names a file that is not there.
    """
    if path.is_file():
        return [path]
    plan = path / "sqitch.plan"
    if plan.is_file():
        planned = [path / "deploy" / f"{name}.sql" for name in _planned(plan.read_text(encoding="utf-8", errors="replace"))]
        if missing := next((file for file in planned if not file.is_file()), None):
            raise GrowthosError(f"{visible(str(plan))} names a change whose script is missing: {visible(str(missing))}")
        return planned
    if flat := _forward(file for file in path.iterdir() if file.suffix == ".sql" and file.is_file()):
        return flat
    folders = [folder for folder in path.iterdir() if folder.is_dir() and not folder.name.startswith(".")]
    alone = [folder / name for folder in _in_order(folders) for name in _ALONE if (folder / name).is_file()]
    # Hasura keeps those of each database in a folder.
    return migration_files(folders[0]) if path.name == "migrations" and len(folders) == 1 and not alone else alone


def forward(text: bytes) -> bytes:
    """The script without the sections that its tool runs to undo it; what remains keeps its lines."""
    if not _SECTION.search(text):
        return text
    lines, back = text.splitlines(keepends=True), False
    for number, line in enumerate(lines):
        if found := _SECTION.match(line.strip()):
            back = found[1].lower() == b"down"
        if back:
            lines[number] = b"\n"
    return b"".join(lines)


def _forward(files: Iterable[Path]) -> list[Path]:
    """Without each that undoes another one of them."""
    found = {file.name: file for file in files}
    back = {name for name in found for pattern, other in _BACK if pattern.search(name) and pattern.sub(other, name) in found}
    return _in_order(file for name, file in found.items() if name not in back)


def _in_order(paths: Iterable[Path]) -> list[Path]:
    """By their versions where each has one, else by their names; Flyway's repeatable ones come last."""
    by_name = sorted(paths, key=lambda path: path.name)
    once = [path for path in by_name if not path.name.startswith("R__")]
    versions = {path: found[1] for path in once if (found := _VERSION.match(path.name))}
    if len(versions) == len(once):
        once.sort(key=lambda path: _numbers(versions[path]))
    return once + [path for path in by_name if path.name.startswith("R__")]


def _numbers(version: str) -> list[int]:
    first, *rest = re.split("[._]", version)
    # A day stands for its first second beside others that name the second.
    is_day = len(first) >= len("20260108") and first.startswith(("19", "20"))
    return [int(first.ljust(_DIGITS_OF_A_SECOND, "0") if is_day else first), *map(int, rest)]


def _planned(plan: str) -> list[str]:
    """The changes of a Sqitch plan, each with the tag under which it was kept when it was reworked later."""
    names: list[str] = []
    tags: dict[int, str] = {}
    for line in plan.splitlines():
        word = line.split(maxsplit=1)[0] if line.strip() else "#"
        if word.startswith("@"):
            tags = {place: tags.get(place, word) for place in range(len(names))}
        elif not word.startswith(("%", "#")):
            if word in names:
                place = names.index(word)
                names[place] += tags.get(place, "")
            names.append(word)
    return names
