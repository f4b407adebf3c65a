"""The scratch database: Postgres compiles what was declared, and the answer is read back as the desired catalog."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace

import psycopg
from psycopg import sql

from growthos_cli.catalog.attached import Owner
from growthos_cli.catalog.catalog import Catalog
from growthos_cli.catalog.creator import named_by_nobody, of_creator
from growthos_cli.catalog.made import Made, Part
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.relations import Extension
from growthos_cli.catalog.role import Role
from growthos_cli.catalog.rows import Row
from growthos_cli.db.bodies import refused_bodies
from growthos_cli.db.connect import connect, session_settings
from growthos_cli.db.embedded import SUPERUSER, Server
from growthos_cli.db.environment import OWNER, create_database, drop_database
from growthos_cli.db.execute import StepRefused, execute
from growthos_cli.db.extract import Extraction, extract
from growthos_cli.db.faithful import unlike
from growthos_cli.db.reference_rows import row_shapes
from growthos_cli.db.refusals import body_problems, refusals
from growthos_cli.db.sentence import sentence
from growthos_cli.db.server_roles import demote, make_roles
from growthos_cli.db.settling import settle
from growthos_cli.db.stand_in_extensions import Wanted, extensions_of, lacking, lent, take_back, told
from growthos_cli.declared import Declared
from growthos_cli.diff import Change, unsettled
from growthos_cli.errors import CycleError, ManifestError, Problem
from growthos_cli.majors import unknown
from growthos_cli.planning.plan import steps
from growthos_cli.planning.shells import shell_of
from growthos_cli.planning.statements import statements
from growthos_cli.planning.steps import Step
from growthos_cli.platform import PLAIN, Platform
from growthos_cli.secrecy import informed, tells


@contextmanager
def scratch_database(server: Server, template: str, platform: Platform, declared: Declared) -> Iterator[psycopg.Connection]:
    """A connection to a throwaway clone of `template`, for what is `declared`, in a transaction that is never committed: what it does
    beyond the database (a role that it makes) goes with it.

    As the role that a hosted platform gives; where Postgres is by itself, as superuser, because there somebody is.
    """
    stand_ins = lacking(server, extensions_of(declared.catalog))
    with clone(server, template, SUPERUSER if platform == PLAIN else OWNER, stand_ins) as conn:
        if platform != PLAIN and conn.info.parameter_status("is_superuser") == "on":
            # Somebody's SQL ran as that role, and was killed.
            with connect(server.conninfo("template1", SUPERUSER), application_name="growthos maintenance") as admin:
                demote(admin)
        try:
            yield conn
        except ManifestError as error:
            if stand_ins and any("does not exist" in problem.message for problem in error.problems):
                place = declared.mark(Ref(Extension.kind, (stand_ins[0][0],)))
                raise ManifestError([*error.problems, Problem(place, told(stand_ins))]) from error
            raise


def empty_as(server: Server, template: str, platform: Platform, role: str) -> Extraction:
    """An empty database of the platform as this role sees it; as the superuser does where the server does not know the role."""
    with clone(server, template, SUPERUSER) as conn:
        if conn.execute("select 1 from pg_catalog.pg_roles where rolname = %s", [role]).fetchone():
            conn.execute(sql.SQL("set local role {}").format(sql.Identifier(role)))
        return extract(conn, platform)


@contextmanager
def clone(server: Server, template: str, user: str, stand_ins: Collection[Wanted] = ()) -> Iterator[psycopg.Connection]:
    """A connection as `user` to a throwaway clone of `template`, in a transaction that is never committed."""
    with (
        server.home.roles_held(),
        throwaway(server, template, stand_ins) as name,
        connect(server.conninfo(name, user), application_name="growthos scratch") as conn,
        conn.transaction(force_rollback=True),
    ):
        if stand_ins:
            take_back(server, name)
        yield conn


@contextmanager
def throwaway(server: Server, template: str, stand_ins: Collection[Wanted] = ()) -> Iterator[str]:
    """The name of a clone of `template` that is dropped in the end. `stand_ins` are extensions that can be made in it by name alone."""
    # Whoever finds one can tell whose it is.
    name = f"growthos_scratch_{os.getpid()}_{secrets.token_hex(6)}"
    create_database(server, name, template)
    try:
        with lent(server, name, stand_ins):
            yield name
    finally:
        drop_database(server, name)


def _roles(conn: psycopg.Connection, declared: Declared, platform: Platform) -> None:
    """Roles that are only named are there, and those that are declared are not, whatever the server has, until the open transaction ends.

    Else what is made of a role would hang on what it was on this server.
    """
    there = {
        name for (name,) in conn.execute("select rolname from pg_catalog.pg_roles where rolname = any (%s)", [[*declared.catalog.roles]])
    }
    for name in sorted(there):
        aside = sql.SQL("alter role {} rename to {}").format(sql.Identifier(name), sql.Identifier(f"growthos_{secrets.token_hex(6)}"))
        with suppress(psycopg.Error), conn.transaction():
            conn.execute(aside)
    make_roles(conn, declared.project.database_roles)
    if platform == PLAIN:
        _let_own(conn, declared)


def _let_own(conn: psycopg.Connection, declared: Declared) -> None:
    """Makes superusers of the roles that own what Postgres lets only these own, until the open transaction ends."""
    named = {*declared.project.database_roles}
    owners = {item.role for item in declared.catalog.kind("owner") if isinstance(item, Owner) and item.on in _OF_SUPERUSERS}
    for name in sorted(owners & named):
        conn.execute(sql.SQL("alter role {} superuser").format(sql.Identifier(name)))


_OF_SUPERUSERS = frozenset({"foreign_data_wrapper", "event_trigger"})


def unacceptable_bodies(conn: psycopg.Connection, declared: Declared, platform: Platform) -> frozenset[Ref]:
    """Functions, by their names, whose bodies Postgres refuses although all that is declared is there, as far as it can be."""
    _roles(conn, declared, platform)
    session_settings(conn)
    settle(conn, tuple(_steps(extract(conn, platform, roles=declared.catalog.roles), declared.catalog)))
    names = {Ref("function", item.ref.path[:2]) for item in declared.catalog.kind("function")}
    return frozenset(ref for ref, _ in refused_bodies(conn, names))


@dataclass(frozen=True)
class Built:
    """The scratch database as it was when it was empty, and with all that is declared."""

    declared: Declared
    platform: Platform
    baseline: Extraction
    after: Extraction

    def desired(self) -> Catalog:
        """The desired catalog: what Postgres made of what is declared. Raises ManifestError for what it made into something else."""
        nobodys = named_by_nobody(self.declared.catalog.claims)
        if problems := _said_twice(self.declared, nobodys, self.baseline.role):
            raise ManifestError(problems)
        before, after = (of_creator(side.catalog, self.baseline.role, nobodys) for side in (self.baseline, self.after))
        if problems := unlike(before, after, self.declared, self.platform, self.baseline.role):
            raise ManifestError(problems)
        return _known_again(after, _ours(before, after, self.declared))


def build(
    scratch: Callable[[], psycopg.Connection],
    declared: Declared,
    platform: Platform,
    *,
    empty: Extraction | None = None,
    busy: Callable[[], object] = lambda: None,
) -> Built:
    """Builds what is declared in the scratch database that `scratch` connects to.

    `empty` is what it holds before, where that is known: the order is then worked out before `scratch` is called. `busy` is called when
    the server has its work and this process little. Raises ManifestError with every refusal of Postgres, each at its place in the
    manifests.
    """
    planned = _planned(empty, declared) if empty else None
    shapes = row_shapes(declared.catalog)
    conn = scratch()
    _roles(conn, declared, platform)
    baseline = empty or extract(conn, platform, roles=declared.catalog.roles)
    planned = planned or _planned(baseline, declared)
    begun: list[Step] = []
    with conn.transaction():
        session_settings(conn)
        try:
            with conn.transaction():
                busy()
                # The server runs some while the next are written.
                execute(conn, _noted(planned, begun))
        except StepRefused as refused:
            _settle(conn, baseline, [*begun, *planned], declared, refused)
        if problems := body_problems(conn, declared):
            raise ManifestError(problems)
        after = extract(conn, platform, shapes, roles=declared.catalog.roles)
    return Built(declared, platform, baseline, after)


def _said_twice(declared: Declared, nobodys: Iterable[Ref], role: str) -> list[Problem]:
    """Default privileges of whoever creates that `role`, who creates here, is said to give by its name, too."""
    pairs = ((claim, Ref(claim.kind, (role, *claim.path[1:]))) for claim in sorted(nobodys))
    told = f"what {role} grants on them is said by its name, too, and nobody else creates on this platform; say it in one place"
    return [Problem(declared.mark(claim), f"new {claim.path[2]}s: {told}") for claim, named in pairs if named in declared.catalog.claims]


def _noted(steps: Iterator[Step], begun: list[Step]) -> Iterator[Step]:
    """The same, each noted before it is begun."""
    for step in steps:
        begun.append(step)
        yield step


def _planned(baseline: Extraction, declared: Declared) -> Iterator[Step]:
    """The steps; raises ManifestError for what this server is too old for."""
    if too_new := list(unknown((Change(None, item) for item in declared.catalog), declared.catalog, baseline.server_version // 10_000)):
        raise ManifestError([Problem(declared.mark(ref), sentence) for ref, sentence in too_new])
    return _steps(baseline, declared.catalog)


def _steps(baseline: Extraction, declared: Catalog) -> Iterator[Step]:
    """The steps in the order that the author's text suggests; where that goes in a ring, in the one that fields alone state."""
    major = baseline.server_version // 10_000
    try:
        return steps(baseline.catalog, declared, role=baseline.role, major=major)
    except CycleError:
        return steps(baseline.catalog, replace(declared, edges=frozenset()), role=baseline.role, major=major)


