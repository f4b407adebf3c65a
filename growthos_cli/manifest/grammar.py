"""The grammar of manifests as data: one definition that reads files, prints the JSON Schema and is described in docs/manifests.md."""

from __future__ import annotations

from typing import Any

from growthos_cli.catalog.constraints import Check, ForeignKey, PrimaryKey, Unique
from growthos_cli.catalog.relations import Column, Extension, Index, Schema, Sequence, Table
from growthos_cli.catalog.routines import Function, Trigger
from growthos_cli.catalog.security import Policy
from growthos_cli.intent import COMMANDS, NONE
from growthos_cli.manifest.attached import ATTACHED, EXTENSIONS, SECURITY_LABELS, WITHOUT_OWNER
from growthos_cli.manifest.beside import PRIVILEGES
from growthos_cli.manifest.compound import Anything, Either, ListOf, MapOf, Nullable, Record
from growthos_cli.manifest.further import further_shapes
from growthos_cli.manifest.plain import COLUMN_GRANTS, grants_shape
from growthos_cli.manifest.proof_grammar import BELONGS_TO, BENCH, FILE_SAMPLES, PERSONAS, ROW_CLASSES, SAMPLES, SCOPE_IN_PLAIN_WORDS
from growthos_cli.manifest.registry import PLAIN, ROLES, TABLE_PLAIN
from growthos_cli.manifest.shapes import Flag, Name, Number, Shape, Spelled, Sql, Text, Word
from growthos_cli.manifest.words import ABSENT, CLASS_PRIVILEGES, NAMED, TABLE_PRIVILEGES

_COMMENT = Text(doc="What a reader of the database is told about it.")
_EXTENSION_COMMENT = Text(empty=True, doc="Instead of the one that its version brings along; an empty one for none.")
_NAME = Name()
_FLAG = Flag()
_QUALIFIED = Name(1, 2)
_COLUMNS = ListOf(_NAME, "column", least=1, unique=True)
_ROLES = ListOf(_NAME, "role", unique=True)
_ACTION = Word(("no action", "restrict", "cascade", "set null", "set default"))
_DEFERRAL: dict[str, Shape] = {"deferrable": _FLAG, "initially_deferred": _FLAG}

SCOPE = Record(
    {
        "comment": _COMMENT,
        "needs": ListOf(_NAME, "column", unique=True, doc="Columns a table must have to use the scope."),
        "using": Sql(doc="The predicate; {roles}, {owner} and {bucket} are filled in."),
        "check": Sql(doc="What a written row must satisfy; the same as `using` if left out."),
        "bound": Sql(doc="What every row satisfies that {roles} may see, and any row for {others}: a restrictive policy for `select`."),
        **SCOPE_IN_PLAIN_WORDS,
    },
    required=("using",),
)
_REASON = Text(doc="Why the finding is accepted.")
WAIVERS = MapOf(
    Either((_REASON, MapOf(_REASON, "object", key=Spelled()))),
    "check",
    doc="Findings that are accepted: check: reason, or check: object: reason.",
)
_SEQUENCE_GRANTS = dict.fromkeys(("grants", "grantable"), grants_shape(CLASS_PRIVILEGES["sequences"][1]))
SCOPES = MapOf(SCOPE, "scope", doc="Named sets of rows.")

COLUMN = Record(
    {
        "type": Sql(doc="A type of Postgres."),
        "not_null": _FLAG,
        "default": Sql(doc="An SQL expression; a text is written \"'text'\"."),
        "generated": Sql(doc="The expression of a stored generated column."),
        "identity": Word(("always", "by default")),
        **further_shapes(Column),
        "primary_key": _FLAG,
        "unique": _FLAG,
        "references": Name(2, 3, doc="table.column"),
        "on_delete": _ACTION,
        "on_update": _ACTION,
        "one_of": ListOf(Text(empty=True), "value", least=1, unique=True, doc="The only values allowed."),
        "collation": _QUALIFIED,
        "comment": _COMMENT,
        "not_null_comment": Text(doc="Of the constraint that it is not null, since PostgreSQL 18."),
        "security_labels": SECURITY_LABELS,
        "identity_sequence": Record(
            {"comment": _COMMENT, **_SEQUENCE_GRANTS, **WITHOUT_OWNER}, doc="What is said of the sequence that gives the numbers."
        ),
    },
    required=("type",),
)

