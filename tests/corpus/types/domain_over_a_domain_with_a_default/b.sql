create table keep (id int);
create domain a as int default 1;
create domain b as a;
create domain c as a;
alter domain c drop default;
create domain e as b default 2;
