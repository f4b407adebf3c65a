"""`growthos access`: who may do what to which rows, as declared and as Postgres does it."""

from __future__ import annotations

from typing import Annotated

import typer

from growthos_cli.cli.console import console
from growthos_cli.cli.exit_codes import DONE, FOUND
from growthos_cli.cli.options import Json, Manifests

access = typer.Typer(
    name="access", help="Print the access matrix; prove it by becoming every caller.", no_args_is_help=True, rich_markup_mode=None
)

Names = Annotated[list[str] | None, typer.Argument(metavar="[TABLE|BUCKET]...", help="Only these; all if left out.", show_default=False)]


@access.command()
def matrix(
    names: Names = None,
    *,
    manifests: Manifests = None,
    scopes: Annotated[bool, typer.Option("--scopes", help="Name the scopes instead of the row classes they cover.")] = False,
    json: Json = False,
) -> int:
    """Print who may do what to which rows, as the manifests say it. Needs no server."""
    console.begin("access matrix", json=json)
    from growthos_cli.cli.opening import read
    from growthos_cli.flows.prove import chosen_subjects
    from growthos_cli.report import documents
    from growthos_cli.report.matrix import matrix_lines
    from growthos_cli.report.proof import matrix_document

    declared = read(manifests)
    chosen = chosen_subjects(declared, names or ())
    if json:
        cells = matrix_document(declared, chosen)
        console.write(documents.text({"command": "access matrix", "cells": cells, "exit_code": DONE}))
    else:
        console.print(matrix_lines(declared, chosen, scopes=scopes))
    return DONE


@access.command()
def test(names: Names = None, *, manifests: Manifests = None, json: Json = False) -> int:
    """Become every declared person and try everything.

    Every command on every class of rows. It works in a throwaway database on the embedded server. Exit code 2 if Postgres does anything
    else than the matrix says, or something could not be tried.
    """
    console.begin("access test", json=json)
    from growthos_cli.cli.opening import opened
    from growthos_cli.flows.prove import prove
    from growthos_cli.report import documents
    from growthos_cli.report.headings import origin
    from growthos_cli.report.proof import proof_document, proof_lines

    workspace = opened(manifests)
    proof = prove(workspace, names or ())
    code = DONE if proof.agrees else FOUND
    if json:
        told = {"manifests": str(workspace.folder), **proof_document(proof)}
        console.write(documents.text({"command": "access test", **told, "exit_code": code}))
    else:
        console.print(origin(workspace))
        console.print(proof_lines(proof))
        console.say(f"done in {console.seconds:.1f} s")
    return code
