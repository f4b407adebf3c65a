"""The house keeps its shape: floors, doors, and a differ that names no kind."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import growthos_cli
from growthos_cli.catalog.kinds import KINDS

PACKAGE = Path(growthos_cli.__file__).parent

FLOORS = {
    "errors": 0,
    "names": 0,
    "locales": 0,
    "printed": 0,
    "reread": 0,
    "resources": 0,
    "catalog": 1,
    "platform": 1,
    "intent": 1,
    "declared": 1,
    "findings": 2,
    "manifest": 2,
    "access": 2,
    "bench": 2,
    "diff": 2,
    "rule": 2,
    "rule_cases": 2,
    "rules": 2,
    "conversions": 1,
    "hazards": 2,
    "secrecy": 1,
    "namespaces": 2,
    "shells": 2,
    "rings": 3,
    "moved": 2,
    "standing": 2,
    "retyping": 2,
    "identity_names": 2,
    "firing": 2,
    "place_keepers": 2,
    "excluded": 2,
    "way": 3,
    "anew": 3,
    "ahead": 2,
    "forms": 2,
    "type_dangers": 2,
    "within": 3,
    "graph": 2,
    "references": 2,
    "implied": 2,
    "ownership": 2,
    "overloads": 2,
    "passwords": 2,
    "filling": 2,
    "remade": 2,
    "persistence": 2,
    "heirs": 2,
    "tied": 2,
    "lookalikes": 2,
    "looks": 2,
    "held_elsewhere": 2,
    "turns": 2,
    "unvalidated": 2,
    "inherited": 2,
    "referring": 1,
    "majors": 2,
    "kept": 2,
    "templates": 2,
    "statements": 2,
    "bodies": 2,
    "whole_rows": 2,
    "cast_first": 2,
    "columns_in_order": 2,
    "steps": 2,
    "fold": 3,
    "midway": 3,
    "precedence": 3,
    "writing": 3,
    "stand_ins": 3,
    "catalog_tables": 3,
    "plan": 3,
    "preflight": 3,
    "checks": 3,
    "db": 4,
    "flows": 5,
    "report": 5,
    "cli": 6,
}
PLANNING = ("planning", "lineage", "values", "rights")
"""Folders whose modules have floors of their own."""

SIDEWAYS = {
    "reread": {"printed"},
    # Within one floor a module may lean on these; each list is short on purpose.
    "intent": {"catalog"},
    "declared": {"intent", "catalog"},
    "secrecy": {"catalog"},
    "referring": {"catalog"},
    "access": {"graph"},
    "rule_cases": {"rule"},
    "rules": {"diff", "rule", "rule_cases"},
    "hazards": {"kept", "diff", "type_dangers"},
    "type_dangers": {"diff"},
    "kept": {"graph"},
    "implied": {"diff", "graph"},
    "namespaces": {"diff", "forms"},
    "ownership": {"diff"},
    "overloads": {"diff"},
    "passwords": {"diff"},
    "filling": {"diff"},
    "tied": {"looks"},
    "remade": {"graph", "tied"},
    "held_elsewhere": {"tied"},
    "lookalikes": {"looks", "tied"},
    "persistence": {"diff", "graph"},
    "heirs": {"diff", "tied"},
    "standing": {"held_elsewhere", "lookalikes", "tied"},
    "identity_names": {"diff"},
    "turns": {"diff", "graph", "lookalikes", "tied"},
    "unvalidated": {"tied"},
    "inherited": {"diff", "tied", "turns", "unvalidated"},
    "majors": {"diff", "tied"},
    "bodies": {"diff"},
    "cast_first": {"diff"},
    "firing": {"diff"},
    "place_keepers": {"diff", "rules"},
    "excluded": {"diff"},
    "columns_in_order": {"diff", "tied"},
    "statements": {"forms", "kept", "diff", "rules", "templates", "tied"},
    "way": {"anew", "within"},
    "rings": {"shells"},
    "fold": {"rings"},
    "midway": {"way"},
    "precedence": {"way", "within"},
    "catalog_tables": {"fold"},
    "writing": {"catalog_tables", "fold", "stand_ins", "way"},
    "plan": {"fold", "midway", "precedence", "rings", "way", "writing"},
    "steps": {"diff", "hazards"},
    "preflight": {"plan"},
    "checks": {"plan"},
    "report": {"flows"},
}
DOORS = {
    "yaml": {"manifest"},
    "jinja2": {"templates"},
    "psycopg": {"db"},
    "typer": {"cli"},
    "click": {"cli"},
    "rich": {"cli"},
    "platformdirs": {"db"},
}


def modules() -> Iterator[tuple[str, Path]]:
    """(room, file)."""
    for file in sorted(PACKAGE.rglob("*.py")):
        room = room_of(file.relative_to(PACKAGE).with_suffix("").parts)
        if room != "__init__":
            yield room, file


def room_of(parts: Sequence[str]) -> str:
    """The module or package right below growthos_cli; of planning each module is a room of its own."""
    return next(part for part in parts if part not in PLANNING)


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_every_room_has_a_floor() -> None:
    assert {room for room, _ in modules()} == set(FLOORS)


@pytest.mark.parametrize("room", sorted(FLOORS))
def test_a_room_imports_only_from_lower_floors(room: str) -> None:
    upward = []
    for _, file in (pair for pair in modules() if pair[0] == room):
        for name in imports(file):
            parts = name.split(".")
            if parts[0] != "growthos_cli" or len(parts) == 1:
                continue
            other = room_of(parts[1:])
            if other != room and FLOORS[other] >= FLOORS[room] and other not in SIDEWAYS.get(room, ()):
                upward.append(f"{file.relative_to(PACKAGE)} imports {name}")
    assert upward == []


def test_each_outside_library_has_one_door() -> None:
    strays = []
    for room, file in modules():
        for name in imports(file):
            library = name.split(".")[0]
            if room not in DOORS.get(library, {room}):
                strays.append(f"{file.relative_to(PACKAGE)} imports {name}")
    assert strays == []


@pytest.mark.parametrize("module", ["diff.py", "planning/graph.py", "names.py", "catalog/catalog.py", "catalog/codec.py", "catalog/ref.py"])
def test_these_modules_name_no_kind(module: str) -> None:
    text = (PACKAGE / module).read_text()
    code = ast.parse(text)
    words = {node.value for node in ast.walk(code) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    docstrings = {
        ast.get_docstring(node, clean=False) for node in ast.walk(code) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    }
    names = {node.id for node in ast.walk(code) if isinstance(node, ast.Name)}
    classes = {cls.__name__ for cls in KINDS.values()}
    assert not (words - docstrings) & set(KINDS)
    assert not names & classes


def test_nothing_below_the_command_line_prints_or_exits() -> None:
    loud = []
    for room, file in modules():
        if room == "cli" or file.name == "watchdog.py":
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and re.fullmatch(r"print|exit|sys\.exit", ast.unparse(node.func)):
                loud.append(f"{file.relative_to(PACKAGE)}:{node.lineno}")
    assert loud == []
