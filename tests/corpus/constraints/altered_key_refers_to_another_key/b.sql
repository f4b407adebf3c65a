create table p (id bigint constraint other primary key);
create table t (id int, a bigint, constraint fk foreign key (a) references p deferrable);
