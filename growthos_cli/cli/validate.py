"""`growthos validate`: what is wrong with a target, what it breaks, and the SQL that mends it."""

from __future__ import annotations

from typing import Annotated

import typer

from growthos_cli.cli.console import console
from growthos_cli.cli.exit_codes import DONE, FOUND
from growthos_cli.cli.options import Db, Env, FailOn, Json, Manifests


def validate(
    *,
    manifests: Manifests = None,
    db: Db = None,
    env: Env = None,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="The lowest level of a finding that makes the exit code 2.")] = FailOn.ERROR,
    json: Json = False,
) -> int:
    """Run every check against a target; change nothing. Exit code 2 if a finding reaches the failing level."""
    console.begin("validate", json=json)
    from growthos_cli.cli.opening import opened
    from growthos_cli.findings import Level
    from growthos_cli.flows.validate import validate as judged
    from growthos_cli.report import documents
    from growthos_cli.report.changes import beyond_lines
    from growthos_cli.report.headings import origin
    from growthos_cli.report.verdicts import verdict_lines

    workspace = opened(manifests)
    verdict = judged(workspace, workspace.target(db, env))
    code = FOUND if verdict.fails(Level[fail_on.name]) else DONE
    if json:
        told = {**documents.comparison(verdict.comparison, workspace), **documents.verdict(verdict), "fail_on": fail_on.value}
        console.write(documents.text({"command": "validate", **told, "exit_code": code}))
    else:
        console.print(origin(workspace))
        console.print(verdict_lines(verdict))
        console.sum_up(beyond_lines(verdict.comparison.strangers, verdict.comparison.unmodelled))
    return code
