"""The manifests as dependency-ordered SQL for an empty database, for a server of one major, without one."""

from __future__ import annotations

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.security import PUBLIC, DefaultPrivilege
from growthos_cli.declared import Declared
from growthos_cli.errors import ManifestError, Problem
from growthos_cli.majors import unknown
from growthos_cli.names import visible
from growthos_cli.planning.plan import plan
from growthos_cli.planning.rule import OLDEST
from growthos_cli.planning.steps import Plan
from growthos_cli.platform import Platform, platform_named

ROLE = "postgres"


def rendered(declared: Declared, *, major: int = OLDEST) -> Plan:
    """The plan for a database of that major that has nothing but the platform, with the widest default privileges that it may have.

    Raises ManifestError with whatever that major is too old for.
    """
    platform = platform_named(declared.project.platform)
    made = plan(Catalog.of(_defaults(platform)), declared.catalog, role=ROLE, guessed=True, major=major)
    if too_new := list(unknown(made.changes, declared.catalog, major)):
        raise ManifestError([Problem(declared.mark(ref), sentence) for ref, sentence in too_new])
    return made


def script(plan_: Plan, project: str) -> str:
    """One transaction, for `psql -v ON_ERROR_STOP=1 -f`. Bodies are taken on trust until everything they name is there."""
    head = f"-- {visible(project)}: rendered by growthos; edit the manifests, not this file\n"
    return f"{head}begin;\nset local check_function_bodies = off;\nset local search_path = pg_catalog;\n\n{plan_.sql()}\ncommit;\n"


def _defaults(platform: Platform) -> list[Object]:
    """Default privileges at their widest: the platform's in `public`, beyond what Postgres gives PUBLIC everywhere."""
    return [
        DefaultPrivilege(ROLE, "public", on, grantee, tuple(sorted(privileges)))
        for on, grantees in platform.default_privileges.items()
        for grantee, privileges in grantees.items()
        if grantee != PUBLIC
    ]
