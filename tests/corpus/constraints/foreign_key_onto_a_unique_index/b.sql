create table p (a int, b int);
create unique index p_a on p (a) with (fillfactor = 60);
create unique index p_b on p (b) nulls not distinct;
create table c (a int references p (a), b int references p (b));
