create table t (id int primary key, a text default '1', b int default 5, c varchar(5) default 'x', d jsonb, e numeric(6,2), f int, g boolean default true);
