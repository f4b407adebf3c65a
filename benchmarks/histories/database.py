"""A database of an application's own, and what pg_dump prints of it."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from benchmarks.packages import called
from growthos_cli.db.embedded import SUPERUSER, Server


@dataclass(frozen=True)
class Database:
    """`programs` is the folder of psql and pg_dump."""

    server: Server
    name: str
    programs: Path

    @classmethod
    def new(cls, server: Server, programs: Path, name: str) -> Database:
        with psycopg.connect(server.conninfo("template1", SUPERUSER), autocommit=True) as conn:
            conn.execute(sql.SQL("create database {} template template0").format(sql.Identifier(name)))
        return cls(server, name, programs)

    @property
    def conninfo(self) -> str:
        return self.server.conninfo(self.name, SUPERUSER)

    def run(self, script: str) -> str:
        """By psql, in one transaction unless the script says otherwise; why it was refused, else nothing."""
        apart = re.search(r"\bconcurrently\b|^\s*(begin|commit)\s*;", script, re.IGNORECASE | re.MULTILINE)
        words = [self.programs / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", *(() if apart else ("-1",)), "-d", self.conninfo]
        done = subprocess.run(words, input=script, capture_output=True, text=True, check=False)
        return done.stderr if done.returncode else ""

    def roles(self) -> str:
        """SQL that makes the roles which its server has besides Postgres's own."""
        with psycopg.connect(self.conninfo) as conn:
            return "".join(
                f"create role {role};\n" for (role,) in conn.execute("select quote_ident(rolname) from pg_roles where oid >= 16384")
            )

    def dump(self) -> str:
        printed = called(str(self.programs / "pg_dump"), "--schema-only", "-d", self.conninfo).stdout
        # Lines with a key that is another each time.
        return "".join(line for line in printed.splitlines(keepends=True) if not line.startswith(("\\restrict", "\\unrestrict")))
