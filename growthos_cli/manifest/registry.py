"""Which kinds are plain: by their word in any file, and by their word in the file of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from growthos_cli.catalog.aggregates import Aggregate
from growthos_cli.catalog.base_types import BaseType, ShellType
from growthos_cli.catalog.beside import Clustered, RewriteRule, Statistics
from growthos_cli.catalog.between import Cast, Collation, Conversion
from growthos_cli.catalog.constraints import Exclusion
from growthos_cli.catalog.database import Database, RoleSettings
from growthos_cli.catalog.foreign import ForeignDataWrapper, ForeignServer, UserMapping
from growthos_cli.catalog.languages import EventTrigger, Language, Transform
from growthos_cli.catalog.lineage import IndexPartition, Inheritance, Partition
from growthos_cli.catalog.operators import AccessMethod, Operator, OperatorClass, OperatorFamily
from growthos_cli.catalog.ref import Object
from growthos_cli.catalog.relations import Table
from growthos_cli.catalog.replication import Subscription
from growthos_cli.catalog.role import Membership, Role
from growthos_cli.catalog.routines import InternalTrigger, PartitionTrigger
from growthos_cli.catalog.security import not_null_comment
from growthos_cli.catalog.text_search import TextSearchConfiguration, TextSearchDictionary, TextSearchParser, TextSearchTemplate
from growthos_cli.catalog.types import CompositeType, Domain, DomainCheck, Enum, RangeType, UserType
from growthos_cli.catalog.views import MaterializedView, MaterializedViewColumn, View, ViewColumn
from growthos_cli.manifest.attached import SECURITY_LABELS
from growthos_cli.manifest.compound import ListOf, MapOf
from growthos_cli.manifest.plain import Plain
from growthos_cli.manifest.shapes import Name, Shape, Sql, Text, Word
from growthos_cli.manifest.words import TABLE_PRIVILEGES

_OF_AN_INDEX: Mapping[str, Shape] = {"include": ListOf(Name(), "column", least=1, unique=True), "tablespace": Name()}
_TYPE = Plain(UserType, privileges=("usage",))
_OF_A_CAST = {"source": Sql(), "target": Sql(), "function": Sql(), "context": Word(("explicit", "assignment", "implicit"))}
_OF_A_BASE_TYPE: Mapping[str, Shape] = {
    "alignment": Word(("char", "int2", "int4", "double")),
    "storage": Word(("plain", "external", "extended", "main")),
    "default": Text(empty=True),
}
_ATTRIBUTES = MapOf(Sql(), "attribute")

_FIRED = Word(("origin", "replica", "always", "disabled"))

CLUSTERED = Plain(Clustered, short="index", shapes={"index": Name()}, commented=False)

RULES = Plain(
    RewriteRule,
    shapes={
        "event": Word(("select", "insert", "update", "delete")),
        "commands": ListOf(Sql(), "command", doc="None for `do instead nothing`."),
        "enabled": _FIRED,
    },
)

PLAIN: Mapping[str, Plain] = {
    "database": Plain(Database, privileges=("connect", "create", "temporary"), commented=False),
    "role_settings": Plain(RoleSettings, short="settings", sole=True, commented=False, attached={}),
    "statistics": Plain(
        Statistics,
        shapes={
            "kinds": ListOf(Word(("ndistinct", "dependencies", "mcv")), "kind", least=1, unique=True, doc="All three unless said."),
            "of": Word(("table", "materialized_view")),
        },
        qualified={"table": ("table_schema", "table")},
    ),
    "internal_triggers": Plain(
        InternalTrigger,
        shapes={"constraint_kind": Word(("primary_key", "unique", "exclusion", "foreign_key")), "enabled": _FIRED},
        listed=True,
        commented=False,
    ),
    "foreign_data_wrappers": Plain(ForeignDataWrapper, shapes={"handler": Sql(), "validator": Sql()}, privileges=("usage",)),
    "foreign_servers": Plain(
        ForeignServer,
        shapes={"wrapper": Name()},
        parts={"user_mappings": Plain(UserMapping, commented=False)},
        privileges=("usage",),
    ),
    "subscriptions": Plain(
        Subscription,
        shapes={
            "connection": Text(doc="The connection string, or <secret> for one that nobody tells."),
            "publications": ListOf(Name(), "publication", least=1, unique=True),
            "slot_name": Name(),
            "streaming": Word(("off", "on", "parallel")),
            "origin": Word(("any", "none")),
        },
    ),
    "collations": Plain(Collation, shapes={"provider": Word(("libc", "icu", "builtin"))}, short="locale"),
    "casts": Plain(Cast, shapes=_OF_A_CAST, listed=True),
    "conversions": Plain(Conversion, shapes={"function": Sql()}),
    "enums": replace(_TYPE, cls=Enum, shapes={"labels": ListOf(Text(empty=True), "label", unique=True)}, short="labels"),
    "domains": replace(
        _TYPE,
        cls=Domain,
        short="type",
        remarks={"not_null_comment": not_null_comment},
        parts={"checks": Plain(DomainCheck, short="expression")},
    ),
    "composite_types": replace(_TYPE, cls=CompositeType, shapes={"attributes": _ATTRIBUTES}, attributes=True),
    "base_types": replace(
        _TYPE, cls=ShellType, parts={"definition": Plain(BaseType, shapes=_OF_A_BASE_TYPE, privileges=("usage",))}, privileges=()
    ),
    "range_types": replace(_TYPE, cls=RangeType, short="subtype"),
    "aggregates": Plain(Aggregate, privileges=("execute",)),
    "operators": Plain(Operator, {"left": Text(empty=True, doc="The left type; empty for a prefix operator.")}, listed=True),
    "access_methods": Plain(AccessMethod, {"type": Word(("index", "table"))}),
    "operator_families": Plain(OperatorFamily, listed=True),
    "operator_classes": Plain(OperatorClass, qualified={"family": ("family_schema", "family")}, listed=True),
    "languages": Plain(Language, privileges=("usage",)),
    "transforms": Plain(Transform, listed=True),
    "event_triggers": Plain(EventTrigger, {"enabled": _FIRED}, qualified={"execute": ("function_schema", "function")}),
    "text_search_parsers": Plain(TextSearchParser),
    "text_search_templates": Plain(TextSearchTemplate),
    "text_search_dictionaries": Plain(TextSearchDictionary),
    "text_search_configurations": Plain(TextSearchConfiguration),
    "views": Plain(
        View,
        short="query",
        parts={"columns": Plain(ViewColumn, short="default", commented=False), "rules": RULES},
        privileges=TABLE_PRIVILEGES,
        borrowed=("triggers",),
        relation=True,
    ),
    "materialized_views": Plain(
        MaterializedView,
        short="query",
        parts={"columns": Plain(MaterializedViewColumn, commented=False), "clustered": CLUSTERED},
        privileges=TABLE_PRIVILEGES,
        borrowed=("indexes",),
        relation=True,
    ),
}
"""Key of a file -> the kind that is spelled under it."""

_OF_A_TABLE: Mapping[str, Plain] = {
    "exclusions": Plain(Exclusion, short="elements", shapes=_OF_AN_INDEX),
    "clustered": CLUSTERED,
    "rules": RULES,
    "partition_triggers": Plain(PartitionTrigger, {"enabled": _FIRED, "inherited": _FIRED}, commented=False),
    "inheritance": Plain(Inheritance, listed=True, commented=False),
    "partition": Plain(Partition, qualified={"of": ("parent_schema", "parent")}, shapes={"bounds": Sql()}, commented=False),
    "index_partitions": Plain(IndexPartition, qualified={"of": ("parent_schema", "parent")}, commented=False),
}

TABLE_PLAIN: Mapping[str, Plain] = {word: plain.inside(Table) for word, plain in _OF_A_TABLE.items()}
"""Key beside `table` -> the kind of the table's parts that are spelled under it."""


ROLES = Plain(Role, parts={"member_of": Plain(Membership, commented=False)}, attached={"security_labels": SECURITY_LABELS})
"""What growthos.yaml may say of a role."""


def spelled_kinds() -> Iterator[type[Object]]:
    """Every class that the registry spells, parts of parts too."""
    waiting = [*PLAIN.values(), *TABLE_PLAIN.values(), ROLES]
    while waiting:
        plain = waiting.pop()
        yield plain.cls
        waiting += plain.parts.values()
