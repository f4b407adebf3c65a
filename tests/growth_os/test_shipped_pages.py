"""docs/database is what `growthos docs` makes of the manifests."""

from __future__ import annotations

from pathlib import Path

from report.making import made
from report.reading import faults

from growthos_cli.cli.exit_codes import MEANINGS
from growthos_cli.flows.book import book
from growthos_cli.flows.declare import declare
from growthos_cli.flows.publish import DEFAULT, Standing, standing
from growthos_cli.report.pages.pages import pages
from growthos_cli.resources import manifests_dir

ROOT = Path(__file__).resolve().parents[2]


def test_the_pages_are_those_of_the_manifests() -> None:
    """`make docs` makes them so."""
    folder = manifests_dir()
    assert standing(pages(book(declare(folder), folder), MEANINGS), ROOT / DEFAULT) == Standing()


def test_links_lead_somewhere_and_diagrams_are_whole() -> None:
    assert faults(made(manifests_dir())) == []