def _settle(conn: psycopg.Connection, baseline: Extraction, steps: Sequence[Step], declared: Declared, refused: StepRefused) -> None:
    """Builds it in the order that Postgres accepts. Raises ManifestError with what it accepts in none."""
    done, left = _attempt(conn, steps)
    if not left or _goes_in_two_rounds(conn, baseline, declared.catalog, left):
        return
    told = Problem(declared.mark(refused.step.refs[0]), f"Postgres refuses {refused.step.refs[0]}: {sentence(refused.error)}")
    raise ManifestError(refusals(conn, [*done, *left], declared) or [told]) from refused


def _attempt(conn: psycopg.Connection, *rounds: Sequence[Step]) -> tuple[list[Step], list[Step]]:
    """What Postgres took and what it never took; nothing of it is there unless it took all."""
    done: list[Step] = []
    with conn.transaction():
        for steps in rounds:
            taken, left = settle(conn, steps)
            done += taken
            if left:
                raise psycopg.Rollback
        return done, []
    return done, left


def _goes_in_two_rounds(conn: psycopg.Connection, baseline: Extraction, declared: Catalog, left: Iterable[Step]) -> bool:
    """Builds it with shells in place of what was never taken, then fills them: some things need each other. False where that fails."""
    waiting = (declared.objects[ref] for step in left for ref in step.refs if ref in declared)
    shells = {item: shell for item in waiting if (shell := shell_of(item))}
    filled = [Step(sql, (item.ref,), "alter") for item, shell in shells.items() for sql in statements(Change(shell, item))]
    return bool(shells) and not _attempt(conn, tuple(_steps(baseline, declared.plus(shells.values()))), filled)[1]


