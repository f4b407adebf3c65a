"""`growthos plan`: the statements that would bring a target to what the manifests say."""

from __future__ import annotations

from growthos_cli.cli.console import console
from growthos_cli.cli.exit_codes import DONE, FOUND
from growthos_cli.cli.options import Db, Desired, Env, Json, Manifests, Prune, Roles, Strict


def plan(
    *,
    manifests: Manifests = None,
    db: Db = None,
    env: Env = None,
    desired: Desired = None,
    roles: Roles = None,
    prune: Prune = False,
    strict: Strict = False,
    json: Json = False,
) -> int:
    """Show the SQL that would be applied.

    In order, with its dangers and locks. Exit code 2 if there is any.
    """
    console.begin("plan", json=json)
    from growthos_cli.cli.opening import Asked, compared
    from growthos_cli.report import documents
    from growthos_cli.report.headings import difference, origin, sameness
    from growthos_cli.report.lines import COMMENT_WIDTH, commented, line
    from growthos_cli.report.steps import step_lines

    workspace, found = compared(Asked(manifests, db, env, desired, prune, strict, tuple(roles or ())))
    code = DONE if found.equal else FOUND
    if json:
        steps = [documents.step(number, step) for number, step in enumerate(found.plan.steps, start=1)]
        head = {"command": "plan", **documents.comparison(found, workspace), "fingerprint": found.plan.fingerprint}
        console.write(documents.text({**head, "steps": steps, "exit_code": code}))
        return code
    console.print(commented(origin(workspace)))
    if found.equal:
        console.print(commented([line(sameness(found))]))
    else:
        console.print(commented(difference(found, COMMENT_WIDTH)))
        console.say()
        console.print(step_lines(found.plan))
    return code
