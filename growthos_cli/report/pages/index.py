"""The first page: what there is, and where it is told."""

from __future__ import annotations

from collections.abc import Iterator

from growthos_cli.catalog.ref import Ref
from growthos_cli.manifest.paths import spelled
from growthos_cli.report.counts import by_kind, listed
from growthos_cli.report.pages.diagrams import overview
from growthos_cli.report.pages.markdown import code, heading, paragraph, table, text
from growthos_cli.report.pages.site import CREATION, INDEX, SECURITY, TROUBLESHOOTING, Address, Site, title

_OTHERS = (
    (SECURITY, "Security model", "who may do what to which rows, and what holds it"),
    (CREATION, "Creation guide", "how a database comes to be, in which order, and how to see that it is right"),
    (TROUBLESHOOTING, "Troubleshooting", "what goes wrong, how it shows, and what mends it"),
)


def index_page(site: Site) -> Iterator[str]:
    book, name = site.book, text(site.book.declared.project.name)
    yield from site.head(INDEX, f"{name}: the database")
    yield from paragraph(
        f"The manifests declare {listed(by_kind(item.ref for item in book.catalog))}.",
        "These pages are made from them by `growthos docs`; `growthos docs --check` fails when they no longer say the same.",
    )
    yield from table(("page", "tells"), ((f"[{said}]({page})", tells) for page, said, tells in _OTHERS))
    yield from heading(2, "Areas")
    yield from table(
        ("area", "tables", "functions"),
        (
            (
                text(title(book, area)),
                _number(site, site.table_pages.get(area), len(area.tables)),
                _number(site, site.function_pages.get(area), len(area.functions)),
            )
            for area in book.areas
        ),
    )
    yield from overview(site)
    tables = sorted((ref for area in book.areas for ref in area.tables), key=lambda ref: spelled(*ref.path))
    if tables:
        yield from heading(2, "Tables")
    homes = {ref: area for area in book.areas for ref in area.tables}
    yield from table(
        ("table", "area", "holds"),
        ((site.table(INDEX, ref), text(title(book, homes[ref])), text(_first_sentence(book.comment(ref)))) for ref in tables),
    )
    functions = sorted((ref for area in book.areas for ref in area.functions), key=_spelled)
    if functions:
        yield from heading(2, "Functions")
    yield from table(("function", "does"), ((site.function(INDEX, ref), text(_first_sentence(book.comment(ref)))) for ref in functions))


def _number(site: Site, page: str | None, number: int) -> str:
    return f"[{number}]({site.path(INDEX, Address(page))})" if page else "–"


def _first_sentence(comment: str) -> str:
    first, dot, _ = comment.partition(". ")
    return f"{first}." if dot else first


def _spelled(ref: Ref) -> str:
    return code(spelled(*ref.path[:2])) + ref.path[2]