_KEY: dict[str, Shape] = {
    "name": _NAME,
    "columns": _COLUMNS,
    "include": _COLUMNS,
    **_DEFERRAL,
    "comment": _COMMENT,
    "index_comment": Text(doc="Of the index behind it."),
}
PRIMARY_KEY = Record({**_KEY, **further_shapes(PrimaryKey)}, required=("columns",))
UNIQUE = Record({**_KEY, "nulls_not_distinct": _FLAG, **further_shapes(Unique)}, required=("columns",))
CHECK = Record({"expression": Sql(), **further_shapes(Check), "comment": _COMMENT}, required=("expression",))
FOREIGN_KEY = Record(
    {
        "name": _NAME,
        "columns": _COLUMNS,
        "references": Record({"table": _QUALIFIED, "columns": _COLUMNS}, required=("table", "columns")),
        "on_delete": _ACTION,
        "on_update": _ACTION,
        "match": Word(("simple", "full")),
        "set_columns": _COLUMNS,
        **_DEFERRAL,
        **further_shapes(ForeignKey),
        "comment": _COMMENT,
    },
    required=("columns", "references"),
)
_KEYS = ListOf(Text(blank=True), "column", least=1, doc="Column names, or expressions with their order.")
INDEX = Record(
    {
        "name": _NAME,
        "columns": _KEYS,
        "where": Sql(),
        "unique": _FLAG,
        "include": _COLUMNS,
        "method": _NAME,
        "nulls_not_distinct": _FLAG,
        **further_shapes(Index),
        **EXTENSIONS,
        "comment": _COMMENT,
    },
    required=("columns",),
)
_EVENTS = ListOf(Text(), "event", least=1, doc="insert, update, update of a column, delete, truncate")
TRIGGER = Record(
    {
        "before": _EVENTS,
        "after": _EVENTS,
        "instead_of": _EVENTS,
        "for_each": Word(("row", "statement")),
        "when": Sql(),
        "execute": Name(1, 2, doc="The function."),
        "arguments": ListOf(Text(empty=True), "argument"),
        "old_table": _NAME,
        "new_table": _NAME,
        "enabled": Word(("origin", "replica", "always", "disabled")),
        **further_shapes(Trigger),
        **EXTENSIONS,
        "comment": _COMMENT,
    },
    required=("execute",),
)
POLICY = Record(
    {
        "command": Word(("all", *COMMANDS)),
        "to": ListOf(_NAME, "role", least=1, unique=True),
        "using": Nullable(Sql()),
        "check": Nullable(Sql()),
        "restrictive": _FLAG,
        **further_shapes(Policy),
        "comment": _COMMENT,
    },
    required=("command", "to"),
)

_CELLS = Either((Word((NONE,)), MapOf(_NAME, "role")))
ACCESS = Record(dict.fromkeys(COMMANDS, _CELLS), doc="Per command: role: scope.")
ROWS = Record(
    {
        "key": _COLUMNS,
        "once": Flag(doc="Create what is missing and never touch it again."),
        "values": ListOf(MapOf(Anything(), "column"), "row"),
    },
    required=("key", "values"),
)
_GRANTS: dict[str, dict[str, Shape]] = {
    key: dict.fromkeys(("grants", "grantable"), grants_shape(words)) for key, (_, words) in CLASS_PRIVILEGES.items()
}
_TABLE_GRANTS = grants_shape(TABLE_PRIVILEGES, columns=True)
_TABLE_GRANT = ListOf(Word(TABLE_PRIVILEGES), "privilege", least=1, unique=True)

PLATFORM_TABLE_KEYS = ("table", "triggers", "policies", "scopes", "waivers")
"""All that a table of the platform may carry."""

