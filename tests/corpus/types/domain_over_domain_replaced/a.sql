create domain a as int constraint x check (value > 0);
create domain b as a constraint y check (value < 100);
create domain c as b[];
create table t (u a, v b, w c default '{1}');
