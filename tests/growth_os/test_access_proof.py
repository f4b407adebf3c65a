"""Every cell of role x table x command x row class, executed; and faults that the execution must find."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from growthos_cli.access.proof import Proof
from growthos_cli.access.row_classes import reach, shown_classes
from growthos_cli.access.subjects import subjects
from growthos_cli.catalog.ref import Ref
from growthos_cli.db.embedded import Server
from growthos_cli.db.environment import create_database, drop_database
from growthos_cli.flows.declare import declare
from growthos_cli.flows.prove import prove
from growthos_cli.flows.workspace import Workspace
from growthos_cli.intent import COMMANDS

DECLARED = declare(Path(__file__).resolve().parents[2] / "manifests")
NAMES = [".".join(each.ref.path) for each in subjects(DECLARED)]

Prove = Callable[[str], Proof]


@pytest.fixture
def proven(server: Server, growth_os_rehearsal: str, growth_os_workspace: Workspace) -> Prove:
    return lambda name: prove(growth_os_workspace, [name], server.conninfo(growth_os_rehearsal, "supabase_admin"))


@pytest.fixture
def faulty(server: Server, growth_os_rehearsal: str, growth_os_workspace: Workspace) -> Iterator[Callable[[str, str], Proof]]:
    """Proves one table of a copy in which some SQL has run."""
    name = f"test_{secrets.token_hex(6)}"
    create_database(server, name, growth_os_rehearsal)

    def proved(table: str, fault: str) -> Proof:
        with psycopg.connect(server.conninfo(name), autocommit=True) as conn:
            conn.execute(fault)
        return prove(growth_os_workspace, [table], server.conninfo(name, "supabase_admin"))

    yield proved
    drop_database(server, name)


@pytest.mark.parametrize("name", NAMES)
def test_postgres_does_what_the_matrix_says(proven: Prove, name: str) -> None:
    proof = proven(name)
    assert proof.disagreements == ()
    assert (proof.unknown, proof.missing) == ((), ())
    _assert_that_every_reach_was_tried(proof, name)


def _assert_that_every_reach_was_tried(proof: Proof, name: str) -> None:
    """A right that stops somewhere has been tried on rows that it reaches; without one it would be proven by nothing at all."""
    [subject] = [each for each in subjects(DECLARED) if ".".join(each.ref.path) == name]
    tried = {(cell.role, cell.command, cell.row_class) for cell in proof.cells if cell.allowed}
    for role in DECLARED.project.roles:
        for command in COMMANDS:
            right = reach(DECLARED, subject.access, role, command)
            asked = {name for name in shown_classes(DECLARED, subject) if name in (right.classes or ())}
            if asked and asked < set(shown_classes(DECLARED, subject)):
                assert {(role, command, row_class) for row_class in asked} & tried, (role, command)


def test_every_role_is_a_person_in_more_than_one_tenant() -> None:
    people = DECLARED.personas.people
    assert {person.name for person in people} >= {"anon", "stranger", "suspended"}
    for role in DECLARED.project.roles:
        assert len({person.tenant for person in people if person.role == role}) > 1, role


FAULTS = [
    (
        "a policy for everybody",
        "students",
        "create policy open on public.students for select to authenticated using (true)",
        # A student's bound holds all the same.
        {("mentor", "select")},
    ),
    (
        "row security switched off",
        "students",
        "alter table public.students disable row level security",
        {("mentor", "select"), ("foreign_admin", "delete"), ("student", "update")},
    ),
    (
        "a tenant policy that is gone, and a role policy that forgot the company",
        "assignments",
        "drop policy assignments_tenant on public.assignments;"
        " create policy forgotten on public.assignments for update to authenticated"
        " using ((select public.get_current_user_role()) = 'admin') with check (true)",
        {("admin", "update"), ("foreign_admin", "update")},
    ),
    (
        "a guard that is gone",
        "users",
        "drop trigger users_guard on public.users; drop trigger role on public.users",
        {("student", "update of role"), ("mentor", "update of role"), ("student", "update of status")},
    ),
    (
        "a column that is granted",
        "submissions",
        "grant update (student_id) on public.submissions to authenticated",
        {("admin", "update of student_id")},
    ),
    (
        "a hidden column that is granted",
        "integrations",
        "grant select (access_token) on public.integrations to authenticated",
        {("student", "select of access_token"), ("superadmin", "select of access_token"), ("stranger", "select of access_token")},
    ),
    (
        "a grant to those who have not signed in, and a policy that lets them",
        "notifications",
        "grant insert on public.notifications to anon; create policy forged on public.notifications for insert to anon with check (true)",
        {("anon", "insert")},
    ),
    (
        "a right that is lost",
        "submissions",
        "drop policy submissions_insert on public.submissions",
        {("superadmin", "insert"), ("student", "insert")},
    ),
    (
        "a grant that is lost",
        "modules",
        "revoke delete on public.modules from authenticated",
        {("superadmin", "delete"), ("admin", "delete")},
    ),
    (
        "a blind update that the select policy does not hide",
        "submissions",
        "drop policy submissions_update on public.submissions;"
        " create policy submissions_update on public.submissions for update to authenticated using (true)",
        {("student", "update"), ("enrollment_manager", "update")},
    ),
    (
        "a bucket that is open",
        "assignment-files",
        "create policy open on storage.objects for select to authenticated using (bucket_id = 'assignment-files')",
        {("student", "select"), ("foreign_admin", "select")},
    ),
]


@pytest.mark.parametrize(("table", "fault", "found"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS])
def test_a_fault_is_found_by_execution(faulty: Callable[[str, str], Proof], table: str, fault: str, found: set[tuple[str, str]]) -> None:
    proof = faulty(table, fault)
    shown = {(each.person, each.form) for each in proof.disagreements}
    shown |= {(person, form.split()[0]) for person, form in shown if " of " not in form}
    assert found <= shown
    assert not proof.agrees
    wrong = [cell for cell in proof.cells if cell.agrees is False] or [guard for guard in proof.guards if not guard.agrees]
    assert {cell.subject for cell in wrong} == {_ref(table)}


def _ref(name: str) -> Ref:
    return next(each.ref for each in subjects(DECLARED) if each.ref.path[-1] == name)
