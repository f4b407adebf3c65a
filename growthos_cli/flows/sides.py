"""The sides of a comparison: manifests, a database, SQL, a saved snapshot. Each is named by one word and read into an `Extraction`."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from growthos_cli.db.connect import Target
from growthos_cli.db.embedded import Server
from growthos_cli.db.extract import Extraction
from growthos_cli.db.migrations import IN_A_PROJECT, migration_files
from growthos_cli.db.observe import observe, platform_of
from growthos_cli.errors import GrowthosError
from growthos_cli.flows.manifests import Manifests
from growthos_cli.flows.program import digest_with_program
from growthos_cli.flows.snapshot import keep_extraction, kept, load, platform_of_snapshot
from growthos_cli.flows.target import template_of
from growthos_cli.manifest.files import PROJECT_FILE
from growthos_cli.names import visible
from growthos_cli.platform import Platform, platform_named


class Sort(StrEnum):
    MANIFESTS = "manifests"
    DATABASE = "database"
    SQL = "SQL"
    SNAPSHOT = "snapshot"


@dataclass(frozen=True)
class Side:
    """One of the two things that are compared. `path` is None for a database, whose `target` holds the connection string."""

    sort: Sort
    path: Path | None = None
    target: Target | None = field(default=None, repr=False)

    @property
    def title(self) -> str:
        """How sentences call it; shows no secret."""
        if self.target:
            return f"the database {visible(self.target.address)}"
        return f"the {self.sort} in {visible(str(self.path))}"


def side(text: str, option: str) -> Side:
    """What the value of an option names. Raises GrowthosError for what is none of the four."""
    if text.startswith(("postgresql://", "postgres://")):
        return Side(Sort.DATABASE, target=Target("database", text))
    path = Path(text)
    if path.is_dir():
        return _of_folder(path, option)
    if path.is_file():
        return Side(Sort.SQL if path.suffix == ".sql" else Sort.SNAPSHOT, path)
    if "=" in text:
        return Side(Sort.DATABASE, target=Target("database", text))
    # Never repeated: it may be a password, or a connection string with a slip in it.
    raise GrowthosError(
        f"{option} names no file or folder that is there; it takes a folder of manifests, a connection string "
        "(postgresql://user:password@host:port/dbname), a folder or file of SQL, or a snapshot that `growthos snapshot` wrote"
    )


def _of_folder(path: Path, option: str) -> Side:
    for folder in (path, path / "manifests"):
        if (folder / PROJECT_FILE).is_file():
            return Side(Sort.MANIFESTS, folder)
    if migration_files(path):
        return Side(Sort.SQL, path)
    raise GrowthosError(f"{option}: the folder {visible(str(path))} has neither {PROJECT_FILE} nor migrations that are files of SQL")


def migrations_of(path: Path) -> Path:
    """The file or folder of SQL at a path; of a project's folder its migrations. Raises GrowthosError."""
    if not path.exists():
        raise GrowthosError(f"--from-sql: there is no file or folder {visible(str(path))}")
    # Whole, so that the folder is known by its name wherever the command is given.
    path = Path(os.path.realpath(path))
    for folder in (path, *(path / usual for usual in IN_A_PROJECT)):
        if folder.exists() and migration_files(folder):
            return folder
    raise GrowthosError(
        f"--from-sql: the folder {visible(str(path))} has no files that end with .sql, no folders with migration.sql or up.sql, and no "
        f"{', '.join(IN_A_PROJECT)}; where migrations are programs, import with --db a database in which they ran"
    )


@dataclass(frozen=True)
class Reader:
    """What reading a side may need. `server` starts the embedded server when first asked."""

    server: Callable[[], Server]
    version: str
    environ: Mapping[str, str]
    cache: Path
    progress: Callable[[str], None]

    def read(self, found: Side, platform: Platform, roles: Collection[str] = ()) -> Extraction:
        """The catalog of a side, and those of its server's roles that are asked for.

        Raises GrowthosError, TargetError or ServerError where it cannot be read.
        """
        if found.target:
            self.progress(f"reading {found.target.address}")
            return observe(found.target, platform, (), (), roles)
        assert found.path is not None
        if found.sort is Sort.SNAPSHOT:
            return _knowing(load(found.path, platform), found, roles)
        return self._of_sql(found.path, platform, roles)

    def _of_sql(self, path: Path, platform: Platform, roles: Collection[str]) -> Extraction:
        files = migration_files(path)
        digest = hashlib.sha256()
        for file in files:
            digest.update(b"\0" + file.name.encode() + b"\0" + file.read_bytes())
        asked = json.dumps(sorted(roles))
        place = self.cache / f"sql-{digest_with_program(digest.hexdigest(), self.version, platform.name, asked)}.json"
        if (found := kept(place, platform)) is not None:
            return found
        from growthos_cli.db.sql_files import compiled_sql
        from growthos_cli.flows.database import psql

        self.progress("running the SQL in a scratch database")
        server = self.server()
        extraction = compiled_sql(server, template_of(platform), platform, files, psql(server.home, self.environ), roles=roles)
        keep_extraction(place, extraction, platform)
        return extraction


def _knowing(saved: Extraction, found: Side, roles: Collection[str]) -> Extraction:
    """A snapshot that knows of all these roles whether they were there. Raises GrowthosError."""
    if unknown := sorted(set(roles) - saved.catalog.roles):
        told = " ".join(f"--role {visible(name)}" for name in unknown)
        raise GrowthosError(f"{found.title} was saved without {told}; save it again with that")
    return saved


def platform_of_side(found: Side) -> Platform | None:
    """The platform that a side is of; None for SQL, which runs on any."""
    if found.target:
        return platform_of(found.target)
    assert found.path is not None
    if found.sort is Sort.SNAPSHOT:
        return platform_of_snapshot(found.path)
    return platform_named(Manifests.in_folder(found.path).declared.project.platform) if found.sort is Sort.MANIFESTS else None
