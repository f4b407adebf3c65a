"""Every page of a book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from growthos_cli.flows.book import Book
from growthos_cli.flows.publish import Pages
from growthos_cli.report.pages.creation import creation_page
from growthos_cli.report.pages.functions import function_page
from growthos_cli.report.pages.index import index_page
from growthos_cli.report.pages.security import security_page
from growthos_cli.report.pages.site import CREATION, FOLDERS, INDEX, SECURITY, SIGNATURE, TROUBLESHOOTING, Site, site
from growthos_cli.report.pages.tables import table_page
from growthos_cli.report.pages.troubleshooting import troubleshooting_page


def pages(book: Book, exit_codes: Mapping[int, str]) -> Pages:
    """The same book gives the same pages, wherever and whenever. `exit_codes` are those of the command, with their meanings in Markdown."""
    return Pages(SIGNATURE, FOLDERS, {path: _text(lines) for path, lines in _pages(site(book), exit_codes)})


def _pages(where: Site, exit_codes: Mapping[int, str]) -> Iterator[tuple[str, Iterable[str]]]:
    yield INDEX, index_page(where)
    yield from ((path, table_page(where, area)) for area, path in where.table_pages.items())
    yield from ((path, function_page(where, area)) for area, path in where.function_pages.items())
    yield SECURITY, security_page(where)
    yield CREATION, creation_page(where)
    yield TROUBLESHOOTING, troubleshooting_page(where, exit_codes)


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"
