"""Schemas, collations, and types of every sort, which change their sort under one name."""

from __future__ import annotations

from pool.thing import Thing

PLACES = (
    Thing("here", ("create schema {it}",), ("here",)),
    Thing("there", ("create schema {it}", "create schema {it} authorization app"), ('"There"',)),
    Thing(
        "collation",
        ("create collation {it} (locale = 'C')", "create collation {it} (lc_collate = 'C', lc_ctype = 'POSIX')"),
        ("public.odd", "here.odd"),
    ),
    Thing(
        "mood",
        (
            "create type {it} as enum ('sad', 'ok', 'happy')",
            "create type {it} as enum ('ok', 'sad')",
            "create type {it} as enum ('sad', 'it''s')",
            "create domain {it} as text check (value <> '')",
            "create domain {it} as varchar(30) default 'sad'",
            "create type {it} as (a text)",
        ),
        ("public.mood", "here.mood", 'public."Mood"'),
    ),
    Thing(
        "positive",
        (
            "create domain {it} as integer constraint above_nothing check (value > 0)",
            "create domain {it} as integer not null default 1",
            "create domain {it} as bigint constraint above_nothing check (value >= 0)",
            "create domain {it} as integer default 7 constraint other check (value <> 13)",
        ),
        ("public.positive", "here.positive"),
    ),
    Thing(
        "even",
        ("create domain {it} as {positive} constraint even check (value % 2 = 0)", "create domain {it} as {positive}"),
        ("public.even",),
    ),
    Thing("word", ("create domain {it} as text collate {collation}", "create domain {it} as text"), ("public.word", "here.word")),
    Thing(
        "pair",
        (
            "create type {it} as (x integer, y text)",
            "create type {it} as (x bigint, y text)",
            "create type {it} as (y text, x integer)",
            "create type {it} as (x integer, feeling {mood})",
            "create type {it} as (x {positive}, y {word}[])",
            "create type {it} as (x integer, y text collate {collation}, z numeric(5,2))",
        ),
        ("public.pair", "here.pair"),
    ),
    Thing(
        "spans",
        (
            "create type {it} as range (subtype = integer)",
            "create type {it} as range (subtype = float8, subtype_diff = float8mi)",
            'create type {it} as range (subtype = text, collation = "C")',
            "create type {it} as range (subtype = integer, multirange_type_name = public.many_spans)",
            "create type {it} as range (subtype = {positive})",
        ),
        ("public.spans",),
    ),
    Thing(
        "pairs",
        ("create domain {it} as {pair}", "create domain {it} as {pair} check ((value).x is not null)", "create domain {it} as {pair}[]"),
        ("public.pairs",),
    ),
)
