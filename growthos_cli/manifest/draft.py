"""`Draft`: what has been read so far, with the places of everything and what is still to be looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.security import Attached, Comment, Grant
from growthos_cli.errors import Mark
from growthos_cli.intent import Bench, BucketAccess, Personas, Project, Scope, TableAccess, Waiver
from growthos_cli.manifest.nodes import List, Map, Scalar
from growthos_cli.manifest.paths import DEFAULT_SCHEMA, spelled
from growthos_cli.manifest.problems import Problems
from growthos_cli.names import MAX_IDENTIFIER_BYTES, fits, visible


@dataclass(frozen=True)
class Reference:
    """A name that must be declared somewhere: a schema, a table, a column, an index, or a function that a trigger can call."""

    mark: Mark
    what: str
    ref: Ref


@dataclass
class Draft:
    """Filled file by file; `project` is complete before the first other file is read."""

    problems: Problems
    project: Project = field(default_factory=Project)
    has_access: bool = False
    platform_schemas: frozenset[str] = frozenset()
    host_tables: frozenset[tuple[str, str]] = frozenset()
    objects: dict[Ref, Object] = field(default_factory=dict)
    marks: dict[tuple[Ref, str], Mark] = field(default_factory=dict)
    claims: dict[Ref, Mark] = field(default_factory=dict)
    roles: set[str] = field(default_factory=set)
    """Roles of the server that are made, changed or taken away, not only named."""
    scopes: dict[str, Scope] = field(default_factory=dict)
    platform_scopes: dict[tuple[str, str], dict[str, Scope]] = field(default_factory=dict)
    tables: list[TableAccess] = field(default_factory=list)
    buckets: list[BucketAccess] = field(default_factory=list)
    personas: Personas = field(default_factory=Personas)
    bench: Bench = field(default_factory=Bench)
    waivers: dict[tuple[str, Ref | None, str | None], Waiver] = field(default_factory=dict)
    """By check, subject and name."""
    references: list[Reference] = field(default_factory=list)
    unchecked: set[Ref] = field(default_factory=set)
    open_tables: set[tuple[str, str]] = field(default_factory=set)
    """Tables whose columns could not be read, so that no column of theirs is called missing."""
    taken: dict[tuple[str, ...], tuple[str, Mark]] = field(default_factory=dict)
    """Names that Postgres keeps apart per schema (relations) or per table (constraints)."""

    def report(self, mark: Mark | None, message: str) -> None:
        self.problems.report(mark, message)

    def is_platform(self, schema: str) -> bool:
        """Whether nothing in this schema is ours to declare."""
        return schema in self.platform_schemas or schema.startswith("pg_") or schema == "information_schema"

    def add(self, item: Object, mark: Mark, node: Map | None = None, places: Mapping[str, Mark] | None = None) -> bool:
        """Keep an object with its places; False when it is declared already, which is reported.

        A key of `node` that is spelled like a field is that field's place; `places` has the others.
        """
        ref = item.ref
        if ref in self.objects:
            self.twice(mark, _called(ref), self.marks[ref, ""])
            return False
        self.objects[ref] = item
        self.marks[ref, ""] = mark
        if node is not None:
            names = item.__dataclass_fields__
            self.marks.update({(ref, key): value.mark for key, (_, value) in node.entries.items() if key in names})
        for name, place in (places or {}).items():
            self.marks[ref, name] = place
        return True

    def twice(self, mark: Mark, what: str, first: Mark) -> None:
        self.report(mark, f"{what} is declared a second time; the first is at {first}")

    def comment(self, on: Ref, node: Map, of: str = "table") -> None:
        """The comment of an object whose map has one; `of` is the kind of its relation, for what is part of one."""
        value = node.scalar("comment")
        if value is not None:
            comment = Comment(on.kind, on.path, value.text, of="" if of == "table" else of)
            self.add(comment, value.mark, None, {"text": value.mark})

    def grants(self, on: Ref, roles: tuple[Scalar, ...], privilege: str) -> None:
        """One privilege for each of the roles; privileges of one grantee are gathered in one object."""
        for role in roles:
            self.grant(on, role.text, (privilege,), role.mark)

    def grant(
        self, on: Ref, grantee: str, privileges: tuple[str, ...], mark: Mark, *, grantable: bool = False, of: str = "", grantor: str = ""
    ) -> None:
        """Privileges beside those that the grantee has already; `grantable` ones it may pass on; `grantor` is empty for the owner."""
        item = Grant(on.kind, on.path, grantee, _sorted(privileges), _sorted(privileges if grantable else ()), grantor, of=of)
        before = self.objects.get(item.ref)
        if isinstance(before, Grant):
            held = _sorted(before.privileges + item.privileges), _sorted(before.grantable + item.grantable)
            self.objects[item.ref] = Grant(on.kind, on.path, grantee, *held, grantor, of=of)
        else:
            self.add(item, mark)

    def listed_grants(self, on: Ref, node: Map) -> None:
        """The keys `grants`, `grantable` and those for columns of an object's map: by grantee, privileges, or columns by privilege."""
        for key in ("grants", "grantable", "column_grants", "column_grantable"):
            grantable = key.endswith("grantable")
            for grantee, value in node.map(key).pairs():
                if isinstance(value, List):
                    self.grant(on, grantee.text, tuple(item.text for item in value.scalars()), grantee.mark, grantable=grantable)
                for privilege in value.entries if isinstance(value, Map) else ():
                    assert isinstance(value, Map)
                    for column in value.scalars(privilege):
                        self._column_grant(on, grantee, privilege, column, grantable=grantable)

    def _column_grant(self, on: Ref, grantee: Scalar, privilege: str, column: Scalar, *, grantable: bool) -> None:
        path = (*on.path, column.text)
        if on.kind == "table":
            self.expect(column.mark, f"the grant to {visible(grantee.text)}", "column", *path)
        of = "" if on.kind == "table" else on.kind
        self.grant(Ref("column", path), grantee.text, (privilege,), column.mark, grantable=grantable, of=of)

    def within(self, on: Ref, holder: Ref) -> None:
        """Whatever has been said of `on` belongs to another object, because it is none itself."""
        for ref, item in list(self.objects.items()):
            if isinstance(item, Attached) and (item.on, item.object) == (on.kind, on.path):
                self.objects[ref] = replace(item, within=(holder.kind, *holder.path))

    def expect(self, mark: Mark, what: str, kind: str, *path: str) -> None:
        """Look this name up when everything has been read."""
        self.references.append(Reference(mark, what, Ref(kind, path)))

    def expect_schema(self, mark: Mark, what: str, schema: str) -> None:
        if schema != DEFAULT_SCHEMA:
            self.expect(mark, what, "schema", schema)

    def take_relation(self, what: str, schema: str, name: str, mark: Mark) -> None:
        """Tables, sequences and indexes of a schema share one set of names."""
        self._take((schema, name), what, spelled(schema, name), mark)

    def take_constraint(self, what: str, path: tuple[str, str, str], mark: Mark) -> None:
        """Constraints of a table share one set of names."""
        self._take(path, what, path[-1], mark)

    def _take(self, key: tuple[str, ...], what: str, name: str, mark: Mark) -> None:
        if key not in self.taken:
            self.taken[key] = (what, mark)
            return
        other, first = self.taken[key]
        if other == what:
            self.twice(mark, f"{what} {visible(name)}", first)
        else:
            self.report(mark, f"{what} {visible(name)} has the name of the {other} at {first}; give one of them another name")

    def generated(self, name: str, what: str, mark: Mark, remedy: str) -> str:
        """A name that we make; too long a one is reported, because Postgres would cut it silently."""
        if not fits(name):
            size = len(name.encode())
            message = f"the name {what} would get, {_whole(name)}, has {size} bytes and Postgres keeps {MAX_IDENTIFIER_BYTES}"
            self.report(mark, f"{message}; {remedy}")
        return name


def _sorted(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(words)))


def _called(ref: Ref) -> str:
    """How messages call an object: `function f(uuid)`, `trigger things.touch`."""
    if ref.kind == "function":
        return f"function {visible(spelled(*ref.path[:2]))}({visible(ref.path[2])})"
    return f"{ref.kind.replace('_', ' ')} {visible(spelled(*ref.path))}"


def _whole(name: str) -> str:
    return f"'{visible(name[:200])}'"
