"""`growthos docs`: the database as pages for people."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from growthos_cli.cli.console import console
from growthos_cli.cli.exit_codes import DONE, FOUND, MEANINGS
from growthos_cli.cli.options import Json, Manifests

Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="DIR",
        help="The folder of the pages. Without it: docs/database beside the manifests folder, or in it if it is not named manifests; "
        "of the folder you are in for the Growth OS that comes with growthos.",
        show_default=False,
    ),
]
Check = Annotated[
    bool, typer.Option("--check", help="Write nothing; name the pages that are stale, missing or orphaned. Exit code 2 if there are any.")
]


def docs(*, manifests: Manifests = None, output: Output = None, check: Check = False, json: Json = False) -> int:
    """Write pages about the database, for people.

    Tables, functions, security, creation, troubleshooting: Markdown with Mermaid diagrams, made from the manifests. Needs no server.
    Writes what changed, removes pages of its own that nothing makes any more, and touches no file that a person wrote.
    """
    console.begin("docs", json=json)
    console.progress("reading the manifests")
    from growthos_cli.flows.book import book
    from growthos_cli.flows.declare import declare
    from growthos_cli.flows.folders import manifests_folder, nearest
    from growthos_cli.flows.publish import pages_folder, publish, standing
    from growthos_cli.report import documents
    from growthos_cli.report.pages.pages import pages
    from growthos_cli.report.publishing import check_lines, publish_lines

    here = Path.cwd()
    source = manifests_folder(manifests, here)
    folder = output or pages_folder(source, here, bundled=manifests is None and nearest(here) is None)
    made = pages(book(declare(source), source), MEANINGS)
    found = standing(made, folder) if check else publish(made, folder)
    code, number = FOUND if check and not found.current else DONE, len(made.texts)
    if json:
        console.write(documents.text({"command": "docs", **documents.standing(found, folder, number), "exit_code": code}))
    else:
        console.print(check_lines(found, folder, number) if check else publish_lines(found, folder, number))
    return code
