"""Differences that no other check accounts for, and what no manifest names."""

from __future__ import annotations

from dataclasses import replace

from checking import AUDIT, DESIRED, FILES, NUMBER, NUMBER_INDEX, READ_INVOICES, SELECT_INVOICES, found, mark, mended, refs

from growthos_cli.catalog.relations import Column, Index, Schema, Sequence, Table
from growthos_cli.catalog.security import Comment, Grant, RowSecurity
from growthos_cli.findings import Finding, Level


def test_a_changed_object_is_told_field_by_field() -> None:
    changed = replace(NUMBER, default=None, not_null=True)
    assert found(changed) == [
        Finding(
            "drift",
            Level.ERROR,
            NUMBER.ref,
            "column public.invoices.number differs in not null, default",
            ("not null: True here, False declared", f"default: nothing here, {NUMBER.default} declared"),
            mended(NUMBER),
            refs(NUMBER),
            mark(NUMBER.ref),
        )
    ]


def test_a_change_of_who_may_do_what_is_an_error() -> None:
    assert found(replace(READ_INVOICES, using="my_role() = 'student'"), replace(SELECT_INVOICES, privileges=("select",))) == [
        Finding(
            "drift",
            Level.ERROR,
            SELECT_INVOICES.ref,
            "grant on table public.invoices to authenticated differs in privileges",
            ("privileges: select here, select, update declared",),
            mended(SELECT_INVOICES),
            refs(SELECT_INVOICES),
            mark(SELECT_INVOICES.ref),
        ),
        Finding(
            "drift",
            Level.ERROR,
            READ_INVOICES.ref,
            "policy public.invoices.invoices_select differs in using",
            ("using: my_role() = 'student' here, my_role() = 'admin' declared",),
            mended(READ_INVOICES),
            refs(READ_INVOICES),
            mark(READ_INVOICES.ref),
        ),
    ]


def test_what_is_missing_with_something_else_is_told_with_it() -> None:
    assert found(gone=[NUMBER, NUMBER_INDEX]) == [
        Finding(
            "drift",
            Level.ERROR,
            NUMBER.ref,
            "column public.invoices.number is declared and not there",
            ("with it: 1 index",),
            mended(NUMBER, NUMBER_INDEX),
            refs(NUMBER, NUMBER_INDEX),
            mark(NUMBER.ref),
        )
    ]


def test_what_was_added_by_hand_is_told_with_what_stands_on_it() -> None:
    column = Column("public", "invoices", "extra", "text")
    index = Index("public", "invoices", "extra_idx", ("extra",))
    assert found(column, index, edges=[(index.ref, column.ref)]) == [
        Finding(
            "drift",
            Level.ERROR,
            column.ref,
            "column public.invoices.extra is there and not declared",
            ("with it: 1 index",),
            mended(column, index),
            refs(column, index),
        )
    ]


def test_of_two_bodies_the_first_line_that_differs_is_shown() -> None:
    findings = found(replace(AUDIT, body="begin\n  return \x1b[1mnew;\nend"))
    assert [finding.evidence for finding in findings] == [("body: begin here, begin end declared",)]


def test_a_body_that_ends_earlier_is_told_so() -> None:
    desired = DESIRED.plus([replace(AUDIT, body="\nbegin\n  return new;\nend\n")])
    assert [finding.evidence for finding in found(replace(AUDIT, body="begin\n  return new;"), desired=desired)] == [
        ("body: (ends here) here, end declared",)
    ]
    assert [finding.evidence for finding in found(replace(AUDIT, body="\n\nbegin\n  return new;\nend\n\n-- more"), desired=desired)] == [
        ("body: (an empty line) here, (ends here) declared",)
    ]


def test_catalog_text_is_shown_without_its_control_characters() -> None:
    [finding] = found(replace(READ_INVOICES, using="name = '\x1b[31mred'"))
    assert finding.evidence == ("using: name = '\\x1b[31mred' here, my_role() = 'admin' declared",)


def test_strangers_are_counted_by_kind_for_information() -> None:
    strangers = [Table("public", f"stranger_{n:02}") for n in range(25)]
    closed = [RowSecurity("public", table.name) for table in strangers]
    elsewhere = (Schema("elsewhere"), Sequence("elsewhere", "s"))
    more = replace(FILES, id="more", name="more")
    granted = Grant("sequence", ("public", "s"), "anon", ("usage",))
    assert found(*strangers, *closed, *elsewhere, Sequence("public", "s"), granted, more) == [
        Finding("unmanaged", Level.INFO, more.ref, "1 bucket is there that no manifest names", ("bucket more",)),
        Finding("unmanaged", Level.INFO, Sequence("public", "s").ref, "1 sequence is there that no manifest names", ("sequence public.s",)),
        Finding(
            "unmanaged",
            Level.INFO,
            strangers[0].ref,
            "25 tables are there that no manifest names",
            (*(f"table public.stranger_{n:02}" for n in range(20)), "and 5 more"),
        ),
    ]


def test_an_index_is_a_warning_and_a_comment_is_information() -> None:
    assert [finding.level for finding in found(gone=[NUMBER_INDEX])] == [Level.WARNING]
    comment = Comment("table", ("public", "invoices"), "by hand")
    assert [finding.level for finding in found(comment)] == [Level.INFO]
