create table a (id integer primary key, code text not null unique, n integer not null);
create table b (id integer primary key, a_id integer references a, a_code text references a (code));
create table c (b_id integer references b on delete cascade, a_id integer, foreign key (a_id) references a deferrable initially deferred);
create table tree (id integer primary key, up integer references tree);
