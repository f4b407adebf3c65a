"""The diagrams of generated pages are read by Mermaid itself."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from node_packages import HERE, node
from report.hostile import TEXTS
from report.making import LIBRARY, made

from growthos_cli.report.pages.mermaid import Attribute, Entity, Relation, er_diagram, flowchart
from growthos_cli.resources import manifests_dir

pytestmark = pytest.mark.usefixtures("_packages")
NAMES = [
    *TEXTS,
    "begin",
    "subgraph",
    "erDiagram",
    "classDef",
    "many",
    "zero",
    "only",
    "to",
    "optionally",
    "linkStyle",
    "default",
    "o",
    "x",
    "1",
    "-",
]


def answers(diagrams: list[str]) -> list[dict[str, Any]]:
    """What Mermaid says: the type and the number of boxes of each, or its error."""
    done = subprocess.run(
        node("diagrams.mjs"), cwd=HERE, input=json.dumps(diagrams), capture_output=True, text=True, timeout=120, check=True
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("folder", [LIBRARY / "manifests", manifests_dir()], ids=["library", "growth_os"])
def test_every_diagram_of_the_pages_is_read(folder: Path) -> None:
    diagrams = [
        diagram for page in made(folder).values() for diagram in re.findall(r"^```mermaid\n(.*?)\n```$", page, re.DOTALL | re.MULTILINE)
    ]
    found = answers(diagrams)
    assert [answer["error"] for answer in found if answer["error"]] == []
    assert {answer["type"] for answer in found} == {"er", "flowchart-v2"}
    assert all(answer["boxes"] for answer in found)


def test_hostile_names_are_boxes_of_their_own() -> None:
    pairs = [(name, f"{name} too") for name in NAMES]
    entities = [er_diagram([Entity(a), Entity(b, (Attribute(a, a, ("PK", "FK")),))], [Relation(a, b, a)]) for a, b in pairs]
    boxes = [flowchart([("a", a), ("b", b)], [("a", "b", a)]) for a, b in pairs]
    found = answers(["\n".join(diagram) for diagram in (*entities, *boxes)])
    assert [(name, answer) for name, answer in zip(NAMES * 2, found, strict=True) if answer["error"] or answer["boxes"] != 2] == []


def test_what_is_no_diagram_is_told() -> None:
    [answer] = answers(['erDiagram\n  "a" {\n    uuid pk PK\n  }'])
    assert answer["error"]
