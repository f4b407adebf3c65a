"""Per kind and field: alter in place, or replace. Data; where Postgres's own rule is not a list, rule_cases.py has it as a function.

Sources: the reference pages of ALTER TABLE, ALTER POLICY, CREATE FUNCTION, CREATE TRIGGER (PostgreSQL 15 to 18).
"""

from __future__ import annotations

from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.role import ATTRIBUTES
from growthos_cli.diff import Change
from growthos_cli.planning.rule import OLDEST, Rule
from growthos_cli.planning.rule_cases import (
    USES,
    allowed_to,
    always,
    around_the_last_number,
    column_in_order,
    enabled_outermost,
    enforced_settles_it,
    expression_since,
    forgets_version,
    gives_up_not_null,
    goes_back_or_stays,
    holds_of_more,
    loses_expression,
    moves_attributes,
    moves_labels,
    other_columns,
    other_signature,
    partitioned_since,
    unvalidated,
    uses_since,
    with_its_not_null,
    without_its_slot,
)


def _together(template: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, template)


EXCLUSIVE = "ACCESS EXCLUSIVE"

_INDEX_BEHIND = {"options": "alter.options", "tablespace": "alter.tablespace"}
"""What is altered of an index, whether it stands alone or behind a constraint."""

RULES: dict[str, Rule] = {
    "database": Rule(entries={"settings": "setting"}, there=True),
    "role": Rule(_together("alter", *ATTRIBUTES), entries={"settings": "setting"}),
    "membership": Rule({"admin": "alter.admin", **_together("alter", "inherit", "set")}),
    "role_settings": Rule(entries={"settings": "setting"}, there=True),
    "schema": Rule(),
    "extension": Rule({"schema": "alter.schema", "version": "alter.version"}, goes_back_or_stays),
    "collation": Rule(),
    "enum": Rule({"labels": "alter.labels"}, moves_labels),
    "domain": Rule({"default": "alter.default", "not_null": "alter.not_null"}),
    "domain_check": Rule({"validated": "alter.validated"}, unvalidated),
    "composite_type": Rule({"attributes": "alter.attributes"}, moves_attributes),
    "range_type": Rule(
        {"made_in": "move", "made_as": "rename", "multirange_made_in": "move_multirange", "multirange_made_as": "rename_multirange"},
        always,
        after_create=dict.fromkeys(("made_in", "made_as", "multirange_made_in", "multirange_made_as")),
    ),
    "shell_type": Rule(),
    "base_type": Rule(),
    "sequence": Rule(
        {
            **_together("alter", "type", "start", "increment", "minimum", "maximum", "cache", "cycle"),
            "unlogged": "alter.unlogged",
        },
        arrange=around_the_last_number,
    ),
    "foreign_data_wrapper": Rule({"handler": "alter.handler", "validator": "alter.validator", "options": "alter.options"}),
    "foreign_server": Rule({"version": "alter.version", "options": "alter.options"}, forgets_version),
    "user_mapping": Rule({"options": "alter.options"}),
    "table": Rule(
        {name: f"alter.{name}" for name in ("unlogged", "options", "tablespace", "method", "of_type", "server_options")},
        since=partitioned_since,
        after_create={"of_type": None},
        lock=EXCLUSIVE,
    ),
    # Where the places of those that stay are others, the table is made anew (way.py).
    "inheritance": Rule(
        {"position": "create", "valid_checks": "alter.valid_checks"},
        arrange=holds_of_more,
        after_create={"valid_checks": ()},
        lock=EXCLUSIVE,
    ),
    "partition": Rule({"not_null": "alter.not_null"}, gives_up_not_null, after_create={"not_null": ()}, lock=EXCLUSIVE),
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
        since=expression_since,
        after_create={
            "not_null_validated": True,
            "storage": None,
            "statistics": None,
            "options": (),
            "sequence_type": None,
            "sequence_unlogged": None,
        },
        arrange=column_in_order,
        before_drop=with_its_not_null,
        lock=EXCLUSIVE,
    ),
    # Let go first: while a sequence belongs to a table, it has the table's owner.
    "sequence_owner": Rule(),
    "primary_key": Rule(_INDEX_BEHIND, lock=EXCLUSIVE),
    "unique": Rule(_INDEX_BEHIND, lock=EXCLUSIVE),
    "check": Rule({"validated": "alter.validated"}, unvalidated, lock=EXCLUSIVE),
    "exclusion": Rule(_INDEX_BEHIND, lock=EXCLUSIVE),
    "foreign_key": Rule(
        {
            "validated": "alter.validated",
            "enforced": "alter.enforced",
            **_together("alter.deferrable", "deferrable", "initially_deferred"),
        },
        unvalidated,
        arrange=enforced_settles_it,
        lock="SHARE ROW EXCLUSIVE",
    ),
    "index": Rule({**_INDEX_BEHIND, "statistics": "alter.statistics"}, after_create={"statistics": ()}, lock="SHARE"),
    "view": Rule(_together("create", "query", "options", "places"), other_columns),
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
            *("sql_body", "library", "support", "transforms", "places"),
        ),
        other_signature,
    ),
    "aggregate": Rule(
        _together(
            "create",
            *("sfunc", "sspace", "finalfunc_extra", "finalfunc_modify", "combinefunc", "serialfunc", "deserialfunc", "initcond", "sortop"),
            *("msfunc", "minvfunc", "mstype", "msspace", "mfinalfunc", "mfinalfunc_extra", "mfinalfunc_modify", "minitcond", "parallel"),
        )
    ),
    "operator": Rule(
        _together("alter", "restrict", "join") | _together("alter.uses", *USES),
        since=uses_since,
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
        {**_together("create", "event", "commands", "instead", "where", "places"), "enabled": "alter.enabled"},
        after_create={"enabled": "origin"},
        lock=EXCLUSIVE,
    ),
    "row_security": Rule(_together("alter", "enabled", "forced"), lock=EXCLUSIVE),
    "policy": Rule(_together("alter", "roles", "using", "check", "places"), loses_expression, lock=EXCLUSIVE),
    "owner": Rule(_together("create", "role"), lock=EXCLUSIVE),
    "grant": Rule(_together("alter", "privileges", "grantable")),
    "default_privilege": Rule(_together("alter", "privileges", "grantable")),
    "withheld": Rule(_together("alter", "privileges")),
    "security_label": Rule(_together("create", "label"), lock="SHARE UPDATE EXCLUSIVE"),
    "extension_dependency": Rule(),
    "comment": Rule(_together("create", "text"), lock="SHARE UPDATE EXCLUSIVE"),
    "bucket": Rule(_together("alter", "name", "public", "file_size_limit", "allowed_mime_types"), before_drop=allowed_to),
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
        arrange=enabled_outermost,
        before_drop=without_its_slot,
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
