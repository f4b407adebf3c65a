create type pt as (a int, b int);
create table t (p pt);
