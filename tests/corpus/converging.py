"""One database brought to what another is, as `growthos apply --prune --allow all` does it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.made import Made
from growthos_cli.db.connect import Target
from growthos_cli.db.extract import Extraction
from growthos_cli.db.home import Home
from growthos_cli.flows.compare import compare, compare_found
from growthos_cli.flows.manifests import Manifests
from growthos_cli.flows.provision import ALL, provision
from growthos_cli.flows.sided import Sided, open_sided
from growthos_cli.flows.sides import Side, Sort
from growthos_cli.flows.workspace import Workspace


def converge(url: str, desired: Workspace, known: Extraction | None = None) -> Extraction:
    """Plans, applies, reads again and plans once more: nothing is left, and nothing was beyond our kinds. What was read again.

    One plan does it all, but for what the members of an extension are granted by the way it is made. What is `known` of the database
    is not read to plan from; whoever applies reads it all the same, and plans anew where it is not what is there.

    Raises whatever the engine raises.
    """
    target = Target("database", url)
    found = compare_found(desired.compiling_for(target), target, known, prune=True) if known else compare(desired, target, prune=True)
    _must_be_what_is_known(found.live, found.desired)
    outcome = provision(desired, found, allowed=[ALL], consent=lambda _: True, prune=True)
    foreseen = [change for change in outcome.between.plan.changes if not getattr(change.item, "beside", False)] if outcome.between else []
    assert not foreseen, [(change.verb, str(change.ref), change.fields) for change in foreseen]
    left = outcome.after
    assert not left.plan.changes, [(change.verb, str(change.ref), change.fields) for change in left.plan.changes]
    assert not left.unmodelled, left.unmodelled
    return Extraction(left.live, left.role, left.server_version)


def _must_be_what_is_known(live: Catalog, desired: Catalog) -> None:
    """Kinds that nobody looks at because they are known to be alike have the same objects. Of SQL, or of another major, none are."""
    there, wanted = live.objects, desired.objects
    if not (isinstance(there, Made) and isinstance(wanted, Made)):
        return
    for kind in there.parts.keys() - there.apart(wanted):
        assert there.parts[kind].by_ref == wanted.parts[kind].by_ref, kind
        assert len(there.parts[kind].by_ref) == there.parts[kind].count, kind


def read_at(url: str) -> Sided:
    """A database, as it is now, as the desired side."""
    workspace = _open(Side(Sort.DATABASE, target=Target("database", url)), os.environ)
    # What is read stays with the workspace, whatever becomes of the database.
    assert workspace.desired is workspace.desired
    return workspace


def read_sql(file: Path, home: Home) -> Workspace:
    """A file of SQL as the desired side, compiled by the server of that home."""
    return _open(Side(Sort.SQL, file), {**os.environ, "GROWTHOS_HOME": str(home.root)})


def _open(side: Side, environ: Mapping[str, str]) -> Sided:
    workspace = open_sided(side, None, Manifests.of_platform("postgres"), environ, lambda _stage: None)
    assert isinstance(workspace, Sided)
    return workspace
