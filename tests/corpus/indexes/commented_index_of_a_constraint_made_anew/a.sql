create table t (id int not null, n int, constraint k primary key (id));
comment on index k is 'of the key';
