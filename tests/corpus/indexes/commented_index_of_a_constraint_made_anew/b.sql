create table t (id int not null, n int not null, constraint k primary key (id, n));
comment on index k is 'of the key';
