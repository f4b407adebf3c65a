"""`growthos provision`: build what the manifests say, prove it, and check it."""

from __future__ import annotations

from growthos_cli.cli.console import console
from growthos_cli.cli.exit_codes import DONE, FOUND
from growthos_cli.cli.options import Allow, Db, Env, Json, Manifests, Protected, Prune, Yes


def provision(
    *,
    manifests: Manifests = None,
    db: Db = None,
    env: Env = None,
    prune: Prune = False,
    yes: Yes = False,
    allow: Allow = None,
    protected: Protected = None,
    json: Json = False,
) -> int:
    """Bring a target to what the manifests say, then validate it.

    Without a target, the embedded database. Exit code 2 if a check finds an error.
    """
    console.begin("provision", json=json)
    from growthos_cli.cli.changing import change
    from growthos_cli.cli.consent import agreed
    from growthos_cli.cli.opening import Asked, compared
    from growthos_cli.findings import Level
    from growthos_cli.flows.database import url
    from growthos_cli.flows.validate import judge
    from growthos_cli.report import documents
    from growthos_cli.report.lines import QUIET
    from growthos_cli.report.verdicts import verdict_lines

    given = agreed(yes, allow, env, protected)
    workspace, found = compared(Asked(manifests, db, env, prune=prune, sighted=True))
    outcome = change(workspace, found, given, prune=prune)
    console.progress("validating")
    verdict = judge(workspace, outcome.after)
    code = FOUND if verdict.fails(Level.ERROR) else DONE
    address = url(workspace.server) if found.target.embedded else None
    if json:
        told = {**documents.outcome(outcome, workspace), **documents.verdict(verdict), "url": address, "seconds": round(console.seconds, 3)}
        console.write(documents.text({"command": "provision", **told, "exit_code": code}))
        return code
    console.print(verdict_lines(verdict))
    if address:
        console.say(f"connect with: {address}")
    console.say(f"done in {console.seconds:.1f} s", QUIET)
    return code
