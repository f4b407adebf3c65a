create table a (id bigint, code text not null primary key, n integer not null, unique (id));
create table b (id uuid primary key default gen_random_uuid(), a_id bigint references a (id), a_code text references a);
create table c (b_id uuid references b on delete cascade, a_id bigint, foreign key (a_id) references a (id) deferrable initially deferred);
create table tree (id bigint, up bigint references tree, primary key (id) include (up));
