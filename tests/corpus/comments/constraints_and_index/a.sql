create table p (id integer primary key);
create table t (id integer constraint pk primary key, p integer constraint fk references p, n integer constraint u unique constraint c check (n > 0));
create index i on t (n);
