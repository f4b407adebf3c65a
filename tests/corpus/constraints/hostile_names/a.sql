create table "T ""x"" (a)" ("a, b" int, "c)" int);
