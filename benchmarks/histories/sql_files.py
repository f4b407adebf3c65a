"""Applications whose migrations are files of SQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.histories.database import Database
from benchmarks.packages import Package, text_of


@dataclass(frozen=True)
class SqlFiles:
    """`files` are patterns of migrations below the unpacked package, run pattern by pattern, and each in the order of the paths.

    Before them comes `first`; `replaced` is put in as the application's own installer does.
    """

    package: Package
    files: tuple[str, ...]
    first: str = ""
    replaced: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        return self.package.name

    def walk(self, folder: Path, database: Database) -> Iterator[str]:
        """Runs one migration after the other; each line says what there is to be said about it."""
        self.package.unpack(folder)
        database.run(self.first)
        unpacked = folder / "unpacked"
        for file in (file for pattern in self.files for file in sorted(unpacked.glob(pattern))):
            refused = database.run(text_of(file, self.replaced))
            yield f"left out: {file.relative_to(unpacked)}: {refused.strip().splitlines()[0]}" if refused else ""


_SYNAPSE = "synapse/storage/schema"
SQL_FILES = (
    SqlFiles(Package("npm", "graphile-worker"), ("package/sql/*.sql",), "create schema w;", ((":GRAPHILE_WORKER_SCHEMA", "w"),)),
    SqlFiles(Package("pip", "litellm-proxy-extras"), ("litellm_proxy_extras/migrations/*/migration.sql",)),
    SqlFiles(
        Package("pip", "matrix-synapse"),
        (
            f"{_SYNAPSE}/*/full_schemas/72/full.sql.postgres",
            *(f"{_SYNAPSE}/*/delta/{number}/*.sql{ending}" for number in range(73, 100) for ending in ("", ".postgres")),
        ),
        replaced=(("$%AUTO_INCREMENT_PRIMARY_KEY%$", "bigint primary key generated always as identity"),),
    ),
    SqlFiles(Package("pip", "procrastinate"), ("procrastinate/sql/migrations/*.sql",)),
)
