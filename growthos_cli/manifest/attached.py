"""What can be said of an object of any kind: who owns it, what it withholds, its security labels, and what others passed on.

The key is `owner_role`, because a table's `owner` is the column that {owner} stands for.
"""

from __future__ import annotations

from growthos_cli.catalog.attached import ExtensionDependency, Owner, SecurityLabel, Withheld
from growthos_cli.catalog.ref import Ref
from growthos_cli.catalog.security import PUBLIC
from growthos_cli.manifest.compound import ListOf, MapOf, Record
from growthos_cli.manifest.draft import Draft
from growthos_cli.manifest.nodes import Map, Scalar
from growthos_cli.manifest.shapes import Name, Shape, Text

_PRIVILEGES = ListOf(Text(), "privilege", least=1, unique=True)
EXTENSIONS: dict[str, Shape] = {
    "depends_on_extensions": ListOf(Name(), "extension", least=1, unique=True, doc="Extensions that take it along when they are dropped.")
}
"""Of an index and a trigger, too, which have neither owner nor labels."""
SECURITY_LABELS = MapOf(Text(empty=True), "provider", doc="What a label provider is told.")
ATTACHED: dict[str, Shape] = {
    "owner_role": Name(doc="The role that owns it; without it, whoever makes it."),
    "withheld": Record({PUBLIC: _PRIVILEGES, "owner": _PRIVILEGES}, doc="What Postgres gives by itself and is taken away."),
    "passed_on": ListOf(
        Record(
            {"by": Name(), "to": Name(), "column": Name(), "grants": _PRIVILEGES, "grantable": _PRIVILEGES},
            required=("by", "to"),
        ),
        "an entry",
        doc="What a grantee gave to others in turn.",
    ),
    "security_labels": SECURITY_LABELS,
    **EXTENSIONS,
}


WITHOUT_OWNER = {key: shape for key, shape in ATTACHED.items() if key != "owner_role"}
"""Of what has the owner of something else."""


def add_attached(on: Ref, node: Map, draft: Draft) -> None:
    """Everything of this page that the map of an object states."""
    if owner := node.scalar("owner_role"):
        draft.add(Owner(on.kind, on.path, owner.text), owner.mark, None, {"role": owner.mark})
    withheld = node.map("withheld")
    for key, grantee in ((PUBLIC, PUBLIC), ("owner", "")):
        if privileges := withheld.texts(key):
            # Without a word on the owner, it is whoever makes the object.
            role = "" if grantee else node.text("owner_role")
            draft.add(Withheld(on.kind, on.path, grantee, tuple(sorted(privileges)), role), withheld.key_mark(key))
    add_labels(on, node, draft)
    add_extensions(on, node, draft)
    for entry in node.items("passed_on"):
        if isinstance(entry, Map) and entry.text("by") and entry.text("to"):
            _add_passed_on(on, entry, draft)


def add_extensions(on: Ref, node: Map, draft: Draft) -> None:
    for extension in node.scalars("depends_on_extensions"):
        draft.add(ExtensionDependency(on.kind, on.path, extension.text), extension.mark)


def add_labels(on: Ref, node: Map, draft: Draft) -> None:
    for provider, label in node.map("security_labels").pairs():
        if isinstance(label, Scalar):
            draft.add(SecurityLabel(on.kind, on.path, provider.text, label.text), provider.mark)


def _add_passed_on(on: Ref, entry: Map, draft: Draft) -> None:
    column = entry.optional("column")
    target = on if column is None else Ref("column", (*on.path, column))
    add_passed_on(target, entry, draft, of="" if column is None or on.kind == "table" else on.kind)


def add_passed_on(target: Ref, entry: Map, draft: Draft, *, of: str = "") -> None:
    for key in ("grants", "grantable"):
        if privileges := entry.texts(key):
            draft.grant(target, entry.text("to"), privileges, entry.mark, grantable=key == "grantable", of=of, grantor=entry.text("by"))
