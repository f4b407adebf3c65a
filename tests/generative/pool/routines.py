"""Sequences and routines: functions of every language and sort, overloads, procedures, aggregates, operators and casts."""

from __future__ import annotations

from pool.thing import Thing

ROUTINES = (
    Thing(
        "numbers",
        (
            "create sequence {it}",
            "create sequence {it} as integer increment 5",
            "create sequence {it} cache 10 cycle maxvalue 1000",
            "create unlogged sequence {it}",
        ),
        ("public.numbers", "here.numbers", 'public."Numbers"'),
    ),
    Thing(
        "next_number",
        (
            "create function {it}() returns integer language sql as $$select 1$$",
            "create function {it}() returns integer language sql stable return 2",
            "create function {it}() returns bigint language sql as $$select nextval('{numbers}')$$",
            "create function {it}() returns integer language plpgsql volatile as $$begin return nextval('{numbers}'); end$$",
            "create function {it}() returns integer language sql begin atomic select nextval('{numbers}')::integer; end",
            "create function {it}(a integer default 3) returns integer language sql immutable as $$select a$$",
        ),
        ("public.next_number", "here.next_number"),
    ),
    Thing(
        "doubled",
        (
            "create function {it}(integer) returns integer language sql immutable strict parallel safe as $$select $1 * 2$$",
            "create function {it}(integer) returns integer language sql immutable return $1 * 2",
            "create function {it}(a integer) returns integer language sql immutable return a + a",
            "create function {it}(a integer, out b integer) language sql immutable as $$select a * 2$$",
            "create function {it}({positive}) returns integer language sql immutable return $1 * 2",
        ),
        ("public.doubled",),
    ),
    Thing(
        "doubled_text",
        (
            "create function public.doubled(text) returns text language sql immutable as $$select $1 || $1$$",
            "create function public.doubled(text, variadic integer[]) returns text language sql as $$select $1$$ cost 7",
            "create procedure public.doubled(text) language sql as $$select 1$$",
            "create procedure public.doubled(inout a text) language plpgsql as $$begin a := a || a; end$$",
            "create aggregate public.doubled(text) (sfunc = textcat, stype = text)",
        ),
    ),
    Thing(
        "of_pairs",
        (
            "create function {it}(p {pair}) returns integer language sql immutable as $$select (p).x$$",
            "create function {it}(p {pair}) returns {mood} language sql as $$select null::{mood}$$",
            "create function {it}(p {pair}[] default null) returns setof {pair} language sql begin atomic select * from unnest(p); end",
            "create function {it}(m {mood}) returns table (a {mood}, b {positive}) language plpgsql rows 5 as $$begin return; end$$",
            "create procedure {it}(p {pair}) language sql set work_mem = '1MB' as $$select 1$$",
        ),
        ("public.of_pairs", "here.of_pairs"),
    ),
    Thing(
        "total",
        (
            "create aggregate {it}(integer) (sfunc = int4pl, stype = integer, initcond = '0')",
            "create aggregate {it}(integer) (sfunc = int4_sum, stype = bigint, parallel = safe)",
            "create aggregate {it}({positive}) (sfunc = int4pl, stype = integer)",
            "create function {it}(integer) returns integer language internal immutable as 'int4up'",
            "create function {it}(integer) returns integer language sql window as $$select 1$$",
        ),
        ("public.total", "here.total"),
    ),
    Thing(
        "same",
        (
            "create operator public.=== (leftarg = integer, rightarg = integer, function = int4eq, commutator = operator(public.===))",
            "create operator public.=== (leftarg = text, rightarg = text, function = texteq, hashes, merges, restrict = eqsel)",
            "create operator public.=== (rightarg = integer, function = {doubled})",
        ),
    ),
    Thing(
        "cast",
        (
            "create cast ({pair} as integer) with function {of_pairs}({pair})",
            "create cast ({pair} as integer) with function {of_pairs}({pair}) as assignment",
            "create cast ({mood} as integer) with inout",
            "create cast ({pair} as text) with inout as implicit",
        ),
    ),
    Thing(
        "plain_words",
        ("create text search configuration {it} (copy = simple)", 'create text search configuration {it} (parser = "default")'),
        ("public.plain_words", "here.plain_words"),
    ),
    Thing(
        "short_words",
        (
            "create text search dictionary {it} (template = simple, stopwords = english)",
            "create text search dictionary {it} (template = simple)",
        ),
        ("public.short_words",),
    ),
    Thing(
        "mapped",
        (
            "alter text search configuration {plain_words} alter mapping for asciiword with {short_words}",
            "alter text search configuration {plain_words} add mapping for email with {short_words}, simple",
        ),
    ),
    Thing(
        "touch",
        (
            "create function {it}() returns trigger language plpgsql as $$begin return new; end$$",
            "create function {it}() returns trigger language plpgsql security definer set search_path = '' as $$begin return old; end$$",
        ),
        ("public.touch", "here.touch"),
    ),
)
