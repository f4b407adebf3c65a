"""The key `privileges`: how privileges on what an extension or Postgres itself brought along differ from what came with it.

An entry says all of that about one object or column; of what has no entry nothing is said.
"""

from __future__ import annotations

from collections.abc import Mapping

from growthos_cli.catalog.attached import Withheld
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import Grant
from growthos_cli.manifest.attached import add_passed_on
from growthos_cli.manifest.compound import ListOf, MapOf, Record
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.nodes import List, Map
from growthos_cli.manifest.paths import in_schema, signature
from growthos_cli.manifest.shapes import Name, Text
from growthos_cli.manifest.sql_text import folded

KINDS: Mapping[str, str] = {
    "function": "function",
    "table": "table",
    "view": "view",
    "materialized_view": "materialized_view",
    "sequence": "sequence",
    "type": "base_type",
    "language": "language",
    "schema": "schema",
}
"""Word -> the kind by which privileges on such a thing are known."""

WHOLE = frozenset({"language", "schema"})
"""What is in no schema."""

_LIST = ListOf(Text(), "privilege", least=1, unique=True)
_BY_GRANTEE = MapOf(_LIST, "grantee")
_PASSED_ON = Record({"by": Name(), "to": Name(), "grants": _LIST, "grantable": _LIST}, required=("by", "to"))

PRIVILEGES = ListOf(
    Record(
        {
            "extension": Name(doc="Whose member it is; without it, Postgres's own."),
            **{word: Name(1, 1 if word in WHOLE else 2, types=word == "function") for word in KINDS},
            "column": Name(),
            "grants": _BY_GRANTEE,
            "grantable": _BY_GRANTEE,
            "withheld": _BY_GRANTEE,
            "passed_on": ListOf(
                Record({"by": Name(), "to": Name(), "grants": _LIST, "grantable": _LIST}, required=("by", "to")), "an entry"
            ),
        }
    ),
    "an entry",
    doc="Privileges on members of extensions and on what Postgres brings along, as the difference to what came with them.",
)


def add_privileges(node: Map, draft: Draft) -> None:
    for entry in node.items("privileges"):
        if not isinstance(entry, Map):
            continue
        words = [word for word in KINDS if word in entry]
        if len(words) != 1:
            draft.report(entry.mark, f"an entry of privileges is about one of {', '.join(KINDS)}")
        elif entry.text(words[0]):
            _add(words[0], entry, draft)


def _add(word: str, entry: Map, draft: Draft) -> None:
    kind, path = KINDS[word], _path(word, entry.text(word))
    column = entry.optional("column")
    on = Ref(kind, path) if column is None else Ref("column", (*path, column))
    of = "" if column is None or kind == "table" else kind
    claim = Grant(on.kind, on.path, "", (), of=of, within=("postgres",)).claim
    assert claim is not None
    if claim in draft.claims:
        draft.twice(entry.mark, f"what is granted on {on}", draft.claims[claim])
        return
    draft.claims[claim] = draft.marks[claim, ""] = entry.mark
    for key in ("grants", "grantable"):
        for grantee, value in entry.map(key).pairs():
            if isinstance(value, List):
                privileges = tuple(item.text for item in value.scalars())
                draft.grant(on, grantee.text, privileges, grantee.mark, grantable=key == "grantable", of=of)
    for grantee, value in entry.map("withheld").pairs():
        if isinstance(value, List):
            privileges = tuple(sorted(item.text for item in value.scalars()))
            draft.add(Withheld(on.kind, on.path, grantee.text, privileges, of=of), grantee.mark)
    for passed in entry.items("passed_on"):
        if isinstance(passed, Map):
            add_passed_on(on, passed, draft, of=of)
    extension = entry.optional("extension")
    draft.within(on, Ref("extension", (extension,)) if extension else Ref("postgres", ()))


def _path(word: str, text: str) -> tuple[str, ...]:
    if word in WHOLE:
        return (text,)
    name, types = signature(text) if word == "function" else (text, None)
    return (*in_schema(name), *((folded(types or ""),) if word == "function" else ()))
