"""A throwaway database that holds what the manifests say, the personas, and the rows that a proof tries."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from growthos_cli.access.samples import sample_rows
from growthos_cli.catalog.role import Role
from growthos_cli.db.connect import Target, connect
from growthos_cli.db.embedded import SUPERUSER, Server
from growthos_cli.db.environment import create_database, drop_database
from growthos_cli.db.samples import fill, run_setup
from growthos_cli.db.server_roles import roles_for_a_while
from growthos_cli.db.stand_in_extensions import extensions_of, lacking, lent
from growthos_cli.declared import Declared
from growthos_cli.errors import GrowthosError
from growthos_cli.flows.compare import compare
from growthos_cli.flows.provision import ALL, provision
from growthos_cli.flows.target import template_of
from growthos_cli.flows.workspace import Workspace


@contextmanager
def rehearsal(workspace: Workspace) -> Iterator[str]:
    """The connection string, as superuser, of such a database on the embedded server; it is gone afterwards, as are roles made for it.

    Raises GrowthosError when no personas are declared, ManifestError at the place of a setup or a sample that Postgres refuses.
    """
    declared = workspace.declared
    if not declared.personas.people:
        raise GrowthosError("no manifest declares personas, so there is nobody to become; add `personas` (docs/manifests.md)")
    server = workspace.server
    name = f"growthos_rehearsal_{secrets.token_hex(6)}"
    made = {item.name for item in declared.catalog.kind(Role.kind) if isinstance(item, Role)}
    with (
        server.home.roles_held(),
        connect(server.conninfo("template1", SUPERUSER), application_name="growthos rehearsal") as admin,
        roles_for_a_while(admin, declared.project.database_roles, made),
    ):
        create_database(server, name, template_of(workspace.platform))
        try:
            with lent(server, name, lacking(server, extensions_of(declared.catalog))):
                target = Target("rehearsal", server.conninfo(name), embedded=True)
                provision(workspace, compare(workspace, target), allowed=[ALL], consent=lambda _: True)
                workspace.progress("making the personas and their rows")
                yield populated(server, name, declared)
        finally:
            drop_database(server, name)


def populated(server: Server, name: str, declared: Declared) -> str:
    """The connection string, as superuser, of the database after the personas and their rows were made in it."""
    run_setup(server.conninfo(name), declared.personas)
    fill(server.conninfo(name, SUPERUSER), sample_rows(declared))
    return server.conninfo(name, SUPERUSER)
