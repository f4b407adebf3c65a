"""The creation guide: how a database comes to be what the manifests say."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from growthos_cli.catalog.constraints import ForeignKey
from growthos_cli.catalog.ref import Ref
from growthos_cli.flows.book import Book
from growthos_cli.manifest.paths import spelled
from growthos_cli.report.counts import by_kind, counted
from growthos_cli.report.pages.markdown import Block, bullets, code, fenced, heading, paragraph, table, text
from growthos_cli.report.pages.site import CREATION, TROUBLESHOOTING, Address, Site

_WHY = {
    "schema": "everything else is in one",
    "extension": "types, operators and functions of it are used below",
    "sequence": "defaults take numbers from them",
    "table": "with columns, keys and checks; foreign keys wait until all tables are there, so that tables may refer to each other",
    "column": "what they call is there by now",
    "function": "defaults, checks, indexes, triggers and policies call them; bodies are not looked into before all is there",
    "sequence_owner": "the sequence came before its table; from now on it goes with it",
    "index": "their expressions may call functions",
    "replica_identity": "the index that it may name is there",
    "foreign_key": "every table and every key that they refer to is there",
    "trigger": "their functions and the columns that they watch are there",
    "row_security": "on before anybody is granted anything, so that no moment shows rows unfiltered",
    "policy": "they call functions and read other tables",
    "grant": "last of what opens a table: until now nobody but the owner reaches it",
    "comment": "on what is there",
    "bucket": "their policies are in force before the first file comes",
    "publication_table": "row security is on before changes are told to anybody",
    "row": "checked by every constraint and trigger like any other row; referred-to rows come first",
    "default_privilege": "what later hands create belongs to nobody else by itself",
}
"""Kind -> why its objects are created when they are."""


def creation_page(site: Site) -> Iterator[str]:
    book = site.book
    yield from site.head(CREATION, f"{text(book.declared.project.name)}: creation guide")
    yield from _commands()
    yield from _environments(book)
    yield from _order(site)
    yield from _verification(site)


def _commands() -> Block:
    yield from heading(2, "Two commands")
    yield from fenced(
        "sh",
        (
            "growthos provision    # build what the manifests say, prove that nothing is left, validate it",
            "growthos validate     # any time later: what is wrong, what it breaks, the SQL that mends it",
        ),
    )
    yield from paragraph(
        "Without a target they work on the embedded database, which needs no Postgres on the machine.",
        "A second `provision` finds nothing to do: catalogs are compared, and only what differs is changed, in one transaction.",
        "`growthos plan` shows the SQL beforehand, with its locks and dangers; `growthos render` prints it for an empty database.",
    )


def _environments(book: Book) -> Block:
    environments = book.declared.project.environments.values()
    yield from heading(2, "Environments")
    if not environments:
        yield from paragraph("The project file names none; `--db URL` or `$GROWTHOS_DATABASE_URL` name a target.")
        return
    yield from paragraph("`--env NAME` chooses the target. The manifests never hold a connection string, only where it is found.")
    yield from table(
        ("environment", "connection string", "to change it"),
        (
            (
                code(environment.name),
                f"variable {code(environment.url_variable)}"
                if environment.url_variable
                else f"pg_service {code(environment.service or '')}",
                f"its name is typed, or given: {code(f'--yes --protected {shlex.quote(environment.name)}')}"
                if environment.protected
                else "`--yes`, or an answer",
            )
            for environment in environments
        ),
    )


def _order(site: Site) -> Block:
    book = site.book
    yield from heading(2, "What is created, in order")
    yield from paragraph(
        "The order follows from what needs what, and is the same in every environment.",
        "A kind comes again where some of its objects need others that need the first.",
    )
    yield from table(("step", "creates", "needs of steps", "why here"), _steps(book))
    yield from _tables(site)


def _steps(book: Book) -> Iterator[tuple[str, str, str, str]]:
    at = {ref: number for number, stage in enumerate(book.stages, start=1) for ref in stage.refs}
    told: set[str] = set()
    for number, stage in enumerate(book.stages, start=1):
        needs = {at[need] for ref in stage.refs for need in _needs(book, ref) & at.keys()} - {number}
        # Told once: why a kind comes again is in the steps that it needs.
        why = "" if stage.kind in told else _WHY.get(stage.kind, "")
        told.add(stage.kind)
        yield str(number), counted(len(stage.refs), stage.kind), ", ".join(map(str, sorted(needs))), why


def _tables(site: Site) -> Block:
    """Tables in the order of their creation: what is there before, and which rows come before theirs."""
    book = site.book
    order = [ref for stage in book.stages for ref in stage.refs]
    place = {ref: number for number, ref in enumerate(order)}
    tables = [ref for ref in order if ref.kind == "table"]
    if tables:
        yield from heading(3, "Tables, in the order of their creation")
        yield from paragraph("Tables may be created in this order; rows must come after those that they refer to.")
    yield from table(
        ("table", "created after", "its rows refer to"),
        (
            (
                site.table(CREATION, ref),
                ", ".join(_linked(site, need) for need in sorted(_needs(book, ref) & place.keys(), key=place.__getitem__)),
                ", ".join(site.table(CREATION, parent) for parent in dict.fromkeys(_parents(book, ref))),
            )
            for ref in tables
        ),
    )


def _needs(book: Book, ref: Ref) -> set[Ref]:
    """What an object needs, a table with all that is created together with it."""
    own = {ref, *(part.ref for part in book.side.parts.get(ref, []) if part.kind in ("column", "primary_key", "unique", "check"))}
    return {need for part in own for need in book.side.needs.get(part, ())} - own


def _parents(book: Book, ref: Ref) -> Iterator[Ref]:
    for key in book.side.parts.get(ref, []):
        if isinstance(key, ForeignKey) and (parent := (key.references_schema, key.references_table)) != ref.path:
            yield Ref("table", parent)


def _linked(site: Site, ref: Ref) -> str:
    if ref.kind == "function":
        return site.function(CREATION, ref)
    return site.table(CREATION, ref) if ref.kind == "table" else f"{text(ref.kind)} {code(spelled(*ref.path))}"


def _verification(site: Site) -> Block:
    book = site.book
    yield from heading(2, "How to see that it is right")
    proof = ["`growthos access test` becomes every declared person and finds that access is as the matrix says."]
    yield from bullets(
        (
            "`growthos diff` says that nothing differs, and exits with 0.",
            f"`growthos validate` finds nothing; what each of its checks means is told under"
            f" [Troubleshooting]({site.path(CREATION, Address(TROUBLESHOOTING))}).",
            *(proof if book.declared.personas.people else ()),
            "`growthos docs --check` says that these pages are those of the manifests.",
        )
    )
    yield from paragraph("A target that equals the manifests holds, of what they name:")
    yield from bullets(counted(number, kind) for kind, number in by_kind(item.ref for item in book.catalog).items())
