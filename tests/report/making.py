"""Pages of a folder of manifests, as the command makes them."""

from __future__ import annotations

from pathlib import Path

from growthos_cli.cli.exit_codes import MEANINGS
from growthos_cli.flows.book import book
from growthos_cli.flows.declare import declare
from growthos_cli.report.pages.pages import pages

LIBRARY = Path(__file__).parent / "library"
Pages = dict[str, str]


def made(folder: Path) -> Pages:
    return dict(pages(book(declare(folder), folder), MEANINGS).texts)
