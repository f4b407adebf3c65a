"""Diagrams are lines of a closed shape, whatever the names are: nothing in them is left to what Mermaid makes of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report.hostile import TEXTS
from report.reading import diagram_strays

from growthos_cli.report.pages.mermaid import Attribute, Entity, Relation, er_diagram, flowchart, label

ANY = st.one_of(st.sampled_from(TEXTS), st.text(min_size=1, max_size=20))


@settings(deadline=None)
@given(st.lists(st.tuples(ANY, ANY, ANY), max_size=4), ANY)
def test_every_line_of_an_entity_diagram_has_its_shape(entities: list[tuple[str, str, str]], other: str) -> None:
    drawn = [Entity(name, (Attribute(type_, column, ("PK", "FK")),)) for name, type_, column in entities]
    relations = [Relation(other, name, column, optional=True) for name, _, column in entities]
    assert diagram_strays(list(er_diagram(drawn, relations))) == []


@settings(deadline=None)
@given(st.lists(ANY, min_size=1, max_size=4, unique=True))
def test_every_line_of_a_flowchart_has_its_shape(names: list[str]) -> None:
    assert diagram_strays(list(flowchart([(name, name) for name in names], [(names[0], name, name) for name in names]))) == []


def test_ordinary_names_are_drawn_as_they_are() -> None:
    users = Entity("users", (Attribute("uuid", "id", ("PK",)), Attribute("numeric(12,2)", "fee")))
    invoices = Entity("invoices", (Attribute("timestamp with time zone", "at"), Attribute("text[]", "tags")))
    relations = [
        Relation("users", "invoices", "user_id"),
        Relation("auth.users", "users", "id", single=True),
        Relation("users", "invoices", "created_by", optional=True),
    ]
    assert list(er_diagram([users, invoices], relations)) == [
        "erDiagram",
        "  users {",
        "    uuid id PK",
        "    numeric fee",
        "  }",
        "  invoices {",
        "    timestamp_with_time_zone at",
        "    text[] tags",
        "  }",
        '  users ||--o{ invoices : "user_id"',
        '  T1["auth.users"]',
        '  T1 ||--o| users : "id"',
        '  users |o--o{ invoices : "created_by"',
    ]


@pytest.mark.parametrize("name", ["end", "style", "class", "one", "u", "Users", "a b", "größe"])
def test_a_name_with_a_meaning_is_only_a_label(name: str) -> None:
    lines = list(er_diagram([Entity(name)], [Relation(name, name, "x")]))
    assert lines[1:] == [f'  T1["{name}"] {{', "  }", '  T1 ||--o{ T1 : "x"']


def test_a_column_that_would_be_a_key_or_no_word_keeps_its_name_beside_it() -> None:
    columns = [Attribute("PK", "pk"), Attribute('"My Type"', "odd name"), Attribute("1", "1st"), Attribute("", "ü")]
    assert list(er_diagram([Entity("t", tuple(columns))], []))[2:-1] == [
        '    _PK _pk "pk"',
        '    My_Type odd_name "odd name"',
        '    _1 _1st "1st"',
        '    type _ "ü"',
    ]


def test_a_label_is_text_to_the_letter() -> None:
    assert label('a"b; <i> 100%') == "a#34;b#59; #60;i#62; 100#37;"
    assert label("to direction TB") == "to#32;direction#32;TB"
    assert label("a\nb\x1b") == "a b#92;x1b"
