"""The key `personas`: the callers whom a proof becomes, and the SQL that makes them."""

from __future__ import annotations

from growthos_cli.intent import Person, Personas
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.nodes import Map, Scalar
from growthos_cli.names import suggestion, visible


def add_personas(node: Map, draft: Draft) -> None:
    if "personas" not in node:
        return
    mark = node.key_mark("personas")
    if draft.personas.mark:
        draft.twice(mark, "personas", draft.personas.mark)
        return
    personas = node.map("personas")
    people = tuple(_person(name, entry, draft) for name, entry in personas.maps("people"))
    draft.personas = Personas(personas.text("setup"), people, mark)


def _person(name: Scalar, entry: Map, draft: Draft) -> Person:
    role = entry.scalar("role")
    if role and role.text not in draft.project.roles and not draft.problems.incomplete:
        near = suggestion(role.text, draft.project.roles) or "; roles are listed under `access` in growthos.yaml"
        draft.report(role.mark, f"person {visible(name.text)} has the unknown role '{visible(role.text)}'{near}")
    return Person(
        name.text,
        role=role.text if role else None,
        id=entry.optional("id"),
        tenant=entry.optional("tenant"),
        database_role=entry.optional("database_role"),
        settings={key.text: value.text for key, value in entry.map("settings").pairs() if isinstance(value, Scalar)},
        comment=entry.optional("comment"),
        mark=name.mark,
    )
