"""`growthos apply`: the plan carried out, and nothing else."""

from __future__ import annotations

from growthos_cli.cli.console import console
from growthos_cli.cli.exit_codes import DONE
from growthos_cli.cli.options import Allow, Db, Desired, Env, Json, Manifests, Protected, Prune, Roles, Strict, Yes


def apply(
    *,
    manifests: Manifests = None,
    db: Db = None,
    env: Env = None,
    desired: Desired = None,
    roles: Roles = None,
    prune: Prune = False,
    strict: Strict = False,
    yes: Yes = False,
    allow: Allow = None,
    protected: Protected = None,
    json: Json = False,
) -> int:
    """Bring a target to what the manifests say.

    Or to what another side is, with --desired. A second look proves it. Nothing is validated.
    """
    console.begin("apply", json=json)
    from growthos_cli.cli.changing import change
    from growthos_cli.cli.consent import agreed
    from growthos_cli.cli.opening import Asked, compared
    from growthos_cli.report import documents

    given = agreed(yes, allow, env, protected)
    workspace, found = compared(Asked(manifests, db, env, desired, prune, strict, tuple(roles or ())))
    outcome = change(workspace, found, given, prune=prune)
    if json:
        console.write(documents.text({"command": "apply", **documents.outcome(outcome, workspace), "exit_code": DONE}))
    return DONE
