"""What stands in diagrams: the tables of an area with their keys, and how the areas hang together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from growthos_cli.catalog.constraints import ForeignKey, PrimaryKey, Unique
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Column, Index
from growthos_cli.flows.book import Area
from growthos_cli.manifest.paths import spelled
from growthos_cli.names import quote
from growthos_cli.report.counts import counted
from growthos_cli.report.pages.markdown import Block, fenced, paragraph
from growthos_cli.report.pages.mermaid import Attribute, Entity, Relation, er_diagram, flowchart
from growthos_cli.report.pages.site import Site, title


def area_diagram(site: Site, area: Area) -> Block:
    """The tables of an area with the columns of their keys, and the foreign keys that begin there."""
    relations = [_relation(site, key) for ref in area.tables for key in _foreign_keys(site, ref)]
    yield from fenced("mermaid", er_diagram((_entity(site, ref) for ref in area.tables), relations))


def overview(site: Site) -> Block:
    """The areas that have tables, and how many foreign keys lead from one to another; nothing where there is only one."""
    areas = list(site.table_pages)
    if len(areas) < 2:
        return
    homes = {ref: area.path for area in areas for ref in area.tables}
    arrows = Counter(
        (area.path, homes[target])
        for area in areas
        for ref in area.tables
        for key in _foreign_keys(site, ref)
        if (target := _parent(key)) in homes and homes[target] != area.path
    )
    boxes = ((area.path, f"{title(site.book, area)} ({counted(len(area.tables), 'table')})") for area in areas)
    lines = flowchart(boxes, ((*ends, counted(number, "foreign key")) for ends, number in sorted(arrows.items())))
    yield from paragraph("An arrow leads from the tables that refer to the tables that are referred to.")
    yield from fenced("mermaid", lines)


def _entity(site: Site, ref: Ref) -> Entity:
    parts = site.book.side.parts.get(ref, [])
    keys: dict[str, list[str]] = {}
    for part in parts:
        for kind, short in ((PrimaryKey, "PK"), (ForeignKey, "FK"), (Unique, "UK")):
            # Only a key of one column makes that column unique.
            if isinstance(part, kind) and (short != "UK" or len(part.columns) == 1):
                for column in part.columns:
                    keys.setdefault(column, []).append(short)
    columns = sorted((part for part in parts if isinstance(part, Column) and part.name in keys), key=lambda column: column.position)
    attributes = (Attribute(column.type, column.name, tuple(sorted(set(keys[column.name]), key="PK FK UK".index))) for column in columns)
    return Entity(spelled(*ref.path), tuple(attributes))


def _relation(site: Site, key: ForeignKey) -> Relation:
    optional = any(isinstance(column, Column) and not column.not_null for column in map(site.book.catalog.get, _columns(key)))
    return Relation(spelled(*_parent(key).path), spelled(*key.root.path), ", ".join(key.columns), optional, _is_alone(site, key))


def _is_alone(site: Site, key: ForeignKey) -> bool:
    """Whether a row that is referred to has at most one row that refers to it: the key's columns are unique."""
    parts = site.book.side.parts.get(key.root, [])
    unique = [set(part.columns) for part in parts if isinstance(part, PrimaryKey | Unique)]
    unique += [set(part.keys) for part in parts if isinstance(part, Index) and part.unique and part.where is None]
    return any(columns <= {*key.columns, *map(quote, key.columns)} for columns in unique)


def _foreign_keys(site: Site, ref: Ref) -> Iterator[ForeignKey]:
    return (part for part in site.book.side.parts.get(ref, []) if isinstance(part, ForeignKey))


def _columns(key: ForeignKey) -> Iterator[Ref]:
    return (Ref("column", (key.schema, key.table, name)) for name in key.columns)


def _parent(key: ForeignKey) -> Ref:
    return Ref("table", (key.references_schema, key.references_table))
