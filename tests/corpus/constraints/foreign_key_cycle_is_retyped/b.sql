create table a (id uuid primary key default gen_random_uuid(), b_id bigint); create table b (id bigint primary key, c_id text); create table c (id text primary key, a_id uuid references a on delete cascade);
alter table a add foreign key (b_id) references b on update cascade; alter table b add foreign key (c_id) references c;
create view v as select a.id, b.id as b, c.id as c from a join b on b.id = a.b_id join c on c.id = b.c_id;