def _known_again(after: Catalog, ours: Catalog) -> Catalog:
    """`ours`, with what tells a database that holds the same as `after` without a look at its objects."""
    assert isinstance(after.objects, Made)
    parts = Made.of(ours.objects).parts
    apart = unsettled(after, informed(ours, after)) | {item.kind for item in ours if tells(item)}
    known = {
        kind: Part.of(parts[kind].items, part.digest) if kind in parts else Part.of((), part.names or part.digest)
        for kind, part in after.objects.parts.items()
        if kind not in apart
    }
    return replace(ours, objects=Made({**parts, **known}))


def _ours(baseline: Catalog, after: Catalog, declared: Declared) -> Catalog:
    """What the scratch database has beyond the empty platform, or what was named in a manifest although the platform has it."""
    named = set(declared.catalog.objects)
    objects = {
        ref: item
        for ref, item in after.objects.items()
        if item.kind != "row" and (ref in named or (baseline.get(ref) != item and not item.always))
    }
    for row in declared.catalog.kind("row"):
        found = after.objects[row.ref]
        assert isinstance(row, Row) and isinstance(found, Row)
        objects[row.ref] = replace(found, initial=row.initial)
    for said in declared.catalog.kind("extension"):
        # Which version a server chooses says nothing of what it is to be.
        if isinstance(said, Extension) and isinstance(made := objects.get(said.ref), Extension):
            objects[said.ref] = replace(made, version=said.version)
    rows = {(a, b) for a, b in declared.catalog.edges if a.kind == "row" and b.kind == "row"}
    edges = frozenset((a, b) for a, b in after.edges if a in objects and b in objects) | rows
    # A role that the server has by chance is nobody's.
    given = frozenset(ref for ref, item in baseline.objects.items() if item.root.kind != Role.kind)
    return Catalog(objects, edges, declared.catalog.claims, given, roles=declared.catalog.roles)
