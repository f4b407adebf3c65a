"""auth.uid(), role(), email() and jwt() read the claims as Supabase Auth's do."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import psycopg
import pytest
from platform_server import Caller

PERSON = UUID("00000000-0000-0000-0000-00000000000a")
STALE = UUID("00000000-0000-0000-0000-00000000000b")
CLAIMS = {"sub": str(PERSON), "role": "authenticated", "email": "a@example.org", "app_metadata": {"plan": "pro"}}


def setting(caller: Caller, name: str, value: str) -> None:
    caller.connection.execute("select set_config(%s, %s, true)", (name, value))


def all_claims(caller: Caller) -> tuple[Any, ...]:
    return caller.rows("select auth.uid(), auth.role(), auth.email(), auth.jwt()")[0]


def test_without_claims_everything_is_null(caller: Caller) -> None:
    assert all_claims(caller) == (None, None, None, None)


def test_an_empty_setting_counts_as_missing(caller: Caller) -> None:
    for name in ("request.jwt.claims", "request.jwt.claim", "request.jwt.claim.sub", "request.jwt.claim.role", "request.jwt.claim.email"):
        setting(caller, name, "")
    assert all_claims(caller) == (None, None, None, None)


def test_the_json_claims_are_read(caller: Caller) -> None:
    setting(caller, "request.jwt.claims", json.dumps(CLAIMS))
    assert all_claims(caller) == (PERSON, "authenticated", "a@example.org", CLAIMS)


def test_claims_without_a_subject_name_nobody(caller: Caller) -> None:
    setting(caller, "request.jwt.claims", '{"role": "anon"}')
    assert all_claims(caller) == (None, "anon", None, {"role": "anon"})


def test_a_stale_single_claim_wins_over_the_json(caller: Caller) -> None:
    setting(caller, "request.jwt.claims", json.dumps(CLAIMS))
    setting(caller, "request.jwt.claim.sub", str(STALE))
    setting(caller, "request.jwt.claim.role", "anon")
    setting(caller, "request.jwt.claim.email", "old@example.org")
    assert all_claims(caller) == (STALE, "anon", "old@example.org", CLAIMS)


def test_the_singular_claims_setting_wins_in_jwt_alone(caller: Caller) -> None:
    setting(caller, "request.jwt.claims", json.dumps(CLAIMS))
    setting(caller, "request.jwt.claim", '{"sub": "x"}')
    assert all_claims(caller) == (PERSON, "authenticated", "a@example.org", {"sub": "x"})


def test_a_subject_that_is_no_uuid_is_an_error(caller: Caller) -> None:
    setting(caller, "request.jwt.claims", '{"sub": "not-a-uuid"}')
    with pytest.raises(psycopg.errors.InvalidTextRepresentation):
        caller.value("select auth.uid()")


@pytest.mark.parametrize("role", ["anon", "authenticated", "service_role"])
def test_every_api_role_may_ask(caller: Caller, role: str) -> None:
    caller.become(role, json.dumps(CLAIMS))
    assert caller.value("select auth.uid()") == PERSON


def test_the_functions_can_be_inlined(caller: Caller) -> None:
    """An SQL function that is stable, not strict, not definer and without settings disappears into the plan of a policy."""
    assert set(
        caller.rows("""
            select l.lanname, p.provolatile, p.prosecdef, p.proconfig from pg_catalog.pg_proc as p
            join pg_catalog.pg_language as l on l.oid = p.prolang where p.pronamespace = 'auth'::regnamespace
        """)
    ) == {("sql", "s", False, None)}