TABLE: dict[str, Shape] = {
    "table": Name(1, 2, doc="table or schema.table"),
    "comment": _COMMENT,
    "owner": Name(doc="The column that {owner} stands for."),
    "columns": MapOf(COLUMN, "column"),
    "primary_key": Either((_COLUMNS, PRIMARY_KEY)),
    "uniques": ListOf(Either((_COLUMNS, UNIQUE)), "an entry"),
    "checks": MapOf(Either((Sql(), CHECK)), "check"),
    "foreign_keys": ListOf(FOREIGN_KEY, "an entry"),
    "indexes": ListOf(Either((_KEYS, INDEX)), "an entry"),
    "triggers": MapOf(TRIGGER, "trigger"),
    "access": ACCESS,
    "guards": MapOf(Either((Word((NONE,)), _ROLES)), "guard", doc="Columns only some roles may change."),
    "hidden": ListOf(_NAME, "column", least=1, unique=True, doc="Columns that nobody reads through `select`."),
    "scopes": SCOPES,
    "tenant": Word((NONE,)),
    "belongs_to": BELONGS_TO,
    "samples": SAMPLES,
    "grants": _TABLE_GRANTS,
    "grantable": _TABLE_GRANTS,
    **COLUMN_GRANTS,
    **ATTACHED,
    "policies": MapOf(POLICY, "policy"),
    "row_security": Word(("on", "forced", "off", "off and forced")),
    "replica_identity": Either((Word(("default", "full", "nothing")), Record({"using_index": _NAME}, required=("using_index",)))),
    "rows": ROWS,
    **further_shapes(Table),
}
TABLE |= {word: plain.shape(TABLE) for word, plain in TABLE_PLAIN.items()}

ARGUMENT = Record({"type": Sql(), "default": Sql(), "mode": Word(("in", "out", "inout", "variadic"))}, required=("type",))
FUNCTION = Record(
    {
        "arguments": Either((Sql(doc="The whole list as SQL."), MapOf(Either((Sql(), ARGUMENT)), "argument"))),
        "returns": Sql(),
        "language": _NAME,
        "volatility": Word(("volatile", "stable", "immutable")),
        "security": Word(("invoker", "definer")),
        "search_path": Text(empty=True, doc='Pinned; "" for none, so that every name must be qualified.'),
        "settings": MapOf(Text(empty=True), "setting", key=Name(1, 2)),
        "strict": _FLAG,
        "parallel": Word(("unsafe", "restricted", "safe")),
        "leakproof": _FLAG,
        "cost": Number(whole=False, least=0),
        "rows": Number(whole=False, least=0),
        "execute": ListOf(_NAME, "role", unique=True, doc="Who may call it; nobody else, PUBLIC included."),
        **_GRANTS["functions"],
        **ATTACHED,
        **further_shapes(Function),
        "comment": _COMMENT,
        "body": Text(empty=True),
        "exact": Flag(doc="The body is these characters alone, without the line breaks that are put around it otherwise."),
        "unchecked": Flag(doc="Postgres need not accept the body: what it names comes later, or through a search path."),
        "waivers": WAIVERS,
    },
    required=("language",),
)
SEQUENCE = Record(
    {
        "type": Word(("smallint", "integer", "bigint")),
        "owned_by": Name(2, 3),
        "start": Number(),
        "increment": Number(),
        "minimum": Number(),
        "maximum": Number(),
        "cache": Number(least=1),
        "cycle": _FLAG,
        "usage": _ROLES,
        **_GRANTS["sequences"],
        **ATTACHED,
        **further_shapes(Sequence),
        "comment": _COMMENT,
    }
)


def _by_default(words: tuple[str, ...]) -> Shape:
    listed = ListOf(Word(words), "privilege", unique=True)
    return Either((listed, Record({"grants": listed, "grantable": listed, "withheld": listed})))


