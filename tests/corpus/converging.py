"""One database brought to what another is, as `growthos apply --prune --allow all` does it."""

from __future__ import annotations

import os

from growthos_cli.db.connect import Target
from growthos_cli.declared import Declared
from growthos_cli.flows.compare import compare
from growthos_cli.flows.provision import ALL, provision
from growthos_cli.flows.sided import open_sided
from growthos_cli.flows.sides import Side, Sort
from growthos_cli.flows.workspace import Workspace
from growthos_cli.intent import Project


def converge(url: str, desired_url: str) -> None:
    """Plans, applies, and sees that nothing is left and nothing was beyond our kinds. Raises whatever the engine raises."""
    target = Target("database", url)
    found = compare(_workspace(desired_url), target, prune=True)
    provision(_workspace(desired_url), found, allowed=[ALL], consent=lambda _: True, prune=True)
    after = compare(_workspace(desired_url), target, prune=True)
    assert [(change.verb, str(change.ref), change.fields) for change in after.plan.changes] == []
    assert after.unmodelled == ()


def _workspace(url: str) -> Workspace:
    side = Side(Sort.DATABASE, target=Target("database", url))
    return open_sided(side, side, Declared(project=Project(platform="postgres")), os.environ, lambda _stage: None)
