"""Per kind and field: alter in place, or replace. Data first; a function only where Postgres's own rule is not a list.

Sources: the reference pages of ALTER TABLE, ALTER POLICY, CREATE FUNCTION, CREATE TRIGGER (PostgreSQL 15 to 18).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from growthos_cli.catalog.in_place import attribute_steps, label_steps
from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.role import ATTRIBUTES
from growthos_cli.catalog.signatures import arguments
from growthos_cli.diff import Change

OLDEST = 15
"""The oldest major that is served: what it can do, every server can."""

NEVER = 10_000


def never(_before: Object, _after: Object) -> bool:
    return False


def as_listed(_before: Object, _after: Object, templates: list[str]) -> list[str]:
    return templates


def at_once(_item: Object) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True)
class Rule:
    """`alter` maps a field to the template that alters it (several fields may share one); any other field means replace.

    `replace_when` says when even alterable fields need a replacement, `since` from which major of the
    server on they can be altered. `after_create` are fields that `create` cannot
    set, with the value it leaves. `entries` maps a field whose every entry has statements of its own to the template that adds
    one or drops one; what changes is dropped and added. `placeholder` says whether an object only keeps a place, which `create`
    fills and nothing but another object's creation makes. `arrange` puts the templates of one change in an order that Postgres accepts.
    `there` says that it takes no statement to make one: its creation is what its entries need.
    `before_drop` are templates without which Postgres refuses the drop of such an object, or leaves something of it.
    `lock` is the strongest lock a change of this kind takes on its table.
    """

    alter: Mapping[str, str] = field(default_factory=dict)
    replace_when: Callable[[Object, Object], bool] = never
    since: Callable[[Object, Object], int] = lambda before, after: OLDEST
    after_create: Mapping[str, Any] = field(default_factory=dict)
    entries: Mapping[str, str] = field(default_factory=dict)
    placeholder: Callable[[Object], bool] | None = None
    arrange: Callable[[Object, Object, list[str]], list[str]] = as_listed
    before_drop: Callable[[Object], tuple[str, ...]] = at_once
    there: bool = False
    lock: str = ""


def _together(template: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, template)


def _unvalidated(_before: Object, after: Object) -> bool:
    return not getattr(after, "validated")


def _enforced_settles_it(before: Object, after: Object, templates: list[str]) -> list[str]:
    """What begins to be enforced is validated by that, and what no longer is needs no validation."""
    settled = getattr(before, "enforced") != getattr(after, "enforced")
    return [template for template in templates if not (settled and template == "alter.validated")]


def _loses_expression(before: Object, after: Object) -> bool:
    # ALTER POLICY can change USING and WITH CHECK, never take one away.
    return any(getattr(before, name) is not None and getattr(after, name) is None for name in ("using", "check"))


def _moves_labels(before: Object, after: Object) -> bool:
    return label_steps(getattr(before, "labels"), getattr(after, "labels")) is None


def _moves_attributes(before: Object, after: Object) -> bool:
    return attribute_steps(getattr(before, "attributes"), getattr(after, "attributes")) is None


def _expression_since(before: Object, after: Object) -> int:
    """Other expressions of the same type can be set since 17; a plain column never becomes a generated one."""
    was, becomes = getattr(before, "generated"), getattr(after, "generated")
    if was == becomes or becomes is None:
        return OLDEST
    return NEVER if was is None or getattr(before, "type") != getattr(after, "type") else 17


def _partitioned_method_since(before: Object, after: Object) -> int:
    return 17 if getattr(after, "partition_by") is not None and getattr(before, "method") != getattr(after, "method") else OLDEST


_COLUMN_ORDER = (
    "alter.generated",
    "alter.type",
    "alter.storage",
    "alter.compression",
    "alter.statistics",
    "alter.options",
    "alter.server_options",
    "alter.default",
    "alter.not_null",
    "alter.not_null_name",
    "alter.not_null_validated",
    "alter.not_null_no_inherit",
    "alter.not_null_local",
    "alter.identity",
    "alter.sequence",
    "alter.sequence_type",
    "alter.sequence_unlogged",
    "alter.numbers",
)


def _other_columns(before: Object, after: Object) -> bool:
    # CREATE OR REPLACE VIEW may add columns at the end; those that are there keep their names, types and places.
    was, will = ([*zip(getattr(side, "columns"), getattr(side, "types"), strict=True)] for side in (before, after))
    return bool(will[: len(was)] != was)


def _column_in_order(before: Object, after: Object, templates: list[str]) -> list[str]:
    """An identity column has neither default nor nulls: it is given up before either comes, taken on after both are settled."""
    found = set(templates)
    if "alter.type" in found:
        # The new type brings its own.
        found |= {f"alter.{name}" for name in ("storage", "compression") if getattr(after, name) is not None}
    if "alter.not_null" in found:
        found -= {"alter.not_null_name", "alter.not_null_validated", "alter.not_null_no_inherit", "alter.not_null_local"}
    if "alter.not_null_validated" in found and not getattr(after, "not_null_validated"):
        found -= {"alter.not_null_name", "alter.not_null_no_inherit"}
    if "alter.identity" in found and None in (getattr(before, "identity"), getattr(after, "identity")):
        found -= {"alter.sequence", "alter.sequence_type", "alter.numbers"}
    if getattr(after, "sequence_type") is not None and {"alter.type", "alter.identity"} & found:
        found.add("alter.sequence_type")  # numbers are of the column's type at first
    loses = "alter.identity" in found and getattr(after, "identity") is None
    if loses:
        found.discard("alter.sequence_unlogged")
    return sorted(found, key=lambda template: (not (loses and template == "alter.identity"), _COLUMN_ORDER.index(template)))


def _around_the_last_number(before: Object, after: Object, templates: list[str]) -> list[str]:
    """Postgres refuses bounds that leave a sequence's last number outside: it moves first, within bounds that have room for both."""
    was, will = ((getattr(item, "minimum"), getattr(item, "maximum")) for item in (before, after))
    if "alter" not in templates or None in (*was, *will, getattr(after, "start"), getattr(after, "increment")):
        return templates
    narrower = was[0] < will[0] or will[1] < was[1]
    wider = will[0] < was[0] or was[1] < will[1]
    ahead = (["widen"] if wider else []) + ["move_inside"] if narrower else []
    begins = ["begin"] if getattr(before, "start") not in (None, getattr(after, "start")) else []
    return [*ahead, *(["begin"] if narrower and begins else []), *templates, *([] if narrower else begins)]


