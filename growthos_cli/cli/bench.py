"""`growthos bench`: rows to measure with, and the queries of every persona measured."""

from __future__ import annotations

from typing import Annotated

import typer

from growthos_cli.cli.console import console
from growthos_cli.cli.exit_codes import DONE, FOUND
from growthos_cli.cli.options import Db, Env, Json, Manifests

bench = typer.Typer(
    name="bench",
    help="Fill a database; measure what each persona's queries take.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Sizes = Annotated[
    list[str] | None,
    typer.Option(
        "--size", metavar="NAME=NUMBER", help="Another number of rows than the manifest's; may be given again.", show_default=False
    ),
]
Scale = Annotated[float, typer.Option("--scale", min=0.000001, max=1000, help="Multiplies every size that is not given.")]
Into = Annotated[
    str | None,
    typer.Option("--into", metavar="NAME", help="Seed a target that is not embedded, or not empty: its name, to show that it is meant."),
]
Tables = Annotated[
    list[str] | None, typer.Option("--table", metavar="NAME", help="Only this table; without it the ten largest.", show_default=False)
]
People = Annotated[list[str] | None, typer.Option("--persona", metavar="NAME", help="Only this persona.", show_default=False)]
Runs = Annotated[int, typer.Option("--runs", min=1, max=10_000, help="How often each query is timed.")]


@bench.command()
def seed(
    *,
    manifests: Manifests = None,
    db: Db = None,
    env: Env = None,
    size: Sizes = None,
    scale: Scale = 1.0,
    into: Into = None,
    json: Json = False,
) -> int:
    """Fill an empty database with rows.

    Those that the manifests declare under `bench`, in one transaction, so that an interruption leaves nothing. Refuses a target that is
    not embedded or not empty.
    """
    console.begin("bench seed", json=json)
    from growthos_cli.bench.sizes import sized
    from growthos_cli.cli.opening import opened
    from growthos_cli.flows.seed import benched, fill, settled
    from growthos_cli.report import documents
    from growthos_cli.report.benches import document_of_seed, seed_lines
    from growthos_cli.report.lines import WARNING, line

    workspace = opened(manifests)
    sizes = sized(benched(workspace.declared), size or (), scale)
    environment = workspace.outline.environments.get(env or "")
    seeded = fill(workspace, workspace.target(db, env), environment, sizes, into)
    try:
        settled(workspace, seeded)
    except KeyboardInterrupt:
        console.complain(
            [line("the rows are there, but not all statistics; before measuring: growthos db psql -c 'vacuum analyze'", WARNING)]
        )
        raise
    if json:
        console.write(documents.text({"command": "bench seed", **document_of_seed(seeded), "exit_code": DONE}))
    else:
        console.print(seed_lines(seeded, console.seconds))
    return DONE


@bench.command()
def queries(
    *,
    manifests: Manifests = None,
    db: Db = None,
    env: Env = None,
    table: Tables = None,
    persona: People = None,
    runs: Runs = 20,
    json: Json = False,
) -> int:
    """Ask each persona's usual queries of the largest tables.

    Tells the plan, the blocks it reads, and its time. The newest rows, their number, and one by its key, each with and without a filter
    of the client's own. Exit code 2 if anything is marked: a function called for every row, more than 1,000 blocks read where fewer than
    10,000 rows are visible, or more than 100 ms. Changes nothing.
    """
    console.begin("bench queries", json=json)
    from growthos_cli.cli.opening import opened
    from growthos_cli.flows.measure import Asking, measure
    from growthos_cli.report import documents
    from growthos_cli.report.benches import document_of_measurement, measurement_lines

    workspace = opened(manifests)
    found = measure(workspace, workspace.target(db, env), Asking(tuple(table or ()), tuple(persona or ()), runs))
    code = FOUND if found.marked else DONE
    if json:
        console.write(documents.text({"command": "bench queries", **document_of_measurement(found), "exit_code": code}))
    else:
        console.print(measurement_lines(found))
    return code
