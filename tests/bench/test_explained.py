"""What a plan says of itself, in the spelling of every supported major."""

from __future__ import annotations

from typing import Any

import pytest

from growthos_cli.bench.explained import Explained, Scan, calls, explained


@pytest.mark.parametrize(
    ("expression", "called"),
    [
        ("(student_id = $0)", []),
        ("((InitPlan 5).col1 OR (company_id = (InitPlan 7).col1) OR (student_id = ANY ((InitPlan 9).col1)))", []),
        ("(public.get_current_user_role() = ANY ('{admin,mentor}'::text[]))", ["public.get_current_user_role"]),
        ("(get_current_user_role() = 'admin'::text)", ["get_current_user_role"]),
        # auth.uid(), inlined
        (
            "(student_id = (COALESCE(NULLIF(current_setting('request.jwt.claim.sub'::text, true), ''::text), "
            "((NULLIF(current_setting('request.jwt.claims'::text, true), ''::text))::jsonb ->> 'sub'::text)))::uuid)",
            ["current_setting", "current_setting"],
        ),
        ("((amount)::numeric(12,2) > (1)::numeric)", []),
        ("((name)::character varying(10) = 'f(x)'::bpchar(3))", []),
        ("((at)::timestamp(3) without time zone > '2024-01-01 00:00:00'::timestamp(3) with time zone)", []),
        ("(tags = '{a,b}'::text[])", []),
        ("(ROW(company_id, 0) >= ROW($1, $2))", []),
        ("(NOT (hashed SubPlan 1))", []),
        ("CASE WHEN (a IS NULL) THEN (b) ELSE (c) END", []),
        ("((status)::text <> ALL ('{x(,y)}'::text[]))", []),
        ('("Odd Schema"."Odd.f"(id) = 1)', ["Odd_Schema.Odd_f"]),
        ("(note <> 'it''s f(x)'::text)", []),
        ("(lower(email) = 'a'::text)", ["lower"]),
        ("(EXISTS(SubPlan 1))", []),
    ],
)
def test_calls_of_an_expression(expression: str, called: list[str]) -> None:
    assert calls(expression) == called


def plan(node: str, *children: dict[str, Any], **fields: Any) -> dict[str, Any]:
    keys = {"relation": "Relation Name", "index": "Index Name", "filter": "Filter", "rows": "Actual Rows", "loops": "Actual Loops"}
    others = {
        "removed": "Rows Removed by Filter",
        "hit": "Shared Hit Blocks",
        "read": "Shared Read Blocks",
        "relationship": "Parent Relationship",
    }
    named = {{**keys, **others}.get(key, key): value for key, value in fields.items()}
    return {"Node Type": node, **named, **({"Plans": list(children)} if children else {})}


def test_a_plan_is_read_whole() -> None:
    found = explained(
        plan(
            "Limit",
            plan("Result", relationship="InitPlan", hit=3),
            plan(
                "Bitmap Heap Scan",
                plan("Bitmap Index Scan", relationship="Outer", index="t_owner_idx", rows=30, loops=1),
                relationship="Outer",
                relation="t",
                filter="(a = $0)",
                rows=9.5,
                loops=2,
                removed=1,
            ),
            hit=7,
            read=5,
            rows=19,
            loops=1,
        )
    )
    assert found == Explained(
        shape="Limit > Bitmap Heap Scan on t > Bitmap Index Scan using t_owner_idx",
        scans=(Scan("Bitmap Heap Scan", "t", None, 21, 2), Scan("Bitmap Index Scan", "", "t_owner_idx", 30, 0)),
        calls=(),
        subplans=(),
        blocks=12,
        rows=19,
    )


def test_what_is_evaluated_once_is_no_call_per_row() -> None:
    once = plan("Index Scan", relation="t", index="i", **{"Index Cond": "(owner = auth.uid())", "Recheck Cond": "(owner = auth.uid())"})
    gate = plan("Result", once, **{"One-Time Filter": "(get_current_user_role() = 'admin'::text)"})
    assert explained(gate).calls == ()


def test_calls_and_queries_per_row_are_found_wherever_a_filter_is() -> None:
    inner = plan("Seq Scan", relation="u", filter="(auth.role() = 'x'::text)", relationship="InitPlan")
    outer = plan(
        "Nested Loop", plan("Seq Scan", inner, relation="t", filter="((hashed SubPlan 12) OR f(id))"), **{"Join Filter": "g(a.id)"}
    )
    found = explained(outer)
    assert found.calls == ("auth.role", "f", "g")
    assert found.subplans == ("12",)
    assert found.shape == "Nested Loop > Seq Scan on t"


def test_a_text_that_only_speaks_of_a_subplan_is_none() -> None:
    assert explained(plan("Seq Scan", relation="t", filter="(note = 'SubPlan 1'::text)")).subplans == ()