def _holds_of_more(before: Object, after: Object, _templates: list[str]) -> list[str]:
    # What is no longer validated has been made anew.
    return [] if set(getattr(after, "valid_checks")) <= set(getattr(before, "valid_checks")) else ["alter.valid_checks"]


def _gives_up_not_null(before: Object, after: Object) -> bool:
    # Attached once more, it has those of the table above alone.
    return not set(getattr(before, "not_null")) <= set(getattr(after, "not_null"))


def _bound_to_its_schema(before: Object, _after: Object) -> bool:
    return not getattr(before, "relocatable")


def _forgets_version(_before: Object, after: Object) -> bool:
    return getattr(after, "version") is None


def _enabled_outermost(_before: Object, after: Object, templates: list[str]) -> list[str]:
    """A subscription is changed while it is disabled: it goes off before all else, and on after it."""
    return sorted(templates, key=lambda template: (template == "alter.enabled") == bool(getattr(after, "enabled")))


def _without_its_slot(item: Object) -> tuple[str, ...]:
    # Within a transaction nobody may drop a subscription that has a slot: the slot stays on its publisher.
    # Postgres would leave its comment behind.
    return ("uncomment", *(("disable", "forget_slot") if getattr(item, "slot_name") is not None else ()))


def _with_its_not_null(item: Object) -> tuple[str, ...]:
    # Postgres leaves what children keep of the column with a constraint that counts as inherited, although nobody hands it down.
    return ("free_not_null",) if getattr(item, "children") == "children" and getattr(item, "not_null") else ()


def _allowed_to(_item: Object) -> tuple[str, ...]:
    return ("allow_delete",)


_USES = ("hashes", "merges")


def _uses_since(before: Object, after: Object) -> int:
    """What joins may do with an operator can be added since 17, and never be taken away: plans may count on it."""
    changed = [name for name in _USES if getattr(before, name) != getattr(after, name)]
    if any(getattr(before, name) for name in changed):
        return NEVER
    return 17 if changed else OLDEST


def _other_signature(before: Object, after: Object) -> bool:
    """What `create or replace` refuses of a routine's arguments: other names or modes, a default taken away, and another one of a
    type that calls decide."""
    old, new = (arguments(getattr(side, "arguments")) for side in (before, after))
    if [head for head, _ in old] != [head for head, _ in new]:
        return True
    fewer = sum(value is not None for _, value in new) < sum(value is not None for _, value in old)
    return fewer or any("any" in head and old_value != value for (head, old_value), (_, value) in zip(old, new, strict=True))


EXCLUSIVE = "ACCESS EXCLUSIVE"

_INDEX_BEHIND = {"options": "alter.options", "tablespace": "alter.tablespace"}
"""What is altered of an index, whether it stands alone or behind a constraint."""

