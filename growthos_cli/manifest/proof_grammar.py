"""The part of the grammar that proofs and benchmarks read: it says nothing of what a database is, only how it is tried."""

from __future__ import annotations

from growthos_cli.intent import EVERY_CLASS, NONE
from growthos_cli.manifest.compound import Either, ListOf, MapOf, Record
from growthos_cli.manifest.shapes import Flag, Name, Number, Shape, Sql, Text, Word

ROW_CLASSES = MapOf(Sql(), "row class", doc="How a row stands to a caller; the first that fits is the row's.")
SCOPE_IN_PLAIN_WORDS: dict[str, Shape] = {
    "covers": Either(
        (Word((EVERY_CLASS,)), ListOf(Name(), "row class", unique=True)),
        doc="The row classes that the scope consists of, for `growthos access`.",
    ),
    "when": Sql(doc="A further condition on those rows, in plain words of SQL."),
    "when_written": Sql(doc="The condition on a written row, where `check` is another than `using`."),
}
"""Keys of a scope that say once more what `using` and `check` say to Postgres."""

BELONGS_TO = Record(
    {
        "person": Sql(doc="What {person} stands for; the owner if left out."),
        "tenant": Sql(doc="What {tenant} stands for; the tenant column if left out."),
    },
    doc="Whose a row is.",
)
SAMPLES = Either(
    (Word((NONE,)), ListOf(MapOf(Sql(), "column"), "sample", least=1)),
    doc="Rows that `growthos access test` tries, column: expression; none when the personas' setup makes them.",
)
FILE_SAMPLES = ListOf(Sql(), "sample", least=1, doc="Expressions for the names of files that `growthos access test` tries.")

PERSON = Record(
    {
        "role": Name(doc="The application role; none for a caller who may do nothing."),
        "id": Text(doc="The caller's id; none for one who has not signed in."),
        "tenant": Text(doc="The tenant under which rows of this person are filed."),
        "database_role": Name(doc="The database role; the project's `caller` if left out."),
        "settings": MapOf(Text(empty=True), "setting", key=Name(1, 2), doc="Set for the caller's transaction."),
        "comment": Text(),
    }
)
PERSONAS = Record(
    {
        "setup": Text(doc="SQL that makes these people in a database that has none."),
        "people": MapOf(PERSON, "person"),
    },
    required=("people",),
    doc="The callers whom `growthos access test` and `growthos bench` become.",
)

SEED_STEP = Record(
    {
        "table": Name(1, 2, doc="The table that the statement fills."),
        "written_before": Flag(doc="Provisioning puts rows into the table, so that some there do not speak against seeding."),
        "sql": Text(doc="One statement; {name} stands for the size of that name."),
    },
    required=("sql",),
)
BENCH = Record(
    {
        "sizes": MapOf(Number(least=1), "size", doc="Numbers of rows, by the names that `--size` takes."),
        "newest_by": ListOf(Name(), "column", unique=True, doc="What lists are sorted by: the first of these columns that a table has."),
        "steps": ListOf(SEED_STEP, "step", least=1, doc="Statements that fill the tables, in order."),
    },
    required=("steps",),
    doc="What `growthos bench seed` fills a database with.",
)
