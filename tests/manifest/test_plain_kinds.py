"""A plain kind is spelled as its dataclass is built: shapes, values, names and complaints follow from its description."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

import pytest

from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Table, TablePart
from growthos_cli.catalog.security import Comment, Grant
from growthos_cli.errors import ManifestError
from growthos_cli.manifest import grammar, plain, read, registry, tables
from growthos_cli.manifest.attached import ATTACHED
from growthos_cli.manifest.compound import Record
from growthos_cli.manifest.plain import Plain
from tests.manifest.conftest import Reader


@dataclass(frozen=True, slots=True)
class Mood(Object):
    kind: ClassVar[str] = "mood"
    key: ClassVar[tuple[str, ...]] = ("schema", "name")
    schema: str
    name: str
    labels: tuple[str, ...]
    weight: float | None = None
    strict: bool = False
    handler_schema: str = ""
    handler: str = ""
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Tint(Object):
    kind: ClassVar[str] = "tint"
    key: ClassVar[tuple[str, ...]] = ("schema", "mood", "name")
    schema: str
    mood: str
    name: str
    expression: str


@dataclass(frozen=True, slots=True)
class Bridge(Object):
    kind: ClassVar[str] = "bridge"
    key: ClassVar[tuple[str, ...]] = ("source", "target")
    source: str
    target: str
    implicit: bool = False


@dataclass(frozen=True, slots=True)
class Seal(TablePart):
    kind: ClassVar[str] = "seal"
    key: ClassVar[tuple[str, ...]] = ("schema", "table")
    wax: str = "red"


MOODS = Plain(
    Mood, short="labels", qualified={"handler": ("handler_schema", "handler")}, parts={"tints": Plain(Tint)}, privileges=("usage",)
)


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The four kinds of this page, put where the reader looks."""
    kinds: Mapping[str, Plain] = {"moods": MOODS, "bridges": Plain(Bridge, listed=True)}
    of_a_table = {"seal": Plain(Seal).inside(Table)}
    for module in (read, registry):
        monkeypatch.setattr(module, "PLAIN", kinds)
    monkeypatch.setattr(tables, "TABLE_PLAIN", of_a_table)
    common = {**grammar.COMMON, **{word: kind.shape(grammar.TABLE) for word, kind in kinds.items()}}
    table = {**grammar.TABLE, "seal": of_a_table["seal"].shape(grammar.TABLE), **common}
    monkeypatch.setattr(read, "COMMON_FILE", Record(common))
    monkeypatch.setattr(read, "TABLE_FILE", Record(table, required=("table",)))
    yield


def test_every_field_has_its_key(read_manifests: Reader) -> None:
    got = read_manifests(
        {
            "a.yaml": """
moods:
  weather:
    labels: [sun, "no"]
    weight: 1.5
    strict: true
    handler: app.handle
    options: {b: x, a: ""}
    comment: Today's.
    grants: {alice: [usage]}
    grantable: {bob: [usage]}
    tints:
      Pale: {expression: value > 0, comment: Nearly white.}
schemas: {app: {}}
"""
        }
    ).catalog
    mood = Mood("public", "weather", ("sun", "no"), 1.5, True, "app", "handle", (("b", "x"), ("a", "")))
    assert got.get(mood.ref) == mood
    path = ("public", "weather")
    assert got.get(Ref("tint", (*path, "Pale"))) == Tint(*path, "Pale", "value > 0")
    comments = {item for item in got if isinstance(item, Comment)}
    assert comments == {Comment("mood", path, "Today's."), Comment("tint", (*path, "Pale"), "Nearly white.")}
    grants = {item for item in got if isinstance(item, Grant)}
    assert grants == {Grant("mood", path, "alice", ("usage",)), Grant("mood", path, "bob", ("usage",), ("usage",))}


def test_an_entry_may_be_its_short_field_alone(read_manifests: Reader) -> None:
    got = read_manifests({"a.yaml": "schemas: {app: {}}\nmoods:\n  app.weather: [sun, rain]\n"}).catalog
    assert got.kind("mood") == [Mood("app", "weather", ("sun", "rain"))]


def test_a_listed_kind_spells_its_key(read_manifests: Reader) -> None:
    got = read_manifests({"a.yaml": "bridges:\n  - {source: text, target: app.kind, implicit: true}\n"}).catalog
    assert got.kind("bridge") == [Bridge("text", "app.kind", True)]


def test_a_part_of_a_table_stands_in_its_file(read_manifests: Reader) -> None:
    got = read_manifests({"t.yaml": "table: t\ncolumns: {id: {type: uuid}}\nseal: {wax: green}\n"}).catalog
    assert got.kind("seal") == [Seal("public", "t", "green")]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("moods: {m: {lables: [a]}}", "a.yaml:1:13: mood m has no key 'lables'; did you mean 'labels'?"),
        ("moods: {m: {}}", "a.yaml:1:12: mood m needs the key 'labels'"),
        ("moods: {m: {labels: [a], strict: 1}}", "a.yaml:1:34: strict of mood m must be true or false, not '1'"),
        ("moods: {m: {labels: [a], weight: x}}", "a.yaml:1:34: weight of mood m must be a number, not 'x'"),
        ("moods: {m: {labels: [a], grants: {a: [use]}}}", "privilege of grantee a must be usage, not 'use'; did you mean 'usage'?"),
        ("moods: {m: [a], public.m: [a]}", "a.yaml:1:17: mood m is declared a second time; the first is at manifests/a.yaml:1:9"),
        ("moods: {other.m: [a]}", "a.yaml:1:9: mood other.m is in schema 'other', which no manifest declares; declare it under `schemas`"),
        ("moods: {auth.m: [a]}", "a.yaml:1:9: mood auth.m: the schema auth belongs to the platform; choose another"),
        ("moods: {a.b.c: [a]}", "mood name must be name or schema.name, not 'a.b.c'"),
        ("moods: {m: {labels: [a], tints: {t: {expression: a;}}}}", "';' does not belong into an expression"),
        ("moods: 7", "a.yaml:1:8: moods of this file must be a mapping, not '7'"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(read_manifests: Reader, text: str, complaint: str) -> None:
    with pytest.raises(ManifestError) as caught:
        read_manifests({"a.yaml": text})
    assert complaint in str(caught.value)
    assert len(caught.value.problems) == 1


def test_the_json_schema_of_a_plain_kind_follows_from_its_fields() -> None:
    schema = MOODS.shape(grammar.TABLE).json_schema()
    short, record = schema["additionalProperties"]["anyOf"]
    assert short["type"] == "array"
    assert record["required"] == ["labels"]
    assert record["properties"]["weight"] == {"type": "number"}
    own = {"labels", "weight", "strict", "handler", "options", "tints", "comment", "grants", "grantable"}
    assert set(record["properties"]) == own | set(ATTACHED)


def test_a_table_lends_its_keys() -> None:
    assert set(plain._BORROWED) <= set(grammar.TABLE)
