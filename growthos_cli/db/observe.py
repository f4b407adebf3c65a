"""Reads a target as it is, over a connection of its own, and changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import psycopg

from growthos_cli.db.connect import Target, connect
from growthos_cli.db.extract import Extraction, RowShape, extract
from growthos_cli.db.sentence import sentence
from growthos_cli.errors import TargetError
from growthos_cli.platform import PLAIN, PLATFORMS, Platform


def observe(
    target: Target, platform: Platform, rows: Iterable[RowShape], callers: Collection[str], roles: Collection[str] = ()
) -> Extraction:
    """The target's catalog in one snapshot, and what `callers` reach beyond it. Raises TargetError where it cannot be reached or read."""
    try:
        with connect(target.conninfo, application_name="growthos", read_only=True) as conn:
            _require_platform(conn, target, platform)
            return extract(conn, platform, rows, callers, roles)
    except psycopg.Error as error:
        raise TargetError(f"{target.address} could not be read: {sentence(error)}") from error


def major_at(target: Target) -> int:
    """The major of the target's server."""
    with connect(target.conninfo, application_name="growthos", read_only=True) as conn:
        return conn.info.server_version // 10_000


def platform_of(target: Target) -> Platform:
    """The platform that the target is of: the one whose own tables and roles it has, else Postgres by itself."""
    with connect(target.conninfo, application_name="growthos", read_only=True) as conn:
        for platform in PLATFORMS.values():
            tables = [f"{schema}.{table}" for schema, table in sorted(platform.host_tables)]
            found = conn.execute(
                "select count(*) from pg_catalog.unnest(%s::text[]) as t (name) where pg_catalog.to_regclass(t.name) is not null"
                " union all select count(*) from pg_catalog.pg_roles where rolname = any (%s)",
                [tables, list(platform.api_roles)],
            ).fetchall()
            if [count for (count,) in found] == [len(tables), len(platform.api_roles)]:
                return platform
    return PLAIN


def _require_platform(conn: psycopg.Connection, target: Target, platform: Platform) -> None:
    """Refuses a database that is not of the platform that the manifests are written for."""
    needed = sorted({schema for schema, _ in platform.host_tables})
    there = {name for (name,) in conn.execute("select nspname from pg_catalog.pg_namespace where nspname = any (%s)", [needed])}
    if missing := [schema for schema in needed if schema not in there]:
        raise TargetError(
            f"{target.address} is no {platform.name} database: it has no schema {', '.join(missing)}. "
            "Name another target, or write `platform: postgres` in growthos.yaml"
        )
