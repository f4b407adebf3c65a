"""The function reference: one page per area, one section per function."""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.routines import Function
from growthos_cli.flows.book import Area
from growthos_cli.manifest.paths import spelled
from growthos_cli.report.counts import by_kind, listed
from growthos_cli.report.pages.access import executors
from growthos_cli.report.pages.markdown import Block, bullets, code, heading, paragraph, table, text
from growthos_cli.report.pages.site import Address, Site, title


def function_page(site: Site, area: Area) -> Iterator[str]:
    """The page of an area's functions."""
    here, book = site.function_pages[area], site.book
    yield from site.head(here, f"{text(title(book, area))}: functions")
    tables = site.table_pages.get(area)
    if tables:
        yield from paragraph(f"The tables of this area are on [a page of their own]({site.path(here, Address(tables))}).")
    functions = [function for function in map(book.catalog.get, area.functions) if isinstance(function, Function)]
    yield from table(
        ("function", "returns", "runs as", "may be called by"),
        (
            (site.function(here, function.ref), code(function.returns), _runs_as(function), executors(book, function.ref))
            for function in functions
        ),
    )
    for function in functions:
        yield from _section(site, here, function)


def _section(site: Site, here: str, function: Function) -> Block:
    book = site.book
    yield from heading(2, text(spelled(function.schema, function.name)), site.anchor(function.ref))
    yield from paragraph(text(book.comment(function.ref)))
    yield from paragraph(code(_signature(function)))
    yield from bullets(_facts(site, here, function))


def _facts(site: Site, here: str, function: Function) -> Iterator[str]:
    book = site.book
    if function.ref in book.files:
        yield f"Declared in {code(book.files[function.ref])}."
    manner = [f"{function.language}, {function.volatility}"]
    manner += ["strict: null for a null argument"] if function.strict else []
    manner += ["leakproof"] if function.leakproof else []
    manner += [f"parallel {function.parallel}"] if function.parallel != "unsafe" else []
    manner += [f"cost {function.cost:g}"] if function.cost is not None else []
    manner += [f"{function.rows:g} rows expected"] if function.rows is not None else []
    yield f"{', '.join(map(text, manner))}."
    pinned = [f"{code(name)} is {code(value)}" for name, value in function.settings]
    yield f"Runs as {_runs_as(function)}{''.join(f'; {each}' for each in pinned)}."
    if function.ref in book.guards:
        yield f"Made for the guarded columns of {site.table(here, book.guards[function.ref])}."
    yield f"May be called by {executors(book, function.ref)}."
    if triggers := book.fired.get(function.ref):
        told = (f"{code(trigger.name)} of {site.table(here, trigger.root)}" for trigger in triggers)
        yield f"Fired by {', '.join(told)}."
    users = by_kind(ref for ref in book.side.users(function.ref) if ref.kind != "trigger")
    if users:
        yield f"Named by {listed(users)}."


def _signature(function: Function) -> str:
    returns = f" returns {function.returns}" if function.returns else ""
    return f"{spelled(function.schema, function.name)}({function.arguments}){returns}"


def _runs_as(function: Function) -> str:
    return "its owner" if function.security == "definer" else "its caller"
