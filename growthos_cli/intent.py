"""What a person asked for before it becomes catalog objects: the project, scopes, and who may do what to which rows.

Read by manifest/, compiled by access/, printed by reports. Values only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from growthos_cli.catalog.ref import Ref
from growthos_cli.errors import Mark

COMMANDS = ("select", "insert", "update", "delete")
ANON = "anon"
"""The role of the platform's API for callers who have not signed in: no application role, but an access matrix names it."""
NONE = "none"
"""The scope of no rows, and the class of the rows that no other class takes; both always known."""
EVERY_CLASS = "all"
"""What a scope `covers` that leaves no class of rows out."""


@dataclass(frozen=True)
class Scope:
    """A named set of rows. Predicates hold the placeholders {roles}, {owner} and {bucket}; `check` None means as `using`.

    `bound` holds for every row that those with the scope may see, and for all rows as far as {others} are concerned.
    `covers` and `when` say the same once more, for a proof: the classes of rows that belong to the set (None: nobody said;
    EVERY_CLASS alone: all of them), and a further condition on those rows; `when_written` does so for `check`. They hold the
    placeholders of a row class.
    """

    name: str
    using: str
    check: str | None = None
    needs: tuple[str, ...] = ()
    bound: str | None = None
    comment: str | None = None
    covers: tuple[str, ...] | None = None
    when: str | None = None
    when_written: str | None = None
    mark: Mark | None = None


@dataclass(frozen=True)
class RowClass:
    """Rows that stand to a caller in the same way. The predicate holds {caller}, {person}, {tenant} and {owner}."""

    name: str
    predicate: str
    mark: Mark | None = None


@dataclass(frozen=True)
class Person:
    """A caller whom a proof becomes. `role` None for one who may do nothing; `id` None for one who has not signed in.

    `tenant` is the one under which rows of this person are filed; `settings` are set for the caller's transaction.
    """

    name: str
    role: str | None = None
    id: str | None = None
    tenant: str | None = None
    database_role: str | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    comment: str | None = None
    mark: Mark | None = None

    @property
    def matrix_role(self) -> str | None:
        """Whose cells of an access matrix are this person's: the application role's, else the database role's own."""
        return self.role or self.database_role


@dataclass(frozen=True)
class Personas:
    """The callers of proofs and benchmarks, and the SQL that makes them in a database without any rows but reference rows."""

    setup: str = ""
    people: tuple[Person, ...] = ()
    mark: Mark | None = None


@dataclass(frozen=True)
class SeedStep:
    """One statement of a seed, with the sizes as placeholders. `table` is the one that it fills; None when it only prepares others.

    `written_before`: provisioning itself puts rows into the table, so that some there say nothing about whether it is in use.
    """

    sql: str
    table: tuple[str, str] | None = None
    written_before: bool = False
    mark: Mark | None = None


@dataclass(frozen=True)
class Bench:
    """Rows to measure with, and what lists are sorted by: the first column of `newest_by` that a table has."""

    sizes: Mapping[str, int] = field(default_factory=dict)
    steps: tuple[SeedStep, ...] = ()
    newest_by: tuple[str, ...] = ()
    mark: Mark | None = None


@dataclass(frozen=True)
class BelongsTo:
    """Whose a row is: expressions over the row for {person} and {tenant}. None: the owner column, the tenant column."""

    person: str | None = None
    tenant: str | None = None


@dataclass(frozen=True)
class Tenant:
    """The column that names a row's tenant, and the predicate of the restrictive policy of every table that has it."""

    column: str
    using: str
    mark: Mark | None = None


@dataclass(frozen=True)
class Environment:
    """Where a connection string comes from; never the string itself."""

    name: str
    url_variable: str | None = None
    service: str | None = None
    protected: bool = False


@dataclass(frozen=True)
class Project:
    """`growthos.yaml`. `grants`: grantee -> privileges that every table gives. A row's class is the first that it fits."""

    name: str = "growthos"
    platform: str = "supabase"
    caller: str = "authenticated"
    roles: tuple[str, ...] = ()
    role_function: tuple[str, str] | None = None
    tenant: Tenant | None = None
    grants: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    environments: Mapping[str, Environment] = field(default_factory=dict)
    row_classes: tuple[RowClass, ...] = ()
    database_roles: tuple[str, ...] = ()
    """Roles of the cluster that manifests may name although the server that compiles them may lack them."""


@dataclass(frozen=True)
class Cell:
    """One entry of an access matrix: a role's scope for one command."""

    command: str
    role: str
    scope: str
    mark: Mark | None = None


@dataclass(frozen=True)
class Guard:
    """A column that only `roles` may change through `update`; nobody when empty."""

    column: str
    roles: tuple[str, ...]
    mark: Mark | None = None


@dataclass(frozen=True)
class TableAccess:
    """The access of one table as declared. `columns` are all columns of the table, in order.

    Each of `samples` maps columns to expressions: a row that a proof tries, made once per person and tenant. None of them
    when the personas' setup makes the rows.
    """

    schema: str
    table: str
    columns: tuple[str, ...]
    cells: tuple[Cell, ...] = ()
    guards: tuple[Guard, ...] = ()
    hidden: Mapping[str, Mark | None] = field(default_factory=dict)
    """Columns that nobody reads through `select`, and where each is named."""
    scopes: Mapping[str, Scope] = field(default_factory=dict)
    owner: str | None = None
    tenant: bool = True
    declared: bool = True
    """False for a table without an `access` key: it still gets the tenant policy and the project's grants."""
    mark: Mark | None = None
    belongs_to: BelongsTo = BelongsTo()
    samples: tuple[Mapping[str, str], ...] = ({},)


@dataclass(frozen=True)
class BucketAccess:
    """The access of one bucket as declared; `owner` is an SQL expression over storage.objects.

    `samples` are expressions for the names of files that a proof tries.
    """

    bucket: str
    cells: tuple[Cell, ...] = ()
    scopes: Mapping[str, Scope] = field(default_factory=dict)
    owner: str | None = None
    mark: Mark | None = None
    belongs_to: BelongsTo = BelongsTo()
    samples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Waiver:
    """Findings of one check that the team knows and accepts, and the reason.

    They are those of `subject` and of what is part of it, or of its part called `name` alone. Without a subject, `name` is the
    object as findings spell it: `role service_role`.
    """

    check: str
    subject: Ref | None
    name: str | None
    reason: str
    mark: Mark
