"""`growthos diff`: what a target lacks and where it differs, object by object."""

from __future__ import annotations

from growthos_cli.cli.console import console
from growthos_cli.cli.exit_codes import DONE, FOUND
from growthos_cli.cli.options import Desired, Env, Json, Manifests, Prune, Roles, Side, Strict


def diff(
    *,
    manifests: Manifests = None,
    db: Side = None,
    env: Env = None,
    desired: Desired = None,
    roles: Roles = None,
    prune: Prune = False,
    strict: Strict = False,
    json: Json = False,
) -> int:
    """Show what differs between a target and the manifests.

    Or between any two sides, with --desired. Exit code 2 if anything does.
    """
    console.begin("diff", json=json)
    from growthos_cli.cli.opening import Asked, compared_sides
    from growthos_cli.report.headings import difference, origin, sameness

    workspace, found = compared_sides(Asked(manifests, db, env, desired, prune, strict, tuple(roles or ())))
    code = DONE if found.equal else FOUND
    if json:
        from growthos_cli.report import documents

        changes = [documents.change(change, workspace.declared.mark) for change in found.plan.changes]
        console.write(documents.text({"command": "diff", **documents.comparison(found, workspace), "changes": changes, "exit_code": code}))
        return code
    console.print(origin(workspace))
    if found.equal:
        console.say(sameness(found))
    strangers = () if prune else found.strangers
    if found.equal and not strangers and not found.unmodelled:
        return code
    # Imported here: what usually differs is nothing, and the kinds take as long to import as that takes to find.
    from growthos_cli.report.changes import change_lines, hazard_lines, stranger_lines

    if not found.equal:
        console.print(change_lines(found.plan.changes, workspace.declared.mark))
        console.sum_up(hazard_lines(found.plan.hazards))
    console.sum_up(stranger_lines(strangers, found.unmodelled, "" if workspace.declares else workspace.title))
    if not found.equal:
        console.sum_up(difference(found))
    return code
