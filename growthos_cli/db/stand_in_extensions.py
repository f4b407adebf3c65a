"""Extensions that the compiling server lacks: in a scratch database one of the same name, without members, stands in for each.

What is declared is then compiled all the same, as far as it uses nothing of theirs. The target gets the extension itself.
Source: extension_control_path, PostgreSQL 18; a server before looks for extensions nowhere else than where it was installed.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from psycopg import sql

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.extension_schemas import MADE_IN
from growthos_cli.catalog.relations import Extension
from growthos_cli.db.binaries import major_of
from growthos_cli.db.connect import connect
from growthos_cli.db.embedded import SUPERUSER, Server

_IS_A_FILE_NAME = re.compile(r"\w(?:\w|-(?!-))*", re.ASCII)
_CONTROL = """\
default_version = '{version}'
superuser = false
"""

Wanted = tuple[str, str | None]
"""Name and version of an extension; the version is None where any will do."""


def extensions_of(catalog: Catalog) -> list[Wanted]:
    return [(item.name, item.version) for item in catalog.kind(Extension.kind) if isinstance(item, Extension)]


def lacking(server: Server, wanted: Iterable[Wanted]) -> list[Wanted]:
    """Those that the server cannot make and that something can stand in for, sorted by name."""
    fit = {(name, version) for name, version in wanted if _IS_A_FILE_NAME.fullmatch(name) and _is_fit(version)}
    if not fit or server.home.lent_extensions(major_of(server.version)) is None:
        return []
    with connect(server.conninfo("template1", SUPERUSER), application_name="growthos scratch") as admin:
        there = {name for (name,) in admin.execute("select name from pg_catalog.pg_available_extensions")}
    return sorted(((name, version) for name, version in fit if name not in there), key=lambda each: each[0])


@contextmanager
def lent(server: Server, database: str, stand_ins: Collection[Wanted]) -> Iterator[None]:
    """Lets whoever connects to this database of the server make them."""
    if not stand_ins:
        yield
        return
    major = major_of(server.version)
    trusted, folder = server.home.lent_extensions(major), server.home.stand_ins(major) / database
    assert trusted is not None
    try:
        for name, version in stand_ins:
            _write(folder / "extension", name, version or "0")
        with connect(server.conninfo("template1", SUPERUSER), application_name="growthos scratch") as admin:
            path = sql.Literal(f"{trusted}:$system:{folder}")
            admin.execute(sql.SQL("alter database {} set extension_control_path = {}").format(sql.Identifier(database), path))
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def take_back(server: Server, database: str) -> None:
    """Leaves the database as one that has no stand-ins: who is connected keeps what they have."""
    with connect(server.conninfo("template1", SUPERUSER), application_name="growthos scratch") as admin:
        admin.execute(sql.SQL("alter database {} reset extension_control_path").format(sql.Identifier(database)))


HAVING_IT = "GROWTHOS_PG_BIN names a server that has it"


def told(stand_ins: Iterable[Wanted]) -> str:
    """Which, and what a person can do who needs what is in them."""
    names = ", ".join(name for name, _ in stand_ins)
    return f"the server that compiles has no extension {names}, so that nothing that belongs to it is known; {HAVING_IT}"


def _is_fit(version: str | None) -> bool:
    return version is None or re.fullmatch(r"[\w.]+(?:-[\w.]+)*", version, re.ASCII) is not None


def _write(folder: Path, name: str, version: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}--{version}.sql").write_text("-- Nothing.\n")
    schema = MADE_IN.get(name)
    place = f"relocatable = false\nschema = {schema}\n" if schema else "relocatable = true\n"
    (folder / f"{name}.control").write_text(_CONTROL.format(version=version) + place)
