create table "T ""x"" (a)" ("a, b" int constraint "PK (x)" primary key, "c)" int constraint "ch'k" check ("c)" > 0), constraint "u""q" unique ("c)", "a, b"));
create table "order" ("user" int constraint "fk;--" references "T ""x"" (a)" ("a, b"));
alter table "T ""x"" (a)" add constraint "ex\n" exclude using btree ("c)" with =);
