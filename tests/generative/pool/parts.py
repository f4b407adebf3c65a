"""What stands on relations: keys, checks, indexes, statistics, triggers, rules, policies, views over views, publications."""

from __future__ import annotations

from pool.thing import Thing

PARTS = (
    Thing(
        "people_base",
        (
            "alter table {people} add constraint people_base foreign key (id) references {base} (id)",
            "alter table {people} add constraint people_base foreign key (id) references {base} on delete cascade deferrable",
            "alter table {people} add constraint people_base foreign key (id) references {base} (id) not valid",
            "alter table {people} add constraint people_base check (id > 0)",
            "alter table {people} add constraint people_base foreign key (count) references {base} (id) on update set null",
        ),
    ),
    Thing(
        "base_people",
        (
            "alter table {base} add constraint base_people foreign key (id) references {people} (id)",
            "alter table {base} add constraint base_people check (id > 0)",
            "alter table {base} add constraint base_people check (id <> 5) not valid",
            "alter table {base} add constraint base_people check (id > 0) no inherit",
            "alter table {base} add constraint base_people unique (name, id)",
        ),
    ),
    Thing(
        "people_check",
        (
            "alter table {people} add constraint fine check ({doubled}(id) > 0)",
            "alter table {people} add constraint fine check (feeling is not null)",
            "alter table {people} add constraint fine check (feeling::text <> 'ok' or id > 3)",
            "alter table {people} add constraint fine check ((spot).x > 0)",
            "alter table {people} add constraint fine unique (id, name)",
            "alter table {people} add constraint fine exclude using btree (id with =)",
            "alter table {people} add constraint fine exclude using gist (spot with &&)",
        ),
    ),
    Thing(
        "index_name",
        (
            "create index {it} on {people} (name)",
            "create index {it} on {base} (name)",
            "create unique index {it} on {people} (id, name) where id > 0",
            "create index {it} on {people} (lower(name) desc nulls last)",
            "create index {it} on {people} ({doubled}(id))",
            "create index {it} on {people} (feeling) include (id)",
            "create index {it} on {people} using hash (id)",
            'create index {it} on {people} (name collate "C", id) with (fillfactor = 70)',
        ),
        ("by_name", '"By Name"', "second"),
    ),
    Thing(
        "index_more",
        (
            "create unique index {it} on {people} (id) nulls not distinct",
            "create unique index {it} on {base} (id)",
            "create index {it} on {base} ((id + 1))",
            "create index {it} on {people} (count)",
            "create index {it} on {people} using gist (spot)",
            "create index {it} on {people} using gin (spot)",
        ),
        ("more_index", "numbers"),
    ),
    Thing(
        "statistics",
        (
            "create statistics {it} on id, name from {people}",
            "create statistics {it} (ndistinct) on id, name from {base}",
            "create statistics {it} on (lower(name)), id from {people}",
            "create statistics {it} on (id + 1) from {people}",
        ),
        ("public.known", "here.known"),
    ),
    Thing(
        "first",
        (
            "create view {it} as select id, name from {people}",
            "create view {it} as select * from {people}",
            "create view {it} (number, said) as select id, name from {people}",
            "create view {it} with (security_invoker) as select count(*) as id, name from {people} group by name",
            "create materialized view {it} as select id, name from {people}",
            "create view {it} as select {doubled}(id) as id, name from {people}",
            "create view {it} as select p.*, b.name as other from {people} as p join {base} as b using (id)",
            "create view {it} as with recursive r (id) as (select id from {people} union select 1 from r) select * from r",
            "create table {it} (id integer, name text)",
        ),
        ("public.first", "here.first", 'public."First"'),
    ),
    Thing(
        "second",
        (
            "create view {it} as select id from {first}",
            "create materialized view {it} as select id, name from {first} with no data",
            "create view {it} as select id, row_number() over (order by id) as place from {first} where id in (select id from {base})",
            "create view {it} as select f from {first} as f",
            "create view {it} as select id, {total}(id) as sum from {first} group by id",
            "create function public.second() returns setof {first} language sql as $$select * from {first}$$",
            "create view {it} as table {first} with local check option",
        ),
        ("public.second", '"There".second'),
    ),
    Thing(
        "third",
        (
            "create view {it} as select * from {second}",
            "create view {it} as select s.id, {next_number}() as next from {second} as s",
            "create materialized view {it} as select id from {second} where id > 1",
        ),
        ("public.third",),
    ),
    Thing(
        "second_index",
        (
            "create unique index on {second} (id)",
            "create index second_index on {second} (id) where id > 0",
            "create index second_index on {third} (id)",
        ),
    ),
    Thing(
        "reading",
        (
            "create function {it}() returns bigint language sql begin atomic select count(*) from {people}; end",
            "create function {it}() returns setof {people} language sql as $$select * from {people}$$",
            "create function {it}(p {people}) returns integer language sql immutable return 1",
            "create function {it}() returns {first} language sql begin atomic select * from {first} limit 1; end",
            "create function {it}(p {base} default null) returns text language plpgsql as $$begin return p.name; end$$",
            "create procedure {it}() language sql begin atomic insert into {base} (id) values (1); delete from {people}; end",
        ),
        ("public.reading", "here.reading"),
    ),
    Thing(
        "ring",
        (
            "alter table {people} add column ring integer default {reading}()",
            "alter table {base} add column ring text default {reading}()",
            "create view public.ring as select {reading}() as ring",
        ),
    ),
    Thing(
        "touched",
        (
            "create trigger touched before insert on {people} for each row execute function {touch}()",
            "create trigger touched after update of name on {people} for each row when (old.id <> new.id) execute function {touch}('a')",
            "create trigger touched instead of insert on {people} for each row execute function {touch}()",
            "create constraint trigger touched after insert on {people} deferrable for each row execute function {touch}()",
            "create trigger touched after insert on {people} referencing new table as fresh for each statement execute function {touch}()",
            "create trigger touched before update on {base} for each row execute function {touch}()",
            "create trigger touched instead of delete on {first} for each row execute function {touch}()",
        ),
    ),
    Thing(
        "touched_off",
        (
            "alter table {people} disable trigger touched",
            "alter table {people} enable always trigger touched",
            "alter table {base} enable replica trigger touched",
        ),
    ),
    Thing(
        "rule",
        (
            'create rule "a rule" as on insert to {people} do also insert into {base} (id) values (1)',
            'create rule "a rule" as on delete to {base} do instead nothing',
            'create rule "a rule" as on update to {first} do instead update {people} set name = new.name where id = old.id',
            'create rule "a rule" as on insert to {base} do also notify told',
        ),
    ),
    Thing(
        "secured",
        (
            "alter table {people} enable row level security",
            "alter table {people} enable row level security; alter table {people} force row level security",
            "alter table {base} force row level security",
        ),
    ),
    Thing(
        "policy",
        (
            "create policy mine on {people} using (id > 0)",
            "create policy mine on {people} for insert to app with check (name = current_user)",
            "create policy mine on {base} as restrictive for select to app, reader using (exists (select from {people}))",
            "create policy mine on {people} using (feeling is not null)",
            "create policy mine on {base} using ({doubled}(id) > {next_number}())",
        ),
    ),
    Thing(
        "identity",
        (
            "alter table {people} replica identity full",
            "alter table {base} replica identity nothing",
            "alter table {people} replica identity using index more_index",
            "alter table {base} replica identity using index more_index",
            "alter table {base} cluster on more_index",
            "alter table {people} set (fillfactor = 60, autovacuum_enabled = false)",
        ),
    ),
    Thing(
        "publication",
        (
            "create publication {it}",
            "create publication {it} for table {people}",
            "create publication {it} for table {base} (id, name) where (id > 0)",
            "create publication {it} for table {base}, {people} with (publish = 'insert')",
            "create publication {it} for tables in schema here",
            "create publication {it} for all tables",
        ),
        ("told", '"Told"'),
    ),
)
