"""A small project as two catalogs, and what the checks find between them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from growthos_cli.catalog.catalog import Catalog, Edge
from growthos_cli.catalog.constraints import ForeignKey, PrimaryKey
from growthos_cli.catalog.ref import Object, Ref
from growthos_cli.catalog.relations import Column, Index, Schema, Sequence, Table
from growthos_cli.catalog.routines import Function, Trigger
from growthos_cli.catalog.rows import Bucket
from growthos_cli.catalog.security import Grant, Policy, RowSecurity
from growthos_cli.checks.context import Context
from growthos_cli.checks.run import run
from growthos_cli.diff import diff
from growthos_cli.errors import Mark
from growthos_cli.findings import Finding
from growthos_cli.intent import Project
from growthos_cli.platform import SUPABASE

PROJECT = Project(roles=("admin", "student"), role_function=("public", "my_role"))

ROLE = Function(
    "public", "my_role", "", "", "text", "sql", "select 1", volatility="stable", security="definer", settings=(("search_path", '""'),)
)
ROLE_GRANT = Grant("function", ("public", "my_role", ""), "authenticated", ("execute",))
AUDIT = Function("public", "audit", "", "", "trigger", "plpgsql", "begin end", settings=(("search_path", '""'),))
NUMBERS = Sequence("public", "invoices_number_seq")
COMPANIES, INVOICES = Table("public", "companies"), Table("public", "invoices")
COMPANY_ID = Column("public", "companies", "id", "integer")
COMPANIES_KEY = PrimaryKey("public", "companies", "companies_pkey", ("id",))
NUMBER = Column("public", "invoices", "number", "bigint", default="nextval('public.invoices_number_seq'::regclass)")
OF_COMPANY = Column("public", "invoices", "company_id", "integer")
NUMBER_INDEX = Index("public", "invoices", "invoices_number_idx", ("number",))
INVOICES_KEY = ForeignKey("public", "invoices", "invoices_company_id_fkey", ("company_id",), "public", "companies", ("id",))
AUDITED = Trigger("public", "invoices", "audit", "after", ("insert",), "public", "audit")
ON_COMPANIES, ON_INVOICES = RowSecurity("public", "companies"), RowSecurity("public", "invoices")
READ_COMPANIES = Policy("public", "companies", "companies_select", "select", ("authenticated",), "my_role() = 'admin'")
READ_INVOICES = Policy("public", "invoices", "invoices_select", "select", ("authenticated",), "my_role() = 'admin'")
WRITE_INVOICES = Policy("public", "invoices", "invoices_update", "update", ("authenticated",), "my_role() = 'admin'", "my_role() = 'admin'")
SELECT_COMPANIES = Grant("table", ("public", "companies"), "authenticated", ("select",))
SELECT_INVOICES = Grant("table", ("public", "invoices"), "authenticated", ("select", "update"))
FILES = Bucket("files", "files", file_size_limit=1000, allowed_mime_types=("image/png",))
READ_FILES = Policy(
    "storage", "objects", "files select", "select", ("authenticated",), "((bucket_id = 'files'::text) AND (owner_id = 'me'::text))"
)

EVERYTHING: tuple[Object, ...] = (
    Schema("public"), Grant("schema", ("public",), "authenticated", ("usage",)), ROLE, ROLE_GRANT, AUDIT, NUMBERS,
    COMPANIES, COMPANY_ID, COMPANIES_KEY, INVOICES, NUMBER, OF_COMPANY, NUMBER_INDEX, INVOICES_KEY, AUDITED,
    ON_COMPANIES, ON_INVOICES, READ_COMPANIES, READ_INVOICES, WRITE_INVOICES, SELECT_COMPANIES, SELECT_INVOICES,
    FILES, READ_FILES,
)  # fmt: skip
EDGES: tuple[Edge, ...] = (
    *((policy.ref, ROLE.ref) for policy in (READ_COMPANIES, READ_INVOICES, WRITE_INVOICES)),
    (NUMBER.ref, NUMBERS.ref),
    (AUDITED.ref, AUDIT.ref),
    (INVOICES_KEY.ref, COMPANIES_KEY.ref),
    (NUMBER_INDEX.ref, NUMBER.ref),
)
DESIRED = Catalog.of(EVERYTHING, EDGES)


def found(
    *changed: Object,
    gone: Iterable[Object] = (),
    desired: Catalog = DESIRED,
    project: Project = PROJECT,
    edges: Iterable[Edge] = (),
) -> list[Finding]:
    """What the checks say of a target that is as desired but for what changed, with its edges, and what is gone."""
    return list(run(context(*changed, gone=gone, desired=desired, project=project, edges=edges)).findings)


def context(
    *changed: Object,
    gone: Iterable[Object] = (),
    desired: Catalog = DESIRED,
    project: Project = PROJECT,
    edges: Iterable[Edge] = (),
) -> Context:
    live = DESIRED.without(item.ref for item in gone).plus(changed, edges)
    return Context(live, desired, tuple(diff(live, desired)), project, SUPABASE, remedy, mark)


def remedy(refs: Collection[Ref]) -> str:
    """Names what it is to mend, in place of the planner's SQL."""
    return "mend " + ", ".join(map(str, sorted(refs)))


def mark(ref: Ref) -> Mark | None:
    """Each object has a line of its own in the manifests."""
    return Mark("m.yaml", 1 + sorted(DESIRED.objects).index(ref), 1) if ref in DESIRED else None


def refs(*items: Object) -> frozenset[Ref]:
    return frozenset(item.ref for item in items)


def mended(*items: Object) -> str:
    return remedy(refs(*items))
