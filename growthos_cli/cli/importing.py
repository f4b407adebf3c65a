"""`growthos import`: manifests from a database that exists, or from the SQL that makes it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from growthos_cli.cli.beginning import PlatformName
from growthos_cli.cli.console import console
from growthos_cli.cli.exit_codes import DONE, FOUND
from growthos_cli.cli.options import Env, Json, RolesToo, Side, Strict

Into = Annotated[
    Path, typer.Option("--into", metavar="DIR", help="The folder of the manifests. It must be empty, or not be there.", show_default=True)
]
FromSql = Annotated[
    Path | None,
    typer.Option(
        "--from-sql",
        metavar="PATH",
        help="Run a file, or a folder of migrations in their order, in a scratch database, and import that; as Supabase, Prisma, Flyway, "
        "sqlx, dbmate, goose, Sqitch and others keep them. A project's folder is searched for supabase/migrations and its like.",
        show_default=False,
    ),
]
Replace = Annotated[
    bool,
    typer.Option("--replace", help="Write over the manifests that stand in the folder; those that the import does not write are removed."),
]
Keep = Annotated[
    bool,
    typer.Option(
        "--keep",
        help="Keep the folder's manifests that say what the database holds; write the others anew, with access that still means the same.",
    ),
]
AsPolicies = Annotated[
    bool, typer.Option("--as-policies", help="Write policies and grants as they are, also where access intent would mean just them.")
]
OfPlatform = Annotated[
    PlatformName | None,
    typer.Option(
        "--platform",
        help="With --from-sql: what the SQL is for; without it postgres, or supabase for supabase/migrations.",
        show_default=False,
    ),
]
Project = Annotated[str | None, typer.Option("--project", metavar="NAME", help="What growthos.yaml calls the project.", show_default=False)]


def import_(
    *,
    db: Side = None,
    env: Env = None,
    from_sql: FromSql = None,
    into: Into = Path("manifests"),
    project: Project = None,
    platform: OfPlatform = None,
    replace: Replace = False,
    keep: Keep = False,
    as_policies: AsPolicies = False,
    roles: RolesToo = None,
    strict: Strict = False,
    json: Json = False,
) -> int:
    """Write the manifests of a database that exists.

    And prove that they mean the same: what was written is compiled in a scratch database and compared with what was read. Policies
    become access intent where that means just them. Exit code 2 if the manifests do not carry all of it: each thing that they lack is
    named. Changes nothing in the database.
    """
    console.begin("import", json=json)
    from growthos_cli.cli.opening import Asked, declared_roles, migrations, observed
    from growthos_cli.errors import GrowthosError
    from growthos_cli.flows.importing import Into as Place
    from growthos_cli.flows.importing import import_into, require_free
    from growthos_cli.report import documents
    from growthos_cli.report.importing import import_lines

    if from_sql is not None and (db is not None or env is not None):
        raise GrowthosError("--from-sql and --db or --env both name what is imported; give one of them")
    if platform is not None and from_sql is None:
        raise GrowthosError("--platform goes with --from-sql; a database tells by itself what it is")
    place = Place(into, project or into.resolve().parent.name or "growthos", replace, keep, as_policies)
    # Before anything is read: it may take long.
    require_free(place)
    wanted = (*(roles or ()), *(declared_roles(into) if keep else ()))
    title, workspace, found = (
        observed(Asked(None, db, env, strict=strict, roles=wanted))
        if from_sql is None
        else migrations(from_sql, platform, strict=strict, roles=wanted)
    )
    imported = import_into(place, found, workspace)
    code = DONE if imported.whole else FOUND
    if json:
        console.write(documents.text({"command": "import", **documents.imported(imported, title), "exit_code": code}))
    else:
        console.sum_up(import_lines(imported, title))
    return code
