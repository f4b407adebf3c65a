insert into "S.1"."T""t" values ('x', 1);