RULES: dict[str, Rule] = {
    "database": Rule(entries={"settings": "setting"}, there=True),
    "role": Rule(_together("alter", *ATTRIBUTES), entries={"settings": "setting"}),
    "membership": Rule({"admin": "alter.admin", **_together("alter", "inherit", "set")}),
    "role_settings": Rule(entries={"settings": "setting"}, there=True),
    "schema": Rule(),
    "extension": Rule(_together("alter.schema", "schema"), _bound_to_its_schema),
    "collation": Rule(),
    "enum": Rule({"labels": "alter.labels"}, _moves_labels),
    "domain": Rule({"default": "alter.default", "not_null": "alter.not_null"}),
    "domain_check": Rule({"validated": "alter.validated"}, _unvalidated),
    "composite_type": Rule({"attributes": "alter.attributes"}, _moves_attributes),
    "range_type": Rule(),
    "shell_type": Rule(),
    "base_type": Rule(),
    "sequence": Rule(
        {
            **_together("alter", "type", "start", "increment", "minimum", "maximum", "cache", "cycle"),
            "unlogged": "alter.unlogged",
        },
        arrange=_around_the_last_number,
    ),
    "foreign_data_wrapper": Rule({"handler": "alter.handler", "validator": "alter.validator", "options": "alter.options"}),
    "foreign_server": Rule({"version": "alter.version", "options": "alter.options"}, _forgets_version),
    "user_mapping": Rule({"options": "alter.options"}),
    "table": Rule(
        {name: f"alter.{name}" for name in ("unlogged", "options", "tablespace", "method", "of_type", "server_options")},
        since=_partitioned_method_since,
        after_create={"of_type": None},
        lock=EXCLUSIVE,
    ),
    # Where the places of those that stay are others, the table is made anew (way.py).
    "inheritance": Rule(
        {"position": "create", "valid_checks": "alter.valid_checks"},
        arrange=_holds_of_more,
        after_create={"valid_checks": ()},
        lock=EXCLUSIVE,
    ),
    "partition": Rule({"not_null": "alter.not_null"}, _gives_up_not_null, after_create={"not_null": ()}, lock=EXCLUSIVE),
    "index_partition": Rule(),
    "kept_rows": Rule(lock=EXCLUSIVE),
    "column": Rule(
        {
            **_together("alter.type", "type", "local"),
            "collation": "alter.type",
            "storage": "alter.storage",
            "compression": "alter.compression",
            "statistics": "alter.statistics",
            "options": "alter.options",
            "not_null": "alter.not_null",
            "not_null_name": "alter.not_null_name",
            "not_null_validated": "alter.not_null_validated",
            "not_null_no_inherit": "alter.not_null_no_inherit",
            "not_null_local": "alter.not_null_local",
            "default": "alter.default",
            "generated": "alter.generated",
            "identity": "alter.identity",
            "sequence": "alter.sequence",
            "sequence_type": "alter.sequence_type",
            "sequence_unlogged": "alter.sequence_unlogged",
            **_together("alter.numbers", "start", "increment", "minimum", "maximum", "cache", "cycle"),
            "server_options": "alter.server_options",
        },
        since=_expression_since,
        after_create={
            "not_null_validated": True,
            "storage": None,
            "statistics": None,
            "options": (),
            "sequence_type": None,
            "sequence_unlogged": None,
        },
        arrange=_column_in_order,
        before_drop=_with_its_not_null,
        lock=EXCLUSIVE,
    ),
    # Let go first: while a sequence belongs to a table, it has the table's owner.
    "sequence_owner": Rule(),
    "primary_key": Rule(_INDEX_BEHIND, lock=EXCLUSIVE),
    "unique": Rule(_INDEX_BEHIND, lock=EXCLUSIVE),
    "check": Rule({"validated": "alter.validated"}, _unvalidated, lock=EXCLUSIVE),
    "exclusion": Rule(_INDEX_BEHIND, lock=EXCLUSIVE),
    "foreign_key": Rule(
        {
            "validated": "alter.validated",
            "enforced": "alter.enforced",
            **_together("alter.deferrable", "deferrable", "initially_deferred"),
        },
        _unvalidated,
        arrange=_enforced_settles_it,
        lock="SHARE ROW EXCLUSIVE",
    ),
    "index": Rule({**_INDEX_BEHIND, "statistics": "alter.statistics"}, after_create={"statistics": ()}, lock="SHARE"),
    "view": Rule(_together("create", "query", "options"), _other_columns),
    "materialized_view": Rule(
        {"options": "alter.options", "method": "alter.method", "tablespace": "alter.tablespace", "populated": "alter.populated"},
        lock=EXCLUSIVE,
    ),
    "view_column": Rule(_together("create", "default")),
    "materialized_view_column": Rule(_together("create", "storage", "compression", "statistics", "options"), lock=EXCLUSIVE),
    "statistics": Rule({"target": "alter.target"}, after_create={"target": None}, lock="SHARE UPDATE EXCLUSIVE"),
    # Replaced rather than altered: the index of before may have to go before the next one can have its name.
    "clustered": Rule(lock=EXCLUSIVE),
    "replica_identity": Rule(lock=EXCLUSIVE),
    "function": Rule(
        _together(
            "create",
            *("arguments", "body", "volatility", "security", "strict", "leakproof", "parallel", "cost", "rows", "settings", "language"),
            *("sql_body", "library", "support", "transforms"),
        ),
        _other_signature,
    ),
    "aggregate": Rule(
        _together(
            "create",
            *("sfunc", "sspace", "finalfunc_extra", "finalfunc_modify", "combinefunc", "serialfunc", "deserialfunc", "initcond", "sortop"),
            *("msfunc", "minvfunc", "mstype", "msspace", "mfinalfunc", "mfinalfunc_extra", "mfinalfunc_modify", "minitcond", "parallel"),
        )
    ),
    "operator": Rule(
        _together("alter", "restrict", "join") | _together("alter.uses", *_USES),
        since=_uses_since,
        placeholder=lambda item: not getattr(item, "function"),
    ),
    "access_method": Rule(),
    "operator_family": Rule(after_create={"operators": (), "functions": ()}, entries={"operators": "operator", "functions": "function"}),
    "operator_class": Rule(),
    "language": Rule(_together("create", "handler", "trusted", "inline", "validator")),
    "transform": Rule(_together("create", "from_sql", "to_sql")),
    "event_trigger": Rule({"enabled": "alter.enabled"}, after_create={"enabled": "origin"}),
    "text_search_parser": Rule(),
    "text_search_template": Rule(),
    "text_search_dictionary": Rule({"options": "alter.options"}),
    "text_search_configuration": Rule(after_create={"mappings": ()}, entries={"mappings": "mapping"}),
    "cast": Rule(),
    "conversion": Rule(),
    "trigger": Rule({"enabled": "alter.enabled"}, after_create={"enabled": "origin"}, lock="SHARE ROW EXCLUSIVE"),
    "partition_trigger": Rule(_together("create", "enabled", "inherited"), lock="SHARE ROW EXCLUSIVE"),
    "internal_trigger": Rule({"enabled": "create"}, lock="SHARE ROW EXCLUSIVE"),
    "rule": Rule(
        {**_together("create", "event", "commands", "instead", "where"), "enabled": "alter.enabled"},
        after_create={"enabled": "origin"},
        lock=EXCLUSIVE,
    ),
    "row_security": Rule(_together("alter", "enabled", "forced"), lock=EXCLUSIVE),
    "policy": Rule(_together("alter", "roles", "using", "check"), _loses_expression, lock=EXCLUSIVE),
    "owner": Rule(_together("create", "role"), lock=EXCLUSIVE),
    "grant": Rule(_together("alter", "privileges", "grantable")),
    "default_privilege": Rule(_together("alter", "privileges", "grantable")),
    "withheld": Rule(_together("alter", "privileges")),
    "security_label": Rule(_together("create", "label"), lock="SHARE UPDATE EXCLUSIVE"),
    "extension_dependency": Rule(),
    "comment": Rule(_together("create", "text"), lock="SHARE UPDATE EXCLUSIVE"),
    "bucket": Rule(_together("alter", "name", "public", "file_size_limit", "allowed_mime_types"), before_drop=_allowed_to),
    "publication": Rule(_together("alter", "publish", "via_partition_root", "generated_columns")),
    "publication_table": Rule(lock="SHARE UPDATE EXCLUSIVE"),
    "publication_schema": Rule(),
    "subscription": Rule(
        {
            "connection": "alter.connection",
            "publications": "alter.publications",
            "slot_name": "alter.slot_name",
            "enabled": "alter.enabled",
            **_together(
                "alter", "binary", "streaming", "synchronous_commit", "disable_on_error", "password_required", "run_as_owner", "origin"
            ),
        },
        after_create={"enabled": False},
        arrange=_enabled_outermost,
        before_drop=_without_its_slot,
    ),
    "row": Rule(_together("alter", "values")),
}


def replaces(change: Change, major: int = OLDEST) -> bool:
    """True when a Postgres of this major cannot alter this in place: it is dropped and created again."""
    if change.before is None or change.after is None:
        return False
    rule = RULES[change.ref.kind]
    if keeps_a_place(change.before):
        return False
    in_place = {*rule.alter, *rule.entries}.issuperset(change.fields) and not rule.replace_when(change.before, change.after)
    return not in_place or rule.since(change.before, change.after) > major


def keeps_a_place(item: Object) -> bool:
    """Whether this is no more than the place of what is to come."""
    placeholder = RULES[item.kind].placeholder
    return placeholder is not None and placeholder(item)
