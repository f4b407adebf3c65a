"""The options that several commands share, each spelled once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Manifests = Annotated[
    Path | None,
    typer.Option(
        "--manifests",
        metavar="DIR",
        help="The folder with growthos.yaml. Without it: this folder, its manifests/, the same of each folder above; "
        "else the Growth OS that comes with growthos.",
        show_default=False,
    ),
]
Db = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="URL",
        help="The target's connection string. Without any target, the embedded database. "
        "A command line is seen by others; $GROWTHOS_DATABASE_URL or --env is not.",
        show_default=False,
    ),
]
Desired = Annotated[
    str | None,
    typer.Option(
        "--desired",
        metavar="SIDE",
        help="What the target shall equal instead of the manifests found here: a folder of manifests, a database's connection string, "
        "a folder or file of SQL, or a snapshot.",
        show_default=False,
    ),
]
Side = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="SIDE",
        help="The target's connection string; or, like --desired, a folder of manifests, SQL, or a snapshot.",
        show_default=False,
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Fail if either side holds anything that growthos does not model.")]
Roles = Annotated[
    list[str] | None,
    typer.Option(
        "--role",
        metavar="NAME",
        help="With --desired: a role of the server that is compared, too, and made, changed or (with --prune) dropped. May be repeated. "
        "Manifests say so themselves, in database_roles.",
        show_default=False,
    ),
]
RolesToo = Annotated[
    list[str] | None,
    typer.Option(
        "--role",
        metavar="NAME",
        help="A role of the server that belongs to it, too: its attributes, settings and memberships, never its password. May be repeated.",
        show_default=False,
    ),
]
Env = Annotated[
    str | None,
    typer.Option("--env", metavar="NAME", help="The target: an environment of growthos.yaml.", show_default=False),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document (docs/json.md) instead of text.")]
Prune = Annotated[bool, typer.Option("--prune", help="Drop objects that no manifest declares, too.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Ask no question before changing a target.")]
Allow = Annotated[
    list[str] | None,
    typer.Option(
        "--allow",
        metavar="HAZARD",
        help="Agree to a danger by its name: data_loss, row_security_off, table_rewrite, secret_unknown, value_renamed; "
        "or all. May be repeated.",
        show_default=False,
    ),
]
Protected = Annotated[
    str | None,
    typer.Option("--protected", metavar="NAME", help="With --yes: the protected environment that may be changed.", show_default=False),
]


class FailOn(StrEnum):
    """The lowest level of a finding that makes `validate` fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