DEFAULT_PRIVILEGE = Record(
    {
        "role": _NAME,
        "schema": _NAME,
        **{key: MapOf(_by_default(words), "grantee") for key, (_, words) in CLASS_PRIVILEGES.items()},
    }
)
BUCKET = Record(
    {
        "public": _FLAG,
        "file_size_limit": Number(least=1, doc="In bytes."),
        "allowed_mime_types": ListOf(Text(), "type", least=1, unique=True),
        "owner": Sql(doc="What {owner} stands for: an expression over storage.objects."),
        "scopes": SCOPES,
        "access": ACCESS,
        "belongs_to": BELONGS_TO,
        "samples": FILE_SAMPLES,
        "waivers": WAIVERS,
    }
)
_PUBLISHED = Record({"table": _QUALIFIED, "columns": ListOf(_NAME, "column", least=1, unique=True), "where": Sql()}, required=("table",))
PUBLICATION = Record(
    {
        "all_tables": _FLAG,
        "tables": ListOf(Either((_QUALIFIED, _PUBLISHED)), "table"),
        "schemas": ListOf(_NAME, "schema", unique=True, doc="Every table of these, also those yet to come."),
        "publish": ListOf(Word(("insert", "update", "delete", "truncate")), "verb", unique=True),
        "via_partition_root": _FLAG,
        "generated_columns": Word(("none", "stored")),
        **ATTACHED,
        "comment": _COMMENT,
    }
)
SCHEMA = Record({"comment": _COMMENT, "usage": _ROLES, "create": _ROLES, **_GRANTS["schemas"], **ATTACHED, **further_shapes(Schema)})
SCHEMA = Record({"comment": _COMMENT, "usage": _ROLES, "create": _ROLES, **_GRANTS["schemas"], **ATTACHED, **further_shapes(Schema)})
COMMON: dict[str, Shape] = {
    "schemas": MapOf(Either((Word((ABSENT,)), SCHEMA)), "schema"),
    "extensions": MapOf(
        Record({"schema": _NAME, "comment": _EXTENSION_COMMENT, **further_shapes(Extension)}, required=("schema",)), "extension"
    ),
    "sequences": MapOf(SEQUENCE, "sequence", key=_QUALIFIED),
    "functions": MapOf(FUNCTION, "function", key=Name(1, 2, types=True)),
    "default_privileges": ListOf(DEFAULT_PRIVILEGE, "an entry"),
    "publications": MapOf(PUBLICATION, "publication"),
    "buckets": MapOf(BUCKET, "bucket"),
    "scopes": SCOPES,
    "personas": PERSONAS,
    "privileges": PRIVILEGES,
    "waivers": WAIVERS,
    "bench": BENCH,
    **{word: plain.shape(TABLE) for word, plain in PLAIN.items()},
}

PROJECT_ACCESS = Record(
    {
        "caller": Name(doc="The database role that signed-in callers have."),
        "roles": ListOf(_NAME, "role", unique=True, doc="Application roles, in the order in which reports list them."),
        "role_function": Nullable(_QUALIFIED, doc="The function that tells a caller's application role."),
        "tenant": Record({"column": _NAME, "using": Sql()}, required=("column", "using")),
        "row_classes": ROW_CLASSES,
        "grants": MapOf(_TABLE_GRANT, "grantee", doc="For every table."),
    }
)
ENVIRONMENT = Record({"url_variable": Text(), "service": Text(), "protected": _FLAG})
PROJECT: dict[str, Shape] = {
    "project": Text(),
    "platform": Word(("supabase", "postgres")),
    "database_roles": Either(
        (_ROLES, ROLES.shape({}, Word((NAMED, ABSENT)))),
        doc="Roles of the server: a list of those that manifests may name; or by name what each of them is to be.",
    ),
    "access": PROJECT_ACCESS,
    "environments": MapOf(ENVIRONMENT, "environment"),
}

_ONLY_PROJECT = {key: "into growthos.yaml at the top of the manifests folder" for key in PROJECT if key != "access"}
_ONLY_TABLE = {key: "into a file with `table`" for key in TABLE if key not in ("table", *COMMON)}

TABLE_FILE = Record({**TABLE, **COMMON}, required=("table",), elsewhere=_ONLY_PROJECT)
COMMON_FILE = Record(COMMON, elsewhere={**_ONLY_TABLE, **_ONLY_PROJECT})
PROJECT_FILE = Record({**PROJECT, **COMMON}, elsewhere={key: why for key, why in _ONLY_TABLE.items() if key != "access"})


def json_schema() -> dict[str, Any]:
    """A JSON Schema of any manifest, for editors."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "growthos manifest",
        "anyOf": [shape.json_schema() for shape in (TABLE_FILE, COMMON_FILE, PROJECT_FILE)],
    }
