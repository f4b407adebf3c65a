create table a (id bigint primary key, code text unique not null);
create table b (id bigint primary key references a, code text references a (code) on update cascade);
create table c (id bigint references b, code text, foreign key (code) references a (code));
