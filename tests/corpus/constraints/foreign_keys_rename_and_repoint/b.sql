create table a (id integer primary key, x integer unique); create table b (id integer primary key, x integer unique);
create table r (p integer references b on delete cascade, q integer references a (x), s integer, t integer, constraint other foreign key (s) references a, constraint r_s_fkey foreign key (t) references b on delete set default);
