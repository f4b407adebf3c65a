create table p (id integer primary key);
create table t (id integer constraint pk primary key, p integer constraint fk references p, n integer constraint u unique constraint c check (n > 0));
create index i on t (n);
comment on constraint pk on t is 'pk';
comment on constraint fk on t is 'fk';
comment on constraint u on t is 'u';
comment on constraint c on t is 'c';
comment on index i is 'i';
comment on index pk is 'the index of a key';
