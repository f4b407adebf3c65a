"""`growthos snapshot`: the catalog of a database or of manifests, saved to be compared later."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from growthos_cli.cli.console import console
from growthos_cli.cli.exit_codes import DONE
from growthos_cli.cli.options import Env, Json, Manifests, RolesToo, Side, Strict


def snapshot(
    *,
    manifests: Manifests = None,
    db: Side = None,
    env: Env = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to write it; without it, standard output.", show_default=False),
    ] = None,
    roles: RolesToo = None,
    strict: Strict = False,
    json: Json = False,
) -> int:
    """Save the catalog of a target, to be compared later.

    As --db or --desired of other commands. Holds names and definitions, no rows. Without a target, the embedded database.
    """
    console.begin("snapshot", json=json)
    from growthos_cli.cli.opening import Asked, observed
    from growthos_cli.flows.files import write
    from growthos_cli.flows.snapshot import snapshot as saved
    from growthos_cli.names import visible
    from growthos_cli.report import documents
    from growthos_cli.report.changes import beyond_lines
    from growthos_cli.report.counts import by_kind, counted

    title, workspace, found = observed(Asked(manifests, db, env, strict=strict, roles=tuple(roles or ())))
    platform = workspace.platform
    text = documents.text(saved(found, platform))
    if output is None:
        console.write(text)
        return DONE
    write(output, text)
    if json:
        unmodelled = documents.unmodelled(found.unmodelled)
        told = {"file": str(output), "platform": platform.name, "objects": by_kind(found.catalog.objects), "unmodelled": unmodelled}
        console.write(documents.text({"command": "snapshot", **told, "exit_code": DONE}))
        return DONE
    console.say(f"wrote {visible(str(output))}: {counted(len(found.catalog), 'object')} of {title}")
    console.sum_up(beyond_lines((), found.unmodelled))
    return DONE
