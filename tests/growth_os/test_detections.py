"""The catalog queries that the shared facts collect find nothing in Growth OS that the manifests do not answer for.

The project's own checks ask the same and say why: this test only holds them against the collection, where it is at hand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from growthos_cli.db.connect import Target
from growthos_cli.flows.validate import validate
from growthos_cli.flows.workspace import Workspace

_FACTS = "shared/facts/rls-detections.sql"
COLLECTION = next((parent / _FACTS for parent in Path(__file__).resolve().parents if (parent / _FACTS).is_file()), None)


def _itself(object: str, _: str) -> str:
    return object


def _owner(_: str, evidence: str) -> str:
    return re.findall(r"owner=(\S+)", evidence)[0]


def _function(object: str, _: str) -> str:
    return object.partition("(")[0]


def _function_of_trigger(_: str, evidence: str) -> str:
    return f"public.{evidence.partition('(')[0]}"


def _table(object: str, _: str) -> str:
    return object.partition(" / ")[0]


def _parent(object: str, _: str) -> str:
    return f"public.{object.partition(' -> ')[2]}"


def _maker(_object: str, _evidence: str) -> str:
    return "supabase_admin"


ANSWERED_BY = {
    "R09_authz_column_writable": ("authorization-column-writable", _itself),
    "R12_secdef_executable": ("definer-callable", _function),
    "R14i_owner_bypasses_regardless_of_force": ("owner-past-row-security", _owner),
    "R15_bypass_role_reachable": ("bypass-role-of-login", _itself),
    "R19_definer_trigger": ("definer-trigger", _function_of_trigger),
    "R21_public_bucket": ("bucket-public", _itself),
    "R24b_sensitive_column_readable": ("secret-readable", _itself),
    "R26_existence_oracle": ("existence-oracle", _table),
    "R26b_cascade_bypass": ("cascade-past-policies", _parent),
    "R27b_realtime_replica_full": ("realtime-whole-row", _itself),
    "R32_default_privs": ("default-privileges-open", _maker),
}
"""Rule of the collection -> the check whose waivers answer for it, and how a hit (object, evidence) names the waiver's object."""


def guarded(conn: psycopg.Connection, object: str) -> bool:
    """R09 knows grants and policies; a trigger that looks at the column before each update holds it as well."""
    schema, table, column = object.split(".")
    query = """
        select from pg_trigger as t
        join pg_attribute as a on a.attrelid = t.tgrelid and a.attnum = any (t.tgattr::int2[])
        where t.tgrelid = %s::regclass and a.attname = %s and t.tgtype & 2 = 2 and t.tgtype & 16 = 16"""
    return conn.execute(query, [f"{schema}.{table}", column.strip('"')]).fetchone() is not None


def inside_a_select(conn: psycopg.Connection, object: str) -> bool:
    """R37 looks at the words right before the call and takes `(select auth.uid() where ...)` and `(select (f() = 1))` for bare ones."""
    table, policy = object.split(" / ")
    query = """
        select pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)
        from pg_policy where polrelid = %s::regclass and polname = %s"""
    texts = [text for text in conn.execute(query, [table, policy]).fetchone() or () if text]
    return all(re.fullmatch(r".*\( *SELECT \(*(\w+\.)?", text[: call.start()], re.DOTALL) for text in texts for call in _calls(text))


def _calls(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"\b(?:uid|get_current_user_role|current_company_id|visible_company_ids)\(\)", text)


def beside_an_indexed_column(conn: psycopg.Connection, object: str) -> bool:
    """R49 asks for an index of every column; one that only narrows what an indexed column of the same branch found needs none."""
    schema, table, column = object.split(".")
    query = "select pg_get_expr(polqual, polrelid) from pg_policy where polrelid = %s::regclass and polqual is not null"
    for (using,) in conn.execute(query, [f"{schema}.{table}"]):
        if re.search(rf"\b{column}\b", using) and not re.search(rf"_id = [^;]* AND \(*{column}\b", using, re.DOTALL):
            return False
    return True


NARROWER = {
    "R09_authz_column_writable": guarded,
    "R37_unwrapped_function": inside_a_select,
    "R49_policy_column_no_index": beside_an_indexed_column,
}
"""Rule -> what shows that a hit is none, where a check of ours looks closer than the collection."""


@pytest.mark.skipif(COLLECTION is None, reason="the collection of catalog queries is not at hand")
def test_what_the_collection_finds_the_manifests_answer_for(growth_os_workspace: Workspace, growth_os_database: str) -> None:
    assert COLLECTION is not None
    verdict = validate(growth_os_workspace, Target("test", growth_os_database, embedded=True))
    answers = {(waived.finding.check, ".".join(waived.finding.ref.path[:3])) for waived in verdict.waived if waived.mark}
    answers |= {(check, ".".join(path.split(".")[:2])) for check, path in answers if check.startswith("definer")}
    unanswered: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with psycopg.connect(growth_os_database) as conn:
        conn.execute("set growthos.api_roles = 'anon,authenticated'; set growthos.schemas = 'public'")
        conn.execute(COLLECTION.read_bytes())
        hits = conn.execute("select * from findings union all select * from findings_storage").fetchall()
        for rule, object, evidence in hits:
            check, named = ANSWERED_BY.get(rule, ("", _itself))
            closer = NARROWER.get(rule)
            if (check, named(object, evidence)) not in answers and not (closer and closer(conn, object)):
                unanswered[rule].append((object, evidence))
    assert dict(unanswered) == {}
    assert {rule for rule, _, _ in hits} == set(ANSWERED_BY) | set(NARROWER)


def test_growth_os_as_provisioned_needs_every_waiver_that_it_has(growth_os_workspace: Workspace, growth_os_database: str) -> None:
    verdict = validate(growth_os_workspace, Target("test", growth_os_database, embedded=True))
    assert verdict.findings == ()
    assert {waived.mark for waived in verdict.waived} == {waiver.mark for waiver in growth_os_workspace.declared.waivers}
