"""What is read off the text of a policy, in the spelling of Postgres."""

from __future__ import annotations

import pytest

from growthos_cli.catalog.security import Policy
from growthos_cli.checks.policy_text import bare_calls, branches, words
from growthos_cli.checks.storage_policy_without_path import asks_only_the_bucket


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("(owner_id = auth.uid())", ["auth.uid"]),
        ("(owner_id = ( SELECT auth.uid() AS uid))", []),
        ("(owner_id = ( SELECT auth.uid() AS uid\n  WHERE (( SELECT app.role() AS role) = 'admin'::text)))", []),
        ("((app.role() = 'admin'::text) OR (id IN ( SELECT app.ids() AS ids)))", ["app.role"]),
        ("((id IN ( SELECT app.ids() AS ids)) AND app.open())", ["app.open"]),
        ("(title = 'auth.uid()'::text)", []),
        ("(title = 'it''s ( SELECT'::text AND app.open())", ["app.open"]),
        ('("App"."Open"() AND ( SELECT "App"."Open"() AS "Open"))', ['"App"."Open"']),
        ("app.owns(id)", []),
        ("(created_at < now())", []),
        ("(id = ANY (ARRAY( SELECT app.ids() AS ids)))", []),
    ],
)
def test_a_call_is_bare_outside_every_select(text: str, calls: list[str]) -> None:
    assert list(bare_calls(text)) == calls


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("true", ["true"]),
        ("(a = 1)", ["a = 1"]),
        ("((a = 1) OR (b = 2))", ["a = 1", "b = 2"]),
        ("((a = 1) AND ((b = 2) OR (c = 3)))", ["(a = 1) AND ((b = 2) OR (c = 3))"]),
        ("((a = 1) OR ((b = 2) OR (c = 3)))", ["a = 1", "b = 2", "c = 3"]),
        ("(a = 1) OR (b = 2)", ["a = 1", "b = 2"]),
        ("((title = 'x) OR (y'::text) OR (b = 2))", ["title = 'x) OR (y'::text", "b = 2"]),
        ("(id IN ( SELECT x.id FROM x WHERE ((x.a = 1) OR (x.b = 2))))", ["id IN ( SELECT x.id FROM x WHERE ((x.a = 1) OR (x.b = 2)))"]),
    ],
)
def test_branches_are_what_each_is_enough(text: str, expected: list[str]) -> None:
    assert list(branches(text)) == expected


def test_words_are_names_outside_quotes() -> None:
    assert words("(owner_id = 'bucket_id'::text) AND public.f(x1)") == {"owner_id", "text", "AND", "public", "f", "x1"}
    assert words(None) == frozenset()


@pytest.mark.parametrize(
    ("using", "expected"),
    [
        ("(bucket_id = 'a'::text)", True),
        ("((bucket_id = 'a'::text) AND (owner_id = 'x'::text))", False),
        ("((bucket_id = 'a'::text) AND ((storage.foldername(name))[1] = 'x'::text))", False),
        ("((bucket_id = 'a'::text) AND (( SELECT get_current_user_role() AS r) = 'admin'::text))", False),
        ("((bucket_id = 'a'::text) AND (( SELECT auth.uid() AS uid) IS NOT NULL))", False),
        ("(bucket_id = 'name'::text)", True),
        ("(owner_id = 'x'::text)", False),
    ],
)
def test_a_storage_policy_asks_only_for_the_bucket(using: str, expected: bool) -> None:
    assert asks_only_the_bucket(Policy("storage", "objects", "p", "select", ("authenticated",), using)) is expected
