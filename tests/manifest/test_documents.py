"""A catalog that is written as manifests is read back as itself."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.constraints import Check, ForeignKey, PrimaryKey, Unique
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column, Extension, Index, ReplicaIdentity, Schema, Sequence, SequenceOwner, Table
from growthos_cli.catalog.routines import Function, Trigger
from growthos_cli.catalog.security import Comment, Grant, Policy, RowSecurity
from growthos_cli.flows.declare import declare
from growthos_cli.manifest.documents import Documents, documents
from growthos_cli.manifest.read import read
from growthos_cli.resources import manifests_dir
from tests.manifest.conftest import Reader
from tests.manifest.test_documentation import EXAMPLES, SURROUNDINGS

HOSTILE = [
    'qu"ote',
    "apo's",
    "new\nline",
    "esc\x1b[2J",
    "<b>markup</b> [red]",
    "Ä" * 31,
    "MixedCase",
    "mixedcase",
    "select",
    "🦊 fox",
    "a\u200db",
    "../../etc/passwd",
    "..",
    ".hidden",
    "a/b",
    "a\\b",
    "C:\\x",
    "con",
    "null",
    "true",
    "12:30",
    "insert",
    "f(x",
    "f()",
    "a.b",
    " x ",
    "- a",
    "#a",
    "a: b",
    "{{ 7*7 }}",
    "$$; drop table x; --",
    "\u202etxt",
    "%s",
    "public",
]


def written(catalog: Catalog, folder: Path, platform: str = "postgres") -> Documents:
    made = documents(catalog, {"project": "p", "platform": platform})
    for path, text in made.files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="\n")
    return made


def assert_same(left: Catalog, right: Catalog, *, without: Iterable[str] = ()) -> None:
    apart = frozenset(without)
    mine = {ref: item for ref, item in left.objects.items() if ref.kind not in apart}
    theirs = {ref: item for ref, item in right.objects.items() if ref.kind not in apart}
    assert {ref: (mine.get(ref), theirs.get(ref)) for ref in {*mine, *theirs} if mine.get(ref) != theirs.get(ref)} == {}
    assert left.claims == right.claims


def everything(name: str) -> list[Object]:
    """One of each kind with a spelling of its own, every name of them being this one."""
    other = f"{name}2"[-60:]
    schema, table = (name, other) if name != "public" else ("public", other)
    key = ("id", name)
    return [
        *([Schema(schema)] if schema != "public" else []),
        Extension(name, schema),
        Sequence(schema, name),
        SequenceOwner(schema, name, schema, table, name),
        Table(schema, table),
        Column(schema, table, "id", "uuid", not_null=True, position=1),
        Column(schema, table, name, "text", default="'x;--'::text", position=2),
        PrimaryKey(schema, table, f"{name}3", key),
        Unique(schema, table, f"{name}4", (name,)),
        Check(schema, table, name, "1 > 0"),
        ForeignKey(schema, table, f"{name}5", key, schema, table, key),
        Index(schema, table, f"{name}6", ("id desc", "lower('x'::text)"), where="1 > 0"),
        ReplicaIdentity(schema, table, "using index", f"{name}4"),
        Function(schema, name, "", "", "trigger", "plpgsql", "\nbegin\n  return new;\nend\n"),
        Function(schema, f"{name}7", "integer, text", "integer, text", "text", "sql", " select 'a\tb\x1b' ", parallel="safe"),
        Trigger(schema, table, name, "before", ("update",), schema, name, (name, "id"), arguments=(name,)),
        RowSecurity(schema, table, False, True),
        Policy(schema, table, name, "select", (name,)),
        Grant("column", (schema, table, name), name, ("select",), ("select",)),
        Grant("table", (schema, table), name, ("delete", "insert"), ("insert",)),
        Grant("function", (schema, name, ""), name, ("execute",)),
        Comment("table", (schema, table), name),
        Comment("policy", (schema, table, name), name),
        Comment("trigger", (schema, table, name), name),
        Comment("check", (schema, table, name), f"{name}\n{name}\n"),
    ]


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_a_hostile_name_comes_back_unharmed(tmp_path: Path, name: str) -> None:
    catalog = Catalog.of(everything(name))
    made = written(catalog, tmp_path)
    assert made.unsaid == ()
    assert_same(read(tmp_path).catalog, without_primary_nulls(catalog))


def without_primary_nulls(catalog: Catalog) -> Catalog:
    """The columns of a primary key are not null, whoever wrote them."""
    columns = [item for item in catalog if isinstance(item, Column) and not item.not_null]
    return catalog.plus(Column(*item.path(), item.type, True, item.default, position=item.position) for item in columns)


def test_names_of_files_are_safe_and_none_is_another(tmp_path: Path) -> None:
    catalog = Catalog.of(item for name in HOSTILE for item in (Table("public", name), Column("public", name, "id", "uuid")))
    made = written(catalog, tmp_path)
    paths = list(made.files)
    assert len({path.lower() for path in paths}) == len(paths) == len(HOSTILE) + 1
    for path in paths:
        assert path == "growthos.yaml" or path.startswith("tables/public/")
        assert set(path) <= set("abcdefghijklmnopqrstuvwxyz0123456789_-./") and ".." not in path
        assert not path.rsplit("/", 1)[-1].startswith((".", "-"))
    assert {item.name for item in read(tmp_path).catalog if isinstance(item, Table)} == set(HOSTILE)


def test_growth_os_comes_back_without_its_rows(tmp_path: Path) -> None:
    catalog = declare(manifests_dir()).catalog
    made = written(catalog, tmp_path, "supabase")
    assert {ref.kind for ref, _ in made.unsaid} == {"row"}
    assert_same(read(tmp_path).catalog, catalog, without={"row"})


def test_every_kind_that_the_documentation_shows_comes_back(read_manifests: Reader, tmp_path: Path) -> None:
    project, *others = EXAMPLES
    files = {f"example_{number}.yaml": text for number, text in enumerate(others)}
    catalog = read_manifests({"growthos.yaml": project, **files, **SURROUNDINGS}).catalog
    folder = tmp_path / "written"
    made = written(catalog, folder, "supabase")
    assert {ref.kind for ref, _ in made.unsaid} == {"row"}
    assert_same(read(folder).catalog, catalog, without={"row"})


def test_what_no_word_can_say_is_named() -> None:
    index = Index("public", "t", "i", ("id",), valid=False)
    stray = Comment("table", ("public", "elsewhere"), "x")
    made = documents(Catalog.of([Table("public", "t"), Column("public", "t", "id", "uuid"), index, stray]), {"project": "p"})
    assert made.unsaid == ((stray.ref, ""), (Ref("index", ("public", "t", "i")), "valid"))


def test_what_is_too_much_for_one_file_is_written_into_several(tmp_path: Path) -> None:
    catalog = Catalog.of(
        Sequence("public", f"a_rather_long_name_for_a_sequence_{number}", start=number, cache=7) for number in range(9_000)
    )
    made = written(catalog, tmp_path)
    assert {path for path in made.files if path.startswith("sequences")} == {"sequences_1.yaml", "sequences_2.yaml"}
    assert_same(read(tmp_path).catalog, catalog)


def test_equal_catalogs_give_equal_files() -> None:
    items = everything("weird \x1b name")
    project = {"project": "p"}
    assert documents(Catalog.of(items), project) == documents(Catalog.of(reversed(items)), project)


def test_a_schema_that_is_not_to_be_there_is_claimed(tmp_path: Path) -> None:
    catalog = Catalog(claims=frozenset({Ref("schema", ("public",))}))
    made = written(catalog, tmp_path)
    assert made.files["schemas.yaml"] == "schemas:\n  public: absent\n"
    assert_same(read(tmp_path).catalog, catalog)
