"""What is said of other things: who owns them, who may use them, and what for. Last, event triggers, which listen to all of it."""

from __future__ import annotations

from pool.thing import Thing


def _on(word: str, name: str, privilege: str = "", owned: bool = True) -> tuple[Thing, ...]:
    """A comment, a grant and an owner of one thing."""
    subject = f"{word} {{{name}}}"
    given = f"{{{name}}}" if word == "view" else subject
    grants = (
        f"grant {privilege} on {given} to app",
        f"grant all on {given} to reader with grant option",
        f"grant all on {given} to app; revoke {privilege} on {given} from app",
        f"revoke all on {given} from public, current_user",
    )
    owners = (f"alter {subject} owner to app", f'alter {subject} owner to "Mixed Case"')
    return (
        Thing(f"{name} comment", (f"comment on {subject} is 'Somebody''s'", f"comment on {subject} is 'odd \"text\"'")),
        *((Thing(f"{name} grant", grants),) if privilege else ()),
        *((Thing(f"{name} owner", owners),) if owned else ()),
    )


SAID = (
    Thing(
        "defaults",
        (
            "alter default privileges grant select on tables to reader",
            "alter default privileges in schema public grant execute on functions to app",
            "alter default privileges revoke execute on functions from public",
            "alter default privileges for role app grant usage on sequences to reader with grant option",
            "alter default privileges grant usage on types to writer; alter default privileges grant usage on schemas to writer",
        ),
    ),
    *_on("schema", "here", "usage"),
    *_on("schema", "there", "create"),
    *_on("collation", "collation"),
    *_on("type", "mood", "usage"),
    *_on("domain", "positive", "usage"),
    *_on("type", "pair", "usage"),
    *_on("type", "spans", "usage"),
    *_on("sequence", "numbers", "usage"),
    *_on("function", "next_number", "execute"),
    *_on("routine", "of_pairs", "execute"),
    *_on("routine", "total", "execute"),
    *_on("text search configuration", "plain_words"),
    *_on("text search dictionary", "short_words"),
    *_on("foreign data wrapper", "wrapper", "usage", owned=False),
    *_on("table", "base", "select"),
    *_on("table", "people", "insert"),
    *_on("view", "first", "select"),
    *_on("view", "second", "select"),
    *_on("function", "touch", "execute"),
    *_on("routine", "reading", "execute"),
    *_on("statistics", "statistics"),
    *_on("publication", "publication"),
    Thing(
        "column grants",
        (
            "grant select (id) on {people} to app",
            "grant select (id, name), update (name) on {base} to reader with grant option",
            "revoke select on {people} from app; grant insert (name) on {people} to app",
            "grant select (id) on {first} to app",
        ),
    ),
    Thing(
        "column comments",
        (
            "comment on column {people}.id is 'number'",
            "comment on column {base}.name is 'called'",
            "comment on column {first}.id is 'number'",
            "comment on column {pair}.x is 'across'",
        ),
    ),
    Thing(
        "part comments",
        (
            "comment on constraint fine on {people} is 'fine'",
            "comment on index {index_name} is 'sorted'",
            "comment on trigger touched on {people} is 'touch'",
            "comment on policy mine on {base} is 'mine'",
            "comment on rule \"a rule\" on {base} is 'ruled'",
            "comment on constraint people_base on {people} is 'key'",
            "comment on operator public.=== (integer, integer) is 'same'",
            "comment on cast ({pair} as integer) is 'x'",
            "comment on constraint above_nothing on domain {positive} is 'more'",
        ),
    ),
    Thing("default of view", ("alter view {first} alter column id set default 5", "alter view {people} alter column name set default 'x'")),
    Thing("listener", ("create function {it}() returns event_trigger language plpgsql as $$begin end$$",), ("public.listen",)),
    Thing(
        "listening",
        (
            "create event trigger listening on ddl_command_end execute function {listener}()",
            "create event trigger listening on sql_drop when tag in ('DROP TABLE') execute function {listener}()",
            "create event trigger listening on ddl_command_start execute function {listener}(); alter event trigger listening disable",
        ),
    ),
)
