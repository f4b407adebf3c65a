"""`growthos render`: the manifests as SQL."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from growthos_cli.cli.console import console
from growthos_cli.cli.exit_codes import DONE
from growthos_cli.cli.options import Manifests

Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE|FOLDER/", help="Where to write; a folder gets one file per step.", show_default=False),
]
Major = Annotated[
    int | None,
    typer.Option(
        "--major",
        metavar="N",
        min=15,
        help="The PostgreSQL that will run it, 15 or later. Without it, the one that compiles manifests here (`growthos pg list`).",
        show_default=False,
    ),
]


def render(*, manifests: Manifests = None, output: Output = None, major: Major = None) -> int:
    """Print the manifests as SQL.

    It builds everything in a database that has nothing yet, in the order of dependencies. Needs no server.
    """
    console.begin("render")
    from growthos_cli.cli.opening import read
    from growthos_cli.flows.export import to_file, to_folder
    from growthos_cli.flows.installing import major_that_compiles
    from growthos_cli.flows.render import rendered, script
    from growthos_cli.names import visible
    from growthos_cli.report.counts import counted
    from growthos_cli.report.lines import line

    declared = read(manifests)
    plan, project = rendered(declared, major=major or major_that_compiles(os.environ)), declared.project.name
    if output is None:
        console.write(script(plan, project))
        return DONE
    to_write = to_folder if output.endswith("/") or os.path.isdir(output) else to_file
    written = to_write(plan, project, Path(output))
    told = f"wrote {counted(len(plan.steps), 'statement')} to {counted(written.files, 'file')}: {output}"
    console.complain([line(visible(told))])
    if written.removed:
        console.complain([line(f"removed {counted(written.removed, 'file')} of an earlier rendering")])
    return DONE
